import Articles

/// Says which of two articles stands first, and puts articles in order.
///
/// Every article gets two numbers that decide most comparisons by themselves: such as its date and
/// the first bytes of its file's name, or the first sixteen of its headline. Only where both are equal
/// the records are looked at.
struct ArticleSorter {
  /// An article of a list: what it is compared by first and second, and what it scored.
  struct Item: Sendable {
    var key: UInt64
    var tie: UInt64
    var slot: Slot
    var score: Float
  }

  private let library: Library
  private let ordering: ArticleList.Ordering
  /// What folders compare as in the keys of articles.
  let folders: FolderLabels

  /// Where articles were given keys some time ago, the numbers of folders are to be those of then.
  init(_ ordering: ArticleList.Ordering, in library: Library, folders: FolderLabels? = nil) {
    self.library = library
    self.ordering = ordering
    self.folders = folders ?? library.folderLabels
  }

  func item(for hit: SearchHit) -> Item {
    let (key, tie) = keys(of: hit)
    return Item(key: key, tie: tie, slot: hit.slot, score: hit.score)
  }

  /// Sorts articles; gives how many comparisons had to look at their records.
  ///
  /// - Complexity: O(*n* log *n*).
  @discardableResult
  func sort(_ items: inout [Item]) -> Int {
    // Files come in the order that the screen needs, so it is often there already.
    for (left, right) in zip(items, items.dropFirst()) where !precedes(left, right) {
      var close = 0
      items.sort { left, right in
        if areClose(left, right) { close += 1 }
        return precedes(left, right)
      }
      return close
    }
    return 0
  }

  /// Whether the numbers of two articles do not tell which stands first: to compare them takes some
  /// twenty times as long.
  func areClose(_ left: Item, _ right: Item) -> Bool {
    left.key == right.key && left.tie == right.tie
  }

  /// Whether one article stands before another.
  @inline(__always)
  func precedes(_ left: Item, _ right: Item) -> Bool {
    if left.key != right.key { return left.key < right.key }
    if left.tie != right.tie { return left.tie < right.tie }
    return compareClosely(left.slot, right.slot) < 0
  }

  // MARK: - Keys

  /// The numbers that an article is compared by.
  private func keys(of hit: SearchHit) -> (key: UInt64, tie: UInt64) {
    library.withRecord(at: Int(hit.slot.index)) { record, bytes in
      switch ordering {
      case .relevance:
        // The bits of numbers of either sign in an order of whole numbers, highest first.
        let bits = hit.score.bitPattern
        return (UInt64(bits >> 31 == 0 ? ~(bits | 1 << 31) : bits), newest(record))
      case .sort(.newest): return (newest(record), name(record, bytes))
      case .sort(.oldest): return (dateKey(record) { $0 }, name(record, bytes))
      case .sort(.headline):
        return withHeadline(record, bytes) { (Self.prefix($0), Self.prefix($0.dropFirst(8))) }
      case .sort(.place):
        return withPlace(record, bytes) { place in
          if place.isEmpty { return (.max, newest(record)) }
          // A name that the first number holds whole is followed by the date, others by their rest.
          let rest = place.count < 8 ? newest(record) : Self.prefix(place.dropFirst(8))
          return (Self.prefix(place), rest)
        }
      case .sort(.file): return (folders[record.folder], name(record, bytes))
      }
    } ?? (.max, .max)
  }

  private func name(_ record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    PathOrder.prefix(of: UnsafeBufferPointer(rebasing: bytes[record.name]))
  }

  private func newest(_ record: ArticleRecord) -> UInt64 {
    dateKey(record) { ~$0 }
  }

  /// A number that compares as dates do, or as their complements; without a date the highest.
  private func dateKey(_ record: ArticleRecord, _ order: (Int64) -> Int64) -> UInt64 {
    guard let date = record.outline.date else { return .max }
    return min(UInt64(bitPattern: order(date.secondsSinceEpoch)) ^ 1 << 63, .max - 1)
  }

  /// The first 8 bytes as a number that compares as they do.
  private static func prefix(_ bytes: some Collection<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    var rest = 8
    for byte in bytes.prefix(8) {
      key = key << 8 | UInt64(byte)
      rest -= 1
    }
    return rest < 8 ? key << UInt64(8 * rest) : 0
  }

  // MARK: - Close comparisons

  /// Compares articles whose numbers are equal; negative when the left one stands first.
  private func compareClosely(_ left: Slot, _ right: Slot) -> Int {
    let order =
      library.withRecord(at: Int(left.index)) { first, firstBytes in
        library.withRecord(at: Int(right.index)) { second, secondBytes in
          compare(first, firstBytes, second, secondBytes)
        } ?? -1
      } ?? 1
    return order != 0 ? order : left.index < right.index ? -1 : left.index > right.index ? 1 : 0
  }

  private func compare(
    _ first: ArticleRecord, _ firstBytes: UnsafeBufferPointer<UInt8>, _ second: ArticleRecord,
    _ secondBytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var order = 0
    switch ordering {
    case .sort(.headline):
      order = withHeadline(first, firstBytes) { left in
        withHeadline(second, secondBytes) { Self.compare(left, $0) }
      }
    case .sort(.place):
      order = comparePlaces(first, firstBytes, second, secondBytes)
      let (left, right) = (newest(first), newest(second))
      if order == 0, left != right { return left < right ? -1 : 1 }
    case .relevance, .sort(.newest), .sort(.oldest), .sort(.file): break
    }
    if order != 0 { return order }
    order = PathOrder.compare(
      UnsafeBufferPointer(rebasing: firstBytes[first.name]),
      UnsafeBufferPointer(rebasing: secondBytes[second.name]))
    if order != 0 || first.folder == second.folder { return order }
    return folders[first.folder] < folders[second.folder] ? -1 : 1
  }

  /// Compares places, most of which are the same when anybody asks.
  private func comparePlaces(
    _ first: ArticleRecord, _ firstBytes: UnsafeBufferPointer<UInt8>, _ second: ArticleRecord,
    _ secondBytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let left = firstBytes[first.outline.place.within(firstBytes)]
    let right = secondBytes[second.outline.place.within(secondBytes)]
    if left.elementsEqual(right) { return 0 }
    return withPlace(first, firstBytes) { left in
      withPlace(second, secondBytes) { Self.compare(left, $0) }
    }
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
    _ record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withFolded(bytes[record.outline.headline.within(bytes)]) { folded in
      let start = folded.indices.first { WordCharacters.begins(at: $0, in: folded) } ?? 0
      return body(UnsafeBufferPointer(rebasing: folded[start...]))
    }
  }

  private func withPlace<Result>(
    _ record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withFolded(bytes[record.outline.place.within(bytes)], body)
  }

  private func withFolded<Result>(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    Folding.withFolded(UnsafeBufferPointer(rebasing: text), body)
  }
}
