import Catalog
import Screen

extension AppState {
  /// The chart above the list: bars, and below them the first day, the highest count and the last day.
  ///
  /// The bar of the selected article is the one in colour.
  func drawTimeline(in layout: PaneLayout, into frame: inout Frame) {
    let area = layout.timeline
    guard area.rows > 1 else { return }
    let inner = Rect(
      column: area.column + 1, row: area.row, columns: max(1, area.columns - 2), rows: area.rows)
    guard let chart = timeline?.chart else {
      let words = isLoading ? "" : "counting …"
      frame.write(
        words, at: Point(column: inner.column, row: area.row + area.rows - 1), style: theme[.dim],
        in: inner)
      return
    }
    let rows = area.rows - 1
    let selected = list.selected.flatMap { library.day(of: $0) }.flatMap { chart.bar(of: $0) }
    for bar in chart.bars.indices {
      let height = chart.height(of: bar, levels: rows * 8)
      guard height > 0 else { continue }
      let style = theme[bar == selected ? .marker : .bar]
      // A gap parts bars that are wide enough to be seen without it.
      let width = chart.barColumns > 2 ? chart.barColumns - 1 : chart.barColumns
      for row in 0..<rows where height > row * 8 {
        let rect = Rect(
          column: inner.column + bar * chart.barColumns, row: area.row + rows - 1 - row,
          columns: width, rows: 1)
        frame.fill(
          rect.intersection(inner), with: barSigns[min(height - row * 8, 8) - 1], style: style)
      }
    }
    drawLabels(of: chart, in: inner, into: &frame)
  }

  private func drawLabels(of chart: TimelineChart, in area: Rect, into frame: inout Frame) {
    let row = area.row + area.rows - 1
    let ends = chart.first.count + chart.last.count + (chart.last.isEmpty ? 2 : 4)
    let note = chart.notes.first { ends + DisplayWidth.columns(of: $0) <= area.columns }
    // As wide as the bars, if the words leave it at that.
    let width = min(
      area.columns, max(chart.bars.count * chart.barColumns, ends + (note?.count ?? 0)))
    frame.write(
      chart.first, at: Point(column: area.column, row: row), style: theme[.dim], in: area)
    let last = width - chart.last.count
    if last > chart.first.count {
      frame.write(
        chart.last, at: Point(column: area.column + last, row: row), style: theme[.dim], in: area)
    }
    guard let note else { return }
    let room = last - chart.first.count
    let column = chart.last.isEmpty ? 2 : max(2, (room - note.count) / 2)
    frame.write(
      note,
      at: Point(
        column: area.column + chart.first.count + (chart.first.isEmpty ? 0 : column), row: row),
      style: theme[.dim], in: area)
  }

  /// An eighth of a row, two eighths, up to all of it.
  private var barSigns: [Unicode.Scalar] {
    drawsBlocks
      ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : [".", ".", ":", ":", "+", "+", "#", "#"]
  }
}
