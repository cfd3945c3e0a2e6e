/// How a single Unicode scalar is drawn, and whether it joins its neighbours.
struct ScalarClass: OptionSet, Sendable {
  let rawValue: UInt8

  /// It belongs to the cluster before it: a mark, a joiner, the vowel of a Hangul syllable.
  static let extends = ScalarClass(rawValue: 4)
  /// It may take what follows into its own cluster, by rules that only `String` knows.
  static let complex = ScalarClass(rawValue: 8)
  /// An emoji, or another picture that takes part in emoji sequences.
  static let pictograph = ScalarClass(rawValue: 16)
  /// Nothing is drawn for it.
  static let invisible = ScalarClass(rawValue: 32)
  /// It must not reach a terminal; U+FFFD is drawn in its place.
  static let control = ScalarClass(rawValue: 64)

  private static let narrow = ScalarClass(rawValue: 1)
  private static let wide = ScalarClass(rawValue: 2)

  /// Columns it takes by itself: 0, 1 or 2.
  var width: Int { Int(rawValue & 3) }

  /// The class of a scalar.
  ///
  /// - Complexity: O(log n) in the ranges of the table; O(1) for what most texts are made of.
  static func of(_ scalar: UInt32) -> ScalarClass {
    if scalar < 0x300 {
      latin(scalar)
    } else if 0x370...0x482 ~= scalar || 0x2010...0x2027 ~= scalar {
      // Greek, Cyrillic, dashes and quotes.
      .narrow
    } else if 0x4E00...0x9FFF ~= scalar || 0xAC00...0xD7A3 ~= scalar {
      // Han and Hangul.
      .wide
    } else {
      lookedUp(scalar)
    }
  }

  private static func latin(_ scalar: UInt32) -> ScalarClass {
    switch scalar {
    case 0..<0x20, 0x7F..<0xA0: [.narrow, .control]
    case 0xAD: .invisible
    case 0xA9, 0xAE: [.narrow, .pictograph]
    default: .narrow
    }
  }

  /// The class as the table has it, for every scalar.
  static func lookedUp(_ scalar: UInt32) -> ScalarClass {
    ScalarClass(rawValue: RangeTable.value(of: scalar, in: WidthTable.ranges))
  }
}
