/// The orders a list can be in.
///
/// Where an order leaves articles equal, the names of their files decide, then their folders, and in
/// the end their slots. Articles without a date, or without a place in the order of places, come
/// last. Articles of one place stand newest first. Headlines are compared without case, marks or
/// leading punctuation, and the numbers in paths by value; a folder's files stand before the folders
/// in it.
package enum SortOrder: String, CaseIterable, Sendable {
  case newest, oldest, headline, place, file
}

/// Some articles of the library in an order: what the list pane walks over.
///
/// When an article of the library has changed, it has to be put in again with `insert`, or taken out
/// with `remove`, before other articles are: a list trusts that it is in order.
///
/// The articles are kept in blocks, so that what a change costs does not grow with the list.
package struct ArticleList: Sendable {
  /// What a list is sorted by.
  package enum Ordering: Hashable, Sendable {
    case sort(SortOrder)
    /// Best hit first; ties by newest.
    case relevance
  }

  typealias Item = ArticleSorter.Item

  /// The order the list is in.
  package let ordering: Ordering
  /// How many articles are in the list.
  package private(set) var count = 0

  /// The articles in order; no block is empty.
  private var blocks: [[Item]] = []
  /// The position that each block begins at.
  private var starts: [Int] = []
  private var members = SlotSet()
  private var folderGeneration = 0

  /// More articles than this make two blocks.
  private static let largestBlock = 1_024

  /// An empty list.
  package init(ordering: Ordering) {
    self.ordering = ordering
  }

  /// Whether there is nothing in it.
  package var isEmpty: Bool { count == 0 }

  // MARK: - Reading

  /// The article at a position, which has to lie within the list.
  ///
  /// - Complexity: O(log *n*).
  package subscript(position: Int) -> Slot {
    let block = self.block(at: position)
    return blocks[block][position - starts[block]].slot
  }

  /// The articles, in order.
  ///
  /// - Complexity: O(*n*).
  package var slots: [Slot] { blocks.flatMap { $0.lazy.map(\.slot) } }

  /// The articles with their scores, in the order of the list.
  ///
  /// - Complexity: O(*n*).
  package var hits: [SearchHit] {
    blocks.flatMap { $0.lazy.map { SearchHit(slot: $0.slot, score: $0.score) } }
  }

  /// The articles from a position on, at most so many, with their scores.
  ///
  /// - Complexity: O(log *n*), and O(*m*) in the number of articles.
  package func hits(from position: Int, atMost limit: Int) -> [SearchHit] {
    var hits: [SearchHit] = []
    guard position >= 0, position < count else { return hits }
    var block = block(at: position)
    var offset = position - starts[block]
    while block < blocks.count, hits.count < limit {
      for item in blocks[block][offset...].prefix(limit - hits.count) {
        hits.append(SearchHit(slot: item.slot, score: item.score))
      }
      block += 1
      offset = 0
    }
    return hits
  }

  /// Whether an article is in the list.
  package func contains(_ slot: Slot) -> Bool { members.contains(slot) }

  /// Where a slot stands.
  ///
  /// - Complexity: O(*n*), a plain scan.
  package func position(of slot: Slot) -> Int? {
    guard members.contains(slot) else { return nil }
    for (block, start) in zip(blocks, starts) {
      if let offset = block.firstIndex(where: { $0.slot == slot }) { return start + offset }
    }
    return nil
  }

  private func block(at position: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    return low
  }

  // MARK: - Changing

  /// Merges articles in at their places.
  ///
  /// An article that is in the list already moves to its new place; one that is not in the library
  /// is passed over.
  /// - Complexity: O(*m* log *m* + *m* log *n*), and O(*n*) when an article was in the list already.
  package mutating func insert(_ hits: [SearchHit], in library: Library) {
    let sorter = ArticleSorter(ordering, in: library)
    var incoming = SlotSet()
    var batch: [Item] = []
    batch.reserveCapacity(hits.count)
    var areNew = true
    // Backwards, so that the last word on an article counts.
    for hit in hits.reversed() where library.holds(hit.slot) && incoming.insert(hit.slot) {
      batch.append(sorter.item(for: hit))
      areNew = areNew && !members.contains(hit.slot)
    }
    guard !batch.isEmpty else { return }
    if !areNew { keep { !incoming.contains($0) } }
    renewKeysIfNeeded(sorter)
    batch.reverse()
    sorter.sort(&batch)
    for item in batch { _ = members.insert(item.slot) }
    merge(batch, by: sorter)
    renewStarts()
  }

  /// Adds articles that are in order, and come after all that are in the list.
  ///
  /// `generation` is that of the folders' numbers in their keys.
  mutating func append(sorted items: [Item], generation: Int) {
    folderGeneration = generation
    for item in items { _ = members.insert(item.slot) }
    append(items[...])
    renewStarts()
  }

  /// Takes articles out.
  ///
  /// - Complexity: O(*n*).
  package mutating func remove(_ gone: Set<Slot>) {
    guard gone.contains(where: { members.contains($0) }) else { return }
    var leaving = SlotSet()
    for slot in gone { _ = leaving.insert(slot) }
    remove(leaving)
  }

  /// Takes articles out.
  ///
  /// - Complexity: O(*n*).
  mutating func remove(_ gone: SlotSet) {
    guard !gone.isEmpty else { return }
    members.subtract(gone)
    keep { !gone.contains($0) }
    renewStarts()
  }

  /// Merges a sorted batch block by block.
  private mutating func merge(_ batch: [Item], by sorter: ArticleSorter) {
    guard let first = batch.first else { return }
    guard let last = blocks.last?.last, !sorter.precedes(last, first) else {
      append(batch[...])
      return
    }
    var merged: [[Item]] = []
    merged.reserveCapacity(blocks.count + batch.count / Self.largestBlock + 1)
    var taken = 0
    var block = 0
    while taken < batch.count {
      let next = firstBlock(from: block, endingAfter: batch[taken], by: sorter)
      merged += blocks[block..<next]
      guard next < blocks.count, let last = blocks[next].last else {
        block = blocks.count
        break
      }
      var end = taken + 1
      while end < batch.count, sorter.precedes(batch[end], last) { end += 1 }
      Self.add(Self.merged(blocks[next], batch[taken..<end], by: sorter), to: &merged)
      taken = end
      block = next + 1
    }
    merged += blocks[block...]
    blocks = merged
    if taken < batch.count { append(batch[taken...]) }
  }

  /// The first block, from one on, whose last article does not stand before an item.
  private func firstBlock(from start: Int, endingAfter item: Item, by sorter: ArticleSorter) -> Int
  {
    var low = start
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if let last = blocks[middle].last, sorter.precedes(last, item) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private static func merged(
    _ block: [Item], _ batch: ArraySlice<Item>, by sorter: ArticleSorter
  ) -> [Item] {
    var merged: [Item] = []
    merged.reserveCapacity(block.count + batch.count)
    var taken = 0
    for item in batch {
      var low = taken
      var high = block.count
      while low < high {
        let middle = (low + high) / 2
        if sorter.precedes(block[middle], item) { low = middle + 1 } else { high = middle }
      }
      merged += block[taken..<low]
      merged.append(item)
      taken = low
    }
    merged += block[taken...]
    return merged
  }

  /// Adds articles behind all others.
  private mutating func append(_ items: ArraySlice<Item>) {
    guard let last = blocks.popLast() else { return Self.add(Array(items), to: &blocks) }
    Self.add(last + items, to: &blocks)
  }

  /// Adds a block, in pieces if it is too large; a full one is left full, since what comes in order
  /// goes on behind it.
  private static func add(_ block: [Item], to blocks: inout [[Item]]) {
    guard block.count > largestBlock else {
      if !block.isEmpty { blocks.append(block) }
      return
    }
    let pieces = (block.count + largestBlock - 1) / largestBlock
    let size = (block.count + pieces - 1) / pieces
    for start in stride(from: 0, to: block.count, by: size) {
      blocks.append(Array(block[start..<min(start + size, block.count)]))
    }
  }

  private mutating func keep(_ isKept: (Slot) -> Bool) {
    for index in blocks.indices {
      guard let first = blocks[index].firstIndex(where: { !isKept($0.slot) }) else { continue }
      blocks[index][first...].removeAll { !isKept($0.slot) }
    }
    blocks.removeAll(where: \.isEmpty)
  }

  private mutating func renewStarts() {
    starts.removeAll(keepingCapacity: true)
    count = 0
    for block in blocks {
      starts.append(count)
      count += block.count
    }
  }

  /// Numbers for folders may have had to change since the list was sorted by them.
  private mutating func renewKeysIfNeeded(_ sorter: ArticleSorter) {
    guard ordering == .sort(.file), folderGeneration != sorter.folders.generation else { return }
    folderGeneration = sorter.folders.generation
    for block in blocks.indices {
      for index in blocks[block].indices {
        let item = blocks[block][index]
        blocks[block][index] = sorter.item(for: SearchHit(slot: item.slot, score: item.score))
      }
    }
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
