/// Lines and white space in cleaned UTF-8.
enum TextLines {
  /// Where the line that holds an index ends: at its LF, or at the end of the text.
  static func end(of start: Int, in bytes: Span<UInt8>) -> Int {
    bytes.first(0x0A, from: start, to: bytes.count)
  }

  /// Where the first line begins, from the beginning of a line on, that shows anything; the end of
  /// the text when there is none.
  static func nextShown(from start: Int, in bytes: Span<UInt8>) -> Int {
    var line = start
    var index = start
    while index < bytes.count {
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      guard isSpace(scalar) || isInvisible(scalar) else { return line }
      index += length
      if scalar == 0x0A { line = index }
    }
    return bytes.count
  }

  /// Where the white space ends that a range begins with.
  static func endOfSpaces(_ range: Range<Int>, in bytes: Span<UInt8>) -> Int {
    var start = range.lowerBound
    while start < range.upperBound {
      let (scalar, length) = UTF8Scalars.read(bytes, at: start)
      guard isSpace(scalar) else { break }
      start += length
    }
    return start
  }

  /// A range without the white space at both its ends.
  static func trimmed(_ range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
    let start = endOfSpaces(range, in: bytes)
    var end = range.upperBound
    while end > start, let last = UTF8Scalars.last(bytes, before: end), isSpace(last.scalar) {
      end -= last.length
    }
    return start..<max(start, end)
  }

  /// Whether a range holds nothing that can be seen.
  static func isBlank(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      guard isSpace(scalar) || isInvisible(scalar) else { return false }
      index += length
    }
    return true
  }

  /// A range within a line as text, its runs of spaces made one.
  static func string(_ range: Range<Int>, in bytes: Span<UInt8>) -> String {
    let kept = trimmed(range, in: bytes)
    if endOfSingleSpaces(kept, in: bytes) == kept.upperBound {
      return bytes.string(kept)
    }
    var line: [UInt8] = []
    append(kept, of: bytes, to: &line)
    return String(decoding: line, as: UTF8.self)
  }

  /// Appends a range within a line, its runs of spaces made one.
  static func append(_ range: Range<Int>, of bytes: Span<UInt8>, to line: inout [UInt8]) {
    var rest = trimmed(range, in: bytes)
    line.reserveCapacity(line.count + rest.count)
    while !rest.isEmpty {
      let end = endOfSingleSpaces(rest, in: bytes)
      line.append(bytes, rest.lowerBound..<end)
      var next = end
      while next < rest.upperBound, bytes[next] == 0x20 { next += 1 }
      rest = next..<rest.upperBound
    }
  }

  /// Where a range first holds a space after a space.
  private static func endOfSingleSpaces(_ range: Range<Int>, in bytes: Span<UInt8>) -> Int {
    var last: UInt8 = 0
    for index in range {
      let byte = bytes[index]
      if byte == 0x20, last == 0x20 { return index }
      last = byte
    }
    return range.upperBound
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
}
