import Catalog
import Screen

extension AppState {
  /// The bottom row: the prompt, a message or the hints at the left, the place at the right.
  func drawBottom(in row: Rect, layout: PaneLayout, into frame: inout Frame) {
    let bottom = Rect(
      column: row.column, row: row.row + row.rows - 1, columns: row.columns, rows: 1)
    frame.fill(bottom, with: theme[.plain])
    // A message is read once, the place is always there: it makes room.
    let message = message ?? notice
    let left = message.map { DisplayWidth.columns(of: $0) } ?? 12
    let room = bottom.columns - (prompt == nil ? left + 3 : 12)
    var right = rightWords(layout, room: room)
    if DisplayWidth.columns(of: right) > room, let short = matchNumbers { right = short }
    let width = DisplayWidth.columns(of: right)
    let showsRight = width <= room
    var area = bottom
    if showsRight {
      frame.write(
        right, at: Point(column: bottom.columns - width - 1, row: bottom.row), style: theme[.dim],
        in: bottom)
      area.columns = bottom.columns - width - 3
    }
    if let prompt {
      draw(prompt, in: area, into: &frame)
    } else if let message {
      writeLine(
        message, room: max(1, area.columns - 1),
        at: Point(column: area.column + (area.columns > 1 ? 1 : 0), row: area.row),
        style: theme[.plain], in: area, into: &frame)
    } else {
      drawHints(in: area, into: &frame)
    }
  }

  private func draw(_ prompt: Prompt, in area: Rect, into frame: inout Frame) {
    frame.write(
      prompt.sign, at: Point(column: area.column, row: area.row), style: theme[.prompt], in: area)
    let sign = DisplayWidth.columns(of: prompt.sign)
    let field = Rect(
      column: area.column + sign, row: area.row, columns: area.columns - sign, rows: 1)
    guard !field.isEmpty else {
      frame.cursor = Point(column: area.column, row: area.row)
      return
    }
    // A long line is shown from where the cursor is in sight.
    let characters = prompt.editor.characters
    let cursor = prompt.editor.cursor
    var first = cursor
    var used = 1
    while first > 0 {
      let width = DisplayWidth.columns(of: String(characters[first - 1]))
      if used + width > field.columns { break }
      used += width
      first -= 1
    }
    let before = String(characters[first..<cursor])
    let start = Point(column: field.column, row: field.row)
    let visible = first..<min(characters.count, first + field.columns)
    draw(characters[visible], slips: promptQuery?.slips ?? [], at: start, in: field, into: &frame)
    frame.cursor = Point(
      column: min(
        field.column + DisplayWidth.columns(of: before), field.column + field.columns - 1),
      row: field.row)
  }

  /// Writes a part of the line, with the places underlined where it slips.
  private func draw(
    _ characters: ArraySlice<Character>, slips: [QuerySlip], at point: Point, in clip: Rect,
    into frame: inout Frame
  ) {
    var column = point.column
    var start = characters.startIndex
    func put(to end: Int, _ role: Role) {
      let end = min(end, characters.endIndex)
      guard end > start else { return }
      column += frame.write(
        String(characters[start..<end]), at: Point(column: column, row: point.row),
        style: theme[role], in: clip)
      start = end
    }
    for slip in slips {
      put(to: slip.range.lowerBound, .plain)
      put(to: slip.range.upperBound, .slip)
    }
    put(to: characters.endIndex, .plain)
  }

  /// What can be done here and now, as far as there is room.
  private func drawHints(in area: Rect, into frame: inout Frame) {
    var column = area.column + 1
    for command in hints {
      guard let hint = hint(for: command) else { continue }
      guard column + hint.columns <= area.column + area.columns else { break }
      column += frame.write(
        hint.label, at: Point(column: column, row: area.row), style: theme[.hintKey], in: area)
      column += 1
      column += frame.write(
        hint.words, at: Point(column: column, row: area.row), style: theme[.dim], in: area)
      column += 2
    }
  }

  private func hint(for command: Command) -> Hint? {
    switch command {
    case .back where isBackEndingSearch: .endSearch
    case .nextMatch where page != nil: .nextChange
    case .open where context == .views: .showView
    case .views where context == .views: .hideViews
    case .copyAddress where page != nil: .copyLink
    case .widenSelection: selection.flatMap { Hint.widening[$0.unit.wider] }
    default: Hint.all[command]
    }
  }

  /// Whether a step back puts out a search and stays in its pane.
  private var isBackEndingSearch: Bool {
    page == nil && (articleQuery != nil || (focus == .list && search != nil))
  }

