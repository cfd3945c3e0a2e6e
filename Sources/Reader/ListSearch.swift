import Articles
import Catalog

/// A search of the whole library: what was asked, what has been found, and where the reader was.
struct ListSearch: Sendable {
  private(set) var query: Query
  private(set) var text: String
  /// What has been found, in the order asked for last that has been made.
  private(set) var results = ArticleList(ordering: .relevance)
  /// Where the reader was before the search, to go back to exactly.
  var before: Whereabouts
  /// Why the results in sight were found.
  private(set) var findings = Findings()
  private var run: SearchRun
  /// The order that the results shall have.
  private(set) var ordering = ArticleList.Ordering.relevance
  /// The results on their way into another order than the search finds them in.
  private var sorting: SortRun?
  /// Whether the results of the same question asked before still stand in for those of this run.
  private var isRenewal = false

  init(before: Whereabouts) {
    self.before = before
    text = ""
    query = Query("")
    run = SearchRun(query)
  }

  /// Asks something else; what was found for the earlier question is dropped.
  mutating func ask(
    _ text: String, today: CalendarDate?, in library: Library, index: SearchIndex
  ) {
    self.text = text
    query = Query(text, today: today)
    run = SearchRun(query, in: library, index: index)
    results = ArticleList(ordering: ordering)
    sorting = nil
    isRenewal = false
    findings = Findings()
  }

  /// Asks the same again, of a library and an index that have come to know more; what was found stays
  /// until there is better.
  mutating func askAgain(in library: Library, index: SearchIndex) {
    guard !query.isEmpty else { return }
    run = SearchRun(query, in: library, index: index)
    sorting = nil
    isRenewal = true
  }

  /// How many articles are known to match.
  var count: Int { max(run.count, results.count) }

  /// Whether more may still be found.
  func isFinished(in library: Library) -> Bool {
    query.isEmpty || run.isFinished(in: library)
  }

  /// Whether it is known how many articles match, and which of them are the best.
  func isCounted(in library: Library) -> Bool {
    query.isEmpty || run.isCounted && ordering == .relevance || run.isFinished(in: library)
  }

  /// Whether what a screen shows is what it will show in the end.
  func isSettled(in library: Library) -> Bool {
    isFinished(in: library) || isRenewal || run.isSettled && (ordering == .relevance)
  }

  /// Does a slice of the search and says whether there are other results now.
  mutating func advance(in library: Library, bytes: Int) -> Bool {
    let isChanged = run.advance(in: library, bytes: bytes)
    if run.isFinished(in: library) {
      isRenewal = false
      guard ordering == .relevance else {
        sorting = SortRun(run.results, by: ordering)
        return isChanged
      }
    } else if isRenewal || ordering != .relevance {
      return false
    }
    results = run.results
    return isChanged
  }

  /// Looks again at articles that have changed; those not reached yet will come in their turn.
  mutating func update(_ changed: [Slot], in library: Library) {
    guard !changed.isEmpty else { return }
    findings.forget(changed)
    let hits = run.update(changed, in: library)
    results.remove(Set(changed))
    results.insert(hits, in: library)
    sorting?.remove(changed)
    sorting?.insert(hits)
  }

  mutating func remove(_ gone: [Slot]) {
    findings.forget(gone)
    run.remove(gone)
    results.remove(Set(gone))
    sorting?.remove(gone)
  }

  /// Finds out why articles were found, for lines of so many columns.
  mutating func explain(_ slots: [Slot], columns: Int, in library: Library) {
    findings.add(slots, columns: columns, query: query, in: library)
  }

  // MARK: Order

  var isSorting: Bool { sorting != nil }

  /// Begins to put the results into another order.
  mutating func reorder(by ordering: ArticleList.Ordering, in library: Library) {
    self.ordering = ordering
    guard run.isFinished(in: library) else { return }
    sorting = SortRun(run.results, by: ordering)
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
