/// A program as an automaton that tells whether it occurs in texts, one look at a table for most
/// characters.
///
/// Its states are the sets of instructions that `PatternRun` would be at, made when a text first leads
/// to them. There may be more of them than are worth keeping; then all are forgotten, and once that has
/// happened too often the program is run as it is. So it never takes much longer than that.
struct PatternAutomaton: Sendable {
  let source: String
  private let program: PatternProgram
  private let hasAssertions: Bool
  /// For each state and symbol the next state, or one of the outcomes below.
  private var transitions: [Int32] = []
  private var states: [State] = []
  private var numbers: [State: Int32] = [:]
  /// Where characters outside ASCII lead to, by state and character.
  private var others: [UInt64: Int32] = [:]
  private var forgotten = 0
  // What is used again and again while a transition is made.
  private var seen: [Bool]
  private var stack: [Int] = []

  /// Instructions that wait for a character, and what stands before it.
  private struct State: Hashable, Sendable {
    var instructions: [Int32]
    var isLineStart: Bool
    var isAfterWord: Bool
  }

  /// What the table has columns for: ASCII, ASCII in capitals, the end of a line, and that of the text.
  private enum Symbol {
    static let lineEnd = 256
    static let end = 257
    static let count = 258
  }

  private enum Outcome {
    static let unknown: Int32 = -1
    static let found: Int32 = -2
    static let notFound: Int32 = -3
  }

  private static let mostStates = 400
  private static let mostForgotten = 8

  init(_ pattern: Pattern) {
    source = pattern.source
    program = pattern.program
    hasAssertions = program.instructions.contains {
      if case .assertion = $0 { true } else { false }
    }
    seen = Array(repeating: false, count: program.instructions.count)
  }

  /// Whether the program matches anywhere in a text.
  ///
  /// - Complexity: O(*n*) in the text once the states are known, O(*m* × *n*) at worst.
  mutating func occurs(in text: PatternText, using run: inout PatternRun) -> Bool {
    guard forgotten <= Self.mostForgotten else {
      return run.find(program, in: text, from: text.range.lowerBound, .any) != nil
    }
    var state = number(
      of: State(instructions: [], isLineStart: hasAssertions, isAfterWord: false))
    var position = text.range.lowerBound
    var nextLine = 0
    run.steps += text.range.count / 8
    while true {
      let (symbol, key, length) = walk(
        text, from: &position, state: &state, nextLine: &nextLine)
      if state == Outcome.found { return true }
      if state == Outcome.notFound { return false }
      run.steps += states[Int(state)].instructions.count + 4
      let target = target(of: state, symbol: symbol, key: key)
      if symbol < Symbol.count {
        transitions[Int(state) * Symbol.count + symbol] = target
      } else {
        others[UInt64(state) << 32 | UInt64(key)] = target
      }
      if target < 0 { return target == Outcome.found }
      position += length
      if symbol == Symbol.lineEnd { nextLine += 1 }
      state = target
      if states.count > Self.mostStates {
        let kept = states[Int(state)]
        forgetAll()
        if forgotten > Self.mostForgotten {
          return run.find(program, in: text, from: text.range.lowerBound, .any) != nil
        }
        state = number(of: kept)
      }
    }
  }

  /// Goes on as far as the states are known, and says what character leads on from there.
  private func walk(
    _ text: PatternText, from start: inout Int, state: inout Int32, nextLine: inout Int
  ) -> (symbol: Int, key: UInt32, length: Int) {
    let bytes = text.folded.bytes
    let end = text.range.upperBound
    let marksCapitals = program.marksCapitals
    var position = start
    var now = state
    var line = nextLine
    var lineEnd =
      hasAssertions && line < text.lineStarts.count ? text.lineStarts[line] - 1 : Int.max
    defer {
      start = position
      state = now
      nextLine = line
    }
    return transitions.withUnsafeBufferPointer { table in
      while true {
        var symbol: Int
        var length = 1
        var key: UInt32 = 0
        if position >= end {
          symbol = Symbol.end
          length = 0
        } else if position == lineEnd {
          symbol = Symbol.lineEnd
          key = 0x20
        } else {
          let byte = bytes[position]
          if byte < 0x80, !marksCapitals {
            symbol = Int(byte)
            key = UInt32(byte)
          } else {
            (key, length) = text.folded.key(at: position)
            if !marksCapitals { key = PatternKey.scalar(of: key) }
            let scalar = PatternKey.scalar(of: key)
            symbol = scalar < 0x80 ? Int(scalar) | (key == scalar ? 0 : 128) : Symbol.count
          }
        }
        let target =
          symbol < Symbol.count
          ? table[Int(now) * Symbol.count + symbol]
          : others[UInt64(now) << 32 | UInt64(key)] ?? Outcome.unknown
        if target < 0 {
          if target != Outcome.unknown { now = target }
          return (symbol, key, length)
        }
        now = target
        position += length
        if symbol == Symbol.lineEnd {
          line += 1
          lineEnd = line < text.lineStarts.count ? text.lineStarts[line] - 1 : Int.max
        }
      }
    }
  }

  private mutating func number(of state: State) -> Int32 {
    if let number = numbers[state] { return number }
    let number = Int32(truncatingIfNeeded: states.count)
    states.append(state)
    numbers[state] = number
    transitions += repeatElement(Outcome.unknown, count: Symbol.count)
    return number
  }

  private mutating func forgetAll() {
    forgotten += 1
    transitions.removeAll(keepingCapacity: true)
    states.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
  }

  /// Where a character leads from a state; a match may begin anywhere.
  private mutating func target(of number: Int32, symbol: Int, key: UInt32) -> Int32 {
    let state = states[Int(number)]
    let isEnd = symbol == Symbol.end
    let isLineEnd = isEnd || symbol == Symbol.lineEnd
    let isBeforeWord = !isEnd && PatternKey.isWord(key)
    var next: [Int32] = []
    for index in seen.indices { seen[index] = false }
    stack.append(0)
    for instruction in state.instructions { stack.append(Int(instruction)) }
    while let index = stack.popLast() {
      if seen[index] { continue }
      seen[index] = true
      var fits = false
      switch program.instructions[index] {
      case .found:
        stack.removeAll(keepingCapacity: true)
        return Outcome.found
      case .jump(let target): stack.append(target)
      case .split(let one, let other):
        stack.append(other)
        stack.append(one)
      case .assertion(let assertion):
        let holds =
          switch assertion {
          case .lineStart: state.isLineStart
          case .lineEnd: isLineEnd
          case .wordEdge: state.isAfterWord != isBeforeWord
          case .noWordEdge: state.isAfterWord == isBeforeWord
          }
        if holds { stack.append(index + 1) }
      case .symbol(let symbol): fits = symbol == key
      case .anything: fits = true
      case .set(let set): fits = program.sets[set].contains(key)
      }
      if fits, !isEnd { next.append(Int32(truncatingIfNeeded: index + 1)) }
    }
    if isEnd { return Outcome.notFound }
    next.sort()
    return self.number(
      of: State(
        instructions: next, isLineStart: hasAssertions && symbol == Symbol.lineEnd,
        isAfterWord: hasAssertions && isBeforeWord))
  }
}
