import Screen

/// The modifiers of a key, as xterm numbers them: one more than the sum of their bits.
struct KeyModifiers: Equatable {
  let isShift: Bool
  let isControl: Bool
  /// Alt, or one of the keys beside it: a key with any of them is never a plain one.
  let isAlt: Bool

  init(parameter: Int?) {
    let bits = max(0, (parameter ?? 1) - 1)
    isShift = bits & 1 != 0
    isControl = bits & 4 != 0
    isAlt = bits & (2 | 8 | 16 | 32) != 0
  }

  /// The key with these modifiers; shift counts only where it makes another key.
  func applied(to code: Key.Code) -> Key {
    if code == .tab, isShift { return Key(.backtab, alt: isAlt) }
    return Key(code, control: isControl, alt: isAlt)
  }

  /// The key that types a code point, with these modifiers.
  ///
  /// Where a control character stands for the same press, the answer is what that character means,
  /// so that ctrl-M is Enter whatever way the terminal says it.
  func key(forCode code: Int) -> Key? {
    guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else { return nil }
    if value < 0x20 || value == 0x7F {
      return applied(to: .control(UInt8(truncatingIfNeeded: value)), isAlt: isAlt)
    }
    // kitty numbers keys that type nothing from the private area
    guard scalar.isTypable, !(0xE000...0xF8FF).contains(value) else { return nil }
    if isControl, scalar.isASCII {
      return controlKey(UInt8(truncatingIfNeeded: value))
    }
    let isLowercase = ("a"..."z").contains(scalar)
    let typed =
      isShift && isLowercase ? Unicode.Scalar(UInt8(truncatingIfNeeded: value - 32)) : scalar
    return Key(.character(Character(typed)), control: isControl, alt: isAlt)
  }

  private func applied(to key: Key, isAlt: Bool) -> Key {
    let named = applied(to: key.code)
    return Key(named.code, control: named.isControl || key.isControl, alt: isAlt)
  }

  private func controlKey(_ byte: UInt8) -> Key {
    switch byte {
    case 0x20, UInt8(ascii: "@")...UInt8(ascii: "_"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      var key = Key.control(byte & 0x1F)
      key.isAlt = isAlt
      return key
    default:
      return Key(.character(Character(Unicode.Scalar(byte))), control: true, alt: isAlt)
    }
  }
}

extension Key {
  /// The key that sends an ASCII byte.
  static func ascii(_ byte: UInt8) -> Key {
    byte < 0x20 || byte == 0x7F
      ? control(byte) : Key(.character(Character(Unicode.Scalar(byte))))
  }

  /// The key that sends a control character.
  static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x00: Key(.character(" "), control: true)
    case 0x08, 0x7F: Key(.backspace)
    case 0x09: Key(.tab)
    case 0x0A, 0x0D: Key(.enter)
    case 0x1B: Key(.escape)
    case 0x01...0x1A: Key(.character(Character(Unicode.Scalar(byte + 0x60))), control: true)
    default: Key(.character(Character(Unicode.Scalar((byte & 0x1F) + 0x40))), control: true)
    }
  }
}

/// The keys whose sequences end in a letter of their own.
enum CursorKey {
  static func code(_ final: Unicode.Scalar) -> Key.Code? {
    switch final {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "F": .end
    case "H": .home
    case "P": .function(1)
    case "Q": .function(2)
    case "R": .function(3)
    case "S": .function(4)
    default: nil
    }
  }

  /// rxvt's arrows with a modifier.
  static func shifted(_ final: Unicode.Scalar) -> Key.Code? {
    switch final {
    case "a": .up
    case "b": .down
    case "c": .right
    case "d": .left
    default: nil
    }
  }
}

/// The keys that the VT220 and its heirs number.
enum EditingKey {
  static func code(_ number: Int?) -> Key.Code? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case .some(let number): function(number).map { .function($0) }
    case nil: nil
    }
  }

  /// The numbers leave gaps, where the VT220's keyboard had them.
  private static func function(_ number: Int) -> Int? {
    switch number {
    case 11...15: number - 10
    case 17...21: number - 11
    case 23...26: number - 12
    case 28, 29: number - 13
    case 31...34: number - 14
    default: nil
    }
  }
}

/// The keys sent as `ESC O` and a letter: cursor keys and the keypad, in application mode.
enum KeypadKey {
  static func key(_ final: Unicode.Scalar, modifiers: KeyModifiers) -> Key? {
    if let code = CursorKey.code(final) ?? named(final) { return modifiers.applied(to: code) }
    if let code = CursorKey.shifted(final) { return Key(code, control: true) }
    switch final.value {
    case 0x6A...0x79:
      // j...y are the keypad's * + , - . / 0...9
      return Key(.character(Character(Unicode.Scalar(UInt8(final.value - 0x40)))))
    default: return nil
    }
  }

  private static func named(_ final: Unicode.Scalar) -> Key.Code? {
    switch final {
    case "I": .tab
    case "M": .enter
    case "X": .character("=")
    default: nil
    }
  }
}
