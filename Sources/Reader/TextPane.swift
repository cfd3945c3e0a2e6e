package import Articles
package import Catalog

/// The article on the screen, how far it is scrolled, and the matches lit in it.
package struct TextPane: Equatable, Sendable {
  /// A match: a piece of the page and a range of UTF-8 offsets in it.
  package struct Match: Equatable, Sendable {
    package var piece: Int
    package var range: Range<Int>

    package var anchor: TextAnchor { TextAnchor(block: piece, offset: range.lowerBound) }
  }

  package private(set) var slot: Slot?
  package private(set) var layout = ArticleLayout(pieces: [], width: 1)
  /// The first line shown.
  package private(set) var top = 0
  /// What the user put at the top; kept while the width changes, so that nothing drifts.
  package private(set) var anchor = TextAnchor.start
  package private(set) var matches: [Match] = []
  package private(set) var currentMatch: Int?
  private var rows = 1

  package init() {}

  /// Shows an article from a place on; the matches are cleared.
  package mutating func show(_ article: Article, in slot: Slot, at anchor: TextAnchor) {
    self.slot = slot
    layout = ArticleLayout(pieces: ArticleLayout.pieces(of: article), width: layout.width)
    self.anchor = anchor
    matches = []
    currentMatch = nil
    restoreTop()
  }

  /// Shows nothing.
  package mutating func clear() {
    slot = nil
    layout = ArticleLayout(pieces: [], width: layout.width)
    top = 0
    anchor = .start
    matches = []
    currentMatch = nil
  }

  /// Takes on a size; the same words stay at the top.
  package mutating func fit(width: Int, rows: Int) {
    self.rows = max(1, rows)
    if width != layout.width {
      layout = ArticleLayout(pieces: layout.pieces, width: width)
      restoreTop()
    }
    settle()
  }

  private mutating func restoreTop() {
    top = anchor == .start ? 0 : layout.line(of: anchor)
    settle()
  }

  /// Lays out what the screen needs and holds the top within the text.
  private mutating func settle() {
    layout.extend(toLines: top + rows + 1)
    top = max(0, min(top, lastTop))
  }

  /// The last line that may be at the top, once the text is laid out that far.
  private var lastTop: Int { max(0, layout.lines.count - rows) }

  package var isAtEnd: Bool { layout.isComplete && top >= lastTop }
  package var isAtStart: Bool { top == 0 }
  /// The number of rows the pane has.
  package var visibleRows: Int { rows }

  /// Scrolls by lines, as far as there are any; says whether anything moved.
  @discardableResult
  package mutating func scroll(by lines: Int) -> Bool {
    let before = top
    layout.extend(toLines: top + max(0, lines) + rows + 1)
    top = max(0, min(top + lines, lastTop))
    noteAnchor()
    return top != before
  }

  package mutating func scrollToStart() {
    top = 0
    noteAnchor()
  }

  package mutating func scrollToEnd() {
    layout.extendToEnd()
    top = lastTop
    noteAnchor()
  }

  private mutating func noteAnchor() {
    settle()
    anchor = top == 0 || top >= layout.lines.count ? .start : layout.lines[top].anchor
  }

  /// How much of a page is turned at once: two lines stay in sight.
  package var pageStep: Int { max(1, rows - 2) }

  // MARK: Matches

  /// Lights what a query finds; the first match at or after `place` becomes the current one.
  package mutating func light(_ query: Query?, from place: TextAnchor = .start) {
    matches = []
    currentMatch = nil
    guard let query, !query.isEmpty else { return }
    for (index, piece) in layout.pieces.enumerated() where piece.role.isArticle {
      for range in query.matches(in: piece.text) {
        matches.append(Match(piece: index, range: range))
      }
    }
    if !matches.isEmpty {
      currentMatch = matches.firstIndex { $0.anchor >= place } ?? 0
    }
  }

  /// Makes a match the current one, without scrolling.
  package mutating func keepCurrent(_ index: Int) {
    if matches.indices.contains(index) { currentMatch = index }
  }

  /// Makes a match the current one and brings it into sight.
  package mutating func go(toMatch index: Int) {
    guard matches.indices.contains(index) else { return }
    currentMatch = index
    let line = layout.line(of: matches[index].anchor)
    layout.extend(toLines: line + rows + 1)
    if line < top || line >= top + rows {
      // The headline and what belongs to it are worth seeing whole.
      top = line < rows - 1 ? 0 : max(0, line - rows / 3)
      top = min(top, lastTop)
      noteAnchor()
    }
  }
}