  /// The commands worth a hint, the most useful first.
  private var hints: [Command] {
    if page?.kind == .difference { return [.back, .nextMatch, .down, .pageDown, .quitAtOnce] }
    if page?.kind == .links { return [.back, .openLink, .copyAddress, .down, .quitAtOnce] }
    if context == .selection {
      return [
        .copy, .widenSelection, .swapEnds, .endSelection, .wordForward, .beginHere,
        .sentenceForward, .help,
      ]
    }
    if page != nil { return [.back, .down, .pageDown, .quitAtOnce] }
    if context == .views { return [.open, .down, .switchPane, .views, .help, .quitAtOnce] }
    let searching: [Command] = askedQuery == nil ? [] : [.nextMatch, .back]
    switch focus {
    case .list where shown.count == 0:
      return searching.filter { $0 == .back } + (problems.isEmpty ? [] : [.problems])
        + [.search, .reload, .help, .quit]
    case .list:
      return [.open, .search] + searching + [.readOn, .sort, .help, .quit]
    case .text:
      let links: [Command] = text.layout.links.isEmpty ? [] : [.followLink]
      return [.back, .readOn] + searching.filter { $0 == .nextMatch } + links
        + [.search, .help, .nextArticle, .select]
    }
  }

  /// `3 of 11`, where there is no room for more.
  private var matchNumbers: String? {
    guard litQuery != nil, let current = text.currentMatch, page == nil else { return nil }
    return "\((current + 1).grouped) of \(text.matches.count.grouped)"
  }

  /// `match 3 of 11 · article 2 of 57` while searching, else `1/1,204 · line 12 of 96 · 3 min left · 12%`, or
  /// as much of that as there is room for.
  private func rightWords(_ layout: PaneLayout, room: Int) -> String {
    if let page {
      if page.kind == .links, let linksPage { return linksPage.position }
      let count = pageLineCount(of: page.kind)
      let last = min(page.top + layout.content.rows, count)
      return "\((page.top + 1).grouped)–\(last.grouped) of \(count.grouped)"
    }
    switch prompt?.purpose {
    case .palette, .nameSearch, .program: return ""
    case .tags: return "Tab proposes · -tag takes one away"
    case .savedSearches: return message ?? "Enter opens · Tab pins · Del removes"
    case .searchLibrary, .searchArticle, nil: break
    }
    if prompt == nil, let selection { return "selecting by \(selection.unit.name)" }
    var parts: [String] = []
    if let problem = promptQuery?.problem { parts.append(problem.shortWords) }
    if askedQuery != nil {
      if isCounting { parts.append("searching") }
      if text.isSeeking { parts.append(TextStatus.seekingWords) }
      if let current = text.currentMatch, !text.matches.isEmpty {
        parts.append("match \((current + 1).grouped) of \(text.matches.count.grouped)")
      } else if text.slot != nil, askedQuery?.isLit ?? false {
        parts.append("no match")
      }
      // Nothing yet is not nothing.
      if let search, search.isAsking, shown.count > 0 || !isCounting {
        parts.append(
          shown.count == 0
            ? "no articles"
            : "article \((list.position + 1).grouped) of \(search.rowCount.grouped)")
      }
      return parts.joined(separator: " · ")
    }
    guard parts.isEmpty else { return parts.joined(separator: " · ") }
    guard shown.count > 0 else { return "" }
    parts.append("\((list.position + 1).grouped)/\(shown.count.grouped)")
    guard !layout.text.isEmpty, text.slot != nil else { return parts.joined(separator: " · ") }
    let status = TextStatus(text, words: library.wordCount(of: text.slot))
    let forms = status.forms.map { (parts + $0).joined(separator: " · ") }
    // The hints that matter most stay.
    let kept = focus == .list ? Self.listHintColumns : Self.textHintColumns
    let most = min(room, (layout.hints?.columns ?? 0) - kept)
    return forms.first { DisplayWidth.columns(of: $0) <= most } ?? forms.last ?? ""
  }

  /// The columns that are kept for hints where the place could say more: in the list, which is not about
  /// the text, for all of them.
  private static let listHintColumns = 62
  private static let textHintColumns = 44
}

/// A key and what it does, as the hint bar has it.
private struct Hint: Sendable {
  let label: String
  let words: String
  /// What both take, with the space between them.
  let columns: Int

  private init?(_ command: Command, words: String? = nil) {
    let info = command.info
    guard let spelling = info.keys.first, let key = Key(spelling: spelling) else { return nil }
    label = key.label
    self.words = words ?? info.hint
    columns = DisplayWidth.columns(of: label) + 1 + DisplayWidth.columns(of: self.words)
  }

  /// Read from the table once, for they stand on nearly every screen.
  static let all = Dictionary(
    uniqueKeysWithValues: Command.allCases.compactMap { command in
      Hint(command).map { (command, $0) }
    })

  /// What a step back is called where it puts out a search.
  static let endSearch = Hint(.back, words: "end search")

  /// What is selected whole at the next press.
  static let widening = Dictionary(
    uniqueKeysWithValues: TextUnit.allCases.compactMap { unit in
      Hint(.widenSelection, words: "by \(unit.name)").map { (unit, $0) }
    })

  /// What there is to walk on the page of differences.
  static let nextChange = Hint(.nextMatch, words: "next change")

  static let showView = Hint(.open, words: "show")
  static let hideViews = Hint(.views, words: "hide")

  /// What is copied on the page of links.
  static let copyLink = Hint(.copyAddress, words: "copy link")
}
