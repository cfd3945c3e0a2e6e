/// The embedding levels of one paragraph, by the rules of UAX #9 (Unicode 15): even ones are written from
/// left to right, odd ones from right to left.
///
/// The names X1 to L2 are those of the annex.
struct BidiParagraph: Equatable {
  /// The level of each scalar; that of what is removed by X9 is the one of what stands before it.
  private(set) var levels: [UInt8]
  /// The level of the paragraph as a whole: 0 or 1.
  let baseLevel: UInt8

  private let original: [BidiClass]
  private var classes: [BidiClass]
  private var matchingPop: [Int: Int] = [:]

  private static let deepest = 125

  /// Works out the levels of scalars, given by their classes.
  ///
  /// Without a base level it is that of the first letter. Brackets are looked for only where the scalars
  /// are given as well.
  ///
  /// - Complexity: O(*n*) but for the stack of brackets, which has at most 63 entries.
  init(_ classes: [BidiClass], scalars: [UInt32] = [], baseLevel: UInt8? = nil) {
    original = classes
    self.classes = classes
    levels = []
    let pops = Self.matchingPops(classes)
    self.baseLevel =
      baseLevel ?? Self.firstStrong(in: classes, classes.indices, pops).map { $0 ? 1 : 0 } ?? 0
    matchingPop = pops
    levels = Array(repeating: self.baseLevel, count: classes.count)
    explicitLevels()
    let explicit = levels
    for sequence in sequences() {
      var run = BidiSequence(sequence, classes: self.classes, levels: explicit)
      run.setBoundaries(original: original, levels: explicit, base: self.baseLevel)
      run.resolve(original: original, scalars: scalars)
      for (place, index) in run.indices.enumerated() { levels[index] = run.level(at: place) }
    }
    fillRemoved()
  }

  /// Where each isolate ends that does.
  private static func matchingPops(_ classes: [BidiClass]) -> [Int: Int] {
    var pops: [Int: Int] = [:]
    var open: [Int] = []
    for (index, one) in classes.enumerated() {
      if one.isIsolateInitiator { open.append(index) }
      if one == .popIsolate, let start = open.popLast() { pops[start] = index }
    }
    return pops
  }

  /// P2 and P3: whether the first letter outside isolates is from right to left; nil without any.
  private static func firstStrong(
    in classes: [BidiClass], _ range: Range<Int>, _ pops: [Int: Int]
  ) -> Bool? {
    var index = range.lowerBound
    while index < range.upperBound {
      switch classes[index] {
      case .leftToRight: return false
      case .rightToLeft, .arabic: return true
      case .leftIsolate, .rightIsolate, .firstStrongIsolate:
        guard let end = pops[index] else { return nil }
        index = end
      default: break
      }
      index += 1
    }
    return nil
  }

  // MARK: - Explicit levels

  private struct Status {
    var level: UInt8
    var override: BidiClass?
    var isIsolate: Bool
  }

  /// X1 to X8.
  private mutating func explicitLevels() {
    var stack = [Status(level: baseLevel, override: nil, isIsolate: false)]
    var overflowIsolates = 0
    var overflowEmbeddings = 0
    var validIsolates = 0
    func next(_ isRight: Bool) -> UInt8? {
      let level = stack[stack.count - 1].level
      let higher = isRight ? (level + 1) | 1 : (level + 2) & ~1
      return Int(higher) <= Self.deepest && overflowIsolates == 0 && overflowEmbeddings == 0
        ? higher : nil
    }
    for index in classes.indices {
      let one = classes[index]
      switch one {
      case .leftEmbedding, .leftOverride, .rightEmbedding, .rightOverride:
        levels[index] = stack[stack.count - 1].level
        if let level = next(one == .rightEmbedding || one == .rightOverride) {
          let override: BidiClass? =
            one == .leftOverride ? .leftToRight : one == .rightOverride ? .rightToLeft : nil
          stack.append(Status(level: level, override: override, isIsolate: false))
        } else if overflowIsolates == 0 {
          overflowEmbeddings += 1
        }
      case .leftIsolate, .rightIsolate, .firstStrongIsolate:
        take(index, stack[stack.count - 1])
        var isRight = one == .rightIsolate
        if one == .firstStrongIsolate {
          let end = matchingPop[index] ?? classes.count
          isRight = Self.firstStrong(in: original, (index + 1)..<end, matchingPop) ?? false
        }
        if let level = next(isRight) {
          validIsolates += 1
          stack.append(Status(level: level, override: nil, isIsolate: true))
        } else {
          overflowIsolates += 1
        }
      case .popIsolate:
        if overflowIsolates > 0 {
          overflowIsolates -= 1
        } else if validIsolates > 0 {
          overflowEmbeddings = 0
          while let last = stack.last, !last.isIsolate { stack.removeLast() }
          stack.removeLast()
          validIsolates -= 1
        }
        take(index, stack[stack.count - 1])
      case .popDirection:
        levels[index] = stack[stack.count - 1].level
        if overflowIsolates == 0 {
          if overflowEmbeddings > 0 {
            overflowEmbeddings -= 1
          } else if let last = stack.last, !last.isIsolate, stack.count > 1 {
            stack.removeLast()
          }
        }
      case .paragraphSeparator: levels[index] = baseLevel
      case .boundaryNeutral: levels[index] = stack[stack.count - 1].level
      default: take(index, stack[stack.count - 1])
      }
    }
  }

