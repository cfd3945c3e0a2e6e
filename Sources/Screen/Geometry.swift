/// A place on the screen: columns to the right, rows down, from 0.
package struct Point: Hashable, Sendable {
  /// Columns to the right of the left edge, from 0.
  package var column: Int
  /// Rows below the top, from 0.
  package var row: Int

  /// A place by its column and row.
  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// So many columns and rows.
package struct Size: Hashable, Sendable {
  /// Columns from side to side.
  package var columns: Int
  /// Rows from top to bottom.
  package var rows: Int

  /// A size as given, even one that no terminal has.
  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The sizes a terminal may take here; what lies outside is held to them.
  package static let allowedColumns = 1...1000
  /// As `allowedColumns`, for rows.
  package static let allowedRows = 1...1000

  /// The nearest size a terminal may take.
  package var clamped: Size {
    Size(
      columns: min(max(columns, Self.allowedColumns.lowerBound), Self.allowedColumns.upperBound),
      rows: min(max(rows, Self.allowedRows.lowerBound), Self.allowedRows.upperBound))
  }
}

/// A part of the screen; never of negative size.
package struct Rect: Hashable, Sendable {
  /// Its leftmost column.
  package var column: Int
  /// Its top row.
  package var row: Int
  /// Columns from side to side.
  package var columns: Int
  /// Rows from top to bottom.
  package var rows: Int

  /// A rectangle from its top left; negative lengths count as none.
  package init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// Whether it covers nothing.
  package var isEmpty: Bool { columns == 0 || rows == 0 }

  /// Whether the place is inside.
  package func contains(_ point: Point) -> Bool {
    columnRange.contains(point.column) && rowRange.contains(point.row)
  }
}

extension Rect {
  /// The columns it covers; a rectangle too far right for a number ends at the largest.
  package var columnRange: Range<Int> { column..<end(of: columns, from: column) }

  /// The rows it covers.
  package var rowRange: Range<Int> { row..<end(of: rows, from: row) }

  /// The part both cover, possibly empty.
  package func intersection(_ other: Rect) -> Rect {
    let columns = columnRange.clamped(to: other.columnRange)
    let rows = rowRange.clamped(to: other.rowRange)
    return Rect(
      column: columns.lowerBound, row: rows.lowerBound, columns: columns.count, rows: rows.count)
  }

  private func end(of length: Int, from start: Int) -> Int {
    let (end, isTooFar) = start.addingReportingOverflow(max(0, length))
    return isTooFar ? .max : end
  }
}
