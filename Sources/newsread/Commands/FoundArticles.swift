import Articles
import Catalog
import Reader

extension LoadedArticles {
  /// Prints articles that were found, each with what speaks for it: a line of the table and one below, or
  /// an object.
  func print(
    _ found: ArraySlice<SearchHit>, foundBy query: Query, asJSON: Bool, to output: inout Output
  ) throws(Output.Failure) {
    let library = library
    let table = ArticleTable(found.lazy.map(\.slot), of: library)
    try output.write(found) { hit in
      guard let article = library[hit.slot] else { return "" }
      let finding = Finding(article, query: query, columns: Self.snippetColumns)
      if asJSON { return JSONObject(article, finding, score: hit.score).line }
      let parts = [finding.words ?? "", finding.snippet.text].filter { !$0.isEmpty }
      return table.line(for: article)
        + (parts.isEmpty ? "" : "    \(parts.joined(separator: " · "))\n")
    }
  }

  private static let snippetColumns = 120
}

extension JSONObject {
  /// An article found, with what speaks for it; `lit` are places in the snippet, counted in Unicode
  /// code points, which is what most languages that read JSON count in.
  fileprivate init(_ article: Article, _ finding: Finding, score: Float) {
    self.init(article)
    add("score", score)
    add("matches", finding.matches)
    let text = finding.snippet.text
    add("snippet", text)
    add("lit", ranges: finding.snippet.matches.map { text.codePoints(inBytes: $0) })
  }
}

extension String {
  /// A range of UTF-8 offsets as one of Unicode code points.
  fileprivate func codePoints(inBytes range: Range<Int>) -> Range<Int> {
    // Each code point has one byte that does not go on with another.
    func count(_ end: Int) -> Int { utf8.prefix(end).count { $0 & 0xC0 != 0x80 } }
    let start = count(range.lowerBound)
    return start..<max(start, count(range.upperBound))
  }
}
