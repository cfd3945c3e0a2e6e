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

  /// A range within a line as text, its runs of spaces made one.
  static func string(_ range: Range<Int>, in bytes: [UInt8]) -> String {
    let kept = trimmed(range, in: bytes)
    if endOfSingleSpaces(kept, in: bytes) == kept.upperBound {
      return String(decoding: bytes[kept], as: UTF8.self)
    }
    var line: [UInt8] = []
    append(kept, of: bytes, to: &line)
    return String(decoding: line, as: UTF8.self)
  }

  /// Appends a range within a line, its runs of spaces made one.
  static func append(_ range: Range<Int>, of bytes: [UInt8], to line: inout [UInt8]) {
    var rest = trimmed(range, in: bytes)
    line.reserveCapacity(line.count + rest.count)
    while !rest.isEmpty {
      let end = endOfSingleSpaces(rest, in: bytes)
      line.append(contentsOf: bytes[rest.lowerBound..<end])
      var next = end
      while next < rest.upperBound, bytes[next] == 0x20 { next += 1 }
      rest = next..<rest.upperBound
    }
  }

  /// Where a range first holds a space after a space.
  private static func endOfSingleSpaces(_ range: Range<Int>, in bytes: [UInt8]) -> Int {
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

  private static func length(of scalar: UInt32) -> Int {
    scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x1_0000 ? 3 : 4
  }
}
