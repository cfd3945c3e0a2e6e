import Articles

/// What ranking has to know of an article besides its words: how long it is, when it was published, and
/// something to tell it from others by.
struct ArticleTraits: Equatable, Sendable {
  let rawValue: UInt32

  /// There is no article.
  static let absent = ArticleTraits(rawValue: .max)

  private static let lengthBits: UInt32 = 4
  /// How many bits there are for the date in steps of nine hours.
  private static let dateBits: UInt32 = 17
  private static let lastStep = Int64(1) << Int64(dateBits) - 2

  private init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  init(_ record: ArticleRecord) {
    let mark =
      UInt32(truncatingIfNeeded: record.id.rawValue >> 40) << (Self.dateBits + Self.lengthBits)
    rawValue =
      mark | Self.step(record.outline.date) << Self.lengthBits
      | UInt32(LengthClass(byteCount: Int(record.textCount)).rawValue)
  }

  /// A date as a number by which most articles can be told apart; higher is later, 0 is undated.
  ///
  /// Dates before 1970 and after 2105 are all alike.
  private static func step(_ date: ArticleDate?) -> UInt32 {
    guard let date else { return 0 }
    return UInt32(min(max(date.secondsSinceEpoch, 0) >> 15 + 1, lastStep))
  }

  @inline(__always)
  var length: Int { Int(rawValue & (1 &<< Self.lengthBits &- 1)) }

  /// What articles of one score are ordered by, newest first, until they are compared closely.
  @inline(__always)
  var order: UInt32 {
    let date = (rawValue &>> Self.lengthBits) & (1 &<< Self.dateBits &- 1)
    return (date &<< 11) | (rawValue &>> (Self.lengthBits &+ Self.dateBits))
  }
}
