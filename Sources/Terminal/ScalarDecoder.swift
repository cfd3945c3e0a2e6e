/// Puts UTF-8 together from single bytes, wherever the reads have cut it.
///
/// The ranges are those of table 3-7 of the Unicode standard: no overlong form, no surrogate,
/// nothing beyond U+10FFFF.
struct ScalarDecoder: Equatable, Sendable {
  enum Step: Equatable {
    case scalar(Unicode.Scalar)
    case more
    case broken
  }

  private var value: UInt32 = 0
  private var missing = 0
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  /// Whether bytes of an unfinished scalar are held.
  var isMidway: Bool { missing > 0 }

  /// Takes a byte above 0x7F; one that does not continue the scalar begins another.
  mutating func take(_ byte: UInt8) -> Step {
    if missing > 0, allowed.contains(byte) {
      value = value << 6 | UInt32(byte & 0x3F)
      missing -= 1
      allowed = 0x80...0xBF
      guard missing == 0 else { return .more }
      return Unicode.Scalar(value).map { .scalar($0) } ?? .broken
    }
    return begin(byte)
  }

  /// Forgets the bytes of an unfinished scalar.
  mutating func reset() {
    missing = 0
  }

  private mutating func begin(_ byte: UInt8) -> Step {
    allowed = 0x80...0xBF
    switch byte {
    case 0xC2...0xDF:
      value = UInt32(byte & 0x1F)
      missing = 1
    case 0xE0...0xEF:
      value = UInt32(byte & 0x0F)
      missing = 2
      if byte == 0xE0 { allowed = 0xA0...0xBF }
      if byte == 0xED { allowed = 0x80...0x9F }
    case 0xF0...0xF4:
      value = UInt32(byte & 0x07)
      missing = 3
      if byte == 0xF0 { allowed = 0x90...0xBF }
      if byte == 0xF4 { allowed = 0x80...0x8F }
    default:
      missing = 0
      return .broken
    }
    return .more
  }
}

extension Unicode.Scalar {
  /// Whether a scalar may come in as text: no control, no noncharacter, and nothing that turns the line
  /// around.
  var isTypable: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F: false
    case 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: false
    case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F, 0xFDD0...0xFDEF: false
    default: value & 0xFFFE != 0xFFFE
    }
  }
}
