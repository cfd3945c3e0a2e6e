import Articles
import Catalog

/// A search of the whole library: what was asked, what has been found, and where the reader was.
struct ListSearch: Sendable {
  /// What is looked for.
  private(set) var subject = Subject.query
  /// What is lit in texts; empty when nothing is asked.
  private(set) var query: Query
  private(set) var text: String
  /// What has been found, in the order asked for last that has been made.
  private(set) var results = ArticleList(ordering: .relevance)
  /// Where the reader was before the search, to go back to exactly.
  private(set) var before: Whereabouts
  /// The searches among whose results the reader was then, the last one first.
  private(set) var outer: [ListSearch] = []
  /// Why the results in sight were found.
  private(set) var findings = Findings()
  /// The article that others are like or versions of, as long as it is there.
  private(set) var origin: Slot?
  private var run: SearchRun
  /// What was found for earlier questions, where that is much, until it is taken away.
  private var discarded: [SearchRun] = []
  private var related: RelatedRun?
  private var story: StoryRun?
  /// The order that the results shall have.
  private(set) var ordering = ArticleList.Ordering.relevance
  /// The results on their way into another order than the search finds them in.
  private var sorting: SortRun?
  /// Whether all that this run has found was put into another order, or is on its way.
  private var isSorted = false
  /// Whether articles have come or changed since the versions of one were looked for.
  private var areVersionsOutdated = false
  /// Whether the results of the same question asked before still stand in for those of this run.
  private var isRenewal = false
  /// The article that is being read: whatever a query for marks finds anew, it is not taken away.
  private var kept: Slot?
  /// Which state of the marks was asked.
  private var marksVersion = 0
  /// Whether it was known then what had been marked in earlier runs.
  private(set) var knowsMarks = false

  /// What a search can be for.
  enum Subject: Equatable, Sendable {
    case query
    /// Articles like one with this headline.
    case related(to: String)
    /// The versions of one with this headline.
    case versions(of: String)
  }

  init(before: Whereabouts) {
    self.before = before
    text = ""
    query = Query("")
    run = SearchRun(query)
  }

  private init(before: Whereabouts, within search: ListSearch?) {
    self.init(before: before)
    guard let search else { return }
    number = search.number + 1
    var all = [search] + search.outer
    // The first leads back to where the reader was before all of them.
    if all.count > Self.mostOuter { all.remove(at: all.count - 2) }
    outer = all
    outer.indices.forEach { outer[$0].outer = [] }
  }

  /// A search for articles that are about the same as one.
  init(
    relatedTo slot: Slot, in library: Library, index: SearchIndex, before: Whereabouts,
    within search: ListSearch?
  ) {
    self.init(before: before, within: search)
    origin = slot
    subject = .related(to: library.summary(of: slot)?.headline ?? "")
    related = RelatedRun(to: slot, in: library, index: index)
  }

  /// A search for the versions of an article.
  init(
    versionsOf slot: Slot, in library: Library, index: SearchIndex, before: Whereabouts,
    within search: ListSearch?
  ) {
    self.init(before: before, within: search)
    origin = slot
    lookForVersions(of: slot, in: library, index: index)
    ordering = .sort(.newest)
    results = ArticleList(ordering: ordering)
  }

  /// Asks something else; what was found for the earlier question is dropped.
  mutating func ask(
    _ text: String, today: CalendarDate?, in library: Library, index: SearchIndex
  ) {
    self.text = text
    query = Query(text, today: today)
    begin(in: library, index: index)
    results = ArticleList(ordering: ordering)
    sorting = nil
    isSorted = false
    isRenewal = false
    number += 1
    findings = Findings()
  }

  /// Asks the same again, of a library and an index that have come to know more; what was found stays
  /// until there is better.
  mutating func askAgain(in library: Library, index: SearchIndex) {
    switch subject {
    case .query:
      guard !query.isEmpty else { return }
      // Where nothing is shown yet, the first that is found is better.
      isRenewal = isFinished(in: library) || isSettled(in: library) && results.count > 0
      begin(in: library, index: index)
    case .versions:
      guard let origin else { return }
      isRenewal = true
      lookForVersions(of: origin, in: library, index: index)
    case .related: return
    }
    sorting = nil
    isSorted = false
    number += 1
  }

  /// Begins to look for the query; what was found before is let go of elsewhere if there is much of it.
  private mutating func begin(in library: Library, index: SearchIndex) {
    if run.count > Self.mostLetGo { discarded.append(run) }
    run = SearchRun(query, in: library, index: index, foldsCopies: true)
    marksVersion = library.marks.version
    knowsMarks = library.marks.hasTable
  }

