import Screen

/// Where the characters of a line stand on the screen, and which one stands at a column.
extension AppState {
  /// Columns from the left edge of the text to a place in a line.
  func column(of offset: Int, inLine index: Int) -> Int {
    let characters = characters(ofLine: index)
    let found =
      characters.first { $0.range.contains(offset) }
      ?? characters.filter { $0.range.lowerBound <= offset }
      .max { $0.range.lowerBound < $1.range.lowerBound }
    return found?.column ?? 0
  }

  /// The character of a line at a column of the text, or the nearest one; nil on a line without text.
  func character(at column: Int, inLine index: Int) -> Range<TextAnchor>? {
    let characters = characters(ofLine: index).sorted { $0.column < $1.column }
    guard
      let block = text.layout.lines.indices.contains(index) ? text.layout.lines[index].piece : nil,
      let found = characters.last(where: { $0.column <= column }) ?? characters.first
    else { return nil }
    return TextAnchor(
      block: block, offset: found.range.lowerBound)..<TextAnchor(
        block: block, offset: found.range.upperBound)
  }

  /// The columns of the text in which a part of a line stands: several, where directions mix.
  func columns(of range: Range<TextAnchor>, inLine index: Int) -> [Range<Int>] {
    guard text.layout.lines.indices.contains(index) else { return [] }
    let line = text.layout.lines[index]
    guard line.piece >= range.lowerBound.block, line.piece <= range.upperBound.block else {
      return []
    }
    let start = line.piece == range.lowerBound.block ? range.lowerBound.offset : 0
    let end = line.piece == range.upperBound.block ? range.upperBound.offset : .max
    var found: [Range<Int>] = []
    for character in characters(ofLine: index)
    where character.range.lowerBound >= start && character.range.lowerBound < end {
      let columns = character.column..<character.column + character.columns
      if let last = found.last, last.upperBound == columns.lowerBound {
        found[found.count - 1] = last.lowerBound..<columns.upperBound
      } else {
        found.append(columns)
      }
    }
    return found
  }

  /// A character of a line, and where it stands.
  private struct Placed {
    /// UTF-8 offsets in the text of the piece.
    var range: Range<Int>
    var column: Int
    var columns: Int
  }

  /// The characters of a line, in the order of the text, or of the screen where that is another.
  private func characters(ofLine index: Int) -> [Placed] {
    guard text.layout.lines.indices.contains(index), text.layout.lines[index].piece >= 0 else {
      return []
    }
    let line = text.layout.lines[index]
    let piece = text.layout.pieces[line.piece]
    let start = indent(of: line, in: piece, textColumn.columns)
    if reordersText, BidiLine.hasRightToLeft(piece.text.slice(line.range)) {
      var column = start
      return BidiLine(line.range, of: piece.text).clusters.map { cluster in
        defer { column += cluster.columns }
        return Placed(range: cluster.range, column: column, columns: cluster.columns)
      }
    }
    var placed: [Placed] = []
    for part in LineStretch(line, of: piece.text).parts {
      var column = start + part.column
      for cluster in TextClusters(of: piece.text).clusters(in: part.range) {
        placed.append(
          Placed(range: cluster.range, column: column, columns: cluster.columns))
        column += cluster.columns
      }
      // What a space is widened by belongs to it.
      if part.added > 0, !placed.isEmpty { placed[placed.count - 1].columns += part.added }
    }
    if line.endsInSoftHyphen, !placed.isEmpty { placed[placed.count - 1].columns += 1 }
    return placed
  }
}
