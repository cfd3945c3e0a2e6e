import Articles
import Catalog
import Screen

extension AppState {
  func drawList(in layout: PaneLayout, into frame: inout Frame) {
    let area = layout.list
    let shown = shown
    guard shown.count > 0 else {
      drawEmptyList(in: layout, into: &frame)
      return
    }
    let form = rowForm(layout)
    var row = area.row
    var position = list.top
    while position < shown.count, row < area.row + area.rows {
      let slot = shown[position]
      guard let article = library.summary(of: slot) else { break }
      let finding = form.snippet == .none ? nil : search?.findings[slot]
      let copies = isShowingResults ? search?.copyCount(of: slot) ?? 0 : 0
      let marks = form.showsMarks ? library.marks(of: slot) : .none
      let entry = ArticleRow(
        article, finding: finding, copies: copies, progress: marks.progressInRow,
        tags: library.ownTags(of: slot), form: form)
      draw(
        entry, of: article, marks, isSelected: position == list.position,
        at: Point(column: area.column, row: row), in: area, into: &frame)
      if position == list.position, listHasKeys, prompt == nil {
        frame.cursor = Point(column: area.column, row: row)
      }
      row += entry.height
      position += 1
    }
  }

  private func draw(
    _ entry: ArticleRow, of article: ArticleSummary, _ marks: ArticleMarks, isSelected: Bool,
    at point: Point, in area: Rect, into frame: inout Frame
  ) {
    var style =
      isSelected ? theme[listHasKeys ? .selected : .selectedUnfocused] : theme[.plain]
    if entry.form.showsMarks {
      if !marks.isRead { style.attributes.insert(.bold) }
      frame.put(
        marks.isStarred ? "★" : marks.isRead ? " " : "●",
        at: Point(column: area.column + 1, row: point.row), style: theme[.marker], in: area)
    }
    if let comparisonMark, library.id(of: comparisonMark) == article.id {
      frame.put(
        "•", at: Point(column: area.column + 1, row: point.row), style: theme[.marker], in: area)
    }
    let query = isShowingResults ? search?.query : litQuery
    let lit =
      query.map { $0.matches(in: article.headline, of: .title).map { Lit(range: $0) } } ?? []
    var point = point
    if isSelected {
      for row in 0..<entry.height {
        frame.put(
          listHasKeys ? "▌" : "▏", at: Point(column: area.column, row: point.row + row),
          style: theme[.marker], in: area)
      }
    }
    point.column += entry.form.markColumns
    var clip = Rect(
      column: area.column, row: area.row, columns: max(1, area.columns - 1), rows: area.rows)
    if entry.form.isOneLine {
      clip.columns = drawBeside(entry, row: point.row, in: area, into: &frame)
    }
    for (index, line) in entry.headline.enumerated() {
      let isLast = index == entry.headline.count - 1
      drawHeadline(
        line, isLast: isLast, of: article, at: point, style: style, lit: lit, in: clip,
        into: &frame)
      point.row += 1
    }
    clip.columns = max(1, area.columns - 1)
    if entry.form.snippet == .below {
      if let snippet = entry.snippet, !snippet.text.isEmpty {
        draw(snippet, at: point, in: clip, into: &frame)
        point.row += 1
      } else if entry.snippet == nil {
        // It is on its way, and the rest stays where it is.
        point.row += 1
      }
    }
    if !entry.form.isOneLine {
      let room = max(1, area.columns - entry.form.markColumns - 1)
      writeMetadata(
        entry.metadataColumns <= room
          ? entry.metadata : DisplayWidth.truncate(entry.metadata, to: room),
        at: point, in: clip, into: &frame)
    }
  }

  /// Draws what stands beside a headline, and returns the columns that are left for that.
  private func drawBeside(
    _ entry: ArticleRow, row: Int, in area: Rect, into frame: inout Frame
  ) -> Int {
    let form = entry.form
    let width = entry.metadataColumns
    let column = area.columns - width - 1
    if form.snippet == .beside {
      if let snippet = entry.snippet {
        let point = Point(column: area.column + form.snippetStart, row: row)
        draw(snippet, at: point, in: area, into: &frame)
      }
      writeMetadata(
        " " + entry.metadata, at: Point(column: area.column + column - 1, row: row), in: area,
        into: &frame)
      return form.markColumns + form.headlineColumns
    }
    // The place and date stand at the right where they leave the headline enough room.
    guard area.columns >= 60, width <= area.columns / 2 else { return max(1, area.columns - 1) }
    writeMetadata(
      entry.metadata, at: Point(column: area.column + column, row: row), in: area, into: &frame)
    return column - 2
  }

