/// What the parser has to know of writing systems: which set no spaces, which are wide.
enum Scripts {
  /// Whether a scalar belongs to Han, Hiragana or Katakana, or to the punctuation set with them.
  ///
  /// Lines of these join without a space.
  static func isUnspaced(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x2E80: false
    case 0x2E80...0x2FFF, 0x3001...0x312F, 0x3190...0x4DBF, 0x4E00...0x9FFF: true
    case 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF60, 0xFF65...0xFF9F: true
    case 0x1B000...0x1B16F, 0x20000...0x3FFFD: true
    default: false
    }
  }

  /// Whether an unspaced scalar is a letter: an ideograph or kana, not punctuation.
  static func isIdeographOrKana(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3005...0x3007, 0x3041...0x30FA, 0x30FC...0x30FF, 0xFF66...0xFF9F: true
    case 0x3001...0x303F, 0xFE30...0xFE4F, 0xFF01...0xFF65: false
    default: true
    }
  }

  /// Whether a scalar is a letter of a script that sets no spaces between words but is no ideograph:
  /// Thai, Lao, Burmese and Khmer.
  static func isUnspacedAlphabet(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0E01...0x0E4E, 0x0E81...0x0EDF, 0x1000...0x103F, 0x1780...0x17D3: true
    default: false
    }
  }

  /// Whether a scalar stands over, under or around the one before it.
  private static func isMark(_ scalar: UInt32) -> Bool {
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  /// About how many columns a scalar takes; for measuring lines, not for setting them.
  static func columns(of scalar: UInt32) -> Int {
    switch scalar {
    case 0..<0x0300: scalar == 0xAD ? 0 : 1
    case 0x0300...0x036F, 0x200B...0x200F, 0x2060...0x2064, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x3000, 0xAC00...0xD7A3, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF: 2
    case 0x1160...0x11FF: 0
    case 0x0483...0x0489, 0x0591...0x1ABF, 0x1B00...0x1DFF: isMark(scalar) ? 0 : 1
    default: isUnspaced(scalar) && !(0xFF61...0xFF9F ~= scalar) ? 2 : 1
    }
  }
}
