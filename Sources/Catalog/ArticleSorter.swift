/// Puts articles in order.
///
/// An order is a few steps, each a number or a text taken from an article; the first step in which
/// two articles differ decides, and in the end their slots do. Sorting goes step by step through
/// ever smaller runs of equals, 7 bytes of a text at a time, so that it compares nothing but whole
/// numbers that lie side by side (a radix sort from the most significant end, with the runs sorted
/// by comparison; McIlroy, Bostic and McIlroy, "Engineering Radix Sort", 1993).
struct ArticleSorter {
  /// An article to be sorted, and room for the number it is compared by.
  struct Item {
    let slot: Slot
    let score: Float
    fileprivate var key: UInt64 = 0

    init(slot: Slot, score: Float) {
      self.slot = slot
      self.score = score
    }
  }

  private enum Step {
    case bestScore, newest, oldest, placedFirst, headline, place, path

    var isText: Bool { self == .headline || self == .place || self == .path }
  }

  private let library: Library
  private let steps: [Step]

  init(_ ordering: ArticleList.Ordering, in library: Library) {
    self.library = library
    switch ordering {
    case .relevance: steps = [.bestScore, .newest, .path]
    case .sort(.newest): steps = [.newest, .path]
    case .sort(.oldest): steps = [.oldest, .path]
    case .sort(.headline): steps = [.headline, .path]
    case .sort(.place): steps = [.placedFirst, .place, .newest, .path]
    case .sort(.file): steps = [.path]
    }
  }

  // MARK: - Sorting

  /// Sorts articles.
  ///
  /// - Complexity: O(*n* log *n*), and O(*m*) in the bytes of the texts that have to be compared.
  func sort(_ items: inout [Item]) {
    items.withUnsafeMutableBufferPointer { items in
      var work = [(run: 0..<items.count, step: 0, depth: 0)]
      while let (range, step, depth) = work.popLast() {
        var run = UnsafeMutableBufferPointer(rebasing: items[range])
        guard step < steps.count else {
          run.sort { $0.slot.index < $1.slot.index }
          continue
        }
        var depth = depth
        if steps[step].isText {
          depth = commonPrefix(of: run, steps[step], from: depth)
          for index in run.indices {
            run[index].key = chunk(of: run[index], steps[step], at: depth)
          }
        } else {
          for index in run.indices { run[index].key = number(of: run[index], steps[step]) }
        }
        run.sort { $0.key < $1.key }
        forEachRun(of: run) { equals, key in
          let equals = equals.lowerBound + range.lowerBound..<equals.upperBound + range.lowerBound
          let goesOn = steps[step].isText && key & 0xff == Self.more
          work.append(goesOn ? (equals, step, depth + 7) : (equals, step + 1, 0))
        }
      }
    }
  }

  /// Calls back for each run of two or more equal keys.
  private func forEachRun(
    of items: UnsafeMutableBufferPointer<Item>, _ body: (Range<Int>, UInt64) -> Void
  ) {
    var start = 0
    while start < items.count {
      var end = start + 1
      while end < items.count, items[end].key == items[start].key { end += 1 }
      if end - start > 1 { body(start..<end, items[start].key) }
      start = end
    }
  }

  /// Whether one article stands before another; the order that `sort` makes.
  func precedes(_ left: Item, _ right: Item) -> Bool {
    for step in steps {
      if step.isText {
        let order = withText(of: left.slot, step) { left in
          withText(of: right.slot, step) { Self.compare(left, $0) }
        }
        if order != 0 { return order < 0 }
      } else {
        let (left, right) = (number(of: left, step), number(of: right, step))
        if left != right { return left < right }
      }
    }
    return left.slot.index < right.slot.index
  }

  // MARK: - Keys

  private func number(of item: Item, _ step: Step) -> UInt64 {
    let keys = keys(of: item.slot)
    switch step {
    case .bestScore:
      // The bits of numbers of either sign in an order of whole numbers, highest first.
      let bits = item.score.bitPattern
      return UInt64(bits >> 31 == 0 ? ~(bits | 1 << 31) : bits)
    case .newest:
      return keys?.date.map { UInt64(bitPattern: ~$0) ^ 1 << 63 } ?? .max
    case .oldest:
      return keys?.date.map { UInt64(bitPattern: $0) ^ 1 << 63 } ?? .max
    default:
      return keys?.place.isEmpty ?? true ? 1 : 0
    }
  }

  /// The last byte of a chunk says how many bytes are in it, or that more follow.
  private static let more: UInt64 = 8

  /// The next 7 bytes of a text, so that numbers compare as the texts do.
  private func chunk(of item: Item, _ step: Step, at depth: Int) -> UInt64 {
    withText(of: item.slot, step) { text in
      var key: UInt64 = 0
      let left = max(text.count - depth, 0)
      for offset in 0..<7 {
        key = key << 8 | (offset < left ? UInt64(text[depth + offset]) : 0)
      }
      return key << 8 | (left > 7 ? Self.more : UInt64(left))
    }
  }

  /// How many bytes, at least `depth`, all texts of a run begin with.
  private func commonPrefix(
    of run: UnsafeMutableBufferPointer<Item>, _ step: Step, from depth: Int
  ) -> Int {
    guard run.count > 1, let first = run.first else { return depth }
    return withText(of: first.slot, step) { first in
      var common = first.count
      for item in run.dropFirst() where common > depth {
        common = withText(of: item.slot, step) { text in
          var shared = depth
          while shared < min(common, text.count), text[shared] == first[shared] { shared += 1 }
          return shared
        }
      }
      return max(common, depth)
    }
  }

  private func withText<Result>(
    of slot: Slot, _ step: Step, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let index = Int(slot.index)
    guard library.entries.indices.contains(index), let keys = keys(of: slot) else {
      return body(UnsafeBufferPointer(start: nil, count: 0))
    }
    if step == .path { return keys.path.withUnsafeBufferPointer(body) }
    let range = step == .headline ? keys.headline : keys.place
    let bytes = library.entries[index]?.searchText.folded.bytes ?? []
    return bytes.withUnsafeBufferPointer {
      body(
        UnsafeBufferPointer(rebasing: $0[Int(range.lowerBound)..<Int(range.upperBound)]))
    }
  }

  private func keys(of slot: Slot) -> SortKeys? {
    let index = Int(slot.index)
    return library.entries.indices.contains(index) ? library.entries[index]?.sortKeys : nil
  }

  private static func compare(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let shorter = min(left.count, right.count)
    var offset = 0
    while offset < shorter {
      if left[offset] != right[offset] { return left[offset] < right[offset] ? -1 : 1 }
      offset += 1
    }
    return left.count - right.count
  }
}
