/// One search under way, in slices, so that a key never waits for it.
///
/// First the index is asked, which tells the levels of all that it covers; of these the best are put in
/// their order at once, which is what a screen shows. Then what no index covers is looked at, and what an
/// index cannot decide. In the end all that was found is gathered and put in order.
///
/// Two things shorten the wait for a large index: part of it may be asked on another thread (`takeQuestion`),
/// and whoever cannot wait for the best of all is shown the best so far (`showEarly`). Neither they, nor the
/// slices, nor what the index covers show in what is found in the end: asked anew, the same articles give the
/// same results. What comes or changes afterwards takes its place by its levels alone, without what is only
/// seen by reading the best closely.
package struct SearchRun: Sendable {
  /// What is looked for.
  package let query: Query
  /// What has been found, the best first: at first no more than the best.
  package internal(set) var results = ArticleList(ordering: .relevance)
  /// How many articles are known to match.
  package internal(set) var count = 0
  /// How many times `results` has become another list, so that nobody has to compare.
  package internal(set) var version = 0

  /// Of each article that has near copies among the best: these, which stand behind it.
  package internal(set) var copies: [Slot: [Slot]] = [:]
  let plan: SearchPlan
  /// Whether copies are left out of the results rather than put further down.
  let foldsCopies: Bool
  /// What matches and is not among the results, because it stands behind a copy.
  package internal(set) var folded: Set<Slot> = []
  var index: SearchIndex
  var levels: LevelStore
  /// The number of the question that was handed out.
  var questionNumber: Int?
  /// The segments that it has been answered for, and that have not been come to yet.
  var answered: Set<Int> = []
  /// So many segments had been asked when the best so far were last looked for.
  var earlySegments = 0
  /// Whether the results are only the best of what had been asked then.
  var areResultsEarly = false
  var phase = Phase.asking(segment: 0)
  var scoring: Scoring
  /// The scores of the best, which are more than the sum of their levels.
  var bestScores: [Slot: Float] = [:]
  /// All that was found on its way into order: roughly first, and then closely.
  var rough: HitOrder?
  /// What has been taken of it, in its order, to be sorted closely.
  var ranked: [SearchHit] = []
  var sorting: SortRun?
  /// What has come, with its score, or gone while it was put in rough order.
  var meanwhile: [Slot: Float?] = [:]
  /// Whether the best that were picked are so of all that there is.
  var isPickFinal = false
  /// Whether what came or went since all was put in order may have changed more than its own place: asked again,
  /// the same question may have a better answer.
  package internal(set) var isOutdated = false
  /// Whether a new answer takes little: no text has to be read that an index covers.
  package var isCheap: Bool { plan.isIndexed }
  /// What was found since all was put in order, until somebody takes it.
  var late: [SearchHit] = []
  /// Whether all that was found has been put in order once.
  var isOrdered = false

  enum Phase: Sendable {
    /// Asking the index, a segment at a time.
    case asking(segment: Int)
    /// Picking the best of what the index has told.
    case picking(round: Int)
    /// Looking at what is not decided, from a slot on.
    case reading(next: Int)
    /// Picking the best again, once everything is known.
    case concluding
    /// Gathering all that was found, from a slot on, to put it in order.
    case gathering(next: Int)
    /// Putting all in order.
    case ordering
    case finished
  }

  /// What an article costs besides its text, in bytes of text.
  static let overhead = 64
  /// So many articles an index is asked of, gathered or sorted roughly in the time that it takes to look
  /// through so many bytes of text.
  static func articles(in bytes: Int) -> Int { max(bytes / 16, 1) }
  /// So many of the best are looked at closely.
  static let bestCount = 400
  /// So many are shown before all that may match has been read.
  static let enough = 64
  /// More results than this are not shown one by one as they come.
  static let mostInserted = 20_000

  /// Begins a search; what the index covers need not be read again.
  ///
  /// Articles that say nearly word for word what a better one says are left out of the results when they are
  /// to be folded, and else stand further down.
  package init(
    _ query: Query, in library: Library = Library(), index: SearchIndex = SearchIndex(),
    foldsCopies: Bool = false
  ) {
    self.query = query
    self.foldsCopies = foldsCopies
    self.index = index
    plan = SearchPlan(query)
    levels = LevelStore(rowCount: plan.rowCount)
    levels.grow(to: library.slotCount)
    scoring = Scoring(rowCount: plan.rowCount, frequencies: nil, articleCount: 0)
  }

  /// Whether every article has been looked at and all that was found is in its place.
  package func isFinished(in library: Library) -> Bool {
    guard case .finished = phase else { return false }
    return levels.count >= library.slotCount
  }

  /// Whether the best are known, so that they can be shown; more may still come.
  package var isSettled: Bool {
    switch phase {
    case .asking, .picking: false
    case .reading, .concluding: isSettledEarly
    case .gathering, .ordering, .finished: true
    }
  }
  var isSettledEarly = false

  /// Whether all that was there has been looked at, so that it is known how many match and which of them are
  /// the best.
  package var isCounted: Bool {
    switch phase {
    case .asking, .picking: false
    case .reading, .concluding: isPickFinal
    case .gathering, .ordering, .finished: true
    }
  }

  /// Does a slice of the work, as long as it takes to look through about so many bytes of text, and says
  /// whether there are other results now.
  package mutating func advance(in library: Library, bytes: Int) -> Bool {
    let before = (version, count)
    switch phase {
    case .asking(let segment): ask(segment, in: library, bytes: bytes)
    case .picking(let round): pick(round: round, in: library)
    case .reading(let next): read(from: next, in: library, bytes: bytes)
    case .concluding: conclude(in: library)
    case .gathering(let next): gather(from: next, in: library, bytes: bytes)
    case .ordering: order(in: library, bytes: bytes)
    case .finished:
      if levels.count < library.slotCount { phase = .reading(next: levels.count) }
    }
    return (version, count) != before
  }

  // MARK: - Asking the index

  mutating func ask(_ number: Int, in library: Library, bytes: Int) {
    levels.grow(to: library.slotCount)
    guard number < index.segments.count else {
      for slot in index.forgotten.slots where Int(slot.index) < levels.count {
        levels.forget(Int(slot.index))
      }
      levels.forEachCandidate(in: 0..<levels.count, required: plan.requiredCount) { _, verdict in
        if verdict == .told { count += 1 }
      }
      phase = index.segments.isEmpty ? .reading(next: 0) : .picking(round: 0)
      return
    }
    var scratch = IndexSegment.LevelScratch()
    // Small segments take less than a slice.
    var end = number
    var slots = 0
    while end < index.segments.count, slots < Self.articles(in: bytes) {
      if answered.remove(end) == nil {
        levels.look(into: index.segments[end], for: plan, in: library, using: &scratch)
        slots += index.segments[end].slots.count
      }
      end += 1
    }
    phase = .asking(segment: end)
  }

  // MARK: - Reading

  mutating func read(from start: Int, in library: Library, bytes: Int) {
    levels.grow(to: library.slotCount)
    var matcher = ArticleMatcher(query, plan)
    var hits: [SearchHit] = []
    var left = bytes
    var slot = start
    repeat {
      slot = nextOpen(from: slot)
      guard slot < levels.count else { break }
      isPickFinal = false
      let isFound: Bool
      if levels[slot] == .looked {
        isFound = matcher.confirms(slot, in: library)
        if isFound { accept(slot, matcher.levels) } else { levels.set(slot, to: .rejected) }
      } else {
        isFound = matcher.finds(slot, in: library)
        levels.set(slot, to: isFound ? .accepted : .rejected, levels: matcher.levels)
        if isFound { count += 1 }
        if library.records.holds(slot) { left -= min(library.records[slot].byteCount, left) }
      }
      if isFound { hits.append(hit(slot, in: library)) }
      left -= min(matcher.takeEffort() + Self.overhead, left)
      slot += 1
    } while left > 0
    insert(hits, in: library)
    guard slot >= levels.count else {
      phase = .reading(next: slot)
      return
    }
    phase = isOrdered ? sorting == nil && rough == nil ? .finished : .ordering : .concluding
  }

  /// Takes an article that an index told of for found.
  mutating func accept(_ slot: Int, _ found: [UInt8]) {
    count += 1
    levels.set(slot, to: .accepted)
    for row in plan.clauses.count..<plan.rowCount { levels.set(slot, row: row, to: found[row]) }
  }

  /// The next slot that has to be looked at.
  func nextOpen(from start: Int) -> Int {
    var slot = start
    let end = levels.count
    levels.verdicts.withUnsafeBufferPointer { verdicts in
      while slot < end {
        if verdicts[slot] == LevelStore.Verdict.unknown.rawValue { break }
        if !plan.isDecisive, verdicts[slot] == LevelStore.Verdict.looked.rawValue,
          levels.isCandidate(slot, required: plan.requiredCount)
        {
          break
        }
        slot &+= 1
      }
    }
    return slot
  }

  /// Puts results among the others; when there are very many, they wait for the end.
  mutating func insert(_ hits: [SearchHit], in library: Library) {
    guard !hits.isEmpty else { return }
    sorting?.insert(hits)
    if rough != nil { for hit in hits { meanwhile[hit.slot] = .some(hit.score) } }
    if isOrdered {
      late += hits
      isOutdated = true
    }
    guard results.count < Self.mostInserted || isOrdered else { return }
    results.insert(hits, in: library)
    version += 1
  }
}