  private mutating func take(_ index: Int, _ status: Status) {
    levels[index] = status.level
    if let override = status.override { classes[index] = override }
  }

  /// X10: the isolating run sequences, as indices of what is not removed.
  private func sequences() -> [[Int]] {
    var runs: [[Int]] = []
    var runLevel: UInt8?
    for index in classes.indices where !original[index].isRemoved {
      if levels[index] == runLevel {
        runs[runs.count - 1].append(index)
      } else {
        runs.append([index])
        runLevel = levels[index]
      }
    }
    let starts = Dictionary(
      runs.enumerated().compactMap { number, run in run.first.map { ($0, number) } },
      uniquingKeysWith: { first, _ in first })
    // A run that begins with the end of an isolate goes on with the one that began it.
    let isContinued = Set(runs.compactMap { run in run.last.flatMap { matchingPop[$0] } })
    var joined: [[Int]] = []
    for run in runs {
      guard let first = run.first, !isContinued.contains(first) else { continue }
      var sequence = run
      while let last = sequence.last, original[last].isIsolateInitiator,
        let end = matchingPop[last], let number = starts[end]
      {
        sequence += runs[number]
      }
      joined.append(sequence)
    }
    return joined
  }

  private mutating func fillRemoved() {
    var level = baseLevel
    for index in levels.indices {
      if original[index].isRemoved { levels[index] = level } else { level = levels[index] }
    }
  }

  // MARK: - Lines

  /// The levels of a part of the paragraph that stands on a line of its own: L1.
  func levels(ofLine range: Range<Int>) -> [UInt8] {
    var line = Array(levels[range])
    var isTrailing = true
    for index in range.reversed() {
      switch original[index] {
      case .segmentSeparator, .paragraphSeparator:
        line[index - range.lowerBound] = baseLevel
        isTrailing = true
      case .whiteSpace, .leftIsolate, .rightIsolate, .firstStrongIsolate, .popIsolate:
        if isTrailing { line[index - range.lowerBound] = baseLevel }
      default:
        if original[index].isRemoved {
          if isTrailing { line[index - range.lowerBound] = baseLevel }
        } else {
          isTrailing = false
        }
      }
    }
    return line
  }

  /// L2: in which order things stand from left to right whose levels are given.
  ///
  /// - Complexity: O(*n* *l*) in their number and the levels there are.
  static func visualOrder(_ levels: [UInt8]) -> [Int] {
    var order = Array(levels.indices)
    guard let highest = levels.max(), let lowestOdd = levels.filter({ $0 % 2 == 1 }).min() else {
      return order
    }
    for level in (lowestOdd...highest).reversed() {
      var start = 0
      while start < levels.count {
        guard levels[order[start]] >= level else {
          start += 1
          continue
        }
        var end = start
        while end < levels.count, levels[order[end]] >= level { end += 1 }
        order[start..<end].reverse()
        start = end
      }
    }
    return order
  }
}
