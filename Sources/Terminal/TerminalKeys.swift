import CNcurses
import Screen

/// The keys that a terminal's description names, and what it calls them.
enum TerminalKeys {
  private static let named: [(name: String, code: Key.Code)] = [
    ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
    ("khome", .home), ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown),
    ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backtab), ("kent", .enter),
  ]

  private static let functionKeys = 1...12

  /// The strings of the terminal that curses has taken.
  static var all: [([UInt8], Key)] {
    let functions = functionKeys.map { (name: "kf\($0)", code: Key.Code.function($0)) }
    return (named + functions).compactMap { name, code in
      nr_capability(name).map { string in
        (Array(String(cString: string).utf8), Key(code))
      }
    }
  }
}
