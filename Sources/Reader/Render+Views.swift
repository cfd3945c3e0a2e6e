import Catalog
import Screen

/// How the pane of views looks.
extension AppState {
  func drawViews(in layout: PaneLayout, into frame: inout Frame) {
    let area = layout.views
    guard !area.isEmpty else { return }
    let divider = Rect(
      column: area.column + area.columns, row: area.row, columns: 1, rows: area.rows)
    frame.fill(divider, with: "│", style: theme[.rule])
    for row in 0..<area.rows where views.top + row < views.rows.count {
      let index = views.top + row
      let point = Point(column: area.column, row: area.row + row)
      switch views.rows[index] {
      case .gap: break
      case .heading(let words):
        frame.write(
          words, at: Point(column: point.column + 2, row: point.row), style: theme[.dim], in: area)
      case .view(let view):
        draw(
          view, isChosen: viewsHaveKeys && index == views.choice, at: point, in: area, into: &frame)
      }
    }
  }

  private func draw(
    _ view: ViewsPane.View, isChosen: Bool, at point: Point, in area: Rect, into frame: inout Frame
  ) {
    let isShown = view.query == shownView
    if isChosen || isShown {
      frame.put(isChosen ? "▌" : "▏", at: point, style: theme[.marker], in: area)
    }
    if isChosen, prompt == nil { frame.cursor = point }
    let count = view.count?.grouped ?? ""
    let end = area.column + area.columns - 1
    let room = max(1, area.columns - 4 - count.utf8.count)
    var style = theme[isChosen ? .selected : isShown ? .selectedUnfocused : .plain]
    // Where nothing is, nothing is to be gone to.
    if view.count == 0, !isChosen, !isShown { style = theme[.dim] }
    writeLine(
      view.label, room: room, at: Point(column: point.column + 2, row: point.row), style: style,
      in: area, into: &frame)
    frame.write(
      count, at: Point(column: end - count.utf8.count, row: point.row), style: theme[.dim], in: area
    )
  }
}
