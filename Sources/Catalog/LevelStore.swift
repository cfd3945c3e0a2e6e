/// What one search knows of each slot: the level of each row of its plan, and whether the article matches.
struct LevelStore: Sendable {
  /// What is known of an article.
  enum Verdict: UInt8 {
    /// An index has told its levels; whether it matches is open, unless these decide.
    case looked
    /// An index has told that it matches, and all its levels.
    case told
    case accepted
    case rejected
    /// Nothing is known yet.
    case unknown
  }

  /// For each row a byte for each slot.
  private(set) var rows: [[UInt8]]
  private(set) var verdicts: [UInt8] = []

  init(rowCount: Int) {
    rows = Array(repeating: [], count: rowCount)
  }

  /// How many slots there are.
  var count: Int { verdicts.count }

  /// Adds slots of which nothing is known, up to so many in all.
  mutating func grow(to count: Int) {
    let more = count - verdicts.count
    guard more > 0 else { return }
    verdicts.append(contentsOf: repeatElement(Verdict.unknown.rawValue, count: more))
    for row in rows.indices { rows[row].append(contentsOf: repeatElement(0, count: more)) }
  }

  subscript(slot: Int) -> Verdict { Verdict(rawValue: verdicts[slot]) ?? .unknown }

  mutating func set(_ slot: Int, to verdict: Verdict) {
    verdicts[slot] = verdict.rawValue
  }

  mutating func set(_ slot: Int, to verdict: Verdict, levels: [UInt8]) {
    verdicts[slot] = verdict.rawValue
    for row in rows.indices { rows[row][slot] = levels[row] }
  }

  mutating func set(_ slot: Int, row: Int, to level: UInt8) {
    rows[row][slot] = level
  }

  /// Whether a slot has all the first rows.
  @inline(__always)
  func isCandidate(_ slot: Int, required: Int) -> Bool {
    var row = 0
    while row < required {
      if rows[row][slot] == 0 { return false }
      row &+= 1
    }
    return true
  }

  /// Forgets what is known of a slot.
  mutating func forget(_ slot: Int) {
    verdicts[slot] = Verdict.unknown.rawValue
    for row in rows.indices { rows[row][slot] = 0 }
  }

  /// Takes in what a segment knows of its slots.
  mutating func look(
    into segment: IndexSegment, for plan: SearchPlan, in library: Library,
    using scratch: inout IndexSegment.LevelScratch
  ) {
    guard let slots = beginLooking(into: segment) else { return }
    for row in plan.clauses.indices {
      rows[row].withUnsafeMutableBufferPointer {
        segment.addLevels(
          of: plan.clauses[row], to: UnsafeMutableBufferPointer(rebasing: $0[slots]),
          using: &scratch)
      }
    }
    settle(segment, for: plan, in: library, using: &scratch)
  }

  /// Takes in what a segment has told of its slots, if these are there.
  mutating func look(into segment: IndexSegment, rows told: [[UInt8]]) -> Bool {
    guard let slots = beginLooking(into: segment) else { return false }
    for (row, levels) in told.enumerated() where levels.count == slots.count {
      rows[row].withUnsafeMutableBufferPointer {
        _ = UnsafeMutableBufferPointer(rebasing: $0[slots]).update(fromContentsOf: levels)
      }
    }
    return true
  }

  /// Notes that the levels of a segment's slots are known, which there must be.
  private mutating func beginLooking(into segment: IndexSegment) -> Range<Int>? {
    guard segment.slots.upperBound <= count else { return nil }
    for slot in segment.slots {
      let isAbsent = segment.traits[slot - segment.slots.lowerBound] == .absent
      verdicts[slot] = (isAbsent ? Verdict.rejected : .looked).rawValue
    }
    return segment.slots
  }

  /// Takes in what is known of the articles in some slots, of which those that are rejected stay so; the
  /// levels of some rows stay only where they are told.
  mutating func set(_ slots: Range<Int>, to truth: SlotTruth, clearing rows: Range<Int>) {
    for slot in slots where verdicts[slot] == Verdict.looked.rawValue {
      let article = slot &- slots.lowerBound
      let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: article & 63)
      if truth.sure[article &>> 6] & bit != 0 {
        verdicts[slot] = Verdict.told.rawValue
      } else if truth.possible[article &>> 6] & bit == 0 {
        verdicts[slot] = Verdict.rejected.rawValue
      }
    }
    for row in rows {
      for slot in slots where verdicts[slot] != Verdict.told.rawValue { self.rows[row][slot] = 0 }
    }
  }

  /// In how many articles each row has a level.
  ///
  /// - Complexity: O(*n*), eight slots at a time.
  func frequencies() -> [Int] {
    rows.map { row in
      row.withUnsafeBytes { bytes in
        var count = 0
        var place = 0
        while place &+ 8 <= bytes.count {
          let eight = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          if eight != 0 {
            let low: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
            count &+= ((eight & low &+ low | eight) & ~low).nonzeroBitCount
          }
          place &+= 8
        }
        while place < bytes.count {
          count &+= bytes[place] == 0 ? 0 : 1
          place &+= 1
        }
        return count
      }
    }
  }

  /// Calls back for each slot of a range that has all the first rows and may match or does.
  @inline(__always)
  func forEachCandidate(
    in slots: Range<Int>, required: Int, _ body: (_ slot: Int, _ verdict: Verdict) -> Void
  ) {
    var slot = slots.lowerBound
    guard required > 0 else {
      while slot < slots.upperBound {
        if let verdict = candidacy(verdicts[slot]) { body(slot, verdict) }
        slot &+= 1
      }
      return
    }
    rows[0].withUnsafeBytes { first in
      verdicts.withUnsafeBufferPointer { verdicts in
        while slot < slots.upperBound {
          if slot &+ 8 <= slots.upperBound,
            first.loadUnaligned(fromByteOffset: slot, as: UInt64.self) == 0
          {
            slot &+= 8
            continue
          }
          let end = min(slot &+ 8, slots.upperBound)
          while slot < end {
            if first[slot] != 0, let verdict = candidacy(verdicts[slot]),
              isCandidate(slot, required: required)
            {
              body(slot, verdict)
            }
            slot &+= 1
          }
        }
      }
    }
  }

  /// The verdict on what matches or may match; nil for all else.
  @inline(__always)
  private func candidacy(_ verdict: UInt8) -> Verdict? {
    switch verdict {
    case Verdict.looked.rawValue: .looked
    case Verdict.told.rawValue: .told
    case Verdict.accepted.rawValue: .accepted
    default: nil
    }
  }
}
