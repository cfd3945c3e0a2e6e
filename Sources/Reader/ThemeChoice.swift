package import Screen

/// Which colours are wanted.
package enum ThemeChoice: String, CaseIterable, Sendable {
  /// What suits the terminal's background, and what can be read on any until that is known.
  case auto
  case dark, light
  /// The greatest contrast there is.
  case contrast
  /// No colours: bold, underlined and reversed alone.
  case mono
  /// The sixteen colours that the terminal's user has chosen.
  case terminal

  /// The one after it, round and round.
  var next: ThemeChoice {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// What the status line says of it.
  package func words(background: RGB?) -> String {
    switch self {
    case .auto:
      switch background?.isDark {
      case true?: "Theme: auto, for a dark background"
      case false?: "Theme: auto, for a light background"
      case nil: "Theme: auto, for any background"
      }
    case .dark, .light: "Theme: \(rawValue)"
    case .contrast: "Theme: contrast, the highest there is"
    case .mono: "Theme: mono, without colours"
    case .terminal: "Theme: terminal, in its own 16 colours"
    }
  }
}
