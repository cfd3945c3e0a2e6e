/// Which items of two sequences have to go and to come to make one of the other.
///
/// Where both are large, what occurs once in each parts them first (patience); the rest is compared as
/// Myers does it, from both ends and in linear space ("An O(ND) difference algorithm", 1986). The effort is
/// bounded: what is left when it is spent is replaced as a whole, so the answer is always right, if not always
/// the shortest.
struct Comparison {
  private(set) var removed: [Bool]
  private(set) var added: [Bool]

  private let old: [Int32]
  private let new: [Int32]
  private var effort: Int
  private var open: [Part] = []

  private struct Part {
    var old: Range<Int>
    var new: Range<Int>
    /// Whether it may be parted by what occurs once.
    var mayBeParted = true
  }

  /// Parts larger than this are parted by what occurs once before anything else.
  private static let large = 4_096

  /// - Complexity: O(*n* log *n*) and the effort, which is about a number of comparisons.
  init(_ old: [Int32], _ new: [Int32], effort: Int) {
    self.old = old
    self.new = new
    self.effort = effort
    removed = Array(repeating: false, count: old.count)
    added = Array(repeating: false, count: new.count)
    open = [Part(old: old.indices, new: new.indices)]
    while let part = open.popLast() { compare(part) }
  }

  private mutating func compare(_ part: Part) {
    var part = part
    trim(&part)
    guard !part.old.isEmpty, !part.new.isEmpty else { return replace(part) }
    let isLarge = part.old.count + part.new.count > Self.large
    if isLarge, part.mayBeParted, divide(part) { return }
    if let (x, y) = middle(of: part) {
      let isWhole =
        (x, y) == (part.old.lowerBound, part.new.lowerBound)
        || (x, y) == (part.old.upperBound, part.new.upperBound)
      if !isWhole {
        open.append(Part(old: part.old.lowerBound..<x, new: part.new.lowerBound..<y))
        open.append(Part(old: x..<part.old.upperBound, new: y..<part.new.upperBound))
        return
      }
    }
    if !isLarge, part.mayBeParted, effort <= 0, divide(part) { return }
    replace(part)
  }

  private mutating func replace(_ part: Part) {
    for index in part.old { removed[index] = true }
    for index in part.new { added[index] = true }
  }

  /// Leaves out what is the same at the beginning and at the end.
  private func trim(_ part: inout Part) {
    var (low, high) = (part.old.lowerBound, part.old.upperBound)
    var (newLow, newHigh) = (part.new.lowerBound, part.new.upperBound)
    while low < high, newLow < newHigh, old[low] == new[newLow] {
      low += 1
      newLow += 1
    }
    while low < high, newLow < newHigh, old[high - 1] == new[newHigh - 1] {
      high -= 1
      newHigh -= 1
    }
    part.old = low..<high
    part.new = newLow..<newHigh
  }

  // MARK: - Patience

  /// Parts a part at the longest ascending sequence of what occurs once in both; false when there is none.
  private mutating func divide(_ part: Part) -> Bool {
    var places: [Int32: (old: Int, new: Int)] = [:]
    let many = -2
    for index in part.old {
      let place = places[old[index]]
      places[old[index]] = place == nil ? (index, -1) : (many, -1)
    }
    for index in part.new {
      guard let place = places[new[index]], place.old >= 0 else { continue }
      places[new[index]] = place.new == -1 ? (place.old, index) : (many, -1)
    }
    let pairs = places.values.filter { $0.old >= 0 && $0.new >= 0 }.sorted { $0.old < $1.old }
    let anchors = Self.ascending(pairs)
    guard !anchors.isEmpty else { return false }
    var (low, newLow) = (part.old.lowerBound, part.new.lowerBound)
    for anchor in anchors {
      push(low..<anchor.old, newLow..<anchor.new)
      (low, newLow) = (anchor.old + 1, anchor.new + 1)
    }
    push(low..<part.old.upperBound, newLow..<part.new.upperBound)
    return true
  }

  private mutating func push(_ old: Range<Int>, _ new: Range<Int>) {
    guard !old.isEmpty || !new.isEmpty else { return }
    open.append(Part(old: old, new: new))
  }

  /// The longest sequence of pairs that ascends on both sides; they come in the order of the old.
  private static func ascending(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
    /// By length, the pair with which a sequence of that length ends lowest.
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for index in pairs.indices {
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].new < pairs[index].new { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = ends[low - 1] }
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var sequence: [(old: Int, new: Int)] = []
    var index = ends.last ?? -1
    while index >= 0 {
      sequence.append(pairs[index])
      index = before[index]
    }
    return sequence.reversed()
  }

  // MARK: - Myers

  /// A place in the middle of a shortest way through a part; nil when the effort is spent before one is found.
  private mutating func middle(of part: Part) -> (old: Int, new: Int)? {
    let (n, m) = (part.old.count, part.new.count)
    let (start, newStart) = (part.old.lowerBound, part.new.lowerBound)
    let most = min((n + m + 1) / 2, Self.mostSteps)
    let offset = most + 1
    var forward = [Int](repeating: -1, count: 2 * most + 3)
    var backward = forward
    forward[offset + 1] = 0
    backward[offset + 1] = 0
    let delta = n - m
    let meetsForward = delta % 2 != 0
    /// What lies outside of the part is passed over.
    var (low, high, backLow, backHigh) = (0, 0, 0, 0)
    for d in 0..<most {
      effort -= 2 * d + 2
      guard effort > 0 else { return nil }
      for k in stride(from: -d + low, through: d - high, by: 2) {
        let at = offset + k
        var x =
          k == -d || (k != d && forward[at - 1] < forward[at + 1])
          ? forward[at + 1] : forward[at - 1] + 1
        var y = x - k
        let from = x
        while x < n, y < m, old[start + x] == new[newStart + y] {
          x += 1
          y += 1
        }
        effort -= x - from
        forward[at] = x
        if x > n {
          high += 2
        } else if y > m {
          low += 2
        } else if meetsForward {
          let other = offset + delta - k
          if backward.indices.contains(other), backward[other] >= 0, x >= n - backward[other] {
            return (start + x, newStart + y)
          }
        }
      }
      for k in stride(from: -d + backLow, through: d - backHigh, by: 2) {
        let at = offset + k
        var x =
          k == -d || (k != d && backward[at - 1] < backward[at + 1])
          ? backward[at + 1] : backward[at - 1] + 1
        var y = x - k
        let from = x
        while x < n, y < m, old[start + n - 1 - x] == new[newStart + m - 1 - y] {
          x += 1
          y += 1
        }
        effort -= x - from
        backward[at] = x
        if x > n {
          backHigh += 2
        } else if y > m {
          backLow += 2
        } else if !meetsForward {
          let other = offset + delta - k
          if forward.indices.contains(other), forward[other] >= 0, forward[other] >= n - x {
            let place = forward[other]
            return (start + place, newStart + place - (other - offset))
          }
        }
      }
    }
    return nil
  }

  /// Texts that differ in more places than this have little to do with each other.
  private static let mostSteps = 4_096
}
