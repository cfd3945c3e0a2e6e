import Catalog
import Screen

extension AppState {
  func drawText(in layout: PaneLayout, into frame: inout Frame) {
    let column = textColumn
    let wide = column.widened(by: sideRoom)
    guard text.slot != nil else { return }
    let isFocused = focus == .text && prompt == nil && page == nil
    let lit = litByPiece(in: column.rows)
    var hints = linkHints?.open ?? []
    for row in 0..<column.rows {
      let index = text.top + row
      guard index < text.layout.lines.count else { break }
      let line = text.layout.lines[index]
      drawBars(of: line, inRow: column.row + row, of: column, into: &frame)
      guard line.piece >= 0 else { continue }
      let piece = text.layout.pieces[line.piece]
      let point = Point(
        column: column.column + indent(of: line, in: piece, column.columns), row: column.row + row)
      if piece.role.isDrawn {
        drawRule(piece.role, at: point, in: column, into: &frame)
        continue
      }
      write(
        line, of: piece, at: point, lit: lit[line.piece, default: []],
        in: piece.role.isKept ? wide : column, into: &frame)
      draw(&hints, on: line, of: piece, at: point, in: column, into: &frame)
    }
    drawSelection(in: column, clippedTo: wide, into: &frame)
    if let gauge = gauge(in: layout, beside: column) { draw(gauge, into: &frame) }
    if isFocused {
      frame.cursor = cursorInText(column)
    }
  }

  /// The bars before a line of a quotation, at the side where its text begins.
  private func drawBars(
    of line: ArticleLayout.Line, inRow row: Int, of column: Rect, into frame: inout Frame
  ) {
    guard line.bars > 0 else { return }
    let isAtRight = isRightToLeft(text.layout.pieces[line.anchor.block])
    for bar in 0..<line.bars {
      let behind = bar * ArticleLayout.columnsOfBar
      let place = isAtRight ? column.columns - 1 - behind : behind
      frame.put(
        "│", at: Point(column: column.column + place, row: row), style: theme[.rule], in: column)
    }
  }

  /// The rule below the metadata, as wide as the column, or a short one within the text.
  private func drawRule(
    _ role: ArticleLayout.Piece.Role, at point: Point, in column: Rect, into frame: inout Frame
  ) {
    let room = max(0, column.column + column.columns - point.column)
    let columns = role == .rule ? room : min(room, max(3, room / 4))
    let rule = Rect(
      column: point.column + (room - columns) / 2, row: point.row, columns: columns, rows: 1)
    let style = theme[role == .rule && focus == .text ? .focusedRule : .rule]
    frame.fill(rule, with: "─", style: style)
  }

  /// Columns before a line: what is written from right to left stands at the right.
  func indent(
    of line: ArticleLayout.Line, in piece: ArticleLayout.Piece, _ width: Int
  ) -> Int {
    guard line.piece >= 0, isRightToLeft(piece) else { return line.indent }
    // What is put in order here is not widened, and has its hyphen at the left.
    let added = reordersText ? 0 : line.slack + (line.endsInSoftHyphen ? 1 : 0)
    let columns = DisplayWidth.columns(of: piece.text.slice(line.range)) + added
    return max(0, width - line.indent - columns)
  }

  private func isRightToLeft(_ piece: ArticleLayout.Piece) -> Bool {
    BidiLine.isRightToLeft(piece.text)
  }

  private func write(
    _ line: ArticleLayout.Line, of piece: ArticleLayout.Piece, at point: Point, lit: [Lit],
    in column: Rect, into frame: inout Frame
  ) {
    if piece.role == .metadata {
      writeMetadata(String(piece.text.slice(line.range)), at: point, in: column, into: &frame)
      return
    }
    let style = style(of: piece.role)
    let stretch = LineStretch(line, of: piece.text)
    if reordersText, BidiLine.hasRightToLeft(piece.text.slice(line.range)) {
      // Widened spaces would stand between other words, and a part alone in another order.
      write(line.range, of: piece.text, at: point, style: style, lit: lit, in: column, into: &frame)
      if line.endsInSoftHyphen {
        let end =
          isRightToLeft(piece) ? -1 : DisplayWidth.columns(of: piece.text.slice(line.range))
        frame.put(
          "-", at: Point(column: point.column + end, row: point.row), style: style, in: column)
      }
      return
    }
    for part in stretch.parts {
      var start = Point(column: point.column + part.column, row: point.row)
      let dateline = part.range.clamped(to: 0..<piece.datelineLength)
      if !dateline.isEmpty {
        write(
          dateline, of: piece.text, at: start, style: style.adding(.bold), lit: lit, in: column,
          into: &frame)
        start.column += DisplayWidth.columns(of: piece.text.slice(dateline))
      }
      write(
        dateline.isEmpty ? part.range : dateline.upperBound..<part.range.upperBound,
        of: piece.text, at: start, style: style, lit: lit, in: column, into: &frame)
      // What is added to a space looks like the space.
      guard part.added > 0,
        let match = lit.holding(part.range.upperBound - 1)
      else { continue }
      let end = stretch.column(of: part.range.upperBound - 1, in: piece.text) + 1
      let space = Rect(column: point.column + end, row: point.row, columns: part.added, rows: 1)
      frame.fill(space, with: " ", style: self.style(of: match, over: style))
    }
    if line.endsInSoftHyphen {
      let end = stretch.column(of: line.range.upperBound, in: piece.text)
      frame.put(
        "-", at: Point(column: point.column + end, row: point.row), style: style, in: column)
    }
  }

