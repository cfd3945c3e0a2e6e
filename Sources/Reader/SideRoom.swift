import Screen

/// The columns that are free beside the column of text, for what keeps its own lines and is wider.
struct SideRoom: Equatable, Sendable {
  var left = 0
  var right = 0
}

extension Rect {
  /// The same rows with what is free beside them.
  func widened(by room: SideRoom) -> Rect {
    Rect(
      column: column - room.left, row: row, columns: room.left + columns + room.right, rows: rows)
  }
}

extension PaneLayout {
  /// What of the pane is free beside the column of text, up to the pane's margins.
  func sideRoom(of column: Rect) -> SideRoom {
    let margin = text.columns >= 12 ? 2 : 0
    return SideRoom(
      left: max(0, column.column - text.column - margin),
      right: max(0, text.column + text.columns - margin - column.column - column.columns))
  }
}

/// How far a table, or other lines that are kept as they are, stand out beside the column.
struct Overhang: Equatable, Sendable {
  var left = 0
  var right = 0

  /// Of a stretch of pieces that are kept and stand together: as much as the widest needs, at the right first, which
  /// leaves them in line with the text.
  ///
  /// - Complexity: O(*n*) in the length of the pieces, of which it looks at some hundred lines and no longer ones
  ///   than a screen can show.
  init(of pieces: ArraySlice<ArticleLayout.Piece>, width: Int, room: SideRoom) {
    guard room != SideRoom(), let role = pieces.first?.role, role.isKept else { return }
    var widest = 0
    for (index, piece) in pieces.prefix(Self.mostLines).enumerated() {
      guard piece.role == role, index == 0 || !piece.followsBlankLine else { break }
      guard piece.text.utf8.count <= Self.longestLine, !BidiLine.hasRightToLeft(piece.text[...])
      else { return }
      let bars = piece.quoteLevel * ArticleLayout.columnsOfBar
      widest = max(widest, bars + DisplayWidth.columns(of: piece.text))
      // What would stand left of the bars of a quotation would not belong to it.
      if bars > 0, widest > width + room.right { return }
    }
    right = min(max(0, widest - width), room.right)
    left = min(max(0, widest - width - right), room.left)
  }

  init() {}

  private static let mostLines = 512
  private static let longestLine = 2_048
}
