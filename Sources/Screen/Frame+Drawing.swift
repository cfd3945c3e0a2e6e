extension Frame {
  /// Writes one line of text and returns the columns it took, up to the clip's right edge.
  ///
  /// Nothing is drawn outside `clip` and the frame, and no wide character is cut in half: a space
  /// stands for the half that would show. Control characters are drawn as U+FFFD.
  ///
  /// - Complexity: O(n) in the bytes that fit.
  @discardableResult
  package mutating func write(
    _ text: Substring, at point: Point, style: Style, in clip: Rect
  ) -> Int {
    let visible = clip.intersection(bounds)
    let isRowVisible = visible.rowRange.contains(point.row)
    let columns = visible.columnRange
    let right = columns.upperBound
    return ClusterReader.read(text) { reader in
      var column = point.column
      while column < right {
        // A column may be any number at all.
        let (room, overflows) = right.subtractingReportingOverflow(column)
        let run = reader.nextPlainRun(atMost: overflows ? .max : room)
        if !run.isEmpty {
          if isRowVisible {
            place(run, column: column, row: point.row, style: style, within: columns)
          }
          column += run.count
          continue
        }
        guard let cluster = reader.next() else { break }
        guard isRowVisible else {
          column += cluster.columns
          continue
        }
        reader.forEachGlyph(of: cluster) { glyph in
          place(glyph, column: column, row: point.row, style: style, within: columns)
          column += glyph.width
        }
      }
      return max(0, min(column, max(right, point.column)) - point.column)
    }
  }

  /// Writes a whole string, as above.
  @discardableResult
  package mutating func write(
    _ text: String, at point: Point, style: Style, in clip: Rect
  ) -> Int {
    write(Substring(text), at: point, style: style, in: clip)
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

  /// Fills a part of the frame with one scalar of a single column, such as a line is drawn with.
  package mutating func fill(_ rect: Rect, with scalar: Unicode.Scalar, style: Style) {
    var builder = CellBuilder()
    _ = builder.add(scalar.value)
    guard let glyph = builder.finish(), glyph.width == 1 else { return }
    fill(rect, with: Cell(scalar: glyph.scalar, marks: glyph.marks, width: 1, style: style))
  }

  /// Blanks a part of the frame.
  package mutating func fill(_ rect: Rect, with style: Style) {
    fill(rect, with: .blank(style))
  }

  private mutating func fill(_ rect: Rect, with cell: Cell) {
    let visible = rect.intersection(bounds)
    guard !visible.isEmpty else { return }
    for row in visible.rowRange {
      let first = row * size.columns + visible.column
      let last = first + visible.columns - 1
      splitWide(from: first, through: last)
      for index in first...last { cells[index] = cell }
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

  /// Puts letters of a column each into a row of the frame, as far as they are within `columns`.
  private mutating func place(
    _ letters: UnsafeBufferPointer<UInt8>, column: Int, row: Int, style: Style,
    within columns: Range<Int>
  ) {
    let shown = (column..<column + letters.count).clamped(to: columns)
    guard !shown.isEmpty else { return }
    let first = row * size.columns + shown.lowerBound
    splitWide(from: first, through: first + shown.count - 1)
    var span = cells.mutableSpan
    var letter = shown.lowerBound - column
    for index in first..<first + shown.count {
      span[index] = Cell(
        scalar: UInt32(letters[letter]), marks: 0, width: 1, style: style)
      letter += 1
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
      cells[index] = .blank(style)
    }
  }

  /// Blanks the halves that wide characters leave when the cells of one row are overwritten.
  private mutating func splitWide(from first: Int, through last: Int) {
    if cells[first].width == 0 && first > 0 {
      cells[first - 1] = .blank(cells[first - 1].style)
    }
    if cells[last].width == 2 && last + 1 < cells.count {
      cells[last + 1] = .blank(cells[last + 1].style)
    }
  }
}
