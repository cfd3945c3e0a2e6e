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

  /// The words of folded text.
  static func words(in bytes: UnsafeBufferPointer<UInt8>) -> [String] {
    var words: [String] = []
    var position = 0
    while position < bytes.count {
      let start = position
      while position < bytes.count, begins(at: position, in: bytes) {
        position += 1
        while position < bytes.count, bytes[position] & 0xc0 == 0x80 { position += 1 }
      }
      if position > start {
        words.append(String(decoding: bytes[start..<position], as: UTF8.self))
      } else {
        position += 1
      }
    }
    return words
  }
}
