import Screen

/// What a piece of the screen is, for the theme to say how it looks.
enum Role: Int, Hashable, Sendable, CaseIterable {
  case plain, dim, title, headline, selected, selectedUnfocused, marker, rule, focusedRule
  case match, currentMatch, hintKey, prompt, slip, warning, bar, removed, added, link, selection

  /// The contrast that its colours must have with what they stand on (WCAG 2).
  var leastContrast: Double {
    switch self {
    case .dim, .rule, .focusedRule, .bar: 3
    default: 4.5
    }
  }
}

/// From roles to styles, worked out for one terminal.
///
/// One accent, quiet metadata, bold headlines. No text can be hidden: a colour that has too little contrast
/// with what it stands on, or might have, gives way to the colour of plain text. What a colour says, an
/// attribute or a character says too.
struct Theme: Equatable, Sendable {
  private let styles: [Style]
  /// Whether there are no colours to tell one thing from another.
  let isMonochrome: Bool

  /// - Parameters:
  ///   - choice: what is wanted.
  ///   - depth: how many colours the terminal has.
  ///   - background: what the terminal says its background is, once it has said so.
  init(_ choice: ThemeChoice, colours depth: ColourDepth, background: RGB? = nil) {
    let table =
      depth == .monochrome ? .mono : ThemeTable.fitting(choice, background: background)
    let painter = ThemePainter(table, depth: depth, background: background)
    let styles = Role.allCases.map { painter.style(of: $0) }
    self.styles = styles
    let plain = styles[Role.plain.rawValue].foreground
    isMonochrome = [Role.removed, .added].allSatisfy {
      styles[$0.rawValue].foreground == plain
    }
  }

  subscript(role: Role) -> Style { styles[role.rawValue] }

  /// Whether the screen has a background of the theme's own, and not the terminal's.
  var paintsGround: Bool { self[.plain].background != .standard }
}

/// Makes the styles of a table for the colours that a terminal has.
private struct ThemePainter {
  private let table: ThemeTable
  private let depth: ColourDepth
  private let plain: Style
  /// What text may stand on: more than one, when nobody knows.
  private let grounds: [RGB]

  init(_ table: ThemeTable, depth: ColourDepth, background: RGB?) {
    self.table = table
    self.depth = depth
    guard let painted = table.ground else {
      plain = .plain
      grounds = background.map { [$0] } ?? [.black, .white]
      return
    }
    let ground = painted.under.nearest(in: depth)
    let groundColour = ground.rgb ?? painted.under
    let text = painted.over.nearest(in: depth)
    let isReadable =
      (text.rgb ?? painted.over).contrast(with: groundColour) >= Role.plain.leastContrast
    let otherwise = (groundColour.isDark ? RGB.white : .black).nearest(in: depth)
    plain = Style(foreground: isReadable ? text : otherwise, background: ground)
    grounds = [groundColour]
  }

  func style(of role: Role) -> Style {
    let ink = table.ink(for: role)
    let attributes = ink.attributes
    guard let foreground = ink.foreground else { return plain.adding(attributes) }
    let colour = foreground.colour(in: depth)
    if let background = ink.background {
      let under = background.colour(in: depth)
      guard isReadable(colour, on: under.rgb.map { [$0] } ?? [], ink, as: role) else {
        return plain.adding(attributes.union(.reverse))
      }
      return Style(foreground: colour, background: under, attributes: attributes)
    }
    guard isReadable(colour, on: grounds, ink, as: role) else {
      return plain.adding(attributes.union(ink.substitute))
    }
    return Style(foreground: colour, background: plain.background, attributes: attributes)
  }

  /// Whether a colour can be read; those that the terminal's user has chosen are trusted.
  private func isReadable(
    _ colour: Colour, on grounds: [RGB], _ ink: ThemeTable.Ink, as role: Role
  ) -> Bool {
    if case .own = ink.foreground { return true }
    guard let colour = colour.rgb else { return false }
    return grounds.allSatisfy { colour.contrast(with: $0) >= role.leastContrast }
  }
}
