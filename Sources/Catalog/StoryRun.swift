/// A search for the other versions of an article: those that say nearly word for word the same.
package struct StoryRun: Sendable {
  /// The article whose versions are looked for.
  package let slot: Slot
  /// The versions, the article itself among them, the newest first.
  package private(set) var results = ArticleList(ordering: .sort(.newest))
  /// Whether all articles have been compared.
  package private(set) var isFinished = false

  private var index: CompleteIndex

  /// No more bytes of articles that look alike are read: a folder may be full of one form letter.
  private static let mostRead = 8 << 20

  /// Begins to look for the versions of an article.
  package init(of slot: Slot, in library: Library, index: SearchIndex) {
    self.slot = slot
    self.index = CompleteIndex(index, in: library)
  }

  /// Does a slice of the work.
  ///
  /// - Complexity: O(*n*) in the number of articles, at the speed of memory.
  package mutating func advance(in library: Library) {
    guard !isFinished else { return }
    guard index.isFinished else { return index.advance(in: library) }
    isFinished = true
    defer { self.index = CompleteIndex() }
    results.insert([SearchHit(slot: slot)], in: library)
    let own = StoryPrint(ofArticleIn: Int(slot.index), of: library)
    let pairs = StoryPairs(ofArticleIn: Int(slot.index), of: library)
    var hits: [SearchHit] = []
    var read = 0
    for (number, segment) in index.segments.enumerated() {
      for (place, print) in segment.prints.enumerated() where own.mayBeLike(print) {
        let slot = segment.slots.lowerBound + place
        read += library.textCount(of: Slot(index: Int32(clamping: slot)))
        guard read <= Self.mostRead else { break }
        guard index.isKnown(slot, in: number, of: library), slot != Int(self.slot.index),
          pairs.isLike(StoryPairs(ofArticleIn: slot, of: library))
        else { continue }
        hits.append(SearchHit(slot: Slot(index: Int32(clamping: slot))))
      }
    }
    results.insert(hits, in: library)
  }

  /// Takes out articles that have gone.
  package mutating func remove(_ gone: [Slot]) {
    results.remove(Set(gone))
  }
}
