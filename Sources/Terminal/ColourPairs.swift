import Screen

/// The pairs of colours that curses has been told of, for it draws with numbered pairs only.
struct ColourPairs: Sendable {
  /// What curses calls a pair: the terminal's own colour is -1.
  struct Pair: Hashable, Sendable {
    var foreground: Int32
    var background: Int32
  }

  /// How a colour is told to curses that is no number of a palette.
  enum Mixing: Sendable {
    /// Not at all: the nearest of the palette is taken.
    case none
    /// By a number of the palette that stands for it in what curses writes, and not in what is sent.
    case standIns
    /// By its red, green and blue as one number, on terminals whose description says so.
    case numbers
  }

  /// What has to be told to curses before a pair can be drawn with.
  enum Definition: Equatable {
    case pair(Int16, Pair)
    case standIn(UInt8, RGB)
  }

  /// More than any theme needs.
  private static let most = 255
  /// Those of the palette that can stand for others: the first sixteen are drawn as themselves.
  private static let standIns: ClosedRange<UInt8> = 16...255

  private let depth: ColourDepth
  private let mixing: Mixing
  private let capacity: Int
  private var numbers: [Pair: Int16] = [:]
  private var standIns: [RGB: UInt8] = [:]

  /// - Parameters:
  ///   - depth: how many colours can be shown.
  ///   - mixing: how those beyond the palette are told to curses.
  ///   - available: how many pairs curses allows, with pair 0, which is never given out.
  init(depth: ColourDepth, mixing: Mixing = .none, available: Int) {
    self.depth = depth
    self.mixing = mixing
    capacity = max(0, min(available - 1, Self.most))
  }

  /// The number for a style's colours, 0 for the terminal's own, or nil when all are given out.
  ///
  /// A pair that has just been given its number is told to `define`.
  mutating func number(for style: Style, define: (Definition) -> Void) -> Int16? {
    guard let foreground = index(of: style.foreground, define),
      let background = index(of: style.background, define)
    else { return nil }
    let pair = Pair(foreground: foreground, background: background)
    guard pair.foreground >= 0 || pair.background >= 0 else { return 0 }
    if let number = numbers[pair] { return number }
    guard numbers.count < capacity, let number = Int16(exactly: numbers.count + 1) else {
      return nil
    }
    numbers[pair] = number
    define(.pair(number, pair))
    return number
  }

  /// Takes all numbers back, so that they can be given out anew.
  mutating func removeAll() {
    numbers.removeAll(keepingCapacity: true)
    standIns.removeAll(keepingCapacity: true)
  }

  /// What curses is to call a colour; nil when all stand-ins are given out.
  private mutating func index(of colour: Colour, _ define: (Definition) -> Void) -> Int32? {
    guard depth == .direct, mixing != .none, let rgb = colour.rgb else {
      return Self.index(of: colour, in: depth)
    }
    if case .palette(let index) = colour.kind, !Self.standIns.contains(index) {
      return Self.index(of: colour, in: mixing == .numbers ? .eight : .palette)
    }
    if mixing == .numbers { return Self.number(of: rgb) }
    if let standIn = standIns[rgb] { return Int32(standIn) }
    guard standIns.count < Self.standIns.count else { return nil }
    let standIn = Self.standIns.lowerBound + UInt8(standIns.count)
    standIns[rgb] = standIn
    define(.standIn(standIn, rgb))
    return Int32(standIn)
  }

  /// Red, green and blue as one number; the lowest mean the palette, and so the darkest blues take a trace
  /// of green.
  static func number(of rgb: RGB) -> Int32 {
    let number = Int32(rgb.red) << 16 | Int32(rgb.green) << 8 | Int32(rgb.blue)
    return (1..<0x100).contains(number) ? number | 0x100 : number
  }

  /// A colour's number among those a terminal has: a bright one falls back to its plain sister, a mixed one
  /// to the nearest, any other it lacks to the terminal's own.
  static func index(of colour: Colour, in depth: ColourDepth) -> Int32 {
    guard depth != .monochrome else { return -1 }
    let palette = depth == .direct ? ColourDepth.palette : depth
    switch colour.kind {
    case .standard: return -1
    case .direct(let rgb): return index(of: rgb.nearest(in: palette), in: palette)
    case .palette(let index):
      if Int(index) < palette.rawValue { return Int32(index) }
      return index < 16 ? Int32(index % 8) : -1
    }
  }
}
