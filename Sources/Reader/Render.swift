import Articles
import Catalog
package import Screen

extension AppState {
  /// The whole screen for this state; pure, and all of it each time.
  package func render() -> Frame {
    var frame = Frame(size: size)
    frame.wantsMouse = usesMouse
    let layout = layout
    if theme.paintsGround { frame.fill(frame.bounds, with: theme[.plain]) }
    if let page {
      draw(page, in: layout, into: &frame)
    } else {
      drawViews(in: layout, into: &frame)
      if !layout.timeline.isEmpty { drawTimeline(in: layout, into: &frame) }
      if !layout.list.isEmpty { drawList(in: layout, into: &frame) }
      if !layout.text.isEmpty { drawText(in: layout, into: &frame) }
      drawDivider(in: layout, into: &frame)
    }
    if let title = layout.title { drawTitle(in: title, into: &frame) }
    if prompt?.isChooser ?? false { drawChooser(in: layout, into: &frame) }
    if let completion = prompt?.completion { draw(completion, in: layout, into: &frame) }
    let bottom = layout.hints ?? (prompt == nil ? nil : frame.bounds)
    if let bottom { drawBottom(in: bottom, layout: layout, into: &frame) }
    return frame
  }

  private func drawDivider(in layout: PaneLayout, into frame: inout Frame) {
    let divider = layout.divider
    guard !divider.isEmpty else { return }
    let style = theme[.rule]
    frame.fill(divider, with: layout.arrangement == .sideBySide ? "│" : "─", style: style)
  }

  private func drawTitle(in area: Rect, into frame: inout Frame) {
    var parts: [String] = []
    let total = library.count
    if let search, search.isAsking {
      parts.append("\(search.count.grouped) of \(articles(total))")
    } else {
      if total > 0 || !isLoading { parts.append(articles(total)) }
    }
    if library.marks.readCount > 0, search == nil {
      let unread = library.marks.count(of: .unread, among: total)
      parts.append(unread == 0 ? "all read" : "\(unread.grouped) unread")
    }
    if isLoading { parts.append("loading") }
    let problems = problemCount + notices.count
    if problems > 0 {
      parts.append("\(problems.grouped) \(problems == 1 ? "problem" : "problems")")
    }
    parts.append(shown.ordering.words)
    var right = parts.joined(separator: " · ")
    let name = titleName
    // The name is cut rather than the count left out.
    let room = area.columns - min(DisplayWidth.columns(of: name), area.columns / 3) - 4
    while DisplayWidth.columns(of: right) > room, parts.count > 1 {
      parts.removeLast()
      right = parts.joined(separator: " · ")
    }
    var width = DisplayWidth.columns(of: right)
    if width > room { width = 0 }
    writeLine(
      name, room: max(1, area.columns - 2 - (width > 0 ? width + 2 : 0)),
      at: Point(column: area.column + 1, row: area.row), style: theme[.title], in: area,
      into: &frame)
    guard width > 0 else { return }
    frame.write(
      right, at: Point(column: area.column + area.columns - width - 1, row: area.row),
      style: theme[.dim], in: area)
  }

  private var titleName: String {
    switch page?.kind {
    case .help: return "Help"
    case .problems: return "Problems"
    case .difference: return "What changed"
    case .links: return "Links"
    case .selfTest: return "Self-test"
    case .output: return output?.title ?? ""
    case nil: break
    }
    guard let search, search.isAsking, !(prompt?.editsQuery ?? false) else {
      return search == nil ? libraryName : "Search"
    }
    switch search.subject {
    case .query: return "Search: \(search.text)"
    case .related(let headline): return "Like: \(headline)"
    case .versions(let headline): return "Versions of: \(headline)"
    }
  }

  func articles(_ count: Int) -> String {
    "\(count.grouped) \(count == 1 ? "article" : "articles")"
  }
}
