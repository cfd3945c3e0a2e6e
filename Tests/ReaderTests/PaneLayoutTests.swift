import Reader
import Screen
import Testing

@Suite struct PaneLayoutTests {
  @Test(arguments: [
    ("120x36", LayoutMode.automatic, PaneLayout.Arrangement.sideBySide),
    ("100x30", .automatic, .sideBySide), ("99x30", .automatic, .stacked),
    ("80x24", .automatic, .stacked), ("80x24", .sideBySide, .sideBySide),
    ("200x50", .stacked, .stacked), ("60x20", .automatic, .stacked),
    ("60x20", .sideBySide, .stacked), ("40x12", .automatic, .alone),
    ("40x12", .sideBySide, .alone), ("200x8", .stacked, .sideBySide), ("10x3", .automatic, .alone),
    ("1x1", .automatic, .alone),
  ])
  func fallsBackToWhatFits(
    spelling: String, mode: LayoutMode, expected: PaneLayout.Arrangement
  ) throws {
    let size = try #require(Size(spelling: spelling))
    let layout = PaneLayout(
      size: size, mode: mode, focus: .list, isZoomed: false, listColumns: nil, listRows: nil,
      articles: nil)
    #expect(layout.arrangement == expected)
  }

  /// Every size, mode and wish: the parts lie within the screen, do not overlap, and the text is
  /// never narrower than it can be read.
  @Test func partsTileTheScreenAtEverySize() {
    for columns in [1, 2, 5, 10, 24, 45, 48, 49, 50, 60, 73, 74, 75, 80, 99, 100, 120, 200, 500] {
      for rows in [1, 2, 3, 4, 5, 6, 8, 10, 12, 13, 24, 36, 50, 300] {
        for mode in LayoutMode.allCases {
          for wish in [nil, 0, 7, 1000] {
            for (focus, hasTimeline, hasViews) in [
              (Focus.list, false, false), (.text, false, true), (.list, true, true),
            ] {
              let size = Size(columns: columns, rows: rows)
              let layout = PaneLayout(
                size: size, mode: mode, focus: focus, isZoomed: false, listColumns: wish,
                listRows: wish, articles: wish, hasTimeline: hasTimeline, hasViews: hasViews)
              let parts = [
                layout.title, layout.timeline, layout.list, layout.divider, layout.text,
                layout.hints,
              ].compactMap(\.self)
              let views = layout.views.isEmpty ? 0 : (layout.views.columns + 1) * layout.views.rows
              let area = parts.reduce(views) { $0 + $1.columns * $1.rows }
              #expect(area == columns * rows, "\(size) \(mode) \(String(describing: wish))")
              for part in parts {
                #expect(part.column >= 0 && part.column + part.columns <= columns)
                #expect(part.row >= 0 && part.row + part.rows <= rows)
              }
              if layout.arrangement != .alone {
                #expect(layout.textColumn(wanted: 66).columns >= 45)
                #expect(layout.list.rows >= 3)
              }
            }
          }
        }
      }
    }
  }
}
