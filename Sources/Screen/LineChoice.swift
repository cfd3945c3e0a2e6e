/// Chooses among the places where lines can end.
///
/// What a line costs is the square of the columns it leaves free, and something for what it breaks; the
/// last line of a paragraph may be as short as it likes, unless it is one short word. The best choice
/// for a paragraph costs least in all (D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines",
/// 1981, with the costs of a page whose letters are all as wide as each other).
struct LineChoice {
  /// The first is where the first line begins.
  private let places: [BreakPlace]
  private let width: Int
  private let firstIndent: Int
  private let indent: Int
  private let square: Int

  init(_ places: [BreakPlace], firstIndent: Int, indent: Int, _ width: Int) {
    self.places = places
    self.width = width
    self.firstIndent = firstIndent
    self.indent = indent
    square = min(width, 10_000) * min(width, 10_000)
  }

  /// The place where the first line ends, if nothing matters but that line.
  func first() -> Int {
    var best = 1
    var least = Int.max
    let available = width - firstIndent
    for place in places.indices.dropFirst() {
      let columns = places[place].columns(from: places[0])
      guard columns <= available else {
        // One with a hyphen is longer than the next.
        if places[place].kind == .drawnHyphen { continue }
        break
      }
      if places[place].kind == .end { return place }
      var cost = cost(slack: available - columns) + penalty(of: places[place].kind)
      // What is broken anyway need not leave most of the line empty.
      if cost > square, columns * 2 <= available { cost += penalty(of: .cluster) }
      if cost <= least {
        least = cost
        best = place
      }
    }
    return best
  }

  /// The places where the lines end, the last place being the end of the last one, which may be short.
  ///
  /// - Complexity: O(*n* *m*), *m* being how many places a line has.
  func best() -> [Int] {
    var costs = [Int](repeating: 0, count: places.count)
    var starts = [Int32](repeating: 0, count: places.count)
    places.withUnsafeBufferPointer { places in
      var first = 0
      var lastNormal = 0
      for end in places.indices.dropFirst() {
        // A drawn hyphen takes a column more than what follows it.
        while first < end - 1, places[end].endColumns - places[first].nextColumns > width {
          first += 1
        }
        let (cost, start) = costs.withUnsafeBufferPointer {
          cheapest(endingAt: end, from: first, lastNormal, places, $0)
        }
        costs[end] = cost
        starts[end] = Int32(clamping: start)
        if places[end].kind == .normal { lastNormal = end }
      }
    }
    var ends: [Int] = []
    var place = places.count - 1
    while place > 0 {
      ends.append(place)
      place = Int(starts[place])
    }
    return ends.reversed()
  }

  /// What all lines cost up to a place where one ends, and where that begins.
  ///
  /// The longest line is tried first, and shorter ones as long as they may cost less.
  private func cheapest(
    endingAt end: Int, from first: Int, _ lastNormal: Int,
    _ places: UnsafeBufferPointer<BreakPlace>, _ costs: UnsafeBufferPointer<Int>
  ) -> (cost: Int, start: Int) {
    let last = places[end]
    let penalty = penalty(of: last.kind)
    let mayBeShort = end == places.count - 1
    var lowest = Int.max
    for start in first..<end { lowest = min(lowest, costs[start]) }
    var least = Int.max
    var best = end - 1
    for start in first..<end {
      let columns = last.columns(from: places[start])
      let slack = width - (start == 0 ? firstIndent : indent) - columns
      var cost = costs[start]
      if slack < 0 {
        guard start == end - 1 else { continue }
        cost += Self.tooWide
      } else if !mayBeShort {
        guard lowest + self.cost(slack: slack) + penalty <= least else { break }
        cost += self.cost(slack: slack) + penalty
        // Two hyphens below each other are no ladder yet, but unpleasant.
        if last.kind == .drawnHyphen, places[start].kind == .drawnHyphen { cost += square / 8 }
      } else if last.kind == .end, start > 0, start >= lastNormal, columns * 4 < width {
        cost += square / 8
      }
      // Of two that cost the same, the lines before are the longer ones.
      if cost <= least {
        least = cost
        best = start
      }
    }
    return (least, best)
  }

  /// What it costs to leave columns free, and that there is one line more.
  @inline(__always)
  private func cost(slack: Int) -> Int { slack * slack + width }

  /// More than any paragraph costs that fits.
  private static let tooWide = 1 << 40

  /// What is broken is worth leaving so many columns free, squared.
  private func penalty(of kind: BreakPlace.Kind) -> Int {
    switch kind {
    case .normal, .end: 0
    case .hyphen: square / 32
    case .drawnHyphen: square / 40
    case .syllable: square / 3
    case .inWord: 2 * square
    case .hyphenInWord: 2 * square + width
    case .sign: 3 * square
    case .cluster: 8 * square
    }
  }
}
