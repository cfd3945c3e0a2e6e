import Articles

/// Says which of two articles stands first, and puts articles in order.
///
/// Every article gets a number that decides most comparisons by itself: its date, its score, or the
/// first bytes of its headline. Only where two numbers are equal the records are looked at.
struct ArticleSorter {
  /// An article of a list: what it is compared by first, and what it scored.
  struct Item: Sendable {
    var key: UInt64
    var slot: Slot
    var score: Float
  }

  private let library: Library
  private let ordering: ArticleList.Ordering

  init(_ ordering: ArticleList.Ordering, in library: Library) {
    self.library = library
    self.ordering = ordering
  }

  func item(for hit: SearchHit) -> Item {
    Item(key: key(of: hit.slot, score: hit.score), slot: hit.slot, score: hit.score)
  }

  /// Sorts articles.
  ///
  /// - Complexity: O(*n* log *n*).
  func sort(_ items: inout [Item]) {
    // Files come in the order that the screen needs, so it is often there already.
    for (left, right) in zip(items, items.dropFirst()) where !precedes(left, right) {
      items.sort { precedes($0, $1) }
      return
    }
  }

  /// Whether one article stands before another.
  func precedes(_ left: Item, _ right: Item) -> Bool {
    left.key != right.key ? left.key < right.key : compareClosely(left.slot, right.slot) < 0
  }

  // MARK: - Keys

  /// The number that an article is compared by first.
  func key(of slot: Slot, score: Float) -> UInt64 {
    switch ordering {
    case .relevance:
      // The bits of numbers of either sign in an order of whole numbers, highest first.
      let bits = score.bitPattern
      return UInt64(bits >> 31 == 0 ? ~(bits | 1 << 31) : bits)
    case .sort(.newest): return newest(record(in: slot))
    case .sort(.oldest): return dateKey(record(in: slot)) { $0 }
    case .sort(.headline): return withHeadline(of: slot, Self.prefix)
    case .sort(.place):
      // The highest bit puts those without a place last.
      return withPlace(of: slot) { $0.isEmpty ? .max : Self.prefix($0) >> 1 }
    case .sort(.file): return record(in: slot).map(library.folderLabel) ?? .max
    }
  }

  private func record(in slot: Slot) -> ArticleRecord? {
    library.records.holds(Int(slot.index)) ? library.records[Int(slot.index)] : nil
  }

  private func newest(_ record: ArticleRecord?) -> UInt64 {
    dateKey(record) { ~$0 }
  }

  /// A number that compares as dates do, or as their complements; without a date the highest.
  private func dateKey(_ record: ArticleRecord?, _ order: (Int64) -> Int64) -> UInt64 {
    guard let date = record?.outline.date else { return .max }
    return min(UInt64(bitPattern: order(date.secondsSinceEpoch)) ^ 1 << 63, .max - 1)
  }

  /// The first 8 bytes as a number that compares as they do.
  private static func prefix(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    for offset in 0..<8 { key = key << 8 | (offset < bytes.count ? UInt64(bytes[offset]) : 0) }
    return key
  }

  // MARK: - Close comparisons

  /// Compares articles whose numbers are equal; negative when the left one stands first.
  private func compareClosely(_ left: Slot, _ right: Slot) -> Int {
    var order = 0
    switch ordering {
    case .relevance: order = compareDates(left, right)
    case .sort(.headline):
      order = withHeadline(of: left) { first in
        withHeadline(of: right) { Self.compare(first, $0) }
      }
    case .sort(.place):
      order = withPlace(of: left) { first in withPlace(of: right) { Self.compare(first, $0) } }
      if order == 0 { order = compareDates(left, right) }
    case .sort(.newest), .sort(.oldest), .sort(.file): break
    }
    if order == 0 { order = comparePaths(left, right) }
    return order != 0 ? order : left.index < right.index ? -1 : left.index > right.index ? 1 : 0
  }

  private func compareDates(_ left: Slot, _ right: Slot) -> Int {
    let (first, second) = (newest(record(in: left)), newest(record(in: right)))
    return first < second ? -1 : first > second ? 1 : 0
  }

  private func comparePaths(_ left: Slot, _ right: Slot) -> Int {
    library.withRecord(at: Int(left.index)) { first, firstBytes in
      library.withRecord(at: Int(right.index)) { second, secondBytes in
        if first.folder != second.folder {
          return library.folderLabel(of: first) < library.folderLabel(of: second) ? -1 : 1
        }
        return PathOrder.compare(
          UnsafeBufferPointer(rebasing: firstBytes[first.name]),
          UnsafeBufferPointer(rebasing: secondBytes[second.name]))
      } ?? -1
    } ?? 1
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

  // MARK: - Texts to compare

  /// The folded headline, from its first letter or digit on.
  private func withHeadline<Result>(
    of slot: Slot, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withFolded(slot, { $0.headline }) { folded in
      let start =
        folded.indices.first { WordCharacters.begins(at: $0, in: folded) } ?? 0
      return body(UnsafeBufferPointer(rebasing: folded[start...]))
    }
  }

  private func withPlace<Result>(
    of slot: Slot, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withFolded(slot, { $0.place }, body)
  }

  private func withFolded<Result>(
    _ slot: Slot, _ part: (ArticleOutline) -> Range<Int32>,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    library.withRecord(at: Int(slot.index)) { record, bytes in
      Folding.withFolded(
        UnsafeBufferPointer(rebasing: bytes[part(record.outline).within(bytes)]), body)
    } ?? body(UnsafeBufferPointer(start: nil, count: 0))
  }
}
