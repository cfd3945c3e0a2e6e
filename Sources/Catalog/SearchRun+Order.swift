/// How all that a search has found is put in order once everything is known.
extension SearchRun {
  /// Picks the best once everything is known, and begins to put all in order.
  mutating func conclude(in library: Library) {
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
    rough = HitOrder(capacity: count)
    phase = .gathering(next: 0)
  }

  /// Takes what was found in some more slots among what is to be put in order.
  mutating func gather(from start: Int, in library: Library, bytes: Int) {
    let slots = start..<start + min(Self.articles(in: bytes), levels.count - start)
    // Taken out, so that it is changed where it is.
    guard var rough else { return }
    self.rough = nil
    forEachCandidate(in: library, slots) { slot, _, traits in
      let slot = Int32(truncatingIfNeeded: slot)
      guard folded.isEmpty || !folded.contains(Slot(index: slot)) else { return }
      rough.append(
        TopHits.Entry(key: TopHits.key(score: score(Int(slot), traits), traits), slot: slot))
    }
    self.rough = rough
    phase = slots.upperBound < levels.count ? .gathering(next: slots.upperBound) : .ordering
  }

  /// Does a slice of the sorting: first roughly, and then closely.
  mutating func order(in library: Library, bytes: Int) {
    if rough != nil {
      let count = Self.articles(in: bytes)
      if rough?.advance(count) ?? true { takeRoughOrder(count) }
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

  /// Takes some of what is in rough order, and goes on to sort closely once all are taken.
  private mutating func takeRoughOrder(_ count: Int) {
    guard let rough else { return }
    if ranked.isEmpty { ranked.reserveCapacity(rough.count) }
    let places = ranked.count..<ranked.count + min(count, rough.count - ranked.count)
    var best = SlotSet()
    for slot in bestScores.keys { _ = best.insert(slot) }
    for entry in rough[places] {
      let slot = Slot(index: entry.slot)
      let score = best.contains(slot) ? bestScores[slot] : nil
      ranked.append(SearchHit(slot: slot, score: score ?? entry.score))
    }
    guard ranked.count == rough.count else { return }
    self.rough = nil
    sorting = SortRun(ranked, by: .relevance)
    ranked = []
    sorting?.remove(Array(meanwhile.keys))
    sorting?.insert(
      meanwhile.compactMap { slot, score in
        score.map { SearchHit(slot: slot, score: $0) }
      })
    meanwhile = [:]
  }
}
