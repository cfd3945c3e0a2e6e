/// Keys as xterm sends them.
enum Keystroke: Hashable {
  case down, pageDown, home, enter, escape
  case character(Character)

  /// The bytes of the key; arrow keys have two forms, of which the program chooses.
  func bytes(application: Bool) -> [UInt8] {
    switch self {
    case .down: Array((application ? "\u{1B}OB" : "\u{1B}[B").utf8)
    case .home: Array((application ? "\u{1B}OH" : "\u{1B}[H").utf8)
    case .pageDown: Array("\u{1B}[6~".utf8)
    case .enter: [13]
    case .escape: [27]
    case .character(let character): Array(String(character).utf8)
    }
  }
}
