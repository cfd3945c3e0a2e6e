extension SearchRun {
  /// Shows the best of what an index has told so far, and says whether there are other results now.
  ///
  /// It is for somebody who would have to wait longer than a frame for the best of all, and takes only
  /// what is certain without reading. The best of all replace them.
  /// - Complexity: O(*n*) in the number of articles told of, some nanoseconds for each.
  package mutating func showEarly(in library: Library) -> Bool {
    guard case .asking(let next) = phase, next > earlySegments, next <= index.segments.count,
      results.count == 0, plan.isDecisive || plan.askedTree != nil
    else { return false }
    earlySegments = next
    weigh(in: library)
    var best = TopHits(limit: Self.enough)
    let end = min(index.segments[next - 1].slots.upperBound, levels.count)
    forEachCandidate(in: library, 0..<end) { slot, verdict, traits in
      guard plan.isDecisive || verdict == .told,
        !index.forgotten.contains(Slot(index: Int32(truncatingIfNeeded: slot)))
      else { return }
      best.offer(TopHits.key(score: score(slot, traits), traits), slot)
    }
    let hits = best.take().map { SearchHit(slot: Slot(index: $0.slot), score: $0.score) }
    guard !hits.isEmpty else { return false }
    results.insert(hits, in: library)
    areResultsEarly = true
    version += 1
    return true
  }

  /// Picks the best of what an index has told, and reads those closely that it could not decide.
  mutating func pick(round: Int, in library: Library) {
    if round == 0 {
      dropEarly()
      weigh(in: library)
    }
    let isDecided = plan.isDecisive || round == 0 && isAllTold
    let limit = Self.bestCount << (2 * round)
    var best = TopHits(limit: limit)
    var open = 0
    offerCandidates(in: library, to: &best, counting: &open, unverifiedOnly: !isDecided)
    let picked = best.take()
    if isDecided {
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
    for entry in picked {
      let slot = Int(entry.slot)
      if levels[slot] == .told {
        levels.set(slot, to: .accepted)
        accepted.append(hit(slot, in: library))
        continue
      }
      guard takes(Slot(index: entry.slot), from: &left, in: library) else { continue }
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

  /// Takes away what was shown before the best of all were known.
  private mutating func dropEarly() {
    guard areResultsEarly else { return }
    areResultsEarly = false
    results = ArticleList(ordering: .relevance)
    version += 1
  }

  /// Whether an index has told of all that it covers whether it matches.
  private var isAllTold: Bool {
    var isAllTold = true
    levels.forEachCandidate(in: 0..<levels.count, required: plan.requiredCount) { _, verdict in
      if verdict == .looked { isAllTold = false }
    }
    return isAllTold
  }

  /// Weighs the rows by how often each occurs, as far as that is known.
  mutating func weigh(in library: Library) {
    scoring = Scoring(
      rowCount: plan.rowCount, frequencies: plan.rowCount > 1 ? levels.frequencies() : nil,
      articleCount: library.count)
  }

  /// Offers what matches, or may, and counts it.
  func offerCandidates(
    in library: Library, to best: inout TopHits, counting count: inout Int, unverifiedOnly: Bool
  ) {
    forEachCandidate(in: library) { slot, verdict, traits in
      guard !(unverifiedOnly && verdict == .accepted) else { return }
      count &+= 1
      best.offer(TopHits.key(score: score(slot, traits), traits), slot)
    }
  }

  /// Calls back for each article that matches, or may, in some slots or all.
  @inline(__always)
  func forEachCandidate(
    in library: Library, _ slots: Range<Int>? = nil,
    _ body: (_ slot: Int, LevelStore.Verdict, ArticleTraits) -> Void
  ) {
    let slots = slots ?? 0..<levels.count
    var next = slots.lowerBound
    func lookAtOthers(_ slots: Range<Int>) {
      levels.forEachCandidate(in: slots, required: plan.requiredCount) { slot, verdict in
        guard library.records.holds(slot) else { return }
        body(slot, verdict, ArticleTraits(library.records[slot]))
      }
    }
    for segment in index.segments where segment.slots.upperBound <= levels.count {
      let covered = segment.slots.clamped(to: slots)
      guard !covered.isEmpty else { continue }
      lookAtOthers(next..<max(next, covered.lowerBound))
      let start = segment.slots.lowerBound
      segment.traits.withUnsafeBufferPointer { known in
        levels.forEachCandidate(in: covered, required: plan.requiredCount) { slot, verdict in
          let traits = known[slot &- start]
          // What was read since has other traits.
          if verdict == .accepted || traits == .absent {
            guard library.records.holds(slot) else { return }
            body(slot, verdict, ArticleTraits(library.records[slot]))
          } else {
            body(slot, verdict, traits)
          }
        }
      }
      next = covered.upperBound
    }
    lookAtOthers(next..<max(next, slots.upperBound))
  }

  @inline(__always)
  func score(_ slot: Int, _ traits: ArticleTraits) -> Int {
    var sum = 0
    var row = 0
    while row < levels.rows.count {
      sum &+= scoring.worth(of: levels.rows[row][slot], row: row, length: traits.length)
      row &+= 1
    }
    return min(sum, Scoring.limit)
  }

  func hit(_ slot: Int, in library: Library) -> SearchHit {
    let score =
      library.records.holds(slot) ? self.score(slot, ArticleTraits(library.records[slot])) : 0
    return SearchHit(slot: Slot(index: Int32(clamping: slot)), score: Float(score))
  }

  /// Shows the best, of which some are even better than their levels say.
  mutating func show(_ picked: [TopHits.Entry], in library: Library) {
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
    let least = last.map { $0.score - 1 } ?? 0
    var left = Self.closeBytes
    var hits: [SearchHit] = []
    for entry in picked {
      var hit = SearchHit(slot: Slot(index: entry.slot), score: entry.score)
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
}
