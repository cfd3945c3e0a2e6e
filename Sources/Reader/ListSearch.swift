package import Catalog

/// A search of the whole library: what was asked, what has been found, and where the reader was.
package struct ListSearch: Sendable {
  /// Where the reader was before the search, to go back to exactly.
  package struct Before: Sendable {
    var list: ListPane
    var text: TextPane
    var focus: Focus
  }

  package private(set) var query: Query
  package private(set) var text: String
  package private(set) var results = ArticleList(ordering: .relevance)
  package let before: Before
  private var run: SearchRun

  package init(before: Before) {
    self.before = before
    text = ""
    query = Query("")
    run = SearchRun(query)
  }

  /// Asks something else; what was found for the earlier question is dropped.
  package mutating func ask(_ text: String) {
    self.text = text
    query = Query(text)
    run = SearchRun(query)
    results = ArticleList(ordering: results.ordering)
  }

  package func isFinished(in library: Library) -> Bool {
    query.isEmpty || run.isFinished(in: library)
  }

  /// Does a slice of the search and says whether anything was found.
  package mutating func advance(in library: Library, bytes: Int) -> Bool {
    let hits = run.advance(in: library, bytes: bytes)
    guard !hits.isEmpty else { return false }
    results.insert(hits, in: library)
    return true
  }

  /// Looks again at articles that have changed; those not reached yet will come in their turn.
  package mutating func update(_ changed: [Slot], in library: Library) {
    let seen = changed.filter { Int($0.index) < run.nextSlot }
    guard !seen.isEmpty else { return }
    results.remove(Set(seen))
    results.insert(seen.compactMap { run.hit(for: $0, in: library) }, in: library)
  }

  package mutating func remove(_ gone: [Slot]) {
    results.remove(Set(gone))
  }

  package mutating func reorder(by ordering: ArticleList.Ordering, in library: Library) {
    results.reorder(by: ordering, in: library)
  }
}
