/// What a scalar means for the breaking of lines (UAX #14), resolved as rule LB1 of it has it.
///
/// The raw values are those of `LineBreakTable`.
enum LineBreakClass: UInt8 {
  case alphabetic, hebrew
  /// A letter of a script that is written without spaces, as Thai; for the rules it is alphabetic.
  case southEastAsian
  case numeric
  case open, openWide, close, closeParenthesis, closeParenthesisWide, quotation
  case infix, slash, exclamation, prefix, postfix
  case hyphen, breakAfter, breakBefore, nonStarter, breakBoth
  case ideographic, unassignedPicture, emojiBase, emojiModifier
  case contingent, inseparable, glue, wordJoiner, zeroWidthSpace, joiner, mark
  case space, mandatory, carriageReturn, lineFeed, nextLine
  case hangulL, hangulV, hangulT, hangulLV, hangulLVT
  case regional

  /// The class of a scalar.
  ///
  /// - Complexity: O(log n) in the ranges of the table; O(1) for what most texts are made of.
  static func of(_ scalar: UInt32) -> LineBreakClass {
    if scalar < 0x80 {
      ascii[Int(scalar)]
    } else if 0xC0...0x24F ~= scalar && scalar != 0xD7 && scalar != 0xF7
      || 0x400...0x481 ~= scalar
    {
      .alphabetic
    } else if 0x4E00...0x9FFF ~= scalar {
      .ideographic
    } else if 0xAC00...0xD7A3 ~= scalar {
      // Syllables with a vowel alone come first of each 28.
      (scalar - 0xAC00) % 28 == 0 ? .hangulLV : .hangulLVT
    } else {
      lookedUp(scalar)
    }
  }

  private static let ascii: [LineBreakClass] = (0..<0x80).map(lookedUp)

  /// The class as the table has it; syllables of Hangul are not told apart.
  static func lookedUp(_ scalar: UInt32) -> LineBreakClass {
    LineBreakClass(rawValue: RangeTable.value(of: scalar, in: LineBreakTable.ranges)) ?? .alphabetic
  }

  var isHangul: Bool {
    switch self {
    case .hangulL, .hangulV, .hangulT, .hangulLV, .hangulLVT: true
    default: false
    }
  }

  /// A letter that is no ideograph.
  var isLetter: Bool { self == .alphabetic || self == .hebrew || self == .southEastAsian }
}
