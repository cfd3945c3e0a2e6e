/// One search under way, in slices, so that a key never waits for it.
///
/// First the index is asked, which tells the levels of all that it covers; of these the best are put in
/// their order at once, which is what a screen shows. Then what no index covers is looked at, and what an
/// index cannot decide. In the end all that was found is put in order. The slices do not show in what is
/// found, nor does it what the index covers: asked anew, the same articles give the same results. What
/// comes or changes afterwards takes its place by its levels alone, without what is only seen by reading
/// the best closely.
package struct SearchRun: Sendable {
  /// What is looked for.
  package let query: Query
  /// What has been found, the best first: at first no more than the best.
  package private(set) var results = ArticleList(ordering: .relevance)
  /// How many articles are known to match.
  package private(set) var count = 0
  /// How many times `results` has become another list, so that nobody has to compare.
  package private(set) var version = 0

  /// Of each article that has near copies among the best: these, which stand behind it.
  package private(set) var copies: [Slot: [Slot]] = [:]
  private let plan: SearchPlan
  /// Whether copies are left out of the results rather than put further down.
  private let foldsCopies: Bool
  /// What matches and is not among the results, because it stands behind a copy.
  package private(set) var folded: Set<Slot> = []
  private var index: SearchIndex
  private var levels: LevelStore
  private var phase = Phase.asking(segment: 0)
  private var scoring: Scoring
  /// The scores of the best, which are more than the sum of their levels.
  private var bestScores: [Slot: Float] = [:]
  /// All that was found on its way into order: roughly first, and then closely.
  private var rough: HitOrder?
  private var sorting: SortRun?
  /// What has come, with its score, or gone while it was put in rough order.
  private var meanwhile: [Slot: Float?] = [:]
  /// Whether the best that were picked are so of all that there is.
  private var isPickFinal = false
  /// Whether what came or went since all was put in order may have changed more than its own place: asked again,
  /// the same question may have a better answer.
  package private(set) var isOutdated = false
  /// Whether a new answer takes little: no text has to be read that an index covers.
  package var isCheap: Bool { plan.readLeaves.isEmpty }
  /// What was found since all was put in order, until somebody takes it.
  private var late: [SearchHit] = []
  /// Whether all that was found has been put in order once.
  private var isOrdered = false

  private enum Phase: Sendable {
    /// Asking the index, a segment at a time.
    case asking(segment: Int)
    /// Picking the best of what the index has told.
    case picking(round: Int)
    /// Looking at what is not decided, from a slot on.
    case reading(next: Int)
    /// Picking the best again, once everything is known.
    case concluding
    /// Putting all in order.
    case ordering
    case finished
  }

  /// What an article costs besides its text, in bytes of text.
  private static let overhead = 64
  /// So many of the best are looked at closely.
  private static let bestCount = 400
  /// So many are shown before all that may match has been read.
  private static let enough = 64
  /// More results than this are not shown one by one as they come.
  private static let mostInserted = 20_000

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
    case .ordering, .finished: true
    }
  }
  private var isSettledEarly = false

  /// Whether all that was there has been looked at, so that it is known how many match and which of them are
  /// the best.
  package var isCounted: Bool {
    switch phase {
    case .asking, .picking: false
    case .reading, .concluding: isPickFinal
    case .ordering, .finished: true
    }
  }

  /// Does a slice of the work, as long as it takes to look through about so many bytes of text, and says
  /// whether there are other results now.
  package mutating func advance(in library: Library, bytes: Int) -> Bool {
    let before = (version, count)
    switch phase {
    case .asking(let segment): ask(segment, in: library)
    case .picking(let round): pick(round: round, in: library)
    case .reading(let next): read(from: next, in: library, bytes: bytes)
    case .concluding: conclude(in: library)
    case .ordering: order(in: library)
    case .finished:
      if levels.count < library.slotCount { phase = .reading(next: levels.count) }
    }
    return (version, count) != before
  }

  // MARK: - Asking the index

  private mutating func ask(_ number: Int, in library: Library) {
    levels.grow(to: library.slotCount)
    guard number < index.segments.count else {
      for slot in index.forgotten.slots where Int(slot.index) < levels.count {
        levels.forget(Int(slot.index))
      }
      phase = index.segments.isEmpty ? .reading(next: 0) : .picking(round: 0)
      return
    }
    var scratch = IndexSegment.LevelScratch()
    // Small segments take less than a slice.
    var end = number
    var slots = 0
    while end < index.segments.count, slots < SearchIndex.segmentSize {
      levels.look(into: index.segments[end], for: plan, using: &scratch)
      slots += index.segments[end].slots.count
      end += 1
    }
    phase = .asking(segment: end)
  }

  // MARK: - Picking the best

  private mutating func pick(round: Int, in library: Library) {
    if round == 0 { weigh(in: library) }
    let limit = Self.bestCount << (2 * round)
    var best = TopHits(limit: limit)
    var open = 0
    offerCandidates(in: library, to: &best, counting: &open, unverifiedOnly: !plan.isDecisive)
    let picked = best.take()
    if plan.isDecisive {
      count = open
      show(picked, in: library)
      isSettledEarly = true
      isPickFinal = true
      phase = .reading(next: 0)
      return
    }
    var matcher = ArticleMatcher(query, plan)
    var accepted: [SearchHit] = []
    var left = Self.closeBytes
    for entry in picked where takes(Slot(index: entry.slot), from: &left, in: library) {
      let slot = Int(entry.slot)
      if matcher.confirms(slot, in: library) {
        accept(slot, matcher.levels)
        accepted.append(hit(slot, in: library))
      } else {
        levels.set(slot, to: .rejected)
      }
    }
    insert(accepted, in: library)
    isSettledEarly = results.count >= Self.enough || open <= picked.count
    phase =
      isSettledEarly || round == 1 || !plan.readLeaves.isEmpty
      ? .reading(next: 0) : .picking(round: round + 1)
  }

  /// Weighs the rows by how often each occurs, as far as that is known.
  private mutating func weigh(in library: Library) {
    scoring = Scoring(
      rowCount: plan.rowCount, frequencies: plan.rowCount > 1 ? levels.frequencies() : nil,
      articleCount: library.count)
  }

  /// Offers what matches, or may, and counts it.
  private func offerCandidates(
    in library: Library, to best: inout TopHits, counting count: inout Int, unverifiedOnly: Bool
  ) {
    forEachCandidate(in: library) { slot, isAccepted, traits in
      guard !(unverifiedOnly && isAccepted) else { return }
      count &+= 1
      best.offer(TopHits.key(score: score(slot, traits), traits), slot)
    }
  }

  /// Calls back for each article that matches, or may.
  @inline(__always)
  private func forEachCandidate(
    in library: Library, _ body: (_ slot: Int, _ isAccepted: Bool, ArticleTraits) -> Void
  ) {
    var next = 0
    func lookAtOthers(_ slots: Range<Int>) {
      levels.forEachCandidate(in: slots, required: plan.requiredCount) { slot, isAccepted in
        guard library.records.holds(slot) else { return }
        body(slot, isAccepted, ArticleTraits(library.records[slot]))
      }
    }
    for segment in index.segments where segment.slots.upperBound <= levels.count {
      lookAtOthers(next..<max(next, segment.slots.lowerBound))
      let start = segment.slots.lowerBound
      segment.traits.withUnsafeBufferPointer { known in
        levels.forEachCandidate(in: segment.slots, required: plan.requiredCount) {
          slot, isAccepted in
          let traits = known[slot &- start]
          // What was read since has other traits.
          if isAccepted || traits == .absent {
            guard library.records.holds(slot) else { return }
            body(slot, isAccepted, ArticleTraits(library.records[slot]))
          } else {
            body(slot, isAccepted, traits)
          }
        }
      }
      next = segment.slots.upperBound
    }
    lookAtOthers(next..<max(next, levels.count))
  }

  @inline(__always)
  private func score(_ slot: Int, _ traits: ArticleTraits) -> Int {
    var sum = 0
    var row = 0
    while row < levels.rows.count {
      sum &+= scoring.worth(of: levels.rows[row][slot], row: row, length: traits.length)
      row &+= 1
    }
    return min(sum, Scoring.limit)
  }

  private func hit(_ slot: Int, in library: Library) -> SearchHit {
    let score =
      library.records.holds(slot) ? self.score(slot, ArticleTraits(library.records[slot])) : 0
    return SearchHit(slot: Slot(index: Int32(clamping: slot)), score: Float(score))
  }

  /// Shows the best, of which some are even better than their levels say.
  private mutating func show(_ picked: [TopHits.Entry], in library: Library) {
    let hits = rerank(picked, in: library)
    bestScores = [:]
    for hit in hits { bestScores[hit.slot] = hit.score }
    guard results.count <= picked.count else { return }
    results = ArticleList(ordering: .relevance)
    results.insert(hits.filter { !folded.contains($0.slot) }, in: library)
    version += 1
  }

  /// Adds to the scores of articles that have the terms together, and lets those step back that say
  /// nearly word for word what a better one says.
  private mutating func rerank(_ picked: [TopHits.Entry], in library: Library) -> [SearchHit] {
    var matcher = ArticleMatcher(query, plan)
    // What was not picked is no better than the last; a copy falls behind what is as good, no further.
    let last = picked.count < Self.bestCount ? nil : picked.last
    let least = last.map { Float($0.key >> 28) - 1 } ?? 0
    var left = Self.closeBytes
    var hits: [SearchHit] = []
    for entry in picked {
      var hit = SearchHit(slot: Slot(index: entry.slot), score: Float(entry.key >> 28))
      if takes(hit.slot, from: &left, in: library) {
        hit.score += matcher.bonus(Int(entry.slot), in: library)
      }
      hits.append(hit)
    }
    guard plan.rowCount > 0 else { return hits }
    var list = ArticleList(ordering: .relevance)
    list.insert(hits, in: library)
    hits = list.hits
    left = Self.closeBytes
    var teller = StoryTeller()
    copies = [:]
    folded = []
    for place in hits.indices where takes(hits[place].slot, from: &left, in: library) {
      let slot = hits[place].slot
      let print = index.print(of: slot) ?? matcher.print(of: Int(slot.index), in: library)
      guard let original = teller.original(of: slot, print, in: library) else { continue }
      copies[original, default: []].append(slot)
      if foldsCopies { folded.insert(slot) }
      hits[place].score = max(least, hits[place].score * Self.repeatShare)
    }
    return hits
  }

  /// Whether there is time left for reading an article closely; it is taken then.
  private func takes(_ slot: Slot, from left: inout Int, in library: Library) -> Bool {
    let count = library.textCount(of: slot)
    guard count <= left else { return false }
    left -= count
    return true
  }

  /// So many bytes of the best are read closely in one slice: with articles of the usual length, all of them.
  private static let closeBytes = 4 << 20
  /// What is left of the score of an article that says nearly what a better one says.
  private static let repeatShare: Float = 0.5

  // MARK: - Reading

  private mutating func read(from start: Int, in library: Library, bytes: Int) {
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
  private mutating func accept(_ slot: Int, _ found: [UInt8]) {
    count += 1
    levels.set(slot, to: .accepted)
    for row in plan.clauses.count..<plan.rowCount { levels.set(slot, row: row, to: found[row]) }
  }

  /// The next slot that has to be looked at.
  private func nextOpen(from start: Int) -> Int {
    var slot = start
    let end = levels.count
    levels.verdicts.withUnsafeBufferPointer { verdicts in
      while slot < end {
        if verdicts[slot] == LevelStore.Verdict.unknown.rawValue { break }
        if !plan.isDecisive, verdicts[slot] == 0,
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
  private mutating func insert(_ hits: [SearchHit], in library: Library) {
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

  // MARK: - The end

  /// Picks the best once everything is known, and begins to put all in order.
  private mutating func conclude(in library: Library) {
    if !isPickFinal {
      weigh(in: library)
      var best = TopHits(limit: Self.bestCount)
      count = 0
      offerCandidates(in: library, to: &best, counting: &count, unverifiedOnly: false)
      show(best.take(), in: library)
    }
    isOrdered = true
    // What is in sight is all there is.
    guard count > results.count + folded.count || results.count > Self.bestCount else {
      phase = .finished
      return
    }
    phase = .ordering
    var entries: [TopHits.Entry] = []
    entries.reserveCapacity(count)
    forEachCandidate(in: library) { slot, _, traits in
      let slot = Int32(truncatingIfNeeded: slot)
      guard folded.isEmpty || !folded.contains(Slot(index: slot)) else { return }
      entries.append(
        TopHits.Entry(key: TopHits.key(score: score(Int(slot), traits), traits), slot: slot))
    }
    rough = HitOrder(entries)
  }

  private mutating func order(in library: Library) {
    if let isLast = rough?.advance() {
      guard isLast,
        let hits = rough?.hits({ bestScores[Slot(index: $0.slot)] ?? Float($0.key >> 28) })
      else { return }
      rough = nil
      sorting = SortRun(hits, by: .relevance)
      sorting?.remove(Array(meanwhile.keys))
      sorting?.insert(
        meanwhile.compactMap { slot, score in
          score.map { SearchHit(slot: slot, score: $0) }
        })
      meanwhile = [:]
      return
    }
    sorting?.advance(in: library)
    guard let run = sorting, !run.isFinished else {
      if let list = sorting?.list { results = list }
      sorting = nil
      version += 1
      phase = .finished
      return
    }
  }

  // MARK: - Changes meanwhile

  /// Hands over what was found since all was put in order, or since the last time.
  package mutating func takeLate() -> [SearchHit] {
    defer { late = [] }
    return late
  }

  /// Looks again at articles that have changed, and says which of them are found; those not looked at yet
  /// will come in their turn.
  package mutating func update(_ changed: [Slot], in library: Library) -> [SearchHit] {
    if isAsking(insteadOf: changed) { return [] }
    let known = changed.filter { knows($0) }
    guard !known.isEmpty else { return [] }
    takeOut(known)
    var matcher = ArticleMatcher(query, plan)
    var hits = unfold(behind: known, in: library)
    for slot in known {
      let isFound = matcher.finds(Int(slot.index), in: library)
      levels.set(Int(slot.index), to: isFound ? .accepted : .rejected, levels: matcher.levels)
      guard isFound else { continue }
      count += 1
      hits.append(hit(Int(slot.index), in: library))
    }
    insert(hits, in: library)
    return hits
  }

  /// Takes out articles that have gone, and says which come forward that stood behind them.
  @discardableResult
  package mutating func remove(_ gone: [Slot], in library: Library) -> [SearchHit] {
    if isAsking(insteadOf: gone) { return [] }
    takeOut(gone)
    return unfold(behind: gone, in: library)
  }

  /// Whether an article has been looked at, or an index has told of it.
  package func knows(_ slot: Slot) -> Bool {
    Int(slot.index) < levels.count && levels[Int(slot.index)] != .unknown
  }

  /// While the index is asked, what it says of articles that have changed is not taken for true afterwards.
  private mutating func isAsking(insteadOf changed: [Slot]) -> Bool {
    guard case .asking = phase else { return false }
    index.forget(changed)
    return true
  }

  private mutating func takeOut(_ gone: [Slot]) {
    forgetCopies(gone)
    for slot in gone where Int(slot.index) < levels.count {
      if isCounted(Int(slot.index)) { count -= 1 }
      levels.set(Int(slot.index), to: .rejected)
      bestScores[slot] = nil
      folded.remove(slot)
    }
    sorting?.remove(gone)
    if rough != nil { for slot in gone { meanwhile[slot] = .some(nil) } }
    let before = results.count
    results.remove(Set(gone))
    if results.count != before {
      version += 1
      isOutdated = isOutdated || isOrdered
    }
  }

  /// Articles that have gone are no longer copies of others.
  private mutating func forgetCopies(_ gone: [Slot]) {
    let leaving = Set(gone)
    guard !copies.isEmpty, !leaving.isDisjoint(with: folded.union(copies.values.joined()))
    else { return }
    for (original, all) in copies where all.contains(where: leaving.contains) {
      let rest = all.filter { !leaving.contains($0) }
      copies[original] = rest.isEmpty ? nil : rest
    }
  }

  /// Lets those come forward that stood behind an article that has gone.
  private mutating func unfold(behind gone: [Slot], in library: Library) -> [SearchHit] {
    var hits: [SearchHit] = []
    for slot in gone {
      for copy in copies.removeValue(forKey: slot) ?? [] where folded.remove(copy) != nil {
        hits.append(hit(Int(copy.index), in: library))
      }
    }
    insert(hits, in: library)
    return hits
  }

  private func isCounted(_ slot: Int) -> Bool {
    switch levels[slot] {
    case .accepted: true
    case .looked:
      plan.isDecisive && isSettled && levels.isCandidate(slot, required: plan.requiredCount)
    case .rejected, .unknown: false
    }
  }
}
