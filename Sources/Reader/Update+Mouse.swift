import Catalog
import Screen

extension AppState {
  private static let wheelStep = 3

  /// A click selects and focuses, the wheel scrolls what is under the pointer, a drag moves the line
  /// between the panes or selects text.
  mutating func handle(_ mouse: MouseEvent) {
    let layout = layout
    switch mouse.action {
    case .wheelUp, .wheelDown:
      wheel(mouse.action == .wheelUp ? -1 : 1, at: mouse.point, in: layout)
    case .press:
      message = nil
      if prompt == nil, page?.kind == .links { selectLink(atRow: mouse.point.row) }
      textPress = nil
      guard prompt == nil, page == nil else { return }
      if layout.views.contains(mouse.point) {
        if views.choose(rowOnScreen: mouse.point.row - layout.views.row) { openView() }
      } else if layout.divider.contains(mouse.point) {
        isDraggingDivider = true
      } else if layout.list.contains(mouse.point) {
        if let position = position(atRow: mouse.point.row - layout.list.row) {
          selectRow(position)
        }
        focus(on: .list)
      } else if layout.text.contains(mouse.point), text.slot != nil {
        focus(on: .text)
        pressText(mouse)
      }
    case .drag where isDraggingDivider:
      if layout.arrangement == .sideBySide {
        listColumns = mouse.point.column - layout.list.column
        listColumns = self.layout.list.columns
      } else if layout.arrangement == .stacked {
        listRows = mouse.point.row - layout.list.row
        listRows = self.layout.list.rows
      }
      revealSelection()
    case .drag: dragText(to: mouse.point)
    case .release:
      isDraggingDivider = false
      textPress = nil
    }
  }

  private mutating func wheel(_ direction: Int, at point: Point, in layout: PaneLayout) {
    if prompt?.isChooser ?? false {
      choose(direction)
    } else if page != nil {
      scrollPage(by: direction * Self.wheelStep)
    } else if layout.views.contains(point) {
      views.scroll(by: direction * Self.wheelStep, rows: layout.views.rows)
    } else if layout.list.contains(point) {
      let shown = shown
      var pane = list
      let step = layout.arrangement == .sideBySide ? 1 : Self.wheelStep
      pane.scroll(by: direction * step, count: shown.count)
      pane.fillEnd(rows: layout.list.rows, count: shown.count) { rowHeight(at: $0, in: shown) }
      list = pane
    } else if layout.text.contains(point) {
      text.scroll(by: direction * Self.wheelStep)
    }
  }

  /// The article on a row of the list pane, nil below the last.
  private func position(atRow row: Int) -> Int? {
    let shown = shown
    var used = 0
    var position = list.top
    while position < shown.count {
      used += rowHeight(at: position, in: shown)
      if row < used { return position }
      position += 1
    }
    return nil
  }
}
