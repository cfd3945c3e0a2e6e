import Screen

extension ColourDepth {
  /// The depth to draw with on a terminal of so many colours.
  static func offered(colours: Int, mixing: ColourPairs.Mixing = .none) -> ColourDepth {
    switch colours {
    case ..<8: .monochrome
    case ..<16: .eight
    case ..<256: .sixteen
    default: mixing == .none ? .palette : .direct
    }
  }
}

extension ColourPairs.Mixing {
  /// What is known of a terminal that tells whether it can mix colours.
  struct Signs: Equatable, Sendable {
    /// COLORTERM, TERM, and whether TMUX is set.
    var colourTerm = ""
    var type = ""
    var isTmux = false
    /// The capabilities `RGB` and `Tc` of its description.
    var hasRGB = false
    var hasTc = false
    /// How many colours its description has.
    var colours = 0
    /// Whether what curses writes can be changed on its way out, and has the usual form.
    var canStandIn = false
  }

  /// How mixed colours are shown on such a terminal.
  ///
  /// GNU screen hands COLORTERM on from the terminal it runs in and does not understand what that promises;
  /// tmux, which may call itself `screen` too, does.
  init(_ signs: Signs) {
    if signs.hasRGB, signs.colours == ColourDepth.direct.rawValue {
      self = .numbers
    } else if signs.colours != ColourDepth.palette.rawValue || !signs.canStandIn {
      self = .none
    } else if signs.hasRGB || signs.hasTc {
      self = .standIns
    } else {
      let isPromised = ["truecolor", "24bit"].contains(signs.colourTerm)
      let isScreen = signs.type.hasPrefix("screen") && !signs.isTmux
      self = isPromised && !isScreen ? .standIns : .none
    }
  }
}

/// Asking a terminal for its background.
enum BackgroundQuestion {
  /// Whether terminals of this kind understand the question or at least do not print it.
  static func isWorthAsking(type: String) -> Bool {
    !["linux", "vt", "ansi", "cons", "dumb", "sun", "wy", "eterm", "att", "hp", "tvi"]
      .contains { type.hasPrefix($0) }
  }
}
