/// Very many hits on their way into about the order of their scores and dates, in slices.
///
/// A radix sort from the lowest digit up (LSD), which touches each hit four times; what it leaves equal is told
/// apart by a `SortRun`, for which nearly all is in order then.
struct HitOrder: Sendable {
  private var entries: [TopHits.Entry] = []
  private var target: [TopHits.Entry] = []
  /// For each pass and digit, how many entries have it, and during the pass where the next one goes.
  private var places = [UInt32](repeating: 0, count: passes << Int(digitBits))
  private var pass = 0
  /// The first entry that this pass has not come to.
  private var next = 0

  /// The bits of a key that are not looked at: they tell hits apart and no more.
  private static let lowBits: UInt64 = 11
  private static let digitBits: UInt64 = 11
  private static let passes = 3

  /// Makes room for so many.
  init(capacity: Int) {
    entries.reserveCapacity(capacity)
    target.reserveCapacity(capacity)
  }

  var count: Int { entries.count }

  /// Adds a hit, before the first pass.
  @inline(__always)
  mutating func append(_ entry: TopHits.Entry) {
    entries.append(entry)
    // Room for the first pass, which would take many times as long at once.
    target.append(entry)
    for pass in 0..<Self.passes { places[Self.place(of: entry, in: pass)] &+= 1 }
  }

  /// Where a pass counts the entries that have the digit of one; the highest come first.
  @inline(__always)
  private static func place(of entry: TopHits.Entry, in pass: Int) -> Int {
    let shift = lowBits &+ UInt64(truncatingIfNeeded: pass) &* digitBits
    let mask: UInt64 = 1 << digitBits - 1
    return pass << Int(digitBits) | Int(truncatingIfNeeded: ~(entry.key &>> shift) & mask)
  }

  /// Takes so many hits further in their pass, and says whether all are in order.
  mutating func advance(_ count: Int) -> Bool {
    guard pass < Self.passes else { return true }
    if next == 0 { beginPass() }
    let end = next + min(count, entries.count - next)
    entries.withUnsafeBufferPointer { entries in
      target.withUnsafeMutableBufferPointer { target in
        places.withUnsafeMutableBufferPointer { places in
          for entry in entries[next..<end] {
            let place = Self.place(of: entry, in: pass)
            target[Int(places[place])] = entry
            places[place] &+= 1
          }
        }
      }
    }
    next = end
    guard next == entries.count else { return false }
    swap(&entries, &target)
    next = 0
    pass += 1
    return pass == Self.passes
  }

  private mutating func beginPass() {
    let digits = pass << Int(Self.digitBits)..<(pass + 1) << Int(Self.digitBits)
    var first: UInt32 = 0
    for digit in digits { (places[digit], first) = (first, first + places[digit]) }
  }

  /// Some of the hits, the best first.
  subscript(places: Range<Int>) -> ArraySlice<TopHits.Entry> { entries[places] }
}
