/// Tells a line of an article from what a program says for itself.
struct WordSpotter: Sendable {
  private let words: Set<Substring>

  init(_ vocabulary: Vocabulary) {
    let stocks = [vocabulary.latin, vocabulary.accented, vocabulary.cyrillic]
    words = Set(stocks.flatMap { $0.words.filter { $0.count >= 3 }.map { $0[...] } })
  }

  /// Whether at least three words of a line are an article's.
  func isOfArticle(_ line: String) -> Bool {
    var found = 0
    for word in line.lowercased().split(whereSeparator: { !$0.isLetter })
    where words.contains(word) {
      found += 1
      if found == 3 { return true }
    }
    return false
  }
}
