/// One search under way: it looks at the library in slices, so that a key never waits for it.
package struct SearchRun: Sendable {
  package let query: Query
  /// The first slot not looked at yet.
  package private(set) var nextSlot = 0

  package init(_ query: Query) {
    self.query = query
  }

  package func isFinished(in library: Library) -> Bool { nextSlot >= library.slotCount }

  /// Looks at the next articles, about so many bytes of text, and returns those that match.
  package mutating func advance(in library: Library, bytes: Int) -> [SearchHit] {
    nextSlot = library.slotCount
    return []
  }

  /// The score of one article, nil when it does not match: for articles that changed.
  package func hit(for slot: Slot, in library: Library) -> SearchHit? { nil }
}
