/// Reads from newsread's screen what it says about itself.
struct ReaderFace {
  /// What the title row calls the library.
  let libraryName: String
  let spotter: WordSpotter

  /// Whether the title row is there, with or without articles.
  func isPainted(_ screen: ScreenModel) -> Bool {
    let title = screen.text(ofRow: 0)
    return title.contains(libraryName) && (title.contains("article") || isLoading(screen))
  }

  /// Whether the title row has a sign that something is still being read.
  func isLoading(_ screen: ScreenModel) -> Bool {
    let title = screen.text(ofRow: 0)
    return ["loading", "reading", "indexing", "…"].contains { title.contains($0) }
  }

  /// Whether a headline, or another line of an article, is in sight.
  func showsArticles(_ screen: ScreenModel) -> Bool {
    (1..<max(1, screen.rows - 1)).contains { spotter.isOfArticle(screen.text(ofRow: $0)) }
  }

  /// Whether the title row says that there are so many articles.
  func isListed(_ screen: ScreenModel, count: Int) -> Bool {
    counts(screen)?.total == count
  }

  /// Whether all is there, and nothing more is being read.
  func isSearchable(_ screen: ScreenModel, count: Int) -> Bool {
    isListed(screen, count: count) && !isLoading(screen)
  }

  /// Whether a search is still looking.
  func isSearching(_ screen: ScreenModel) -> Bool {
    screen.text(ofRow: screen.rows - 1).contains("searching") || screen.contains("Searching …")
  }

  /// `3 of 1,204 articles` or `1,204 articles`, from the title row.
  func counts(_ screen: ScreenModel) -> (found: Int?, total: Int)? {
    let words = screen.text(ofRow: 0).split(separator: " ")
    guard let end = words.lastIndex(where: { $0 == "articles" || $0 == "article" }), end > 0,
      let total = Self.number(words[end - 1])
    else { return nil }
    guard end > 2, words[end - 2] == "of" else { return (nil, total) }
    return (Self.number(words[end - 3]), total)
  }

  /// `3/1,204`, from the bottom row: which article of the list is selected, from 1.
  func position(_ screen: ScreenModel) -> Int? {
    for word in screen.text(ofRow: screen.rows - 1).split(separator: " ").reversed() {
      let parts = word.split(separator: "/")
      if parts.count == 2, let position = Self.number(parts[0]), Self.number(parts[1]) != nil {
        return position
      }
    }
    return nil
  }

  /// A number with commas between the thousands, as all of the reader's are.
  private static func number(_ text: Substring) -> Int? {
    let digits = text.filter { $0 != "," }
    guard !digits.isEmpty, let number = Int(digits), number.grouped == text else { return nil }
    return number
  }
}
