import Screen

extension AppState {
  /// Reverses what is selected; what else is said of it by attributes stays.
  func drawSelection(in column: Rect, clippedTo clip: Rect, into frame: inout Frame) {
    guard let range = selected?.range, !range.isEmpty else { return }
    let style = theme[.selection]
    for row in 0..<column.rows where text.top + row < text.layout.lines.count {
      for columns in columns(of: range, inLine: text.top + row) {
        let part = Rect(
          column: column.column + columns.lowerBound, row: column.row + row,
          columns: columns.count, rows: 1)
        frame.restyle(part.intersection(clip)) { style.adding($0.attributes) }
      }
    }
  }

  /// Where the end of the selection is that moves, if it is in sight.
  func cursorOfSelection(in column: Rect) -> Point? {
    guard let place = selected?.cursor else { return nil }
    for row in 0..<column.rows where text.top + row < text.layout.lines.count {
      let line = text.layout.lines[text.top + row]
      let next = text.top + row + 1
      guard line.piece == place.block, line.range.lowerBound <= place.offset,
        !text.layout.lines.indices.contains(next)
          || text.layout.lines[next].anchor > place
      else { continue }
      let across = column.column + self.column(of: place.offset, inLine: text.top + row)
      return Point(
        column: min(across, column.column + column.columns - 1), row: column.row + row)
    }
    return nil
  }
}
