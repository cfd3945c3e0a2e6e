import Articles

extension RecordTraits {
  /// What a cleaned text says of itself.
  ///
  /// - Complexity: O(*n*); ASCII is passed over 32 bytes at a time.
  init(of text: UnsafeBufferPointer<UInt8>) {
    var index = Self.endOfASCII(text, from: 0)
    guard index < text.count else {
      self = .isASCII
      return
    }
    self = []
    let map = FoldMap.shared
    while index < text.count {
      let (scalar, length) = UTF8Scalars.read(text, at: index)
      if map.entry(of: scalar).hidesASCII {
        insert(.hidesASCII)
        return
      }
      index += length
      if index < text.count, text[index] < 0x80 { index = Self.endOfASCII(text, from: index) }
    }
  }

  private static func endOfASCII(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    var index = start
    while index + 32 <= raw.count {
      let block = raw.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt64>.self)
      if (block & 0x8080_8080_8080_8080) != SIMD4<UInt64>.zero { break }
      index += 32
    }
    while index < raw.count, raw[index] < 0x80 { index += 1 }
    return index
  }
}
