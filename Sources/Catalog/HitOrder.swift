/// Very many hits on their way into about the order of their scores and dates, in slices.
///
/// A radix sort from the lowest digit up (LSD), which touches each hit three times; what it leaves equal is told
/// apart by a `SortRun`, for which nearly all is in order then.
struct HitOrder: Sendable {
  private var entries: [TopHits.Entry]
  private var target: [TopHits.Entry] = []
  private var pass: UInt64 = 0

  /// The bits of a key that are not looked at: they tell hits apart and no more.
  private static let lowBits: UInt64 = 11
  private static let digitBits: UInt64 = 11
  private static let passes: UInt64 = 3

  init(_ entries: [TopHits.Entry]) {
    self.entries = entries
  }

  /// Does one pass, and says whether it was the last.
  ///
  /// - Complexity: O(*n*), a few nanoseconds for each.
  mutating func advance() -> Bool {
    guard pass < Self.passes else { return true }
    let shift = Self.lowBits + pass * Self.digitBits
    let mask: UInt64 = 1 << Self.digitBits - 1
    // Where the next entry with each digit goes; the highest come first.
    var places = [Int](repeating: 0, count: 1 << Int(Self.digitBits))
    for entry in entries { places[Int(~(entry.key >> shift) & mask)] += 1 }
    var next = 0
    for digit in places.indices { (places[digit], next) = (next, next + places[digit]) }
    if target.count != entries.count {
      target = [TopHits.Entry](repeating: TopHits.Entry(key: 0, slot: 0), count: entries.count)
    }
    target.withUnsafeMutableBufferPointer { target in
      places.withUnsafeMutableBufferPointer { places in
        for entry in entries {
          let digit = Int(~(entry.key &>> shift) & mask)
          target[places[digit]] = entry
          places[digit] &+= 1
        }
      }
    }
    swap(&entries, &target)
    pass += 1
    return pass == Self.passes
  }

  /// The hits, the best first.
  func hits(_ score: (TopHits.Entry) -> Float) -> [SearchHit] {
    entries.map { SearchHit(slot: Slot(index: $0.slot), score: score($0)) }
  }
}
