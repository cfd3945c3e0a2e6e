/// Parts what a program writes to a terminal into characters and control sequences.
///
/// After Paul Williams, "A parser for DEC's ANSI-compatible video terminals", with UTF-8 in place of
/// the upper half of the 8-bit set.
struct SequenceParser {
  /// What a terminal acts on.
  enum Token: Equatable {
    case scalar(Unicode.Scalar)
    case control(UInt8)
    /// Esc and the character after it.
    case escape(UInt8)
    case sequence(ControlSequence)
  }

  private enum State {
    case ground
    case escape
    /// Within `ESC ( B` and the like: what follows names a character set.
    case designation
    case sequence
    /// Within a text for the terminal, such as its title, until BEL or ST.
    case string
    case stringEscape
  }

  private var state = State.ground
  private var sequence = ControlSequence()
  /// The scalar that is being read, and the bytes still missing.
  private var scalar: UInt32 = 0
  private var missing = 0

  /// Takes a byte; gives what it completes.
  mutating func take(_ byte: UInt8) -> Token? {
    switch state {
    case .string:
      if byte == 0x07 { state = .ground } else if byte == 0x1B { state = .stringEscape }
      return nil
    case .stringEscape:
      state = byte == 0x1B ? .stringEscape : byte == UInt8(ascii: "\\") ? .ground : .string
      return nil
    case .ground where byte >= 0x80: return takeHigh(byte)
    default: break
    }
    missing = 0
    if byte == 0x1B {
      state = .escape
      return nil
    }
    if byte < 0x20 { return .control(byte) }
    switch state {
    case .ground: return byte == 0x7F ? nil : .scalar(Unicode.Scalar(byte))
    case .escape: return takeAfterEscape(byte)
    case .designation:
      state = .ground
      return nil
    case .sequence: return takeInSequence(byte)
    case .string, .stringEscape: return nil
    }
  }

  private mutating func takeAfterEscape(_ byte: UInt8) -> Token? {
    state = .ground
    switch byte {
    case UInt8(ascii: "["):
      sequence = ControlSequence()
      state = .sequence
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      state = .string
    case 0x20...0x2F: state = .designation
    default: return .escape(byte)
    }
    return nil
  }

  private mutating func takeInSequence(_ byte: UInt8) -> Token? {
    switch byte {
    case 0x30...0x39: sequence.append(digit: Int(byte - 0x30))
    case UInt8(ascii: ";"), UInt8(ascii: ":"): sequence.startParameter()
    case 0x3C...0x3F: sequence.prefix = byte
    case 0x20...0x2F: sequence.intermediate = byte
    case 0x40...0x7E:
      state = .ground
      sequence.final = byte
      return .sequence(sequence)
    default: state = .ground
    }
    return nil
  }

  private mutating func takeHigh(_ byte: UInt8) -> Token? {
    if byte < 0xC0 {
      guard missing > 0 else { return .scalar("\u{FFFD}") }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
      missing -= 1
      return missing > 0 ? nil : .scalar(Unicode.Scalar(scalar) ?? "\u{FFFD}")
    }
    missing = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
    scalar = UInt32(byte) & (0x3F >> UInt32(missing))
    return nil
  }
}