  /// Place, date and the like, each of which is put in order by itself.
  func writeMetadata(
    _ words: String, at point: Point, in clip: Rect, into frame: inout Frame
  ) {
    guard reordersText, BidiLine.hasRightToLeft(Substring(words)) else {
      frame.write(words, at: point, style: theme[.dim], in: clip)
      return
    }
    var point = point
    for (index, part) in words.split(separator: " · ").enumerated() {
      let before = index == 0 ? "" : " · "
      point.column += frame.write(before, at: point, style: theme[.dim], in: clip)
      write(
        0..<part.utf8.count, of: String(part), at: point, style: theme[.dim], lit: [], in: clip,
        into: &frame)
      point.column += DisplayWidth.columns(of: part)
    }
  }

  private func draw(_ snippet: Snippet, at point: Point, in clip: Rect, into frame: inout Frame) {
    write(
      0..<snippet.text.utf8.count, of: snippet.text, at: point, style: theme[.dim],
      lit: snippet.matches.map { Lit(range: $0) }, in: clip, into: &frame)
  }

  private func drawHeadline(
    _ line: Substring, isLast: Bool, of article: ArticleSummary, at point: Point, style: Style,
    lit: [Lit], in clip: Rect, into frame: inout Frame
  ) {
    let text = article.headline
    let start = text.utf8.distance(from: text.startIndex, to: line.startIndex)
    let room = clip.column + clip.columns - point.column
    var end = start + line.utf8.count
    // No character takes more columns than it has bytes.
    let isCut = isLast && line.utf8.count > room && DisplayWidth.columns(of: line) > room
    if isCut {
      // What is kept is a beginning of the line, so offsets still hold; the ellipsis stands where reading
      // stops.
      end = start + DisplayWidth.truncate(String(line), to: room).dropLast().utf8.count
    }
    var point = point
    let isEllipsisFirst = isCut && reordersText && BidiLine.isRightToLeft(text)
    if isEllipsisFirst {
      frame.put("…", at: point, style: style, in: clip)
      point.column += 1
    }
    write(
      start..<max(start, end), of: text, at: point, style: style, lit: lit, in: clip,
      into: &frame)
    if isCut, !isEllipsisFirst {
      let column = point.column + DisplayWidth.columns(of: text.slice(start..<end))
      frame.put("…", at: Point(column: column, row: point.row), style: style, in: clip)
    }
  }

  private func drawEmptyList(in layout: PaneLayout, into frame: inout Frame) {
    let area = layout.list
    let lines = emptyListLines
    var row = area.row + (area.rows > 8 ? 2 : 0)
    for line in lines {
      let isFirst = line == lines.first
      var wrapper = LineWrapper(line, width: max(1, area.columns - 4))
      while let part = wrapper.next(), row < area.row + area.rows {
        frame.write(
          part.words(of: line), at: Point(column: area.column + 2, row: row),
          style: theme[isFirst ? .headline : .dim], in: area)
        row += 1
      }
    }
    if prompt == nil, !viewsHaveKeys {
      frame.cursor = Point(column: area.column, row: area.row)
    }
  }

  /// What an empty list has to say for itself.
  private var emptyListLines: [String] {
    if let search, search.isAsking {
      if isListing || isLoading { return ["Searching …"] }
      if search.foundOnlyCopies {
        return [
          "Nothing like it but copies", "V lists its copies and other versions.", "Esc goes back.",
        ]
      }
      if search.subject != .query {
        return ["Nothing like it", "No article has enough of its words.", "Esc goes back."]
      }
      return [
        "Nothing found",
        search.query.isPlain
          ? "All words have to occur; fewer words, or parts of words, find more."
          : "All that is asked for has to be so; asking for less finds more.",
        "Esc goes back.",
      ]
    }
    // Most libraries are there a moment later; a word that only flashes up is no help.
    if isLoading { return [] }
    if problemCount > 0 {
      return [
        "No articles",
        "\(problemCount == 1 ? "One file" : "\(problemCount.grouped) files") could not be shown: press ! to see why.",
      ]
    }
    return [
      "No articles here yet",
      "Put text files into this folder and they appear by themselves. q quits.",
    ]
  }
}

extension ArticleMarks {
  /// How far one got, where that tells something: not of what has only been looked at, or read to its end.
  fileprivate var progressInRow: Int { progress < 1_000 && place != nil ? progress : 0 }
}
