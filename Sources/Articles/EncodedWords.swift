/// Reading words that are written in ASCII for others: `=?UTF-8?Q?Caf=C3=A9?=` (RFC 2047).
struct EncodedWords {
  /// The text with the words that could be read.
  private(set) var decoded: [UInt8] = []
  /// Whether there were any.
  private(set) var isChanged = false

  private let bytes: [UInt8]
  /// The bytes of words that follow each other, which may part a letter, and their alphabet.
  private var pending: [UInt8] = []
  private var charset = ShortWord()

  /// The longest there may be is 75; some programs write longer ones.
  private static let longest = 1_000

  init(in bytes: Span<UInt8>, until end: Int) {
    self.bytes = bytes.extracting(0..<end).withUnsafeBufferPointer { Array($0) }
  }

  /// - Complexity: O(*n*).
  mutating func run() {
    var index = 0
    var kept = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "="), let word = word(at: index) else {
        index += 1
        continue
      }
      // Spaces between two of them only part them.
      let gap = bytes[kept..<index]
      if !isChanged || !gap.allSatisfy({ $0 == 0x20 || $0 == 0x0A }) || charset != word.charset {
        flush()
        decoded += gap
      }
      charset = word.charset
      pending += word.value
      isChanged = true
      index = word.end
      kept = index
    }
    flush()
    decoded += bytes[kept...]
  }

  private mutating func flush() {
    guard !pending.isEmpty else { return }
    var text: [UInt8]
    if Self.isUTF8(charset) {
      text = Array(String(decoding: pending, as: UTF8.self).utf8)
    } else {
      text = TextDecoding.windows1252(pending.span).bytes ?? []
    }
    // A word is no more than one, whatever it holds.
    text = CleanText.text(text).bytes
    for index in text.indices where text[index] == 0x0A { text[index] = 0x20 }
    decoded += text
    pending.removeAll()
  }

  private static func isUTF8(_ charset: ShortWord) -> Bool {
    charset == "utf-8" || charset == "utf8" || charset == "us-ascii"
  }

  // MARK: One word

  private struct Word {
    var charset: ShortWord
    var value: [UInt8]
    var end: Int
  }

  private func word(at start: Int) -> Word? {
    guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "?"),
      let first = mark(from: start + 2), let second = mark(from: first + 1), second == first + 2,
      let third = mark(from: second + 1), third + 1 < bytes.count,
      bytes[third + 1] == UInt8(ascii: "=")
    else { return nil }
    // A language may be named behind a star.
    let name = bytes[start + 2..<first].prefix { $0 != UInt8(ascii: "*") }
    let charset = ShortWord(String(decoding: name, as: UTF8.self).lowercased())
    guard Self.isUTF8(charset) || charset == "iso-8859-1" || charset == "windows-1252" else {
      return nil
    }
    let text = bytes[second + 1..<third]
    let value: [UInt8]? =
      switch bytes[first + 1] | 0x20 {
      case UInt8(ascii: "q"): Self.quoted(text)
      case UInt8(ascii: "b"): Self.base64(text)
      default: nil
      }
    return value.map { Word(charset: charset, value: $0, end: third + 2) }
  }

  /// The next question mark of the same word.
  private func mark(from start: Int) -> Int? {
    var index = start
    while index < bytes.count, index - start < Self.longest, bytes[index] > 0x20 {
      if bytes[index] == UInt8(ascii: "?") { return index }
      index += 1
    }
    return nil
  }

  private static func quoted(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var value: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case UInt8(ascii: "_"): value.append(0x20)
      case UInt8(ascii: "="):
        guard index + 2 < text.endIndex, let high = digit(text[index + 1]),
          let low = digit(text[index + 2])
        else { return nil }
        value.append(high << 4 | low)
        index += 2
      default: value.append(text[index])
      }
      index += 1
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte & 0xF
    case 0x41...0x46, 0x61...0x66: (byte & 0xF) + 9
    default: nil
    }
  }

  private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var value: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text.reversed().drop(while: { $0 == UInt8(ascii: "=") }).reversed() {
      let six: UInt8
      switch byte {
      case 0x41...0x5A: six = byte - 0x41
      case 0x61...0x7A: six = byte - 0x61 + 26
      case 0x30...0x39: six = byte - 0x30 + 52
      case UInt8(ascii: "+"): six = 62
      case UInt8(ascii: "/"): six = 63
      default: return nil
      }
      bits = bits << 6 | UInt32(six)
      count += 6
      if count >= 8 {
        count -= 8
        value.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return value
  }
}
