/// Which characters of folded text make words.
///
/// Good enough to rank by: letters and digits do, and outside ASCII all but the blocks of
/// punctuation, symbols and emoji. Folding has made quotes and dashes ASCII already.
enum WordCharacters {
  /// Whether a byte of folded text is a letter or a digit of ASCII.
  static func isPlain(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || byte &- 0x61 < 26
  }

  /// Whether a character that makes words begins at a position; false at either end of the text and
  /// inside a character.
  static func begins(at position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.indices.contains(position) else { return false }
    switch bytes[position] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): return true
    case 0xc3...0xe1, 0xe4...0xee: return true
    // U+3000 to U+303F are the punctuation of Chinese and Japanese, U+2000 to U+2BFF of all others.
    case 0xe3: return bytes.indices.contains(position + 1) && bytes[position + 1] > 0x80
    case 0xe2: return bytes.indices.contains(position + 1) && bytes[position + 1] >= 0xb0
    case 0xef: return bytes.indices.contains(position + 1) && bytes[position + 1] < 0xb8
    case 0xf0: return bytes.indices.contains(position + 1) && bytes[position + 1] != 0x9f
    default: return false
    }
  }

  /// Whether the character that ends before a position makes words.
  static func end(before position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = position - 1
    while start > 0, start > position - 4, bytes[start] & 0xc0 == 0x80 { start -= 1 }
    return begins(at: start, in: bytes)
  }

  /// Whether a character outside ASCII makes words; it answers as `begins` does.
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xc0..<0x2000, 0x2c00..<0x3000, 0x3040..<0xfe00: true
    case 0x1_0000..<0x4_0000: !(0x1_f000..<0x2_0000).contains(scalar)
    default: false
    }
  }

  /// The words of folded text; where scripts with spaces and without meet, one ends.
  static func words(in bytes: UnsafeBufferPointer<UInt8>) -> [String] {
    var words: [String] = []
    var position = 0
    while position < bytes.count {
      let start = position
      let first = Self.kind(at: position, in: bytes).kind
      while first != .none, position < bytes.count {
        let (kind, length) = Self.kind(at: position, in: bytes)
        guard kind == first else { break }
        position = min(position + length, bytes.count)
      }
      if position > start {
        words.append(String(decoding: bytes[start..<position], as: UTF8.self))
      } else {
        position += 1
      }
    }
    return words
  }

  /// What a character is to a word.
  enum Kind {
    /// It makes no word.
    case none
    /// It makes words that stand apart.
    case spaced
    /// It belongs to a script that sets no spaces between words.
    case unspaced
  }

  /// What the character is that begins at a position of well-formed text, and how many bytes it takes.
  @inline(__always)
  static func kind(
    at position: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (kind: Kind, length: Int) {
    let lead = bytes[position]
    guard lead >= 0x80 else { return (isPlain(lead) ? .spaced : .none, 1) }
    let length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    guard begins(at: position, in: bytes) else { return (.none, length) }
    guard lead >= 0xe0, position &+ 1 < bytes.count else { return (.spaced, length) }
    return (isUnspaced(lead, bytes[position &+ 1]) ? .unspaced : .spaced, length)
  }

  /// Whether a character of words with these first bytes belongs to Thai and Lao (U+0E00), Burmese
  /// (U+1000), Khmer (U+1780), Kana and Han (U+3040 to U+9FFF but for letters that spell sounds in other
  /// ways, and U+F900), halfwidth Kana, or to the planes 2 and 3.
  private static func isUnspaced(_ lead: UInt8, _ second: UInt8) -> Bool {
    switch lead {
    case 0xe0: second >= 0xb8 && second <= 0xbb
    case 0xe1: second <= 0x81 || second == 0x9e || second == 0x9f
    case 0xe3: second < 0x84 || second > 0x86
    case 0xe4...0xe9: true
    case 0xef: second >= 0xa4 && second <= 0xab || second == 0xbd || second == 0xbe
    case 0xf0: second >= 0xa0 && second <= 0xbf
    default: false
    }
  }
}