  /// Keeps the article that is being read among the results of a query for marks; nil for none.
  mutating func keep(_ slot: Slot?) {
    if kept != slot { kept = slot }
  }

  /// What is being read, as it was found before, if a query for marks has not found it again.
  private func kept(missingIn found: ArticleList, in library: Library) -> [SearchHit] {
    guard let kept, query.asksMarks, library.holds(kept), !found.contains(kept),
      !run.folded.contains(kept), let position = results.position(of: kept)
    else { return [] }
    return results.hits(from: position, atMost: 1)
  }

  private mutating func lookForVersions(of slot: Slot, in library: Library, index: SearchIndex) {
    subject = .versions(of: library.summary(of: slot)?.headline ?? "")
    story = StoryRun(of: slot, in: library, index: index)
    areVersionsOutdated = false
  }

  /// Where the reader was before the first of all these searches.
  var start: Whereabouts { outer.last?.before ?? before }

  /// The search that this one was begun from, if any.
  var enclosing: ListSearch? {
    guard var search = outer.first else { return nil }
    search.outer = Array(outer.dropFirst())
    return search
  }

  /// Another number for each question, or each time that it is asked.
  private(set) var number = 0
  /// More searches within each other are not kept: the innermost lead back to the first of all.
  private static let mostOuter = 16

  /// Whether anything is asked, so that the results are shown.
  var isAsking: Bool { subject != .query || !query.isEmpty }

  /// Whether to ask the same again would put changes since then into their right places.
  func isOutdated(in library: Library) -> Bool {
    guard !isSorting, isFinished(in: library) else { return false }
    switch subject {
    case .query where query.asksMarks && marksVersion != library.marks.version:
      return !library.hasMarksToLookUp
    case .query: return !query.isEmpty && run.isOutdated && run.isCheap
    case .versions: return origin != nil && areVersionsOutdated
    case .related: return false
    }
  }

  /// How many articles are known to match.
  var count: Int { subject == .query ? max(run.count, results.count) : results.count }

  /// How many rows there are, or will be once all are in order.
  var rowCount: Int { max(count - run.folded.count, results.count) }

  /// What matches and has no row, because it stands behind a copy.
  var folded: Set<Slot> { subject == .query ? run.folded : [] }

  /// Whether nothing was found but copies, which tell nothing new.
  var foundOnlyCopies: Bool { results.count == 0 && related?.hasCopies ?? false }

  /// How many near copies stand behind an article.
  func copyCount(of slot: Slot) -> Int { run.copies[slot]?.count ?? 0 }

  /// Whether more may still be found.
  func isFinished(in library: Library) -> Bool {
    switch subject {
    case .query: query.isEmpty || run.isFinished(in: library)
    case .related: related?.isFinished ?? true
    case .versions: story?.isFinished ?? true
    }
  }

  /// Whether it is known how many articles match, and which of them are the best.
  func isCounted(in library: Library) -> Bool {
    isFinished(in: library) || subject == .query && run.isCounted && ordering == .relevance
  }

  /// Whether what a screen shows is what it will show in the end.
  func isSettled(in library: Library) -> Bool {
    isFinished(in: library) || isRenewal || run.isSettled && ordering == .relevance
  }

  /// Does a slice of the search and says whether there are other results now.
  mutating func advance(in library: Library, bytes: Int) -> Bool {
    switch subject {
    case .query: return search(in: library, bytes: bytes)
    case .related:
      related?.advance(in: library)
      guard let related, related.isFinished else { return false }
      query = related.tellingQuery
      take(related.results, in: library)
    case .versions:
      story?.advance(in: library)
      guard let story, story.isFinished else { return false }
      isRenewal = false
      take(story.results, in: library)
    }
    return true
  }

  /// Hands out what of the index might be asked on another thread meanwhile, as a question with a number.
  mutating func takeQuestion(number: Int) -> IndexQuestion? {
    subject == .query && !query.isEmpty ? run.takeQuestion(number: number) : nil
  }

  mutating func take(_ answer: IndexAnswer) {
    run.take(answer)
  }

  /// Whether answers to the question with this number may still be of use.
  func awaitsAnswers(to number: Int) -> Bool { run.awaitsAnswers(to: number) }

  /// Hands over what takes a while to let go of.
  mutating func takeDiscarded() -> [SearchRun] {
    defer { discarded = [] }
    return discarded
  }

  /// To let go of the results of a question that found more takes as long as to answer another.
  private static let mostLetGo = 50_000

