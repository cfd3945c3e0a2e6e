/// Turns the scalars of one cluster into the cells that show it.
///
/// This is the one place that says how text becomes cells: what is measured, wrapped and drawn
/// goes through it, so that the three can never disagree.
///
/// Each spacing scalar starts a cell, as in ncurses, xterm and tmux; marks join the cell before
/// them. The pictures of an emoji sequence are drawn side by side, without what joins them and without
/// tones of skin, for terminals differ in what they make of the whole, and a line that is shorter on
/// the screen than it was counted breaks the layout.
struct CellBuilder {
  /// A cell without style.
  struct Glyph: Equatable {
    var scalar: UInt32
    var marks: UInt64
    var width: Int
  }

  /// What is drawn in place of a scalar that must not reach a terminal.
  static let replacement: UInt32 = 0xFFFD
  /// The dotted circle, which carries marks that have nothing to stand on.
  private static let markBase: UInt32 = 0x25CC
  private static let nonJoiner: UInt32 = 0x200C
  private static let skinTones: ClosedRange<UInt32> = 0x1F3FB...0x1F3FF
  /// Marks a cell has room for; more cannot be told apart by eye, and are not drawn.
  private static let markLimit = 3
  /// No emoji is made of more pictures; more would make a cluster wider than a line.
  private static let pictureLimit = 4

  private var current = Glyph(scalar: 0, marks: 0, width: 0)
  private var markCount = 0
  private var isPictograph = false
  /// Pictures of this cluster so far.
  private var pictureCount = 0

  /// Takes in a scalar; returns the cell before it, when that is complete.
  mutating func add(_ scalar: UInt32) -> Glyph? {
    let kind = ScalarClass.of(scalar)
    if kind.contains(.control) {
      return begin(Self.replacement, width: 1, isPictograph: false)
    }
    if kind.contains(.invisible) {
      return nil
    }
    if kind.width == 0 {
      addMark(scalar)
      return nil
    }
    let isPictograph = kind.contains(.pictograph)
    if self.isPictograph {
      guard !Self.skinTones.contains(scalar), !isPictograph || pictureCount < Self.pictureLimit
      else { return nil }
    }
    pictureCount = !isPictograph ? 0 : self.isPictograph ? pictureCount + 1 : 1
    return begin(scalar, width: kind.width, isPictograph: isPictograph)
  }

  /// Ends the cluster; returns its last cell, if it has any.
  mutating func finish() -> Glyph? {
    begin(0, width: 0, isPictograph: false)
  }

  private mutating func begin(_ scalar: UInt32, width: Int, isPictograph: Bool) -> Glyph? {
    let complete = current.width > 0 ? current : nil
    current = Glyph(scalar: scalar, marks: 0, width: width)
    markCount = 0
    self.isPictograph = isPictograph
    return complete
  }

  private mutating func addMark(_ scalar: UInt32) {
    if current.width == 0 {
      guard scalar != Self.nonJoiner else { return }
      current = Glyph(scalar: Self.markBase, marks: 0, width: 1)
    }
    guard markCount < Self.markLimit else { return }
    current.marks |= UInt64(scalar) << (21 * UInt64(markCount))
    markCount += 1
  }
}
