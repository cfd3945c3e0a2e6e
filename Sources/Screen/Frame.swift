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
}

/// One column of one row: a spacing scalar with its marks, or the right half of a wide one.
package struct Cell: Equatable, Sendable {
  /// The spacing scalar; 0 in the right half of a wide cell.
  package var scalar: UInt32
  /// Up to three zero-width scalars drawn over it, 21 bits each from the lowest, 0 for none.
  package var marks: UInt64
  /// Columns: 1 or 2, and 0 for the right half.
  package var width: UInt8
  /// How it is drawn; the halves of a wide cell have one style.
  package var style: Style

  /// A space in the plain style.
  package static let blank = Cell(scalar: 0x20, marks: 0, width: 1, style: .plain)
}