  /// Where the matches are in the whole text, and which part of it is in sight; nil without matches,
  /// without room, and when all of the text is in sight.
  private func gauge(in layout: PaneLayout, beside column: Rect) -> MatchGauge? {
    let area = Rect(
      column: layout.text.column + layout.text.columns - 1, row: column.row, columns: 1,
      rows: column.rows)
    guard area.column > column.column + column.columns, area.rows >= MatchGauge.fewestRows else {
      return nil
    }
    return MatchGauge(text, in: area)
  }

  private func draw(_ gauge: MatchGauge, into frame: inout Frame) {
    for row in 0..<gauge.area.rows {
      guard let sign = gauge.sign(at: row) else { continue }
      frame.put(
        sign, at: Point(column: gauge.area.column, row: gauge.area.row + row),
        style: theme[gauge.isCurrent(at: row) ? .marker : .rule], in: gauge.area)
    }
  }

  private func style(of role: ArticleLayout.Piece.Role) -> Style {
    switch role {
    case .headline, .heading: theme[.headline]
    case .metadata, .note, .tags, .rule, .byline, .ornament, .ruleInText: theme[.dim]
    case .standfirst: theme[.plain].adding(.italic)
    case .paragraph, .line, .item, .preformatted, .table: theme[.plain]
    }
  }

  /// The matches and links of the pieces in sight.
  private func litByPiece(in rows: Int) -> [Int: [Lit]] {
    var lit = matchesByPiece(in: rows)
    let links = Dictionary(grouping: text.linksInSight, by: \.piece)
    for (piece, places) in links {
      lit[piece] = Lit.merged(
        lit[piece, default: []], links: places.map { Lit(range: $0.range, isLink: true) })
    }
    return lit
  }

  private func matchesByPiece(in rows: Int) -> [Int: [Lit]] {
    guard !text.matches.isEmpty, text.top < text.layout.lines.count else { return [:] }
    let first = text.layout.lines[text.top].anchor
    let line = text.layout.lines[min(text.top + rows, text.layout.lines.count) - 1]
    let end = TextAnchor(block: line.anchor.block, offset: line.range.upperBound)
    var lit: [Int: [Lit]] = [:]
    let start = text.matches.partitionIndex { $0.end > first }
    for (index, match) in text.matches[start...].enumerated() {
      guard match.anchor < end else { break }
      lit[match.piece, default: []].append(
        Lit(range: match.range, isCurrent: start + index == text.currentMatch))
    }
    return lit
  }

  /// On the end of the selection that moves, or on the current match where it is in sight, else on the first letter
  /// at the top of the text.
  private func cursorInText(_ column: Rect) -> Point {
    var start = Point(column: column.column, row: column.row)
    if text.layout.lines.indices.contains(text.top), text.layout.lines[text.top].piece >= 0 {
      let first = text.layout.lines[text.top].range.lowerBound
      start.column += min(self.column(of: first, inLine: text.top), max(0, column.columns - 1))
    }
    if let cursor = cursorOfSelection(in: column) { return cursor }
    guard let current = text.currentMatch, text.matches.indices.contains(current) else {
      return start
    }
    let match = text.matches[current]
    for row in 0..<column.rows {
      let index = text.top + row
      guard index < text.layout.lines.count else { break }
      let line = text.layout.lines[index]
      guard line.piece == match.piece, line.range.contains(match.range.lowerBound) else {
        continue
      }
      let piece = text.layout.pieces[line.piece]
      let across =
        column.column + indent(of: line, in: piece, column.columns)
        + self.column(of: match.range.lowerBound, in: line, of: piece)
      return Point(
        column: min(across, column.column + column.columns - 1), row: column.row + row)
    }
    return start
  }

  /// How many columns behind the start of a line a place in it stands, as it is drawn.
  func column(
    of offset: Int, in line: ArticleLayout.Line, of piece: ArticleLayout.Piece
  ) -> Int {
    reordersText && BidiLine.hasRightToLeft(piece.text.slice(line.range))
      ? BidiLine(line.range, of: piece.text).column(of: offset)
      : LineStretch(line, of: piece.text).column(of: offset, in: piece.text)
  }
}
