/// Lines and white space in cleaned UTF-8.
enum TextLines {
  /// Where the line that holds an index ends: at its LF, or at the end of the text.
  static func end(of start: Int, in bytes: [UInt8]) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return index
  }

  /// A range without the white space at both its ends.
  static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let (scalar, length) = UTF8Scalars.read(bytes, at: start)
      guard isSpace(scalar) else { break }
      start += length
    }
    while end > start, let scalar = UTF8Scalars.last(bytes, before: end), isSpace(scalar) {
      end -= length(of: scalar)
    }
    return start..<max(start, end)
  }

  /// Whether a range holds nothing that can be seen.
  static func isBlank(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      guard isSpace(scalar) || isInvisible(scalar) else { return false }
      index += length
    }
    return true
  }

  /// A range as one line of text, its runs of spaces made one.
  static func string(_ range: Range<Int>, in bytes: [UInt8]) -> String {
    var line: [UInt8] = []
    append(range, of: bytes, to: &line)
    return String(decoding: line, as: UTF8.self)
  }

  /// Appends a range, its line ends made spaces and its runs of spaces made one.
  static func append(_ range: Range<Int>, of bytes: [UInt8], to line: inout [UInt8]) {
    line.reserveCapacity(line.count + range.count)
    var follows = false
    for byte in bytes[trimmed(range, in: bytes)] {
      let isSpace = byte == 0x20 || byte == 0x0A
      if !(isSpace && follows) { line.append(isSpace ? 0x20 : byte) }
      follows = isSpace
    }
  }

  /// White space, which also ends a word.
  @inline(__always)
  static func isSpace(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar == 0x20 || 0x09...0x0D ~= scalar }
    switch scalar {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
    default: return false
    }
  }

  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x034F, 0x061C, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202C: true
    case 0x2060...0x2069, 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    default: false
    }
  }

  private static func length(of scalar: UInt32) -> Int {
    scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x1_0000 ? 3 : 4
  }
}
