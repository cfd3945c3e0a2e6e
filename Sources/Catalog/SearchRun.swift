/// One search under way: it looks at the library in slices, so that a key never waits for it.
///
/// The slices do not show in what is found: the same library gives the same hits and scores. Articles
/// that change in slots already looked at are asked about with `hit(for:in:)`.
package struct SearchRun: Sendable {
  /// What is looked for.
  package let query: Query
  /// The first slot not looked at yet.
  package private(set) var nextSlot = 0

  /// What an article costs besides its text, in bytes of text.
  private static let overhead = 64

  package init(_ query: Query) {
    self.query = query
  }

  /// Whether every slot has been looked at.
  package func isFinished(in library: Library) -> Bool { nextSlot >= library.slotCount }

  /// Looks at the next articles, about so many bytes of text, and returns those that match.
  ///
  /// It looks at one article at least, and at no other after the one that uses up the bytes. Hits
  /// come in the order of their slots. An empty query finds everything.
  package mutating func advance(in library: Library, bytes: Int) -> [SearchHit] {
    var hits: [SearchHit] = []
    var left = bytes
    var scratch = SearchScratch(for: query)
    repeat {
      guard nextSlot < library.slotCount else { break }
      if let hit = hit(at: nextSlot, in: library, using: &scratch) { hits.append(hit) }
      let length = library.records.holds(nextSlot) ? library.records[nextSlot].byteCount : 0
      if !query.isEmpty { left -= min(length + scratch.test.takeEffort(), left) }
      nextSlot += 1
      left -= Self.overhead
    } while left > 0
    return hits
  }

  /// The score of one article, nil when it does not match: for articles that changed.
  package func hit(for slot: Slot, in library: Library) -> SearchHit? {
    var scratch = SearchScratch(for: query)
    return hit(at: Int(slot.index), in: library, using: &scratch)
  }

  private func hit(
    at index: Int, in library: Library, using scratch: inout SearchScratch
  ) -> SearchHit? {
    guard let score = query.score(at: index, in: library, using: &scratch),
      let slot = Int32(exactly: index)
    else { return nil }
    return SearchHit(slot: Slot(index: slot), score: score)
  }
}
