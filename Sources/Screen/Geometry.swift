/// A place on the screen: columns to the right, rows down, from 0.
package struct Point: Hashable, Sendable {
  package var column: Int
  package var row: Int

  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// So many columns and rows.
package struct Size: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The sizes a terminal may take here; what lies outside is held to them.
  package static let allowedColumns = 1...1000
  package static let allowedRows = 1...1000

  package var clamped: Size {
    Size(
      columns: min(max(columns, Self.allowedColumns.lowerBound), Self.allowedColumns.upperBound),
      rows: min(max(rows, Self.allowedRows.lowerBound), Self.allowedRows.upperBound))
  }
}

/// A part of the screen; never of negative size.
package struct Rect: Hashable, Sendable {
  package var column: Int
  package var row: Int
  package var columns: Int
  package var rows: Int

  package init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  package var isEmpty: Bool { columns == 0 || rows == 0 }

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
