/// Reading and writing UTF-8 one scalar at a time, straight from bytes.
///
/// The standard library's views would do, but only by way of a string, and a hundred thousand files
/// pass here.
package enum UTF8Scalars {
  /// Stands for a sequence that is not well-formed.
  @inlinable package static var invalid: UInt32 { .max }
  /// U+FFFD as UTF-8.
  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// The scalar that begins at an index, and how many bytes it takes.
  ///
  /// A broken sequence answers `invalid` and the length of its longest well-formed beginning, at
  /// least 1, so that each becomes one U+FFFD (The Unicode Standard, 3.9, "U+FFFD Substitution of
  /// Maximal Subparts" and table 3-7).
  ///
  /// The index has to lie within the bytes.
  @inlinable @inline(__always)
  package static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int) {
    let first = bytes[index]
    if first < 0x80 { return (UInt32(first), 1) }
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    let needed: Int
    switch first {
    case 0xC2...0xDF:
      // By far the most frequent beyond ASCII in most languages of Europe.
      guard index + 1 < bytes.count, bytes[index + 1] & 0xC0 == 0x80 else { return (invalid, 1) }
      return (UInt32(first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
    case 0xE0...0xEF:
      needed = 2
      if first == 0xE0 { lowest = 0xA0 }
      if first == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      needed = 3
      if first == 0xF0 { lowest = 0x90 }
      if first == 0xF4 { highest = 0x8F }
    default: return (invalid, 1)
    }
    var scalar = UInt32(first) & (0x3F >> UInt32(needed))
    var length = 1
    while length <= needed {
      guard index + length < bytes.count else { return (invalid, length) }
      let byte = bytes[index + length]
      guard byte >= lowest, byte <= highest else { return (invalid, length) }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
      lowest = 0x80
      highest = 0xBF
      length += 1
    }
    return (scalar, length)
  }

  /// The same; beyond the bytes there is nothing but `invalid`.
  @inline(__always)
  static func read(_ bytes: Span<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
    guard bytes.indices.contains(index) else { return (invalid, 1) }
    let first = bytes[index]
    return first < 0x80 ? (UInt32(first), 1) : readLong(bytes, at: index)
  }

  /// The same for a scalar beyond ASCII, kept out of the loops over text that is mostly ASCII.
  @inline(never)
  private static func readLong(_ bytes: Span<UInt8>, at index: Int) -> (scalar: UInt32, length: Int)
  {
    bytes.withUnsafeBufferPointer { read($0, at: index) }
  }

  /// The scalar that ends just before an index of well-formed UTF-8, and how many bytes it takes;
  /// nil at the beginning.
  static func last(_ bytes: Span<UInt8>, before end: Int) -> (scalar: UInt32, length: Int)? {
    var index = end - 1
    while index > 0, end - index < 4, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    guard index >= 0 else { return nil }
    let (scalar, length) = read(bytes, at: index)
    return scalar == invalid ? nil : (scalar, length)
  }
}

extension Span<UInt8> {
  /// Whether these are the same bytes as others.
  func holds(_ others: [UInt8]) -> Bool {
    count == others.count && withUnsafeBufferPointer { $0.elementsEqual(others) }
  }

  /// The bytes of a range as a string.
  func string(_ range: Range<Int>) -> String {
    extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// Where a run of ASCII that begins at an index ends; eight bytes are looked at in one step.
  func endOfASCII(from start: Int) -> Int {
    withUnsafeBytes { raw in
      var index = start
      while index + 8 <= raw.count,
        raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      }
      while index < raw.count, raw[index] < 0x80 { index += 1 }
      return index
    }
  }

  /// Where a byte is first found from an index on; the limit when it is not there before that.
  ///
  /// - Complexity: O(*n*) in the distance; eight bytes are looked at in one step.
  func first(_ byte: UInt8, from start: Int, to limit: Int) -> Int {
    withUnsafeBytes { raw in
      let limit = Swift.min(limit, raw.count)
      var index = start
      while index + 8 <= limit {
        let found = Self.places(of: byte, in: raw, at: index)
        if found != 0 { return index + found.trailingZeroBitCount / 8 }
        index += 8
      }
      while index < limit, raw[index] != byte { index += 1 }
      return index
    }
  }

  /// Where the bytes after the last such byte begin that ends before an index; the limit when it is
  /// not there after that.
  ///
  /// - Complexity: O(*n*) in the distance; eight bytes are looked at in one step.
  func endOfLast(_ byte: UInt8, before end: Int, from limit: Int) -> Int {
    withUnsafeBytes { raw in
      let limit = Swift.max(limit, 0)
      var index = Swift.min(end, raw.count)
      while index - 8 >= limit {
        let found = Self.places(of: byte, in: raw, at: index - 8)
        if found != 0 { return index - found.leadingZeroBitCount / 8 }
        index -= 8
      }
      while index > limit, raw[index - 1] != byte { index -= 1 }
      return index
    }
  }

  /// The highest bit of each of eight bytes that is this byte.
  @inline(__always)
  private static func places(
    of byte: UInt8, in raw: UnsafeRawBufferPointer, at index: Int
  ) -> UInt64 {
    let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
    let other = word ^ (UInt64(byte) &* 0x0101_0101_0101_0101)
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((other & low) &+ low) | other | low)
  }
}

extension [UInt8] {
  /// Appends the bytes of a range.
  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    bytes.extracting(range).withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  /// Appends a scalar as UTF-8; a surrogate or a value too large becomes U+FFFD.
  mutating func append(scalar: UInt32) {
    switch scalar {
    case 0..<0x80:
      append(UInt8(truncatingIfNeeded: scalar))
    case 0x80..<0x800:
      append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    case 0xD800..<0xE000, 0x11_0000...:
      append(contentsOf: UTF8Scalars.replacement)
    case 0x800..<0x1_0000:
      append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    default:
      append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
  }
}
