import Catalog
import Screen

extension AppState {
  func draw(_ page: Page, in layout: PaneLayout, into frame: inout Frame) {
    let area = layout.content
    let lines = pageLines(of: page.kind, from: page.top, count: area.rows)
    for (row, line) in lines.enumerated() {
      draw(line, at: Point(column: 1, row: area.row + row), in: area, into: &frame)
    }
    let selected = page.kind == .links ? linksPage?.selectedLine ?? 0 : page.top
    frame.cursor = Point(
      column: 0, row: area.row + max(0, min(selected - page.top, area.rows - 1)))
  }

  private func draw(_ line: PageLine, at point: Point, in area: Rect, into frame: inout Frame) {
    var column = point.column
    for run in line.runs {
      column += frame.write(
        run.text, at: Point(column: column, row: point.row), style: theme[run.role], in: area)
    }
  }

  /// How many lines a page has.
  func pageLineCount(of kind: Page.Kind) -> Int {
    switch kind {
    case .help: HelpPage.lines(columns: size.columns).count
    case .problems: ProblemsPage.lineCount(for: allProblems)
    case .difference: difference?.lines.count ?? 0
    case .links: linksPage?.lineCount ?? 0
    case .selfTest: selfTest?.lines(columns: size.columns - 2).count ?? 0
    case .output: output?.lines.count ?? 0
    }
  }

  private func pageLines(of kind: Page.Kind, from top: Int, count: Int) -> [PageLine] {
    switch kind {
    case .help:
      return Array(HelpPage.lines(columns: size.columns).dropFirst(top).prefix(count))
    case .problems:
      let problems = allProblems
      return (top..<max(top, min(top + count, ProblemsPage.lineCount(for: problems)))).map {
        ProblemsPage.line(at: $0, of: problems, columns: size.columns)
      }
    case .difference:
      return Array((difference?.lines ?? []).dropFirst(top).prefix(count))
    case .links: return linksPage?.lines(from: top, count: count, columns: size.columns) ?? []
    case .selfTest:
      return Array(
        (selfTest?.lines(columns: size.columns - 2) ?? []).dropFirst(top).prefix(count))
    case .output:
      return Array((output?.lines ?? []).dropFirst(top).prefix(count))
    }
  }

  /// The palette, or the saved searches: a box over the lower part of the screen, with what fits.
  func drawChooser(in layout: PaneLayout, into frame: inout Frame) {
    guard let prompt else { return }
    guard prompt.purpose == .palette else { return drawSearches(prompt, in: layout, into: &frame) }
    let choices = paletteCommands(for: prompt.editor.text).map { command in
      let info = command.info
      return Choice(label: info.help, note: info.keyLabels.joined(separator: " "))
    }
    draw(
      choices, chosen: prompt.choice, atMost: 12, otherwise: "No command is called that",
      in: layout, into: &frame)
  }

  private func drawSearches(
    _ prompt: Prompt, in layout: PaneLayout, into frame: inout Frame
  ) {
    let pinned = savedSearches.pinned
    let choices = searches(for: prompt.editor.text).map { search in
      let digit = pinned.firstIndex(of: search).map { $0 < 9 ? "\($0 + 1)" : "*" }
      return Choice(label: "\(digit ?? " ") \(search.name)", note: search.query)
        .fitted(to: size.columns - Choice.margins)
    }
    draw(
      choices, chosen: prompt.choice, atMost: 12, otherwise: "No saved search is called that",
      in: layout, into: &frame)
  }

  /// What the prompt proposes, in a box like the palette's.
  func draw(_ completion: Completion, in layout: PaneLayout, into frame: inout Frame) {
    let choices =
      completion.isCounting
      ? []
      : completion.proposals.map { proposal in
        Choice(
          label: proposal.label,
          note: proposal.count.map { articles($0) } ?? proposal.note ?? "")
      }
    let kind = completion.beginning.kind.words
    draw(
      choices, chosen: completion.choice, atMost: 8,
      otherwise: completion.isCounting
        ? "Counting …" : "There is no \(kind) that begins so", in: layout, into: &frame)
  }

  /// A line of a box of choices, and what stands at its right.
  private struct Choice {
    var label: String
    var note: String

    /// The columns of a line that neither takes: the mark, the edge, and what parts them.
    static let margins = 6
    /// Where there is less room, a note would say nothing.
    private static let fewestColumns = 16

    /// Both cut so that each is seen: the label keeps what the note leaves, and each at least half.
    func fitted(to columns: Int) -> Choice {
      guard columns >= Self.fewestColumns else { return self }
      let wanted = DisplayWidth.columns(of: note)
      let other = DisplayWidth.columns(of: label)
      let room = min(wanted, max(columns / 2, columns - other))
      return Choice(
        label: DisplayWidth.truncate(label, to: columns - room),
        note: DisplayWidth.truncate(note, to: room))
    }
  }

  private func draw(
    _ choices: [Choice], chosen: Int, atMost most: Int, otherwise words: String,
    in layout: PaneLayout, into frame: inout Frame
  ) {
    let rows = min(max(choices.count, 1), most, max(0, layout.content.rows - 1))
    guard rows > 0 else { return }
    let area = Rect(
      column: 0, row: layout.content.row + layout.content.rows - rows, columns: size.columns,
      rows: rows)
    let rule = Rect(column: 0, row: area.row - 1, columns: size.columns, rows: 1)
    frame.fill(area, with: theme[.plain])
    frame.fill(rule, with: "─", style: theme[.rule])
    guard !choices.isEmpty else {
      frame.write(
        words, at: Point(column: 2, row: area.row), style: theme[.dim], in: area)
      return
    }
    let top = max(0, chosen - rows + 1)
    for row in 0..<rows where top + row < choices.count {
      let choice = choices[top + row]
      let isChosen = top + row == chosen
      if isChosen {
        frame.put("▌", at: Point(column: 0, row: area.row + row), style: theme[.marker], in: area)
      }
      frame.write(
        choice.label, at: Point(column: 2, row: area.row + row),
        style: theme[isChosen ? .selected : .plain], in: area)
      let width = DisplayWidth.columns(of: choice.note)
      if width + DisplayWidth.columns(of: choice.label) + Choice.margins <= size.columns {
        frame.write(
          choice.note, at: Point(column: size.columns - width - 1, row: area.row + row),
          style: theme[.dim], in: area)
      }
    }
  }
}