  /// Shows what is known so far, if nothing is shown yet, and says whether there is anything.
  mutating func showEarly(in library: Library) -> Bool {
    guard subject == .query, !isRenewal, ordering == .relevance, run.showEarly(in: library) else {
      return false
    }
    results = run.results
    return true
  }

  private mutating func take(_ found: ArticleList, in library: Library) {
    if ordering == found.ordering {
      results = found
    } else {
      sorting = SortRun(found, by: ordering)
    }
  }

  private mutating func search(in library: Library, bytes: Int) -> Bool {
    let isChanged = run.advance(in: library, bytes: bytes)
    let hasEnded = run.isFinished(in: library)
    if ordering != .relevance {
      guard hasEnded else { return false }
      isRenewal = false
      return sortFound(in: library)
    }
    guard hasEnded || !isRenewal else { return false }
    // What stood in for the results is taken away at once.
    let isOther = isChanged || isRenewal
    isRenewal = false
    sorting = nil
    let kept = kept(missingIn: run.results, in: library)
    results = run.results
    insert(kept, in: library)
    // It is among them.
    _ = run.takeLate()
    return isOther
  }

  /// Begins to put what was found into another order; what comes once that has been done takes its place.
  private mutating func sortFound(in library: Library) -> Bool {
    guard isSorted else {
      isSorted = true
      _ = run.takeLate()
      sorting = SortRun(run.results, by: ordering)
      return false
    }
    return placeLate(in: library)
  }

  /// Gives what was found since the results were put into another order its place among them, and says
  /// whether there is anything.
  @discardableResult
  private mutating func placeLate(in library: Library) -> Bool {
    let late = run.takeLate()
    guard isSorted, !late.isEmpty else { return false }
    sorting?.insert(late)
    insert(late, in: library)
    return true
  }

  /// Hears of articles that have come, which a search of words comes to by itself.
  mutating func noteArrivals(_ inserted: [Slot]) {
    guard !inserted.isEmpty else { return }
    outer.indices.forEach { outer[$0].noteArrivals(inserted) }
    areVersionsOutdated = true
  }

  /// Looks again at articles that have changed; those not reached yet will come in their turn.
  mutating func update(_ changed: [Slot], in library: Library) {
    guard !changed.isEmpty else { return }
    areVersionsOutdated = true
    outer.indices.forEach { outer[$0].update(changed, in: library) }
    findings.forget(changed)
    guard subject == .query else { return }
    // What this run has not come to yet stays as it was found before.
    let known = isRenewal ? changed.filter { run.knows($0) } : changed
    placeLate(in: library)
    var hits = run.update(changed, in: library)
    // These are placed below.
    _ = run.takeLate()
    let before = results
    results.remove(Set(known))
    if let kept, query.asksMarks, known.contains(kept), !hits.contains(where: { $0.slot == kept }),
      let position = before.position(of: kept)
    {
      hits += before.hits(from: position, atMost: 1)
    }
    insert(hits, in: library)
    sorting?.remove(known)
    sorting?.insert(hits)
  }

  mutating func remove(_ gone: [Slot], in library: Library) {
    outer.indices.forEach { outer[$0].remove(gone, in: library) }
    if let slot = origin, gone.contains(slot) { origin = nil }
    before.forget(gone)
    findings.forget(gone)
    placeLate(in: library)
    let hits = run.remove(gone, in: library)
    _ = run.takeLate()
    related?.remove(gone)
    story?.remove(gone)
    results.remove(Set(gone))
    insert(hits, in: library)
    sorting?.remove(gone)
    sorting?.insert(hits)
  }

  private mutating func insert(_ hits: [SearchHit], in library: Library) {
    if !hits.isEmpty { results.insert(hits, in: library) }
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
    isSorted = false
    guard isFinished(in: library) else { return }
    guard found.ordering != ordering else {
      sorting = nil
      results = found
      return
    }
    isSorted = true
    sorting = SortRun(found, by: ordering)
  }

  private var found: ArticleList { story?.results ?? related?.results ?? run.results }

  /// Does a slice of the sorting.
  mutating func sortOn(in library: Library) {
    sorting?.advance(in: library)
    guard let run = sorting, run.isFinished else { return }
    let kept = kept(missingIn: run.list, in: library)
    results = run.list
    insert(kept, in: library)
    sorting = nil
  }
}

/// Where the reader is: what Esc goes back to.
struct Whereabouts: Equatable, Sendable {
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

/// A search of one article, and where the reader was before it, to go back to.
struct ArticleSearch: Equatable, Sendable {
  let query: Query
  var start: Whereabouts
}

/// A search that waits while another is being typed, to come back if that is given up.
struct EarlierSearch: Sendable {
  var search: ListSearch
  var whereabouts: Whereabouts
}
