/// A list on its way into another order, in slices, so that a key never waits for it.
///
/// A merge sort from the bottom up: runs of some thousand articles are sorted, and two runs of about
/// the same length are merged as soon as there are two, a slice at a time.
package struct SortRun: Sendable {
  /// The list in its order; empty until `isFinished`.
  package private(set) var list: ArticleList
  /// Whether every article is in its place.
  package private(set) var isFinished = false

  private typealias Item = ArticleSorter.Item

  private var source: ArticleList
  /// How many articles of the source have been sorted into runs.
  private var taken = 0
  /// Sorted runs, each with the number of times it was merged; shorter ones behind longer ones.
  private var runs: [(items: [Item], level: Int)] = []
  private var merge: Merge?
  /// Whether all runs have become one.
  private var isMerged = false
  /// Articles that came after the beginning.
  private var late: [SearchHit] = []
  private var folderGeneration: Int?

  /// So many articles are sorted, or merged, in one slice: about a millisecond.
  private static let sortSlice = 2_048
  private static let mergeSlice = 16_384

  package init(_ list: ArticleList, by ordering: ArticleList.Ordering) {
    self.list = ArticleList(ordering: ordering)
    source = list
    isFinished = list.isEmpty
  }

  /// Does the next slice of the work.
  ///
  /// - Complexity: O(1) in the length of the list; O(log *n*) slices for each article in all.
  package mutating func advance(in library: Library) {
    guard !isFinished else { return }
    if list.ordering == .sort(.file), let folderGeneration,
      folderGeneration != library.folderGeneration
    {
      // The numbers that stand for folders are others now.
      let late = late
      restart(with: isMerged ? list : source)
      insert(late)
    }
    folderGeneration = library.folderGeneration
    let sorter = ArticleSorter(list.ordering, in: library)
    if merge != nil {
      mergeOn(by: sorter, in: library)
    } else if taken < source.count, !hasEqualRuns {
      takeRun(by: sorter)
    } else if !isMerged {
      beginMerge()
    } else {
      list.insert(late.suffix(Self.sortSlice), in: library)
      late.removeLast(min(Self.sortSlice, late.count))
    }
    isFinished = isMerged && late.isEmpty
  }

  private var hasEqualRuns: Bool {
    runs.count > 1 && runs[runs.count - 1].level == runs[runs.count - 2].level
  }

  private mutating func takeRun(by sorter: ArticleSorter) {
    let hits = source.hits(from: taken, atMost: Self.sortSlice)
    taken += hits.count
    var items = hits.map { sorter.item(for: $0) }
    sorter.sort(&items)
    runs.append((items, 0))
  }

  private mutating func beginMerge() {
    let right = runs.popLast() ?? ([], 0)
    let left = runs.popLast() ?? ([], 0)
    let isLast = taken >= source.count && runs.isEmpty
    merge = Merge(
      left: left.items, right: right.items, level: max(left.level, right.level) + 1, isLast: isLast)
  }

  private mutating func mergeOn(by sorter: ArticleSorter, in library: Library) {
    guard let isDone = merge?.advance(Self.mergeSlice, by: sorter) else { return }
    if let last = merge?.takeIfLast() {
      // The list takes what is merged as it comes: all at once would be more than a slice.
      list.append(sorted: last, in: library)
    }
    guard isDone, let done = merge else { return }
    if done.isLast { isMerged = true } else { runs.append((done.merged, done.level)) }
    merge = nil
  }

  // MARK: - Changes meanwhile

  /// Takes in articles that were not in the list at the beginning.
  package mutating func insert(_ hits: [SearchHit]) {
    late += hits
    if !hits.isEmpty { isFinished = false }
  }

  /// Begins anew, with the list as it is now: articles of it have changed or gone.
  package mutating func restart(with list: ArticleList) {
    self = SortRun(list, by: self.list.ordering)
  }
}

/// Two sorted runs on their way into one.
private struct Merge: Sendable {
  typealias Item = ArticleSorter.Item

  let left: [Item]
  let right: [Item]
  let level: Int
  let isLast: Bool
  var merged: [Item] = []
  private var nextLeft = 0
  private var nextRight = 0

  init(left: [Item], right: [Item], level: Int, isLast: Bool) {
    self.left = left
    self.right = right
    self.level = level
    self.isLast = isLast
    if !isLast { merged.reserveCapacity(left.count + right.count) }
  }

  /// What has been merged since the last time, if this is the last merge.
  mutating func takeIfLast() -> [Item]? {
    guard isLast else { return nil }
    defer { merged.removeAll(keepingCapacity: true) }
    return merged
  }

  /// Merges so many articles more; true when all are.
  mutating func advance(_ count: Int, by sorter: ArticleSorter) -> Bool {
    var rest = count
    while rest > 0, nextLeft < left.count, nextRight < right.count {
      if sorter.precedes(right[nextRight], left[nextLeft]) {
        merged.append(right[nextRight])
        nextRight += 1
      } else {
        merged.append(left[nextLeft])
        nextLeft += 1
      }
      rest -= 1
    }
    if nextRight == right.count {
      let end = min(nextLeft + rest, left.count)
      merged += left[nextLeft..<end]
      nextLeft = end
    } else if nextLeft == left.count {
      let end = min(nextRight + rest, right.count)
      merged += right[nextRight..<end]
      nextRight = end
    }
    return nextLeft == left.count && nextRight == right.count
  }
}
