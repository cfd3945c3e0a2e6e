/// A regular expression as instructions for `PatternRun`.
struct PatternProgram: Equatable, Sendable {
  enum Instruction: Equatable, Sendable {
    case symbol(UInt32)
    case anything
    /// The set at this index.
    case set(Int)
    case assertion(PatternAssertion)
    /// Goes on in two places, the first as the better one.
    case split(Int, Int)
    case jump(Int)
    case found
  }

  private(set) var instructions: [Instruction] = []
  private(set) var sets: [PatternSet] = []
  /// Whether capitals have to agree.
  let marksCapitals: Bool
  /// The bytes a match can begin with; nil when it can begin with any, or be empty.
  private(set) var firstBytes: [Bool]?

  /// What a search costs grows with the number of instructions, so there is a limit.
  static let limit = 600

  /// Nil when it would be too large.
  init?(_ node: PatternNode, marksCapitals: Bool) {
    self.marksCapitals = marksCapitals
    emit(node)
    instructions.append(.found)
    guard instructions.count <= Self.limit else { return nil }
    firstBytes = possibleFirstBytes()
  }

  private var isFull: Bool { instructions.count > Self.limit }

  private mutating func emit(_ node: PatternNode) {
    guard !isFull else { return }
    switch node {
    case .symbol(let key): instructions.append(.symbol(key))
    case .anything: instructions.append(.anything)
    case .set(let set):
      instructions.append(.set(sets.count))
      sets.append(set)
    case .assertion(let assertion): instructions.append(.assertion(assertion))
    case .sequence(let nodes): for node in nodes { emit(node) }
    case .alternatives(let nodes): emit(alternatives: nodes)
    case .repetition(let node, let least, let most): emit(node, least, most)
    }
  }

  private mutating func emit(alternatives nodes: [PatternNode]) {
    var jumps: [Int] = []
    for node in nodes.dropLast() {
      let split = instructions.count
      instructions.append(.split(split + 1, 0))
      emit(node)
      jumps.append(instructions.count)
      instructions.append(.jump(0))
      instructions[split] = .split(split + 1, instructions.count)
      if isFull { return }
    }
    if let last = nodes.last { emit(last) }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  private mutating func emit(_ node: PatternNode, _ least: Int, _ most: Int?) {
    for _ in 0..<least {
      let start = instructions.count
      emit(node)
      // Nothing, however often, is nothing.
      if instructions.count == start || isFull { return }
    }
    guard let most else {
      let split = instructions.count
      instructions.append(.split(split + 1, 0))
      emit(node)
      instructions.append(.jump(split))
      instructions[split] = .split(split + 1, instructions.count)
      return
    }
    var splits: [Int] = []
    for _ in 0..<max(most - least, 0) where !isFull {
      splits.append(instructions.count)
      instructions.append(.split(instructions.count + 1, 0))
      emit(node)
    }
    for split in splits { instructions[split] = .split(split + 1, instructions.count) }
  }

  /// What can come first, as far as that rules anything out.
  private func possibleFirstBytes() -> [Bool]? {
    var bytes = [Bool](repeating: false, count: 256)
    var seen = [Bool](repeating: false, count: instructions.count)
    var left = [0]
    while let index = left.popLast() {
      if seen[index] { continue }
      seen[index] = true
      switch instructions[index] {
      case .found, .anything: return nil
      case .split(let one, let other): left += [one, other]
      case .jump(let target): left.append(target)
      case .assertion: left.append(index + 1)
      case .symbol(let key):
        let scalar = Unicode.Scalar(PatternKey.scalar(of: key))
        if let byte = scalar.flatMap({ String($0).utf8.first }) { bytes[Int(byte)] = true }
      case .set(let set):
        for byte in UInt32(0)..<0x80
        where sets[set].contains(byte) || sets[set].contains(byte | PatternKey.capitalBit) {
          bytes[Int(byte)] = true
        }
        for byte in 0x80..<256 { bytes[byte] = true }
      }
    }
    return bytes
  }
}
