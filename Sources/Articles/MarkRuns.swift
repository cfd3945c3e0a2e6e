/// Finding runs of marks so long that no script needs them.
///
/// UAX #15 lets thirty follow one another in text that can be worked with piece by piece (its Stream-Safe Text
/// Format), far more than any language has. What exceeds that only hurts: all of it is one character, however
/// many megabytes it takes, and nobody sees more than the first few of it.
enum MarkRuns {
  /// So many marks follow one another at most.
  static let longest = 30
  /// A mark takes two bytes or more, so a longer run holds a whole block, wherever blocks begin.
  private static let block = longest + 1

  /// Whether a text has longer runs; its UTF-8 has to be well-formed.
  ///
  /// - Complexity: O(*n*); of most texts, one byte in thirty is looked at.
  static func haveExcess(in bytes: Span<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { excess(in: $0, from: 0) } != nil
  }

  /// Takes out what exceeds the longest run, and says in how many places.
  ///
  /// - Complexity: O(*n*).
  static func cut(_ text: inout [UInt8]) -> Int {
    var kept: [UInt8] = []
    var count = 0
    text.withUnsafeBufferPointer { bytes in
      var start = 0
      while let excess = excess(in: bytes, from: start) {
        kept += bytes[start..<excess.lowerBound]
        start = excess.upperBound
        count += 1
      }
      if count > 0 { kept += bytes[start...] }
    }
    if count > 0 { text = kept }
    return count
  }

  /// What the first run that is too long has beyond the longest; no run may go on across the start.
  private static func excess(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Range<Int>? {
    var index = start
    while bytes.count - index >= block {
      guard bytes[index] >= 0x80, bytes[index..<index + block].allSatisfy({ $0 >= 0x80 }) else {
        index += block
        continue
      }
      var end = index
      while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      guard isMark(UTF8Scalars.read(bytes, at: end).scalar) else {
        index += block
        continue
      }
      end = beginning(ofRunBefore: end, in: bytes, from: start)
      var count = 0
      var cut = end
      while end < bytes.count {
        let (scalar, length) = UTF8Scalars.read(bytes, at: end)
        guard isMark(scalar) else { break }
        end += length
        count += 1
        if count == longest { cut = end }
      }
      if count > longest { return cut..<end }
      index = max(index + block, end)
    }
    return nil
  }

  private static func beginning(
    ofRunBefore place: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    var first = place
    while first > start {
      var before = first - 1
      while before > start, bytes[before] & 0xC0 == 0x80 { before -= 1 }
      guard isMark(UTF8Scalars.read(bytes, at: before).scalar) else { break }
      first = before
    }
    return first
  }

  /// Whether a scalar takes no room of its own: a mark on a letter, a joiner, a vowel of a Hangul syllable, what is
  /// ignored.
  ///
  /// What changes directions is counted by itself.
  private static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0xAD, 0xAE..<0x300, 0x370...0x482, 0x3041...0x3098, 0x4E00...0x9FFF: return false
    case 0xAC00...0xD7A3, 0x202A...0x202E, 0x2066...0x2069: return false
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return true
    default: break
    }
    guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }
}
