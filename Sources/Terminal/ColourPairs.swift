import Screen

/// The pairs of colours that curses has been told of, for it draws with numbered pairs only.
struct ColourPairs: Sendable {
  /// What curses calls a pair: the terminal's own colour is -1.
  struct Pair: Hashable, Sendable {
    var foreground: Int16
    var background: Int16
  }

  /// More than any theme needs.
  private static let most = 255

  private let depth: ColourDepth
  private let capacity: Int
  private var numbers: [Pair: Int16] = [:]

  /// - Parameters:
  ///   - depth: how many colours can be shown.
  ///   - available: how many pairs curses allows, with pair 0, which is never given out.
  init(depth: ColourDepth, available: Int) {
    self.depth = depth
    capacity = max(0, min(available - 1, Self.most))
  }

  /// The number for a style's colours, 0 for the terminal's own, or nil when all are given out.
  ///
  /// A pair that has just been given its number is told to `define`.
  mutating func number(for style: Style, define: (Int16, Pair) -> Void) -> Int16? {
    let pair = Pair(
      foreground: Self.index(of: style.foreground, in: depth),
      background: Self.index(of: style.background, in: depth))
    guard pair.foreground >= 0 || pair.background >= 0 else { return 0 }
    if let number = numbers[pair] { return number }
    guard numbers.count < capacity, let number = Int16(exactly: numbers.count + 1) else {
      return nil
    }
    numbers[pair] = number
    define(number, pair)
    return number
  }

  /// Takes all numbers back, so that they can be given out anew.
  mutating func removeAll() {
    numbers.removeAll(keepingCapacity: true)
  }

  /// A colour's number among those a terminal has: a bright one falls back to its plain sister,
  /// any other it lacks to the terminal's own.
  static func index(of colour: Colour, in depth: ColourDepth) -> Int16 {
    let index = colour.index
    guard index >= 0, depth != .monochrome else { return -1 }
    if index < Int16(depth.rawValue) { return index }
    return index < 16 ? index % 8 : -1
  }
}
