import Articles
import Catalog
import Screen

/// How an article looks in the list: one line where the panes are stacked, two or three beside the
/// text.
struct ArticleRow {
  /// The most lines of a headline; the rest is cut with an ellipsis.
  private static let headlineLines = 2
  /// Columns for the mark of the selected row.
  static let markColumns = 2

  let headline: [Substring]
  let metadata: String
  let isOneLine: Bool

  init(_ article: ArticleSummary, columns: Int, isOneLine: Bool) {
    self.isOneLine = isOneLine
    let width = max(1, columns - Self.markColumns - 1)
    metadata = article.rowMetadata(columns: isOneLine ? columns / 2 : width)
    guard !isOneLine else {
      headline = [article.headline[...]]
      return
    }
    var lines: [Substring] = []
    var wrapper = LineWrapper(article.headline, width: width)
    while lines.count < Self.headlineLines, let line = wrapper.next() {
      // The last line keeps all that is left; drawing cuts it.
      let isLast = lines.count == Self.headlineLines - 1
      let end = isLast ? article.headline.utf8.count : line.range.upperBound
      lines.append(article.headline.slice(line.range.lowerBound..<end))
    }
    headline = lines
  }

  var height: Int { isOneLine ? 1 : headline.count + 1 }
}

extension AppState {
  /// Rows an article takes in the list.
  func rowHeight(at position: Int, in shown: ArticleList) -> Int {
    let layout = layout
    guard layout.arrangement != .stacked, layout.list.columns > 0 else { return 1 }
    guard position < shown.count, let article = library.summary(of: shown[position])
    else { return 1 }
    return ArticleRow(article, columns: layout.list.columns, isOneLine: isListOneLine(layout))
      .height
  }

  /// Whether each article is one line: where the list is low.
  func isListOneLine(_ layout: PaneLayout) -> Bool {
    layout.arrangement == .stacked || layout.list.rows < 6
  }
}
