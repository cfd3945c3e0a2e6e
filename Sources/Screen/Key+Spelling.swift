extension Key {
  /// Names of keys in spellings: configuration, `--play` and help share them.
  ///
  /// Function keys, `f1` to `f24`, are not among them.
  package static let names: [(name: String, label: String, code: Code)] = [
    ("up", "↑", .up), ("down", "↓", .down), ("left", "←", .left), ("right", "→", .right),
    ("enter", "Enter", .enter), ("esc", "Esc", .escape), ("tab", "Tab", .tab),
    ("backtab", "Shift-Tab", .backtab), ("space", "Space", .character(" ")),
    ("pgup", "PgUp", .pageUp), ("pgdn", "PgDn", .pageDown), ("home", "Home", .home),
    ("end", "End", .end), ("backspace", "Backspace", .backspace), ("delete", "Delete", .delete),
    ("insert", "Insert", .insert),
  ]

  /// Function keys that have a name.
  package static let functionKeys = 1...24

  /// Reads `x`, `down`, `ctrl-d`, `alt-x`, `ctrl-alt-f5`; nil when it is no key.
  ///
  /// Single characters stand for themselves and names are lower case. The key is `canonical`, so
  /// `ctrl-i` is `tab`.
  package init?(spelling: String) {
    // Scalars, for a combining mark would make one character with the hyphen before it.
    var rest = spelling.unicodeScalars[...]
    var isControl = false
    var isAlt = false
    while true {
      if !isControl, rest.starts(with: "ctrl-".unicodeScalars) {
        isControl = true
        rest = rest.dropFirst(5)
      } else if !isAlt, rest.starts(with: "alt-".unicodeScalars) {
        isAlt = true
        rest = rest.dropFirst(4)
      } else {
        break
      }
    }
    guard let code = Code(name: Substring(rest)) else { return nil }
    self = Key(code, control: isControl, alt: isAlt).canonical
  }

  /// The key as `init(spelling:)` reads it.
  package var spelling: String {
    let key = canonical
    return (key.isControl ? "ctrl-" : "") + (key.isAlt ? "alt-" : "") + key.code.name
  }

  /// The key as people read it: `↓`, `Enter`, `Ctrl-D`, `Alt-X`.
  package var label: String {
    let key = canonical
    guard key.isControl || key.isAlt else { return key.code.label }
    var prefix = (key.isControl ? "Ctrl-" : "") + (key.isAlt ? "Alt-" : "")
    guard case .character(let character) = key.code, character.isLetter else {
      return prefix + key.code.label
    }
    if character.isUppercase { prefix += "Shift-" }
    return prefix + character.uppercased()
  }

  /// The key in its one form, where a terminal sends the same bytes for several.
  ///
  /// With Control, Latin letters have no case; `ctrl-i` is Tab, `ctrl-m` Enter, `ctrl-[` Esc,
  /// `ctrl-?` Backspace and `ctrl-@` is `ctrl-space`. A control character is the key with Control
  /// that types it.
  package var canonical: Key {
    guard case .character(let character) = code else { return self }
    if character == "\r\n" { return Key(.enter, control: isControl, alt: isAlt) }
    if let typed = character.typedWithControl { return controlled(typed) }
    return isControl ? controlled(character) : self
  }

  /// This key's Alt with Control and a character.
  private func controlled(_ character: Character) -> Key {
    switch character {
    case "i", "I": Key(.tab, alt: isAlt)
    case "m", "M": Key(.enter, alt: isAlt)
    case "[": Key(.escape, alt: isAlt)
    case "?": Key(.backspace, alt: isAlt)
    case "@": Key(.character(" "), control: true, alt: isAlt)
    default:
      Key(
        .character(character.isASCII ? Character(character.lowercased()) : character),
        control: true, alt: isAlt)
    }
  }
}

extension Key.Code {
  fileprivate init?(name: Substring) {
    if let known = Key.names.first(where: { $0.name == name }) {
      self = known.code
    } else if name.count == 1, let character = name.first {
      guard character != " ", !character.isControl else { return nil }
      self = .character(character)
    } else if name.first == "f", let number = Int(name.dropFirst()),
      Key.functionKeys.contains(number), name == "f\(number)"
    {
      self = .function(number)
    } else {
      return nil
    }
  }

  fileprivate var name: String {
    switch self {
    case .function(let number): "f\(number)"
    case .character(let character) where character != " ": String(character)
    default: Key.names.first { $0.code == self }?.name ?? ""
    }
  }

  fileprivate var label: String {
    switch self {
    case .function(let number): "F\(number)"
    case .character(let character) where character != " ": String(character)
    default: Key.names.first { $0.code == self }?.label ?? ""
    }
  }
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.contains { ScalarClass.of($0.value).contains(.control) }
  }

  /// The key that types this control character, together with Control.
  fileprivate var typedWithControl: Character? {
    guard let value = asciiValue, value < 0x20 || value == 0x7F, self != "\r\n" else { return nil }
    return Character(Unicode.Scalar(value ^ 0x40))
  }
}
