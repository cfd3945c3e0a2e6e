/// The best of many hits, which are offered in any order.
///
/// More than enough are kept, and now and then cut down to the best, so that nearly all of a million cost
/// one comparison.
struct TopHits: Sendable {
  /// A hit, and what it is compared by: the higher the better.
  struct Entry: Sendable {
    let key: UInt64
    let slot: Int32

    /// The score that is in the key.
    @inline(__always)
    var score: Float { Float(key &>> orderBits) }
  }

  /// The bits of a key that tell apart what has the same score.
  private static let orderBits: UInt64 = 28

  private var entries: [Entry] = []
  /// Keys that are not above it cannot be among the best.
  private var floor: UInt64?
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
    entries.reserveCapacity(2 * limit)
  }

  /// What hits are compared by: their scores first, then their dates.
  @inline(__always)
  static func key(score: Int, _ traits: ArticleTraits) -> UInt64 {
    UInt64(truncatingIfNeeded: score) &<< orderBits | UInt64(traits.order)
  }

  @inline(__always)
  mutating func offer(_ key: UInt64, _ slot: Int) {
    if let floor, key <= floor { return }
    add(Entry(key: key, slot: Int32(truncatingIfNeeded: slot)))
  }

  @inline(never)
  private mutating func add(_ entry: Entry) {
    entries.append(entry)
    if entries.count == 2 * limit { cut() }
  }

  private mutating func cut() {
    entries.sort { ($1.key, $0.slot) < ($0.key, $1.slot) }
    guard entries.count > limit else { return }
    entries.removeSubrange(limit...)
    floor = entries.last?.key
  }

  /// The best, in their order.
  mutating func take() -> [Entry] {
    cut()
    return entries
  }
}
