extension Frame {
  /// Writes one line of text and returns the columns it took, up to the clip's right edge.
  ///
  /// Nothing is drawn outside `clip` and the frame, and no wide character is cut in half: a space
  /// stands for the half that would show. Control characters are drawn as U+FFFD.
  ///
  /// - Complexity: O(n) in the bytes that fit.
  @discardableResult
  package mutating func write<Text: StringProtocol>(
    _ text: Text, at point: Point, style: Style, in clip: Rect
  ) -> Int where Text.SubSequence == Substring {
    let visible = clip.intersection(bounds)
    let isRowVisible = visible.rowRange.contains(point.row)
    let right = visible.columnRange.upperBound
    return ClusterReader.read(text[...]) { reader in
      var column = point.column
      while column < right, let cluster = reader.next() {
        guard isRowVisible else {
          column += cluster.columns
          continue
        }
        if cluster.isSingle && cluster.first < 0x80 {
          let scalar =
            ScalarClass.of(cluster.first).contains(.control)
            ? CellBuilder.replacement : cluster.first
          place(
            CellBuilder.Glyph(scalar: scalar, marks: 0, width: 1), column: column, row: point.row,
            style: style, within: visible.columnRange)
          column += 1
        } else {
          reader.forEachGlyph(of: cluster) { glyph in
            place(
              glyph, column: column, row: point.row, style: style, within: visible.columnRange)
            column += glyph.width
          }
        }
      }
      return max(0, min(column, max(right, point.column)) - point.column)
    }
  }

  /// Draws one scalar, as `write` draws a text of it.
  package mutating func put(
    _ scalar: Unicode.Scalar, at point: Point, style: Style, in clip: Rect
  ) {
    let visible = clip.intersection(bounds)
    guard visible.rowRange.contains(point.row) else { return }
    var builder = CellBuilder()
    // A single scalar completes no cell before it.
    _ = builder.add(scalar.value)
    guard let glyph = builder.finish() else { return }
    place(
      glyph, column: point.column, row: point.row, style: style, within: visible.columnRange)
  }

  /// Blanks a part of the frame.
  package mutating func fill(_ rect: Rect, with style: Style) {
    let visible = rect.intersection(bounds)
    guard !visible.isEmpty else { return }
    for row in visible.rowRange {
      let first = row * size.columns + visible.column
      let last = first + visible.columns - 1
      splitWide(from: first, through: last)
      for index in first...last {
        cells[index] = Cell(scalar: 0x20, marks: 0, width: 1, style: style)
      }
    }
  }

  /// Changes the style of a part of the frame and leaves its text.
  ///
  /// A wide character takes the style of its left half, whole.
  package mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let visible = rect.intersection(bounds)
    for row in visible.rowRange {
      let start = row * size.columns
      for index in visible.columnRange.map({ start + $0 }) where cells[index].width > 0 {
        cells[index].style = change(cells[index].style)
        if cells[index].width == 2 {
          cells[index + 1].style = cells[index].style
        }
      }
    }
  }

  /// Puts a glyph into a row of the frame, or spaces for the part of it that is within `columns`.
  private mutating func place(
    _ glyph: CellBuilder.Glyph, column: Int, row: Int, style: Style, within columns: Range<Int>
  ) {
    let start = row * size.columns
    guard glyph.width == 2 else {
      guard columns.contains(column) else { return }
      let index = start + column
      splitWide(from: index, through: index)
      cells[index] = Cell(scalar: glyph.scalar, marks: glyph.marks, width: 1, style: style)
      return
    }
    let showsLeft = columns.contains(column)
    let showsRight = column < columns.upperBound && columns.contains(column + 1)
    if showsLeft && showsRight {
      let index = start + column
      splitWide(from: index, through: index + 1)
      cells[index] = Cell(scalar: glyph.scalar, marks: glyph.marks, width: 2, style: style)
      cells[index + 1] = Cell(scalar: 0, marks: 0, width: 0, style: style)
    } else if showsLeft || showsRight {
      let index = start + (showsLeft ? column : column + 1)
      splitWide(from: index, through: index)
      cells[index] = Cell(scalar: 0x20, marks: 0, width: 1, style: style)
    }
  }

  /// Blanks the halves that wide characters leave when the cells of one row are overwritten.
  private mutating func splitWide(from first: Int, through last: Int) {
    if cells[first].width == 0 && first > 0 {
      cells[first - 1] = Cell(scalar: 0x20, marks: 0, width: 1, style: cells[first - 1].style)
    }
    if cells[last].width == 2 && last + 1 < cells.count {
      cells[last + 1] = Cell(scalar: 0x20, marks: 0, width: 1, style: cells[last + 1].style)
    }
  }
}
