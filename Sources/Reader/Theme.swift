import Screen

/// What a piece of the screen is, for the theme to say how it looks.
enum Role: Hashable, Sendable, CaseIterable {
  case plain, dim, title, headline, selected, selectedUnfocused, marker, rule, focusedRule
  case match, currentMatch, hintKey, prompt, slip, warning, bar, removed, added
  case selection
}

/// From roles to styles, for as many colours as the terminal has.
///
/// One accent, dim metadata, bold headlines. Where a background is set the foreground is set with
/// it, so that the text can be read on dark and on light terminals alike.
struct Theme: Equatable, Sendable {
  private let accent: Colour
  private let warning: Colour
  private let match: Style
  private let currentMatch: Style
  private let removed: Style
  private let added: Style
  /// Whether there are no colours to tell one thing from another.
  let isMonochrome: Bool

  init(colours: ColourDepth) {
    isMonochrome = colours == .monochrome
    switch colours {
    case .palette:
      accent = .palette(68)
      warning = .palette(172)
      removed = Style(foreground: .palette(167), attributes: .italic)
      added = Style(foreground: .palette(71), attributes: .underline)
      match = Style(foreground: .palette(16), background: .palette(179))
      currentMatch = Style(
        foreground: .palette(16), background: .palette(215), attributes: [.bold, .underline])
    case .sixteen, .eight:
      accent = .palette(6)
      warning = .palette(3)
      removed = Style(foreground: .palette(1), attributes: .italic)
      added = Style(foreground: .palette(2), attributes: .underline)
      match = Style(foreground: .palette(0), background: .palette(3))
      currentMatch = Style(
        foreground: .palette(0), background: .palette(3), attributes: [.bold, .underline])
    case .monochrome:
      accent = .standard
      warning = .standard
      removed = Style(attributes: .dim)
      added = Style(attributes: .bold)
      match = Style(attributes: .reverse)
      currentMatch = Style(attributes: [.reverse, .bold, .underline])
    }
  }

  subscript(role: Role) -> Style {
    switch role {
    case .plain: .plain
    case .dim, .rule, .bar: Style(attributes: .dim)
    case .title, .headline: Style(attributes: .bold)
    case .selected: Style(foreground: accent, attributes: [.bold])
    case .selectedUnfocused: Style(attributes: [.bold])
    case .marker, .focusedRule, .hintKey, .prompt: Style(foreground: accent, attributes: .bold)
    case .slip: Style(foreground: warning, attributes: .underline)
    case .warning: Style(foreground: warning, attributes: .bold)
    case .match: match
    case .removed: removed
    case .added: added
    case .currentMatch: currentMatch
    case .selection: Style(attributes: .reverse)
    }
  }
}
