package import Screen

/// How the user wants the two panes arranged.
package enum LayoutMode: String, CaseIterable, Sendable {
  case automatic = "automatic"
  case sideBySide = "side by side"
  case stacked = "stacked"
}

/// Which pane the keys go to.
package enum Focus: Equatable, Sendable {
  case list, text

  /// The other pane.
  package var other: Focus { self == .list ? .text : .list }
}

/// Where everything stands on a screen of a certain size; computed without drawing.
package struct PaneLayout: Equatable, Sendable {
  /// How the panes stand in the end, when the size has had its say.
  package enum Arrangement: Equatable, Sendable {
    case sideBySide, stacked, alone
  }

  /// The rows around the panes that are shown where there is room for them.
  package enum Bars: Equatable, Sendable {
    case both, bottom, none
  }

  /// How the panes stand.
  package let arrangement: Arrangement
  /// The row of the title, nil where there is no room for one.
  package let title: Rect?
  /// The views at the left of everything else; empty when they are not shown.
  package let views: Rect
  /// Empty when the list is not shown.
  package let list: Rect
  /// Above the list, as wide as it is; empty when it is not shown.
  package let timeline: Rect
  /// The line between the panes: one column or one row, empty when there is one pane.
  package let divider: Rect
  /// Empty when the text is not shown.
  package let text: Rect
  /// The bottom row, for hints and the prompt; nil on a single row.
  package let hints: Rect?
  /// Everything between title and hints, for pages such as the help.
  package let content: Rect

  /// The narrowest pane in which a column of 45 and its margins fit.
  package static let minimumTextColumns = 49
  /// The narrowest list in which a headline can be told from another.
  package static let minimumListColumns = 24
  /// The narrowest timeline that has room for its dates.
  private static let minimumTimelineColumns = 20
  /// From so many rows of a list on, so many are the timeline's, its labels among them.
  private static let timelineRows = [
    (listRows: 6, rows: 2), (listRows: 14, rows: 3), (listRows: 24, rows: 4),
  ]
  /// The columns of the views, of which a fifth of the screen is as many as they need.
  private static let viewColumns = 20...26
  private static let fewestViewRows = 6
  private static let wide = 100
  private static let roomy = 18

  /// Arranges the panes.
  ///
  /// `listColumns` and `listRows` are the user's own sizes for the list, nil for the usual ones;
  /// they are held to what leaves room for both. A list above the text takes no more rows than the
  /// library has `articles`, as far as that is known. A timeline is shown where both keep their room, and so are views. Where not both `bars` are wanted, there is one pane only.
  package init(
    size: Size, mode: LayoutMode, focus: Focus, isZoomed: Bool, listColumns: Int?, listRows: Int?,
    articles: Int?, hasTimeline: Bool = false, hasViews: Bool = false, bars: Bars = .both
  ) {
    let rows = size.rows
    title =
      rows >= 4 && bars == .both ? Rect(column: 0, row: 0, columns: size.columns, rows: 1) : nil
    hints =
      rows >= 2 && bars != .none
      ? Rect(column: 0, row: rows - 1, columns: size.columns, rows: 1) : nil
    let first = title == nil ? 0 : 1
    let height = rows - first - (hints == nil ? 0 : 1)
    content = Rect(column: 0, row: first, columns: size.columns, rows: height)

    let beside = min(
      max(size.columns / 5, Self.viewColumns.lowerBound), Self.viewColumns.upperBound)
    let fitsViews =
      size.columns - beside - 1 >= Self.minimumTextColumns && height >= Self.fewestViewRows
    let showsViews = hasViews && fitsViews && !isZoomed && bars == .both
    views = Rect(column: 0, row: first, columns: showsViews ? beside : 0, rows: height)
    // What is left for the others begins behind the line at the right of the views.
    let left = showsViews ? beside + 1 : 0
    let columns = size.columns - left
    let panes = Rect(column: left, row: first, columns: columns, rows: height)

    let fitsBeside =
      columns >= Self.minimumListColumns + 1 + Self.minimumTextColumns && height >= 6
    let fitsStacked = columns >= Self.minimumTextColumns && height >= 10
    let wished: Arrangement =
      switch mode {
      case .automatic: size.columns >= Self.wide ? .sideBySide : .stacked
      case .sideBySide: .sideBySide
      case .stacked: .stacked
      }
    arrangement =
      switch wished {
      case _ where isZoomed || bars != .both: .alone
      case .sideBySide where fitsBeside: .sideBySide
      case .sideBySide, .stacked, .alone:
        fitsStacked ? .stacked : fitsBeside ? .sideBySide : .alone
      }

    let none = Rect(column: 0, row: first, columns: 0, rows: 0)
    /// Cuts the timeline off the top of the list.
    func parted(_ area: Rect, rows: Int) -> (timeline: Rect, list: Rect) {
      let rows = area.columns >= Self.minimumTimelineColumns ? rows : 0
      var (timeline, list) = (area, area)
      timeline.rows = rows
      list.row += rows
      list.rows -= rows
      return (rows > 0 ? timeline : none, list)
    }
    /// The rows of the timeline where so many would be the list's.
    func timelineRows(above rows: Int) -> Int {
      hasTimeline ? Self.timelineRows.last { $0.listRows <= rows }?.rows ?? 0 : 0
    }
    switch arrangement {
    case .sideBySide:
      let widest = columns - 1 - Self.minimumTextColumns
      let usual = min(columns * 2 / 5, 60)
      let width = min(max(listColumns ?? usual, Self.minimumListColumns), widest)
      (timeline, list) = parted(
        Rect(column: left, row: first, columns: width, rows: height),
        rows: timelineRows(above: height))
      divider = Rect(column: left + width, row: first, columns: 1, rows: height)
      text = Rect(
        column: left + width + 1, row: first, columns: columns - width - 1, rows: height)
    case .stacked:
      let most = height - 1 - 6
      let usual = min(height / 3, articles ?? height)
      let wanted = min(max(listRows ?? usual, 3), most)
      // The timeline takes its rows from the text as long as that has enough.
      let above = timelineRows(above: height / 2)
      let both = min(wanted + above, most)
      (timeline, list) = parted(
        Rect(column: left, row: first, columns: columns, rows: both),
        rows: both - 3 < above ? 0 : above)
      divider = Rect(column: left, row: first + both, columns: columns, rows: 1)
      text = Rect(
        column: left, row: first + both + 1, columns: columns, rows: height - both - 1)
    case .alone:
      (timeline, list) =
        focus == .list ? parted(panes, rows: timelineRows(above: height)) : (none, none)
      text = focus == .text ? panes : none
      divider = none
    }
  }

  /// Where the text itself stands in its pane.
  ///
  /// At most `wanted` columns, centred, with a margin above where there is room for one.
  package func textColumn(wanted: Int) -> Rect {
    let margin = text.columns >= 12 ? 2 : 0
    let width = min(wanted, max(1, text.columns - 2 * margin))
    let above = text.rows >= Self.roomy ? 1 : 0
    return Rect(
      column: text.column + max(0, (text.columns - width) / 2), row: text.row + above,
      columns: min(width, text.columns), rows: text.rows - above)
  }
}
