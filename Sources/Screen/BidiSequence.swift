/// One isolating run sequence of a paragraph, in which the rules W1 to I2 of UAX #9 are worked out.
struct BidiSequence {
  /// The scalars it is made of, by their places in the paragraph.
  let indices: [Int]
  private var classes: [BidiClass]
  private let level: UInt8
  private var start: BidiClass = .leftToRight
  private var end: BidiClass = .leftToRight

  init(_ indices: [Int], classes: [BidiClass], levels: [UInt8]) {
    self.indices = indices
    self.classes = indices.map { classes[$0] }
    level = indices.first.map { levels[$0] } ?? 0
  }

  private static func direction(of level: UInt8) -> BidiClass {
    level % 2 == 0 ? .leftToRight : .rightToLeft
  }

  /// X10: what stands before and behind the sequence.
  mutating func setBoundaries(original: [BidiClass], levels: [UInt8], base: UInt8) {
    guard let first = indices.first, let last = indices.last else { return }
    let before = (0..<first).last { !original[$0].isRemoved }.map { levels[$0] } ?? base
    start = Self.direction(of: max(before, level))
    // An isolate that does not end goes on to the paragraph's end.
    let isOpen = original[last].isIsolateInitiator
    let after =
      isOpen
      ? base
      : ((last + 1)..<original.count).first { !original[$0].isRemoved }.map { levels[$0] } ?? base
    end = Self.direction(of: max(after, level))
  }

  mutating func resolve(original: [BidiClass], scalars: [UInt32]) {
    resolveMarksAndNumbers()
    resolveSeparators()
    if !scalars.isEmpty { resolveBrackets(original: original, scalars) }
    resolveNeutrals()
  }

  /// I1 and I2.
  func level(at place: Int) -> UInt8 {
    switch classes[place] {
    case .rightToLeft: level % 2 == 0 ? level + 1 : level
    case .leftToRight: level % 2 == 0 ? level : level + 1
    case .arabicNumber, .europeanNumber: level % 2 == 0 ? level + 2 : level + 1
    default: level
    }
  }

  // MARK: - Weak types

  /// W1 to W3.
  private mutating func resolveMarksAndNumbers() {
    var before = start
    for place in classes.indices {
      if classes[place] == .mark {
        classes[place] = before.isIsolateInitiator || before == .popIsolate ? .otherNeutral : before
      }
      before = classes[place]
    }
    var strong = start
    for place in classes.indices {
      switch classes[place] {
      case .leftToRight, .rightToLeft, .arabic: strong = classes[place]
      case .europeanNumber: if strong == .arabic { classes[place] = .arabicNumber }
      default: break
      }
    }
    for place in classes.indices where classes[place] == .arabic { classes[place] = .rightToLeft }
  }

  /// W4 to W7.
  private mutating func resolveSeparators() {
    for place in classes.indices.dropFirst().dropLast() {
      let before = classes[place - 1]
      guard before == classes[place + 1] else { continue }
      if classes[place] == .europeanSeparator, before == .europeanNumber {
        classes[place] = .europeanNumber
      } else if classes[place] == .commonSeparator,
        before == .europeanNumber || before == .arabicNumber
      {
        classes[place] = before
      }
    }
    var place = 0
    while place < classes.count {
      guard classes[place] == .europeanTerminator else {
        place += 1
        continue
      }
      var end = place
      while end < classes.count, classes[end] == .europeanTerminator { end += 1 }
      let touches =
        place > 0 && classes[place - 1] == .europeanNumber
        || end < classes.count && classes[end] == .europeanNumber
      if touches { for each in place..<end { classes[each] = .europeanNumber } }
      place = end
    }
    var strong = start
    for place in classes.indices {
      switch classes[place] {
      case .europeanSeparator, .europeanTerminator, .commonSeparator: classes[place] = .otherNeutral
      case .leftToRight, .rightToLeft: strong = classes[place]
      case .europeanNumber: if strong == .leftToRight { classes[place] = .leftToRight }
      default: break
      }
    }
  }

  // MARK: - Neutral types

  /// What a class is for the rules of neutral characters: numbers go from right to left.
  private func strong(_ one: BidiClass) -> BidiClass? {
    switch one {
    case .leftToRight: .leftToRight
    case .rightToLeft, .europeanNumber, .arabicNumber: .rightToLeft
    default: nil
    }
  }

  /// N0: pairs of brackets.
  private mutating func resolveBrackets(original: [BidiClass], _ scalars: [UInt32]) {
    let embedding = Self.direction(of: level)
    for pair in bracketPairs(scalars) {
      var foundOther = false
      var direction: BidiClass?
      for place in (pair.open + 1)..<pair.close {
        guard let strong = strong(classes[place]) else { continue }
        if strong == embedding {
          direction = embedding
          break
        }
        foundOther = true
      }
      if direction == nil, foundOther {
        direction = strong(before: pair.open)
      }
      guard let direction else { continue }
      for place in [pair.open, pair.close] {
        classes[place] = direction
        var next = place + 1
        while next < classes.count, original[indices[next]] == .mark {
          classes[next] = direction
          next += 1
        }
      }
    }
  }

  private func strong(before place: Int) -> BidiClass {
    for each in (0..<place).reversed() {
      if let found = strong(classes[each]) { return found }
    }
    return start
  }

  /// BD16.
  private func bracketPairs(_ scalars: [UInt32]) -> [(open: Int, close: Int)] {
    var stack: [(close: UInt32, place: Int)] = []
    var pairs: [(open: Int, close: Int)] = []
    for place in classes.indices where classes[place] == .otherNeutral {
      let scalar = scalars[indices[place]]
      if let close = BidiBrackets.closing[scalar] {
        guard stack.count < 63 else { break }
        stack.append((close, place))
      } else if let close = BidiBrackets.canonicalClosing(scalar),
        let match = stack.lastIndex(where: { $0.close == close })
      {
        pairs.append((stack[match].place, place))
        stack.removeSubrange(match...)
      }
    }
    return pairs.sorted { $0.open < $1.open }
  }

  /// N1 and N2.
  private mutating func resolveNeutrals() {
    let embedding = Self.direction(of: level)
    var place = 0
    var before = start
    while place < classes.count {
      guard classes[place].isNeutral else {
        before = strong(classes[place]) ?? before
        place += 1
        continue
      }
      var end = place
      while end < classes.count, classes[end].isNeutral { end += 1 }
      let after = end < classes.count ? strong(classes[end]) ?? embedding : self.end
      for each in place..<end { classes[each] = before == after ? before : embedding }
      place = end
    }
  }
}

/// The brackets that belong together.
enum BidiBrackets {
  /// The closing bracket of each opening one, angle brackets by their canonical form.
  static let closing: [UInt32: UInt32] = Dictionary(
    uniqueKeysWithValues: BidiTable.brackets.map { ($0.open, canonical($0.close)) })
  private static let closers = Set(BidiTable.brackets.map(\.close))

  /// A closing bracket by its canonical form; nil of anything else.
  static func canonicalClosing(_ scalar: UInt32) -> UInt32? {
    closers.contains(scalar) ? canonical(scalar) : nil
  }

  private static func canonical(_ scalar: UInt32) -> UInt32 { scalar == 0x232A ? 0x3009 : scalar }
}
