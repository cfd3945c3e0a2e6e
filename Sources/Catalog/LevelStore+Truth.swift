import Articles

/// How a search takes in what a segment decides of a query that is more than words side by side.
extension LevelStore {
  /// Tells of the slots of a segment which of them match, as far as the segment can; the levels of the
  /// clauses are known.
  ///
  /// What surely matches is told only where all its levels are known, too.
  mutating func settle(
    _ segment: IndexSegment, for plan: SearchPlan, in library: Library,
    using scratch: inout IndexSegment.LevelScratch
  ) {
    guard let tree = plan.askedTree else { return }
    let count = segment.slots.count
    var leaves: [SlotTruth] = []
    var known = SlotTruth(true, count: count)
    for (leaf, lookup) in plan.leafLookups.enumerated() {
      let row = plan.readRows[leaf]
      if case .fuzzy(let word, let field) = lookup {
        var truth = truth(of: word, in: field, row, segment, knowing: &known, using: &scratch)
        if field == .tag { doubtTags(of: &truth, segment, in: library) }
        leaves.append(truth)
        continue
      }
      var truth = truth(of: lookup, segment, in: library, using: &scratch)
      if case .term(_, .tag) = lookup { doubtTags(of: &truth, segment, in: library) }
      leaves.append(truth)
      if row != nil { known = SlotTruth(nil, count: count) }
    }
    var truth = tree.truth(of: leaves)
    truth.doubt(allBut: known.sure)
    set(segment.slots, to: truth, clearing: plan.clauses.count..<plan.rowCount)
  }

  /// Of articles that the user has tagged, a segment cannot tell.
  private func doubtTags(of truth: inout SlotTruth, _ segment: IndexSegment, in library: Library) {
    for slot in library.marks.tagged where segment.slots.contains(slot) {
      truth.doubt(at: slot - segment.slots.lowerBound)
    }
  }

  private func truth(
    of lookup: LeafLookup, _ segment: IndexSegment, in library: Library,
    using scratch: inout IndexSegment.LevelScratch
  ) -> SlotTruth {
    let slots = segment.slots
    switch lookup {
    case .unknown, .fuzzy: return SlotTruth(nil, count: slots.count)
    case .marks(let mark):
      return SlotTruth(count: slots.count) {
        library.marks.holds(mark, Slot(index: Int32(clamping: slots.lowerBound + $0)))
      }
    case .words(let counts):
      return SlotTruth(count: slots.count) { counts.contains(Int(segment.wordCounts[$0])) }
    case .dates(let days):
      return SlotTruth(count: slots.count) { article in
        let slot = slots.lowerBound + article
        guard library.records.holds(slot) else { return false }
        return library.records[slot].outline.date.map { days.contains($0.daysSinceEpoch) } ?? false
      }
    case .row(let row, let isDecisive):
      let bits = rows[row].withUnsafeBufferPointer {
        SlotTruth.bits(of: UnsafeBufferPointer(rebasing: $0[slots]), mask: .max)
      }
      return SlotTruth(possible: bits, isDecisive: isDecisive)
    case .term(let lookup, let field):
      return segment.truth(of: lookup, in: field, using: &scratch)
    }
  }

  /// Which articles have a misspelled word in a field, whose levels are written to a row if it has one.
  private mutating func truth(
    of word: FuzzyWord, in field: QueryField?, _ row: Int?, _ segment: IndexSegment,
    knowing known: inout SlotTruth, using scratch: inout IndexSegment.LevelScratch
  ) -> SlotTruth {
    let mask = WordUse.mask(of: field)
    return segment.withUses(near: word, using: &scratch) { uses in
      let possible = SlotTruth(
        possible: SlotTruth.bits(of: uses, mask: mask), isDecisive: WordUse.tells(field))
      guard let row else { return possible }
      for article in uses.indices where uses[article] != 0 {
        let level = Self.level(of: WordUse(rawValue: uses[article]), in: field, mask)
        set(segment.slots.lowerBound + article, row: row, to: level.rawValue)
      }
      if !WordUse.tells(field) {
        // The headline alone is enough for the level.
        var isTold = SlotTruth(
          possible: SlotTruth.bits(of: uses, mask: WordUse.mask(of: .title)), isDecisive: true)
        isTold.formAny(with: possible.negated)
        known.formAll(with: isTold)
      }
      return possible
    }
  }

  /// The level that the text gives a misspelled word, by all its uses in an article.
  private static func level(of use: WordUse, in field: QueryField?, _ mask: UInt8) -> TermLevel {
    if field != .text, use.isInHeadline { return TermLevel(.headline, .whole, count: 1) }
    return use.rawValue & mask != 0 ? TermLevel(.body, .whole, count: 1) : .none
  }
}
