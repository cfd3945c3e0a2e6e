import Articles
import Catalog

/// A search of the whole library: what was asked, what has been found, and where the reader was.
struct ListSearch: Sendable {

  private(set) var query: Query
  private(set) var text: String
  private(set) var results = ArticleList(ordering: .relevance)
  /// Where the reader was before the search, to go back to exactly.
  var before: Whereabouts
  /// Why the results in sight were found.
  private(set) var findings = Findings()
  private var run: SearchRun
  /// The results on their way into another order.
  private var sorting: SortRun?

  init(before: Whereabouts) {
    self.before = before
    text = ""
    query = Query("")
    run = SearchRun(query)
  }

  /// Asks something else; what was found for the earlier question is dropped.
  mutating func ask(_ text: String, today: CalendarDate?) {
    self.text = text
    query = Query(text, today: today)
    run = SearchRun(query)
    results = ArticleList(ordering: ordering)
    sorting = nil
    findings = Findings()
  }

  func isFinished(in library: Library) -> Bool {
    query.isEmpty || run.isFinished(in: library)
  }

  /// Does a slice of the search and says whether anything was found.
  mutating func advance(in library: Library, bytes: Int) -> Bool {
    let hits = run.advance(in: library, bytes: bytes)
    guard !hits.isEmpty else { return false }
    insert(hits, in: library)
    return true
  }

  /// Looks again at articles that have changed; those not reached yet will come in their turn.
  mutating func update(_ changed: [Slot], in library: Library) {
    findings.forget(changed)
    let seen = changed.filter { Int($0.index) < run.nextSlot }
    guard !seen.isEmpty else { return }
    remove(seen)
    insert(seen.compactMap { run.hit(for: $0, in: library) }, in: library)
  }

  private mutating func insert(_ hits: [SearchHit], in library: Library) {
    results.insert(hits, in: library)
    sorting?.insert(hits)
  }

  mutating func remove(_ gone: [Slot]) {
    findings.forget(gone)
    results.remove(Set(gone))
    sorting?.remove(gone)
  }

  /// Finds out why articles were found, for lines of so many columns.
  mutating func explain(_ slots: [Slot], columns: Int, in library: Library) {
    findings.add(slots, columns: columns, query: query, in: library)
  }

  // MARK: Order

  /// The order asked for last, which the results may still be on their way into.
  var ordering: ArticleList.Ordering { sorting?.list.ordering ?? results.ordering }
  var isSorting: Bool { sorting != nil }

  /// Begins to put the results into another order.
  mutating func reorder(by ordering: ArticleList.Ordering) {
    sorting = SortRun(results, by: ordering)
  }

  /// Does a slice of the sorting.
  mutating func sortOn(in library: Library) {
    sorting?.advance(in: library)
    guard let run = sorting, run.isFinished else { return }
    results = run.list
    sorting = nil
  }
}

/// Where the reader is: what Esc goes back to.
struct Whereabouts: Sendable {
  var list: ListPane
  /// The article in the text pane and what of it is at the top.
  var slot: Slot?
  var place: TextPane.Place
  var currentMatch: Int?
  var focus: Focus

  /// Goes back to none of these: others may have their slots by then.
  mutating func forget(_ gone: [Slot]) {
    if let slot, gone.contains(slot) { self.slot = nil }
    list.forget(gone)
  }
}

/// A search that waits while another is being typed, to come back if that is given up.
struct EarlierSearch: Sendable {
  var search: ListSearch
  var whereabouts: Whereabouts
}
