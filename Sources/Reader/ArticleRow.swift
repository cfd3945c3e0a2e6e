import Articles
import Catalog
import Screen

/// How an article looks in the list: one line where the panes are stacked, two or three beside the
/// text; and while a search is on, with a snippet.
struct ArticleRow {
  /// How all rows of a list are set; so that heights agree wherever they are asked for.
  struct Form: Equatable {
    enum SnippetPlace: Equatable { case none, beside, below }

    /// Whether headline and metadata share a line.
    var isOneLine: Bool
    var snippet: SnippetPlace
    /// The columns of the list.
    var columns: Int
    /// Whether rows tell what is unread and starred.
    var showsMarks = false

    /// Columns for the marks of a row.
    var markColumns: Int { showsMarks ? 3 : 2 }

    /// The most columns of a headline that has a snippet beside it.
    var headlineColumns: Int { min(room * 9 / 20, 66) }
    /// Where a snippet begins, from the left of the list.
    var snippetStart: Int {
      markColumns + (snippet == .beside ? headlineColumns + 2 : 0)
    }
    /// The columns that a snippet may take; 0 where there is none.
    var snippetColumns: Int {
      switch snippet {
      case .none: 0
      case .beside: max(1, columns - snippetStart - countColumns - 2)
      case .below: room
      }
    }

    /// The rows of the tallest article.
    var tallest: Int { (isOneLine ? 1 : headlineLines + 1) + (snippet == .below ? 1 : 0) }

    /// The rows of an article with this headline, without making its row.
    func height(of headline: String) -> Int {
      let below = snippet == .below ? 1 : 0
      if isOneLine { return 1 + below }
      // No character takes more columns than it has bytes.
      let isShort = headline.utf8.count <= room
      return (isShort ? 1 : lines(of: headline, width: room).count) + 1 + below
    }

    /// The columns between the mark and the right edge.
    fileprivate var room: Int { max(1, columns - markColumns - 1) }
  }

  /// The most lines of a headline; the rest is cut with an ellipsis.
  private static let headlineLines = 2
  /// Columns for `999+×`.
  private static let countColumns = 5

  let form: Form
  let headline: [Substring]
  let metadata: String
  let metadataColumns: Int
  /// Nil where there is none, and until it has been made.
  let snippet: Snippet?

  /// `copies` is how many articles are folded under this one, `tags` are the user's own.
  init(
    _ article: ArticleSummary, finding: Finding?, copies: Int = 0, progress: Int = 0,
    tags: [String] = [], form: Form
  ) {
    self.form = form
    snippet = finding?.snippet
    switch form.snippet {
    case .beside:
      metadata = [copies > 0 ? "+\(copies.grouped)" : nil, finding?.shortWords]
        .compactMap { $0 }.joined(separator: " ")
      metadataColumns = DisplayWidth.columns(of: metadata)
    case .none, .below:
      let folded = copies > 0 ? "+\(copies.grouped) \(copies == 1 ? "copy" : "copies")" : nil
      (metadata, metadataColumns) = article.rowMetadata(
        columns: form.isOneLine ? form.columns / 2 : form.room,
        matches: form.snippet == .none ? nil : finding?.words, copies: folded,
        progress: progress > 0 ? "\(progress / 10)%" : nil,
        tags: tags.isEmpty ? nil : tags.map { "#" + $0 }.joined(separator: " "))
    }
    headline =
      form.isOneLine ? [article.headline[...]] : Self.lines(of: article.headline, width: form.room)
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

  var height: Int {
    (form.isOneLine ? 1 : headline.count + 1) + (form.snippet == .below ? 1 : 0)
  }
}

extension AppState {
  /// Lists with fewer rows have a line for each article.
  private static let fewestRows = 6
  /// From so many rows on there is a line for the snippet below what fits on one line, or on several.
  private static let fewestRowsForPairs = 10
  private static let fewestRowsForSnippets = 8
  /// From so many columns on a snippet stands beside the headline, or below it.
  private static let fewestColumnsBeside = 60
  private static let fewestColumnsBelow = 24

  /// How the rows of the list are set.
  func rowForm(_ layout: PaneLayout) -> ArticleRow.Form {
    let area = layout.list
    let isOneLine = layout.arrangement == .stacked || area.rows < Self.fewestRows
    var form = ArticleRow.Form(
      isOneLine: isOneLine, snippet: .none, columns: area.columns, showsMarks: showsMarks)
    // What is found by its day alone has nothing to show for it.
    guard isShowingResults, search?.query.isExplained ?? false else { return form }
    let rows = isOneLine ? Self.fewestRowsForPairs : Self.fewestRowsForSnippets
    if area.rows >= rows, area.columns >= Self.fewestColumnsBelow {
      form.snippet = .below
    } else if isOneLine, area.columns >= Self.fewestColumnsBeside {
      form.snippet = .beside
    }
    return form
  }

  /// Rows an article takes in the list.
  func rowHeight(at position: Int, in shown: ArticleList) -> Int {
    let form = rowForm(layout)
    guard !form.isOneLine else { return form.tallest }
    guard form.columns > 0, position < shown.count,
      let article = library.summary(of: shown[position])
    else { return 1 }
    return form.height(of: article.headline)
  }

  /// The most rows an article can take in the list.
  var tallestRow: Int { rowForm(layout).tallest }

  /// Makes what the rows in sight tell of why they were found.
  mutating func explainResults() {
    guard search != nil else { return }
    let layout = layout
    let form = rowForm(layout)
    var slots: [Slot] = []
    if form.snippet != .none, page == nil {
      let shown = shown
      var position = list.top
      var used = 0
      while position < shown.count, used < layout.list.rows {
        slots.append(shown[position])
        used += rowHeight(at: position, in: shown)
        position += 1
      }
    }
    search?.explain(slots, columns: form.snippetColumns, in: library)
  }
}
