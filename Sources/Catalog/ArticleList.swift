/// The orders a list can be in.
///
/// Where an order leaves articles equal, their paths decide, and in the end their slots. Articles
/// without a date, or without a place in the order of places, come last. Articles of one place stand
/// newest first. Headlines are compared without case, marks or leading punctuation, and the numbers
/// in paths by value.
package enum SortOrder: String, CaseIterable, Sendable {
  case newest, oldest, headline, place, file
}

/// Some articles of the library in an order: what the list pane walks over.
///
/// When an article of the library has changed, it has to be put in again with `insert`, or taken out
/// with `remove`, before other articles are: a list trusts that it is in order.
package struct ArticleList: Sendable {
  /// What a list is sorted by.
  package enum Ordering: Hashable, Sendable {
    case sort(SortOrder)
    /// Best hit first; ties by newest.
    case relevance
  }

  /// The order the list is in.
  package private(set) var ordering: Ordering
  /// The articles, in order.
  package private(set) var slots: [Slot] = []
  /// The scores of the articles in `slots`, kept in any order.
  private var scores: [Float] = []

  /// An empty list.
  package init(ordering: Ordering) {
    self.ordering = ordering
  }

  /// How many articles are in the list.
  package var count: Int { slots.count }

  /// The article at a position, which has to lie within the list.
  package subscript(position: Int) -> Slot { slots[position] }

  /// The articles with their scores, in the order of the list.
  ///
  /// - Complexity: O(*n*).
  package var hits: [SearchHit] {
    zip(slots, scores).map { SearchHit(slot: $0, score: $1) }
  }

  /// Where a slot stands.
  ///
  /// - Complexity: O(*n*), a plain scan.
  package func position(of slot: Slot) -> Int? { slots.firstIndex(of: slot) }

  /// Merges articles in at their places.
  ///
  /// An article that is in the list already moves to its new place; one that is not in the library
  /// is passed over.
  /// - Complexity: O(*n* + *m* log *m*).
  package mutating func insert(_ hits: [SearchHit], in library: Library) {
    var incoming = SlotSet(library.slotCount)
    var batch: [ArticleSorter.Item] = []
    batch.reserveCapacity(hits.count)
    // Backwards, so that the last word on an article counts.
    for hit in hits.reversed() where library.holds(hit.slot) && incoming.insert(hit.slot) {
      batch.append(ArticleSorter.Item(slot: hit.slot, score: hit.score))
    }
    guard !batch.isEmpty else { return }
    keep { !incoming.contains($0) }
    let sorter = ArticleSorter(ordering, in: library)
    sorter.sort(&batch)
    merge(batch, by: sorter)
  }

  /// Takes articles out.
  ///
  /// - Complexity: O(*n*).
  package mutating func remove(_ gone: Set<Slot>) {
    guard !gone.isEmpty else { return }
    keep { !gone.contains($0) }
  }

  /// Puts the list into another order.
  ///
  /// - Complexity: O(*n* log *n*).
  package mutating func reorder(by ordering: Ordering, in library: Library) {
    self.ordering = ordering
    var items = zip(slots, scores).map { ArticleSorter.Item(slot: $0, score: $1) }
    ArticleSorter(ordering, in: library).sort(&items)
    slots = items.map(\.slot)
    scores = items.map(\.score)
  }

  /// Merges a sorted batch: each article's place is searched for from the last one's on, in strides
  /// that double, and what lies between is copied whole.
  private mutating func merge(_ batch: [ArticleSorter.Item], by sorter: ArticleSorter) {
    var mergedSlots: [Slot] = []
    var mergedScores: [Float] = []
    mergedSlots.reserveCapacity(slots.count + batch.count)
    mergedScores.reserveCapacity(slots.count + batch.count)
    var taken = 0
    func copy(upTo end: Int) {
      mergedSlots.append(contentsOf: slots[taken..<end])
      mergedScores.append(contentsOf: scores[taken..<end])
      taken = end
    }
    func isBefore(_ position: Int, _ item: ArticleSorter.Item) -> Bool {
      sorter.precedes(
        ArticleSorter.Item(slot: slots[position], score: scores[position]), item)
    }
    for item in batch {
      var low = taken
      var stride = 1
      while low + stride <= slots.count, isBefore(low + stride - 1, item) {
        low += stride
        stride *= 2
      }
      var high = min(low + stride - 1, slots.count)
      while low < high {
        let middle = low + (high - low) / 2
        if isBefore(middle, item) { low = middle + 1 } else { high = middle }
      }
      copy(upTo: low)
      mergedSlots.append(item.slot)
      mergedScores.append(item.score)
    }
    copy(upTo: slots.count)
    slots = mergedSlots
    scores = mergedScores
  }

  private mutating func keep(_ isKept: (Slot) -> Bool) {
    guard let first = slots.firstIndex(where: { !isKept($0) }) else { return }
    var end = first
    for position in first..<slots.count where isKept(slots[position]) {
      slots[end] = slots[position]
      scores[end] = scores[position]
      end += 1
    }
    slots.removeLast(slots.count - end)
    scores.removeLast(scores.count - end)
  }
}

/// An article found, and how well it fits; the score is 0 in lists that are no search results.
package struct SearchHit: Equatable, Sendable {
  /// The article found.
  package var slot: Slot
  /// How well it fits; higher is better.
  package var score: Float

  package init(slot: Slot, score: Float = 0) {
    self.slot = slot
    self.score = score
  }
}

/// A set of slots of one library, a bit for each.
private struct SlotSet {
  private var words: [UInt64]

  init(_ slotCount: Int) {
    words = [UInt64](repeating: 0, count: slotCount / 64 + 1)
  }

  /// Adds a slot of the library; false when it was there.
  mutating func insert(_ slot: Slot) -> Bool {
    guard !contains(slot), slot.index >= 0, Int(slot.index) >> 6 < words.count else { return false }
    words[Int(slot.index) >> 6] |= 1 << UInt64(slot.index & 63)
    return true
  }

  func contains(_ slot: Slot) -> Bool {
    guard slot.index >= 0, Int(slot.index) >> 6 < words.count else { return false }
    return words[Int(slot.index) >> 6] >> UInt64(slot.index & 63) & 1 != 0
  }
}
