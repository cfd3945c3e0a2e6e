import Screen

/// A theme as data: its few colours, and which role is drawn with which.
struct ThemeTable: Sendable {
  /// A colour, as it is written down.
  enum Shade: Sendable {
    case mixed(RGB)
    /// One of the terminal's first sixteen.
    case own(UInt8)

    func colour(in depth: ColourDepth) -> Colour {
      switch self {
      case .mixed(let colour): colour.nearest(in: depth)
      case .own(let index): depth == .eight ? .palette(index % 8) : .palette(index)
      }
    }
  }

  /// Two colours that belong together: what is above, and what is behind it.
  struct Pair: Sendable {
    var over: Shade
    var under: Shade
  }

  /// The background of the whole screen and the colour of plain text.
  struct Ground: Sendable {
    var over: RGB
    var under: RGB
  }

  /// How one role is drawn.
  struct Ink {
    var foreground: Shade?
    var background: Shade?
    var attributes: Attributes = []
    /// Further attributes for when the colour cannot be had.
    var substitute: Attributes = []
  }

  /// Nil leaves background and plain text to the terminal.
  var ground: Ground?
  var accent: Shade?
  /// Metadata; nil has the terminal dim its own colour.
  var dim: Shade?
  var rule: Shade?
  var warning: Shade?
  var removed: Shade?
  var added: Shade?
  /// Nil reverses.
  var match: Pair?
  var currentMatch: Pair?

  /// What a role is drawn with.
  func ink(for role: Role) -> Ink {
    switch role {
    case .plain: Ink()
    case .dim: dim.map { Ink(foreground: $0, substitute: .dim) } ?? Ink(attributes: .dim)
    case .rule, .bar: rule.map { Ink(foreground: $0, substitute: .dim) } ?? Ink(attributes: .dim)
    case .title, .headline, .selectedUnfocused: Ink(attributes: .bold)
    case .selected, .marker, .focusedRule, .hintKey, .prompt:
      Ink(foreground: accent, attributes: .bold)
    case .slip: Ink(foreground: warning, attributes: .underline)
    case .link: Ink(attributes: .underline)
    case .selection: Ink(attributes: .reverse)
    case .warning: Ink(foreground: warning, attributes: .bold)
    case .removed:
      removed.map { Ink(foreground: $0, attributes: .italic, substitute: .dim) }
        ?? Ink(attributes: .dim)
    case .added:
      added.map { Ink(foreground: $0, attributes: .underline, substitute: .bold) }
        ?? Ink(attributes: .bold)
    case .match: Self.ink(match)
    case .currentMatch: Self.ink(currentMatch, [.bold, .underline])
    }
  }

  private static func ink(_ pair: Pair?, _ attributes: Attributes = []) -> Ink {
    guard let pair else { return Ink(attributes: attributes.union(.reverse)) }
    return Ink(foreground: pair.over, background: pair.under, attributes: attributes)
  }

  /// The table for a choice; of `auto` and `terminal`, the one that suits the background, and without one
  /// that is known, colours that can be read on dark and on light alike.
  ///
  /// A theme called by its name brings its background along, or it could not be read on the other kind of
  /// terminal; `auto` leaves the terminal's as it is.
  static func fitting(_ choice: ThemeChoice, background: RGB?) -> ThemeTable {
    switch choice {
    case .auto:
      switch background?.isDark {
      case true?: dark.withoutGround
      case false?: light.withoutGround
      case nil: neutral
      }
    case .dark: dark
    case .light: light
    case .contrast: contrast
    case .mono: mono
    case .terminal:
      switch background?.isDark {
      case true?: terminal(accent: 6, warning: 3, added: 2)
      case false?: terminal(accent: 4, warning: 1, added: 2)
      case nil: terminal(accent: 5, warning: 1, added: 2)
      }
    }
  }

  private var withoutGround: ThemeTable {
    var table = self
    table.ground = nil
    return table
  }
}

extension ThemeTable {
  static let dark = ThemeTable(
    ground: Ground(over: RGB(hex: 0xDADADA), under: RGB(hex: 0x1C1C1C)),
    accent: .hex(0x77AAFF), dim: .hex(0xAAAAAA), rule: .hex(0x888888), warning: .hex(0xFFAA55),
    removed: .hex(0xFF8888), added: .hex(0x77CC77),
    match: Pair(over: .hex(0x000000), under: .hex(0xDDAA55)),
    currentMatch: Pair(over: .hex(0x000000), under: .hex(0xFFCC66)))

  static let light = ThemeTable(
    ground: Ground(over: RGB(hex: 0x1C1C1C), under: RGB(hex: 0xEEEEEE)),
    accent: .hex(0x0055BB), dim: .hex(0x555555), rule: .hex(0x777777), warning: .hex(0x994400),
    removed: .hex(0xAA2222), added: .hex(0x116622),
    match: Pair(over: .hex(0x000000), under: .hex(0xFFDD77)),
    currentMatch: Pair(over: .hex(0x000000), under: .hex(0xFFAA33)))

  static let contrast = ThemeTable(
    ground: Ground(over: .white, under: .black),
    accent: .hex(0xFFFF00), dim: .hex(0xDDDDDD), rule: .hex(0xFFFFFF), warning: .hex(0xFFBB55),
    removed: .hex(0xFFAAAA), added: .hex(0x88FF88),
    match: Pair(over: .hex(0x000000), under: .hex(0xFFFF00)),
    currentMatch: Pair(over: .hex(0x000000), under: .hex(0x00FFFF)))

  /// Colours that can be read on black and on white; there are not many.
  static let neutral = ThemeTable(
    accent: .hex(0x5F5FFF), warning: .hex(0xAF5F5F), removed: .hex(0xAF5F5F),
    added: .hex(0x00875F), match: Pair(over: .hex(0x000000), under: .hex(0xD7AF5F)),
    currentMatch: Pair(over: .hex(0x000000), under: .hex(0xFFAF5F)))

  static let mono = ThemeTable()

  static func terminal(accent: UInt8, warning: UInt8, added: UInt8) -> ThemeTable {
    let match = Pair(over: .own(0), under: .own(3))
    return ThemeTable(
      accent: .own(accent), warning: .own(warning), removed: .own(1), added: .own(added),
      match: match, currentMatch: match)
  }
}

extension ThemeTable.Shade {
  fileprivate static func hex(_ number: UInt32) -> Self { .mixed(RGB(hex: number)) }
}
