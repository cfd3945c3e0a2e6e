package import Articles
package import Catalog
import Screen

/// Why an article was found, as a row of the list or a script tells it.
package struct Finding: Equatable, Sendable {
  /// Words around the best match: of the body, else of the tags, else of the file's name; else the body's
  /// beginning.
  package private(set) var snippet: Snippet
  /// How many matches the page of the article has lit.
  package private(set) var matches = 0
  /// Whether there may be more, which were not looked for.
  package private(set) var isAtLeast = false
  /// Whether the snippet shows a match of the body, which nothing further on can better.
  private var isOfBody = false

  /// Finds out why an article was found.
  ///
  /// The snippet takes at most so many columns. No more matches are counted than `limit`, and
  /// `isWhole` tells whether the article has all of its text.
  /// - Complexity: O(*n*) in the length of the text, for each term.
  package init(
    _ article: Article, query: Query, columns: Int, isWhole: Bool = true, limit: Int = .max
  ) {
    snippet = Snippet(text: "", matches: [])
    let found = count(query, in: ArticleLayout.pieces(of: article), limit: limit)
    isAtLeast = found.isOver || (!isWhole && matches > 0)
    isOfBody = found.isInBody
    let best =
      found.isInBody
      ? query.snippet(of: article, length: columns)
      : found.tags ?? query.fileSnippet(of: article)
        ?? Query("").snippet(of: article, length: columns).outside(article)
    snippet = best.fitted(to: columns)
  }

  /// Looks on in a later part of the same article, which has no headline of its own.
  ///
  /// `isLast` tells whether the text ends there.
  mutating func add(_ part: Article, query: Query, columns: Int, isLast: Bool, limit: Int) {
    let pieces = ArticleLayout.pieces(of: part).filter { $0.role != .headline }
    let found = count(query, in: pieces, limit: limit)
    isAtLeast = found.isOver || (!isLast && matches > 0)
    guard !isOfBody else { return }
    isOfBody = found.isInBody
    if found.isInBody {
      snippet = query.snippet(of: part, length: columns).fitted(to: columns)
    } else if let tags = found.tags {
      snippet = tags.fitted(to: columns)
    }
  }

  /// Counts what is lit in some pieces of the page, and says where.
  private mutating func count(
    _ query: Query, in pieces: [ArticleLayout.Piece], limit: Int
  ) -> (isInBody: Bool, tags: Snippet?, isOver: Bool) {
    var isInBody = false
    var tags: Snippet?
    guard query.isLit else { return (isInBody, tags, false) }
    for piece in pieces {
      let found = piece.matches(of: query)
      guard !found.isEmpty else { continue }
      switch piece.role {
      case .tags: tags = Snippet(text: piece.text, matches: found)
      case .headline: break
      default: isInBody = true
      }
      guard found.count <= limit - matches else {
        matches = limit
        return (isInBody, tags, true)
      }
      matches += found.count
    }
    return (isInBody, tags, false)
  }

  /// `12 matches`, nil when there is none to be seen.
  package var words: String? {
    guard matches > 0 else { return nil }
    return "\(number) \(matches == 1 && !isAtLeast ? "match" : "matches")"
  }

  /// The same where there is little room: `12×`.
  var shortWords: String? { matches > 0 ? "\(number)×" : nil }

  private var number: String { matches.grouped + (isAtLeast ? "+" : "") }
}

extension ArticleLayout.Piece {
  /// What a query lights in it.
  func matches(of query: Query) -> [Range<Int>] {
    role.isArticle ? query.matches(in: text, of: role.field) : []
  }
}

extension Snippet {
  /// Nothing, when it is only the article's headline again.
  fileprivate func outside(_ article: Article) -> Snippet {
    let body = article.text[min(article.bodyStart, article.text.count)...]
    let end = min(max(article.tagsStart - article.bodyStart, 0), body.count)
    return body.prefix(end).allSatisfy { $0 <= 0x20 } ? Snippet(text: "", matches: []) : self
  }

  /// As much of it as so many columns hold, its first match in sight.
  func fitted(to columns: Int) -> Snippet {
    // No character takes more columns than it has bytes.
    guard text.utf8.count > columns, DisplayWidth.columns(of: text) > columns else { return self }
    let first = matches.first?.lowerBound ?? 0
    // What the end leaves free goes to what comes before.
    let rest = DisplayWidth.columns(of: text.slice(first..<text.utf8.count))
    let start = phraseStart(
      from: beginning(of: first, columns: max(columns / 3, columns - rest)), to: first)
    let mark = start > 0 ? "…" : ""
    let whole = mark + text.slice(start..<text.utf8.count)
    let line = DisplayWidth.truncate(whole, to: columns)
    let end = line.utf8.count - (line == whole ? 0 : "…".utf8.count)
    let shift = mark.utf8.count - start
    return Snippet(
      text: line,
      matches: matches.compactMap { match in
        let low = max(match.lowerBound + shift, mark.utf8.count)
        let high = min(match.upperBound + shift, end)
        return low < high ? low..<high : nil
      })
  }

  /// Where to begin, so that no more than so many columns stand before an offset.
  private func beginning(of offset: Int, columns: Int) -> Int {
    let before = text.slice(0..<offset)
    guard DisplayWidth.columns(of: before) > columns else { return 0 }
    var used = 1
    var start = offset
    for character in before.reversed() {
      used += DisplayWidth.columns(of: String(character))
      if used > columns { break }
      start -= character.utf8.count
    }
    return start
  }

  /// Where a word begins at or after an offset, without the signs before it.
  ///
  /// A word that would be cut goes, if it is none of those that fill the line.
  private func phraseStart(from offset: Int, to limit: Int) -> Int {
    guard offset > 0 else { return 0 }
    var rest = Substring(text.slice(offset..<limit))
    if let last = text.slice(0..<offset).last, !last.isWhitespace, !last.isUnspaced,
      let space = rest.prefix(Self.longestWord).firstIndex(where: {
        $0.isWhitespace || $0.isUnspaced
      })
    {
      rest = rest[space...]
    }
    return limit - rest.drop(while: \.endsPhrase).utf8.count
  }

  /// Of a longer word without an end the end is shown.
  private static let longestWord = 24
}
