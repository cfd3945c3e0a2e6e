/// What a search does about articles that change after it has looked at them.
extension SearchRun {
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
    let hits = unfold(behind: gone, in: library)
    insert(hits, in: library)
    return hits
  }

  /// Whether an article has been looked at, or an index has told of it.
  package func knows(_ slot: Slot) -> Bool {
    Int(slot.index) < levels.count && levels[Int(slot.index)] != .unknown
  }

  /// While the index is asked, what it says of articles that have changed is not taken for true afterwards.
  private mutating func isAsking(insteadOf changed: [Slot]) -> Bool {
    guard case .asking = phase else { return false }
    index.forget(changed)
    if areResultsEarly { removeResults(changed) }
    return true
  }

  private mutating func takeOut(_ gone: [Slot]) {
    forgetCopies(gone)
    for slot in gone where Int(slot.index) < levels.count {
      if counts(Int(slot.index)) { count -= 1 }
      levels.set(Int(slot.index), to: .rejected)
      bestScores[slot] = nil
      folded.remove(slot)
    }
    sorting?.remove(gone)
    if rough != nil { for slot in gone { meanwhile[slot] = .some(nil) } }
    if removeResults(gone) { isOutdated = isOutdated || isOrdered }
  }

  /// Takes articles out of the results, and says whether any was there.
  @discardableResult
  private mutating func removeResults(_ gone: [Slot]) -> Bool {
    let before = results.count
    results.remove(Set(gone))
    guard results.count != before else { return false }
    version += 1
    return true
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

  /// Says which come forward that stood behind an article that has gone; they have no places yet.
  private mutating func unfold(behind gone: [Slot], in library: Library) -> [SearchHit] {
    var hits: [SearchHit] = []
    for slot in gone {
      for copy in copies.removeValue(forKey: slot) ?? [] where folded.remove(copy) != nil {
        hits.append(hit(Int(copy.index), in: library))
      }
    }
    return hits
  }

  /// Whether an article is one of those that `count` counts.
  private func counts(_ slot: Int) -> Bool {
    switch levels[slot] {
    case .accepted, .told: true
    case .looked:
      plan.isDecisive && isSettled && levels.isCandidate(slot, required: plan.requiredCount)
    case .rejected, .unknown: false
    }
  }
}
