import CNcurses
package import Screen

/// What can be known of a terminal without asking it.
package struct TerminalFacts: Equatable, Sendable {
  /// TERM.
  package var type: String
  /// Whether the terminal database has a description of it.
  package var isKnown: Bool
  /// How many colours its description has; 0 for none.
  package var describedColours: Int
  /// How many newsread would use.
  package var colours: ColourDepth
  /// The character set of the locale, once one with UTF-8 has been looked for.
  package var charset: String
  /// The keys that its description names, as they are spelled, each once.
  package var keys: [String]
  /// The window's size.
  package var size: Size

  /// What is known now, whether the terminal is taken or not.
  package static var current: TerminalFacts {
    let isKnown = nr_describe()
    var width: Int32 = 0
    var height: Int32 = 0
    nr_window_size(&width, &height)
    let described = Int(max(0, nr_number("colors")))
    var signs = ColourPairs.Mixing.Signs.current
    signs.colours = described
    var keys: [String] = []
    for (_, key) in isKnown ? TerminalKeys.all : [] where !keys.contains(key.spelling) {
      keys.append(key.spelling)
    }
    return TerminalFacts(
      type: String(cString: nr_type()), isKnown: isKnown, describedColours: described,
      colours: .offered(colours: described, mixing: ColourPairs.Mixing(signs)),
      charset: String(cString: nr_charset()), keys: keys,
      size: Size(columns: Int(width), rows: Int(height)).clamped)
  }
}
