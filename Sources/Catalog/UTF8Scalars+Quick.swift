import Articles

extension UTF8Scalars {
  /// The scalar that begins at an index with a byte outside ASCII, and how many bytes it takes;
  /// U+FFFD for what is broken.
  ///
  /// It answers as `read` does, which stands in another module and is not made part of the loop.
  @inline(__always)
  static func readQuickly(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[index])
    if bytes.count &- index > 2 {
      let second = UInt32(bytes[index &+ 1])
      if first &- 0xc2 < 0xe0 - 0xc2, second & 0xc0 == 0x80 {
        return ((first & 0x1f) &<< 6 | second & 0x3f, 2)
      }
      let third = UInt32(bytes[index &+ 2])
      // E0 and ED do not go with every second byte.
      if first &- 0xe1 < 0xf0 - 0xe1, first != 0xed, (second | third << 8) & 0xc0c0 == 0x8080 {
        return ((first & 0xf) &<< 12 | (second & 0x3f) &<< 6 | third & 0x3f, 3)
      }
    }
    let (scalar, length) = read(bytes, at: index)
    return (scalar == invalid ? 0xfffd : scalar, length)
  }
}
