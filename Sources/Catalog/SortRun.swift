/// A list on its way into another order, in slices, so that a key never waits for it.
///
/// Articles that come, change or go meanwhile have to be told with `insert` and `remove`.
package struct SortRun: Sendable {
  /// What has been put in order yet.
  package private(set) var list: ArticleList
  /// The articles still to come, the next one last.
  private var rest: [SearchHit]

  /// So many articles are sorted in one slice: a millisecond or two.
  private static let slice = 4_096

  package init(_ list: ArticleList, by ordering: ArticleList.Ordering) {
    self.list = ArticleList(ordering: ordering)
    rest = list.hits.reversed()
  }

  /// Whether every article is in its place.
  package var isFinished: Bool { rest.isEmpty }

  /// Puts the next articles in order.
  ///
  /// - Complexity: O(*m* log *m*) in the slice, and what merging it costs.
  package mutating func advance(in library: Library) {
    let next = rest.suffix(Self.slice)
    rest.removeLast(next.count)
    list.insert(next.filter { !list.contains($0.slot) }, in: library)
  }

  /// Puts articles in that are new or have changed.
  package mutating func insert(_ hits: [SearchHit], in library: Library) {
    list.insert(hits, in: library)
  }

  /// Takes articles out.
  package mutating func remove(_ gone: Set<Slot>) {
    list.remove(gone)
  }
}
