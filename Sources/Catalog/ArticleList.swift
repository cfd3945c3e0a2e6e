/// The orders a list can be in.
package enum SortOrder: String, CaseIterable, Sendable {
  case newest, oldest, headline, place, file
}

/// Some articles of the library in an order: what the list pane walks over.
package struct ArticleList: Sendable {
  package enum Ordering: Hashable, Sendable {
    case sort(SortOrder)
    /// Best hit first; ties by newest.
    case relevance
  }

  package private(set) var ordering: Ordering
  package private(set) var slots: [Slot] = []

  /// An empty list.
  package init(ordering: Ordering) {
    self.ordering = ordering
  }

  package var count: Int { slots.count }
  package subscript(position: Int) -> Slot { slots[position] }

  /// Where a slot stands. - Complexity: O(*n*), a plain scan.
  package func position(of slot: Slot) -> Int? { slots.firstIndex(of: slot) }

  /// Merges articles in at their places. - Complexity: O(*n* + *m* log *m*).
  package mutating func insert(_ hits: [SearchHit], in library: Library) {}

  /// Takes articles out. - Complexity: O(*n*).
  package mutating func remove(_ gone: Set<Slot>) {}

  /// Puts the list into another order. - Complexity: O(*n* log *n*).
  package mutating func reorder(by ordering: Ordering, in library: Library) {
    self.ordering = ordering
  }
}

/// An article found, and how well it fits; the score is 0 in lists that are no search results.
package struct SearchHit: Equatable, Sendable {
  package var slot: Slot
  package var score: Float

  package init(slot: Slot, score: Float = 0) {
    self.slot = slot
    self.score = score
  }
}
