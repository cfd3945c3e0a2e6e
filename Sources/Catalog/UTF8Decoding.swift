/// Reads single characters out of UTF-8.
enum UTF8Decoding {
  /// The character at a position and its length; U+FFFD and 1 where the bytes are broken.
  ///
  /// The position has to lie within the bytes.
  static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> (UInt32, Int) {
    let lead = bytes[position]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    guard lead >= 0xc2, lead < 0xf5, bytes.count - position >= length else { return (0xfffd, 1) }
    var scalar = UInt32(lead) & (0x7f >> UInt32(length))
    for offset in 1..<length {
      let next = bytes[position + offset]
      guard next & 0xc0 == 0x80 else { return (0xfffd, 1) }
      scalar = scalar << 6 | UInt32(next & 0x3f)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard scalar >= least, scalar < 0x110000, scalar & 0x1f_f800 != 0xd800 else {
      return (0xfffd, 1)
    }
    return (scalar, length)
  }
}

/// Joins Korean letters into the syllables that they spell.
///
/// The Unicode Standard, section 3.12, "Hangul Syllable Composition".
enum Hangul {
  private static let firstSyllable: UInt32 = 0xac00
  private static let leads: Range<UInt32> = 0x1100..<0x1113
  private static let vowels: Range<UInt32> = 0x1161..<0x1176
  private static let tails: Range<UInt32> = 0x11a8..<0x11c3

  /// The syllable that begins with a character, and how many bytes after it belong to it too; nil
  /// when nothing is to be joined.
  static func syllable(
    from scalar: UInt32, in source: UnsafeBufferPointer<UInt8>, after position: Int
  ) -> (syllable: UInt32, taken: Int)? {
    var syllable = scalar
    var taken = 0
    func next(in range: Range<UInt32>) -> UInt32? {
      guard position + taken < source.count else { return nil }
      let (scalar, length) = UTF8Decoding.scalar(in: source, at: position + taken)
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
