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
    let set = HidesASCII.shared
    while index < text.count {
      let (scalar, length) = UTF8Scalars.read(text, at: index)
      if set.contains(scalar) {
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

/// The characters outside ASCII that fold to nothing, or to something with a letter or digit of ASCII.
struct HidesASCII: Sendable {
  static let shared = HidesASCII(FoldMap.shared)

  private var words: [UInt64]
  private static let limit: UInt32 = 0x30000

  private init(_ map: FoldMap) {
    words = [UInt64](repeating: 0, count: Int(Self.limit) / 64)
    for scalar in 0x80..<Self.limit {
      guard let record = map.record(of: scalar) else { continue }
      let folded = map.pool[record.start..<record.start + record.count]
      if folded.isEmpty || folded.contains(where: WordCharacters.isPlain) {
        words[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
      }
    }
  }

  func contains(_ scalar: UInt32) -> Bool {
    scalar < Self.limit
      ? words[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 != 0 : scalar >> 16 == 14
  }
}
