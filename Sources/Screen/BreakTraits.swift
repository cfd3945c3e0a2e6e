/// What a character means for the breaking of lines.
///
/// A small part of the Unicode line breaking algorithm (UAX #14) and of the Japanese rules for the
/// ends of lines (JIS X 4051, "kinsoku"): what a news text needs.
struct BreakTraits: OptionSet, Sendable {
  let rawValue: UInt16

  /// A space that ends a line and is not drawn there.
  static let space = BreakTraits(rawValue: 1)
  /// Lines break before and after it even without a space.
  static let ideographic = BreakTraits(rawValue: 2)
  /// No line begins with it.
  static let neverFirst = BreakTraits(rawValue: 4)
  /// No line ends with it.
  static let neverLast = BreakTraits(rawValue: 8)
  static let hyphen = BreakTraits(rawValue: 16)
  static let dash = BreakTraits(rawValue: 32)
  static let slash = BreakTraits(rawValue: 64)
  static let softHyphen = BreakTraits(rawValue: 128)

  /// The traits of the character that begins with this scalar.
  static func of(_ scalar: UInt32) -> BreakTraits {
    if scalar < 0x80 {
      ascii(scalar)
    } else if scalar < 0x2E80 {
      western(scalar)
    } else {
      eastAsian(scalar)
    }
  }

  private static func ascii(_ scalar: UInt32) -> BreakTraits {
    switch scalar {
    case 0x20: .space
    case 0x2D: .hyphen
    case 0x2F: [.slash, .neverFirst]
    // ! % ) , . : ; ? ] }
    case 0x21, 0x25, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D: .neverFirst
    // # $ ( [ {
    case 0x23, 0x24, 0x28, 0x5B, 0x7B: .neverLast
    // Quotes that open and close alike.
    case 0x22, 0x27: [.neverFirst, .neverLast]
    default: []
    }
  }

  private static func western(_ scalar: UInt32) -> BreakTraits {
    switch scalar {
    case 0xAD: .softHyphen
    // No-break spaces and the word joiner.
    case 0xA0, 0x2007, 0x202F, 0x2060: [.neverFirst, .neverLast]
    case 0x1680, 0x2000...0x200B, 0x205F: .space
    case 0x2010, 0x2013: .hyphen
    case 0x2014, 0x2015: [.dash, .neverFirst]
    // ° » ’ ” ‥ … ‰ ′ ″ › ‼ ⁇ ⁈ ⁉
    case 0xB0, 0xBB, 0x2019, 0x201D, 0x2025, 0x2026, 0x2030, 0x2032, 0x2033, 0x203A, 0x203C,
      0x2047...0x2049:
      .neverFirst
    // ¡ £ « ¿ ‘ ‚ “ „ ‹ €
    case 0xA1, 0xA3, 0xAB, 0xBF, 0x2018, 0x201A, 0x201C, 0x201E, 0x2039, 0x20AC: .neverLast
    default: []
    }
  }

  private static func eastAsian(_ scalar: UInt32) -> BreakTraits {
    switch scalar {
    case 0x3000: .space
    // Hangul is written with spaces and keeps its words, as Latin does.
    case 0x3131...0x318F, 0xAC00...0xD7FF, 0xA960...0xA97F, 0xFFA0...0xFFDC: []
    case 0x2E80...0x312F, 0x3190...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF9F,
      0xFFE0...0xFFEE, 0x1B000...0x1B16F, 0x20000...0x3FFFD:
      ideograph(scalar)
    default: []
    }
  }

  private static func ideograph(_ scalar: UInt32) -> BreakTraits {
    switch scalar {
    // 、。々〉》」』】〕〗〙〛〜〞〟〻
    case 0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019,
      0x301B, 0x301C, 0x301E, 0x301F, 0x303B:
      [.ideographic, .neverFirst]
    // Small hiragana, sound and iteration marks.
    case 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x3095,
      0x3096, 0x3099...0x309E:
      [.ideographic, .neverFirst]
    // Small katakana, ゠ ・ ー, iteration marks.
    case 0x30A0, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE,
      0x30F5, 0x30F6, 0x30FB...0x30FE, 0x31F0...0x31FF:
      [.ideographic, .neverFirst]
    // ！％），．：；？］｝～｠ and what is half wide of these.
    case 0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF5E,
      0xFF60, 0xFF61, 0xFF63...0xFF65, 0xFF67...0xFF70, 0xFF9E, 0xFF9F:
      [.ideographic, .neverFirst]
    // 〈《「『【〔〖〘〚〝（［｛｟｢
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A, 0x301D, 0xFF08,
      0xFF3B, 0xFF5B, 0xFF5F, 0xFF62:
      [.ideographic, .neverLast]
    default: .ideographic
    }
  }
}
