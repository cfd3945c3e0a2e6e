/// A list on its way into another order, in slices, so that a key never waits for it.
///
/// A merge sort from the bottom up: runs of some thousand articles are sorted, and two runs of about
/// the same length are merged as soon as there are two, a slice at a time. Articles that change, go
/// or come meanwhile cost no work that was done: a run passes over those that it must no longer
/// compare, and they are put in at the end.
package struct SortRun: Sendable {
  /// The list in its order; empty until `isFinished`.
  package private(set) var list: ArticleList
  /// Whether every article is in its place.
  package private(set) var isFinished = false

  private typealias Item = ArticleSorter.Item

  private let source: [SearchHit]
  /// What folders compare as, which stays as it was at the beginning, for as long as runs are merged.
  private var folders: FolderLabels?
  /// How many articles of the source have been sorted into runs.
  private var taken = 0
  /// Sorted runs, each with the number of times it was merged; shorter ones behind longer ones.
  private var runs: [(items: [Item], level: Int)] = []
  private var merge: Merge?
  /// Whether all runs have become one.
  private var isMerged = false
  /// Articles of the source that have changed or gone: they stand no longer where their runs say.
  private var stale = SlotSet()
  /// Articles that have changed or come, with their scores, to be put in at the end.
  private var late: [Slot: Float] = [:]

  /// So many articles are sorted in the next slice: fewer where many are alike at first sight.
  private var sortSlice = Self.longestSortSlice

  /// So many articles are sorted, or merged, in one slice: about a millisecond.
  private static let longestSortSlice = 1_024
  private static let shortestSortSlice = 128
  private static let mergeSlice = 8_192

  package init(_ list: ArticleList, by ordering: ArticleList.Ordering) {
    self.init(list.hits, by: ordering)
  }

  /// Begins to put articles in order, none of which is there twice.
  package init(_ hits: [SearchHit], by ordering: ArticleList.Ordering) {
    list = ArticleList(ordering: ordering)
    source = hits
    isFinished = hits.isEmpty
  }

  /// Does the next slice of the work.
  ///
  /// - Complexity: O(1) in the length of the list; O(log *n*) slices for each article in all.
  package mutating func advance(in library: Library) {
    guard !isFinished else { return }
    let labels = folders ?? library.folderLabels
    folders = labels
    let sorter = ArticleSorter(list.ordering, in: library, folders: labels)
    if merge != nil {
      mergeOn(by: sorter)
    } else if taken < source.count, !hasEqualRuns {
      takeRun(by: sorter)
    } else if !isMerged {
      beginMerge()
    } else {
      insertLate(in: library)
    }
    isFinished = isMerged && late.isEmpty
  }

  private var hasEqualRuns: Bool {
    runs.count > 1 && runs[runs.count - 1].level == runs[runs.count - 2].level
  }

  private mutating func takeRun(by sorter: ArticleSorter) {
    let hits = source[taken..<min(taken + sortSlice, source.count)]
    taken += hits.count
    var items = hits.filter { !stale.contains($0.slot) }.map { sorter.item(for: $0) }
    let close = sorter.sort(&items)
    sortSlice =
      close > items.count
      ? max(sortSlice / 2, Self.shortestSortSlice) : min(sortSlice * 2, Self.longestSortSlice)
    append(items, by: sorter)
  }

  /// Adds sorted articles as a run of their own, or to the last run if they come behind most of it: what is nearly
  /// in order is not merged over and over.
  private mutating func append(_ items: [Item], by sorter: ArticleSorter) {
    guard let first = items.first, let place = endOfLastRun(before: first, by: sorter) else {
      runs.append((items, 0))
      return
    }
    // Taken out, so that it is changed where it is.
    guard var run = runs.popLast() else { return }
    let end = run.items.withUnsafeBufferPointer { Array($0[place...]) }
    run.items.removeLast(end.count)
    var merge = Merge(left: end, right: items, level: 0, isLast: false)
    while !merge.advance(.max, by: sorter, without: stale) {}
    run.items.append(contentsOf: merge.merged)
    runs.append(run)
  }

  /// The place in the last run before which all stands before an article; nil when that is far from its end.
  private func endOfLastRun(before first: Item, by sorter: ArticleSorter) -> Int? {
    guard let index = runs.indices.last else { return nil }
    var place = runs[index].items.count
    let least = place - Self.mergeSlice / 4
    while place > 0 {
      // What has changed meanwhile must not be compared.
      if !stale.contains(runs[index].items[place - 1].slot),
        sorter.precedes(runs[index].items[place - 1], first)
      {
        return place
      }
      place -= 1
      if place < least { return nil }
    }
    return place
  }

  private mutating func beginMerge() {
    let right = runs.popLast() ?? ([], 0)
    let left = runs.popLast() ?? ([], 0)
    let isLast = taken >= source.count && runs.isEmpty
    merge = Merge(
      left: left.items, right: right.items, level: max(left.level, right.level) + 1, isLast: isLast)
  }

  private mutating func mergeOn(by sorter: ArticleSorter) {
    guard let isDone = merge?.advance(Self.mergeSlice, by: sorter, without: stale) else { return }
    if let last = merge?.takeIfLast() {
      // The list takes what is merged as it comes: all at once would be more than a slice.
      list.append(sorted: last, generation: sorter.folders.generation)
    }
    guard isDone, let done = merge else { return }
    merge = nil
    guard done.isLast else {
      runs.append((done.merged, done.level))
      return
    }
    isMerged = true
    // Some may have become so after they were merged.
    list.remove(stale)
  }

  private mutating func insertLate(in library: Library) {
    var hits: [SearchHit] = []
    while hits.count < Self.longestSortSlice, let (slot, score) = late.popFirst() {
      hits.append(SearchHit(slot: slot, score: score))
    }
    list.insert(hits, in: library)
  }

  // MARK: - Changes meanwhile

  /// Takes in articles that have come, or have changed so that they may stand elsewhere.
  package mutating func insert(_ hits: [SearchHit]) {
    remove(hits.map(\.slot))
    for hit in hits { late[hit.slot] = hit.score }
    if !hits.isEmpty { isFinished = false }
  }

  /// Passes over articles that have gone.
  package mutating func remove(_ gone: [Slot]) {
    for slot in gone { late[slot] = nil }
    if isMerged {
      list.remove(Set(gone))
    } else {
      for slot in gone { _ = stale.insert(slot) }
    }
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

  /// How many articles might be merged while two are compared that are alike at first sight.
  private static let closeCost = 16

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

  /// Merges so many articles more, passing over some; true when all are.
  mutating func advance(_ count: Int, by sorter: ArticleSorter, without stale: SlotSet) -> Bool {
    var rest = count
    while rest > 0, nextLeft < left.count, nextRight < right.count {
      rest -= sorter.areClose(left[nextLeft], right[nextRight]) ? Self.closeCost : 1
      if stale.contains(left[nextLeft].slot) {
        nextLeft += 1
      } else if stale.contains(right[nextRight].slot) {
        nextRight += 1
      } else if sorter.precedes(right[nextRight], left[nextLeft]) {
        merged.append(right[nextRight])
        nextRight += 1
      } else {
        merged.append(left[nextLeft])
        nextLeft += 1
      }
    }
    rest = max(rest, 0)
    if nextRight == right.count {
      let end = min(nextLeft + rest, left.count)
      merged += left[nextLeft..<end].lazy.filter { !stale.contains($0.slot) }
      nextLeft = end
    } else if nextLeft == left.count {
      let end = min(nextRight + rest, right.count)
      merged += right[nextRight..<end].lazy.filter { !stale.contains($0.slot) }
      nextRight = end
    }
    return nextLeft == left.count && nextRight == right.count
  }
}
