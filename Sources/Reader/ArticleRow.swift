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
  let metadataColumns: Int
  let isOneLine: Bool

  init(_ article: ArticleSummary, columns: Int, isOneLine: Bool) {
    self.isOneLine = isOneLine
    let width = max(1, columns - Self.markColumns - 1)
    (metadata, metadataColumns) = article.rowMetadata(columns: isOneLine ? columns / 2 : width)
    headline =
      isOneLine ? [article.headline[...]] : Self.lines(of: article.headline, width: width)
  }

  private static func lines(of headline: String, width: Int) -> [Substring] {
    var lines: [Substring] = []
    var wrapper = LineWrapper(headline, width: width)
    while lines.count < headlineLines, let line = wrapper.next() {
      // The last line keeps all that is left; drawing cuts it.
      let isLast = lines.count == headlineLines - 1
      let end = isLast ? headline.utf8.count : line.range.upperBound
      lines.append(headline.slice(line.range.lowerBound..<end))
    }
    return lines
  }

  var height: Int { isOneLine ? 1 : headline.count + 1 }

  /// The rows of the tallest article that is not on one line.
  static let tallest = headlineLines + 1

  /// The height of an article's row that is not on one line, without making the row.
  static func height(of headline: String, columns: Int) -> Int {
    let width = max(1, columns - markColumns - 1)
    // No character takes more columns than it has bytes.
    return headline.utf8.count <= width ? 2 : lines(of: headline, width: width).count + 1
  }
}

extension AppState {
  /// Rows an article takes in the list.
  func rowHeight(at position: Int, in shown: ArticleList) -> Int {
    let layout = layout
    guard !isListOneLine(layout), layout.list.columns > 0 else { return 1 }
    guard position < shown.count, let article = library.summary(of: shown[position])
    else { return 1 }
    return ArticleRow.height(of: article.headline, columns: layout.list.columns)
  }

  /// The most rows an article can take in the list.
  var tallestRow: Int { isListOneLine(layout) ? 1 : ArticleRow.tallest }

  /// Whether each article is one line: where the list is low.
  func isListOneLine(_ layout: PaneLayout) -> Bool {
    layout.arrangement == .stacked || layout.list.rows < 6
  }
}
