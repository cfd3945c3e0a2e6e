/// A stretch of folded text as patterns see it: a paragraph, a headline, a tag, a path.
struct PatternText {
  let folded: FoldedBytes
  let range: Range<Int>
  /// The positions within the range at which a line of the source begins, after the space that its
  /// end became; ascending.
  let lineStarts: [Int]

  func isLineStart(_ position: Int) -> Bool {
    position == range.lowerBound || isListed(position)
  }

  func isLineEnd(_ position: Int) -> Bool {
    position == range.upperBound || isListed(position + 1)
  }

  private func isListed(_ position: Int) -> Bool {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low < lineStarts.count && lineStarts[low] == position
  }

  func isWordEdge(_ position: Int) -> Bool {
    let before =
      position > range.lowerBound
      && (WordCharacters.end(before: position, in: folded.bytes)
        || folded.bytes[position - 1] == 0x5f)
    let after =
      position < range.upperBound
      && (WordCharacters.begins(at: position, in: folded.bytes) || folded.bytes[position] == 0x5f)
    return before != after
  }

  func holds(_ assertion: PatternAssertion, at position: Int) -> Bool {
    switch assertion {
    case .lineStart: isLineStart(position)
    case .lineEnd: isLineEnd(position)
    case .wordEdge: isWordEdge(position)
    case .noWordEdge: !isWordEdge(position)
    }
  }
}

/// Runs patterns over texts, all ways through a pattern at once.
///
/// The simulation of Thompson (1968) with Pike's bookkeeping: for each character each instruction is
/// looked at once at most, so no pattern takes more than (its instructions) times (the characters)
/// steps.
struct PatternRun: Sendable {
  private var current = Threads()
  private var upcoming = Threads()
  private var stack: [Int] = []
  /// Instructions looked at since someone last wanted to know.
  var steps = 0

  /// The ways under way: where each stands, and where in the text it began; the earliest come first.
  private struct Threads: Sendable {
    private(set) var places: [(instruction: Int, start: Int)] = []
    /// For each instruction, when it was last put in.
    private var stamps: [Int] = []
    private var stamp = 0

    mutating func clear(for count: Int) {
      places.removeAll(keepingCapacity: true)
      stamp += 1
      if stamps.count < count {
        stamps += Array(repeating: 0, count: count - stamps.count)
      }
    }

    /// Puts in an instruction and all that can be reached from it without reading.
    mutating func add(
      _ first: Int, start: Int, at position: Int, _ program: PatternProgram, _ text: PatternText,
      using stack: inout [Int]
    ) {
      stack.append(first)
      while let instruction = stack.popLast() {
        guard stamps[instruction] != stamp else { continue }
        stamps[instruction] = stamp
        switch program.instructions[instruction] {
        case .jump(let target): stack.append(target)
        case .split(let one, let other):
          stack.append(other)
          stack.append(one)
        case .assertion(let assertion):
          if text.holds(assertion, at: position) { stack.append(instruction + 1) }
        case .symbol, .anything, .set, .found: places.append((instruction, start))
        }
      }
    }
  }

  /// What is wanted of a match.
  enum Wish {
    /// Whether there is one, empty or not.
    case any
    /// The first one that is not empty, and of those the longest, or the one that ends first.
    case longest, shortest
  }

  init() {}

  /// The first match that begins at or after a position; nil when there is none.
  ///
  /// - Complexity: O(*m* × *n*) in the program and the text.
  mutating func find(
    _ program: PatternProgram, in text: PatternText, from start: Int, _ wish: Wish
  ) -> Range<Int>? {
    let count = program.instructions.count
    current.clear(for: count)
    upcoming.clear(for: count)
    var best: Range<Int>?
    var position = max(start, text.range.lowerBound)
    let end = text.range.upperBound
    while position <= end {
      if best == nil {
        if current.places.isEmpty, let first = program.firstBytes {
          let bytes = text.folded.bytes
          while position < end, !first[Int(bytes[position])] { position += 1 }
          if position >= end { return nil }
        }
        current.add(0, start: position, at: position, program, text, using: &stack)
      }
      if let found = current.places.firstIndex(where: {
        program.instructions[$0.instruction] == .found
          && (wish == .any || $0.start < position)
      }) {
        let start = current.places[found].start
        if best.map({ start <= $0.lowerBound }) ?? true { best = start..<position }
        if wish != .longest { return best }
      }
      if position == end || (best != nil && current.places.isEmpty) { break }
      position = step(from: position, program, text, before: best?.lowerBound ?? .max)
    }
    return best
  }

  /// Reads one character and moves every thread on that it fits, but none that began later.
  private mutating func step(
    from position: Int, _ program: PatternProgram, _ text: PatternText, before limit: Int
  ) -> Int {
    var (key, length) = text.folded.key(at: position)
    if !program.marksCapitals { key = PatternKey.scalar(of: key) }
    let next = min(position + length, text.range.upperBound)
    steps += current.places.count + 1
    upcoming.clear(for: program.instructions.count)
    for (instruction, start) in current.places {
      if start > limit { break }
      let fits =
        switch program.instructions[instruction] {
        case .symbol(let symbol): symbol == key
        case .anything: true
        case .set(let set): program.sets[set].contains(key)
        case .assertion, .split, .jump, .found: false
        }
      if fits {
        upcoming.add(instruction + 1, start: start, at: next, program, text, using: &stack)
      }
    }
    swap(&current, &upcoming)
    return next
  }
}
