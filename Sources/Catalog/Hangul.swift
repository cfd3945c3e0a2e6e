import Articles

/// Joins Korean letters into the syllables that they spell.
///
/// The Unicode Standard, section 3.12, "Hangul Syllable Composition".
enum Hangul {
  private static let firstSyllable: UInt32 = 0xac00
  private static let leads: Range<UInt32> = 0x1100..<0x1113
  private static let vowels: Range<UInt32> = 0x1161..<0x1176
  private static let tails: Range<UInt32> = 0x11a8..<0x11c3

  /// What all letters that continue a syllable begin with.
  private static let leadByte: UInt8 = 0xe1

  /// The syllable that begins with a character, and how many bytes after it belong to it too; nil
  /// when nothing is to be joined.
  @inline(__always)
  static func syllable(
    from scalar: UInt32, in source: UnsafeBufferPointer<UInt8>, after position: Int
  ) -> (syllable: UInt32, taken: Int)? {
    guard position < source.count, source[position] == leadByte else { return nil }
    return join(scalar, in: source, after: position)
  }

  private static func join(
    _ scalar: UInt32, in source: UnsafeBufferPointer<UInt8>, after position: Int
  ) -> (syllable: UInt32, taken: Int)? {
    var syllable = scalar
    var taken = 0
    func next(in range: Range<UInt32>) -> UInt32? {
      guard position + taken < source.count else { return nil }
      let (scalar, length) = UTF8Scalars.read(source, at: position + taken)
      guard range.contains(scalar) else { return nil }
      taken += length
      return scalar - range.lowerBound
    }
    if leads.contains(scalar) {
      guard let vowel = next(in: vowels) else { return nil }
      syllable = firstSyllable + ((scalar - leads.lowerBound) * 21 + vowel) * 28
    } else if scalar < firstSyllable || scalar > 0xd7a3 || (scalar - firstSyllable) % 28 != 0 {
      return nil
    }
    if let tail = next(in: tails) { syllable += tail + 1 }
    return taken > 0 ? (syllable, taken) : nil
  }
}
