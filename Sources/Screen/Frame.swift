/// A whole screen as a value: what every cell shows, where the cursor stands, the title.
///
/// Nothing but the terminal's driver touches the terminal; everything else draws into a frame, and
/// all drawing is clipped, so no text can leave its part of the screen.
package struct Frame: Equatable, Sendable {
  /// How many columns and rows it has; always within what `Size` allows.
  package let size: Size
  /// Row by row, `size.columns` cells each.
  package internal(set) var cells: [Cell]
  /// Where the terminal's own cursor stands, for braille and speech as well as for eyes.
  package var cursor: Point?
  /// Whether the terminal should report the mouse.
  package var wantsMouse = false
  /// What the terminal's window should be called; nil leaves its name alone.
  package var title: String?

  /// A blank frame, of the nearest size that is allowed.
  package init(size: Size) {
    self.size = size.clamped
    self.cells = Array(
      repeating: .blank, count: self.size.columns * self.size.rows)
  }

  /// The whole of it, as a clip.
  package var bounds: Rect {
    Rect(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// The cells of one row; none if the frame has no such row.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    guard bounds.rowRange.contains(row) else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Whether every cell is the same; known at once of two copies of one frame.
  package func hasSameCells(as other: Frame) -> Bool {
    size == other.size && cells == other.cells
  }

  /// The columns of a row in which a frame of the same size differs, nil when none do.
  ///
  /// They begin and end between characters of both frames, never within a wide one.
  package func changedColumns(ofRow row: Int, since before: Frame) -> Range<Int>? {
    guard bounds.rowRange.contains(row), size == before.size else { return nil }
    let start = row * size.columns
    let end = start + size.columns
    let new = cells.span
    let old = before.cells.span
    var first = start
    while first < end, new[first] == old[first] { first += 1 }
    guard first < end else { return nil }
    var last = end - 1
    while new[last] == old[last] { last -= 1 }
    while first > start, new[first].width == 0 || old[first].width == 0 { first -= 1 }
    while last + 1 < end, new[last + 1].width == 0 || old[last + 1].width == 0 { last += 1 }
    return first - start..<last + 1 - start
  }
}

/// One column of one row: a spacing scalar with its marks, or the right half of a wide one.
package struct Cell: Equatable, Sendable {
  /// The scalar, with the width from bit 24 on: a cell has no bytes to spare, since all of a screen
  /// are compared with those before at every key.
  private var scalarAndWidth: UInt32
  /// How it is drawn; the halves of a wide cell have one style.
  package var style: Style
  /// Up to three zero-width scalars drawn over it, 21 bits each from the lowest, 0 for none.
  package var marks: UInt64

  init(scalar: UInt32, marks: UInt64, width: UInt8, style: Style) {
    scalarAndWidth = scalar & Self.scalarMask | UInt32(width) << Self.widthShift
    self.style = style
    self.marks = marks
  }

  private static let scalarMask: UInt32 = 0xFF_FFFF
  private static let widthShift: UInt32 = 24

  /// The spacing scalar; 0 in the right half of a wide cell.
  package var scalar: UInt32 { scalarAndWidth & Self.scalarMask }

  /// Columns: 1 or 2, and 0 for the right half.
  package var width: UInt8 { UInt8(truncatingIfNeeded: scalarAndWidth >> Self.widthShift) }

  /// A space in the plain style.
  package static let blank = Cell(scalar: 0x20, marks: 0, width: 1, style: .plain)

  /// A space in a style.
  static func blank(_ style: Style) -> Cell {
    Cell(scalar: 0x20, marks: 0, width: 1, style: style)
  }
}
