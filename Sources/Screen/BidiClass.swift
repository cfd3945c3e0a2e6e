/// What a scalar means for the direction of text (UAX #9); the raw values are those of `BidiTable`.
enum BidiClass: UInt8, CaseIterable {
  case leftToRight, rightToLeft, arabic
  case europeanNumber, europeanSeparator, europeanTerminator, arabicNumber, commonSeparator
  case mark, boundaryNeutral
  case paragraphSeparator, segmentSeparator, whiteSpace, otherNeutral
  case leftEmbedding, leftOverride, rightEmbedding, rightOverride, popDirection
  case leftIsolate, rightIsolate, firstStrongIsolate, popIsolate

  /// The class of a scalar.
  ///
  /// - Complexity: O(log n) in the ranges of the table.
  static func of(_ scalar: UInt32) -> BidiClass {
    if scalar < 0x80 { return ascii[Int(scalar)] }
    return lookedUp(scalar)
  }

  private static let ascii: [BidiClass] = (0..<0x80).map(lookedUp)

  private static func lookedUp(_ scalar: UInt32) -> BidiClass {
    BidiClass(rawValue: RangeTable.value(of: scalar, in: BidiTable.ranges)) ?? .leftToRight
  }

  var isIsolateInitiator: Bool {
    self == .leftIsolate || self == .rightIsolate || self == .firstStrongIsolate
  }

  /// What the rules for neutral characters are about; marks have been resolved by then.
  var isNeutral: Bool {
    switch self {
    case .paragraphSeparator, .segmentSeparator, .whiteSpace, .otherNeutral, .popIsolate: true
    default: isIsolateInitiator
    }
  }

  /// What rule X9 takes out of a text.
  var isRemoved: Bool {
    switch self {
    case .leftEmbedding, .leftOverride, .rightEmbedding, .rightOverride, .popDirection,
      .boundaryNeutral:
      true
    default: false
    }
  }

  /// Whether text may stand otherwise than it was written because of it.
  var reorders: Bool {
    switch self {
    case .rightToLeft, .arabic, .arabicNumber, .rightEmbedding, .rightOverride, .rightIsolate: true
    default: false
    }
  }
}
