/// Reads a regular expression; every line is some pattern, and what is wrong with it is noted.
///
/// Groups, alternatives, `* + ? {m,n}`, sets, `\d \w \s \b` and their opposites, `.`, `^` and `$`.
/// Lazy quantifiers are read as the others, for it is only asked whether and where a pattern occurs.
struct PatternParser {
  private let text: ArraySlice<Character>
  private var position: Int
  private var depth = 0
  /// Whether some letter of the pattern is a capital, so that capitals have to agree.
  private(set) var hasCapitals = false
  private(set) var slips: [QuerySlip] = []
  /// Where a set, a count or an escape begins that the end of the text leaves unfinished, if one does.
  private(set) var unfinished: Int?
  private let lastClosingBrace: Int?

  /// Groups within groups beyond this are not followed.
  private static let deepest = 32
  /// No count in braces may be larger.
  private static let mostRepetitions = 1_000

  init(_ text: ArraySlice<Character>) {
    self.text = text
    position = text.startIndex
    lastClosingBrace = text.lastIndex(of: "}")
  }

  mutating func parse() -> PatternNode {
    var nodes = [alternatives()]
    // What closes nothing is text.
    while position < text.endIndex {
      slip(.strayBracket(at: position), position..<position + 1)
      nodes.append(.symbol(0x29))
      position += 1
      nodes.append(alternatives())
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private var next: Character? { position < text.endIndex ? text[position] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character else { return false }
    position += 1
    return true
  }

  private mutating func slip(_ problem: Query.Problem, _ range: Range<Int>) {
    if slips.count < 4 { slips.append(QuerySlip(range: range, problem: problem)) }
  }

  private mutating func alternatives() -> PatternNode {
    var nodes = [sequence()]
    while take("|") { nodes.append(sequence()) }
    return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
  }

  private mutating func sequence() -> PatternNode {
    var nodes: [PatternNode] = []
    while let character = next, character != "|", character != ")" {
      let start = position
      if character.isWhitespace, start > text.startIndex, text[start - 1].isWhitespace {
        // White space of any length is one space in folded text.
        position += 1
        continue
      }
      var atoms = atom()
      let isQuantified = quantifier(after: &atoms, from: start)
      if !isQuantified || !atoms.isEmpty { nodes += atoms }
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  // MARK: - Repetition

  /// Repeats the last of some nodes if a quantifier follows; more than one is too much.
  private mutating func quantifier(after atoms: inout [PatternNode], from start: Int) -> Bool {
    var count = 0
    while let (least, most) = takeQuantifier() {
      count += 1
      guard count < 3 else {
        slip(.nothingToRepeat(at: position - 1), position - 1..<position)
        continue
      }
      // `*?` is as good as `*` here.
      _ = take("?")
      guard let last = atoms.popLast() else { continue }
      atoms.append(.repetition(last, least, most))
    }
    return count > 0
  }

  private mutating func takeQuantifier() -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard next == "{" else { return nil }
    let start = position
    position += 1
    let least = number()
    var most = least
    let hasComma = take(",")
    if hasComma { most = number() }
    guard least != nil || (hasComma && most != nil), take("}") else {
      position = start
      return nil
    }
    let low = least ?? 0
    if let most, most < low {
      slip(.wrongRange(at: start), start..<position)
      return (most, low)
    }
    return (low, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = next?.asciiDigit {
      value = min((value ?? 0) * 10 + digit, Self.mostRepetitions + 1)
      position += 1
    }
    return value
  }

  // MARK: - Atoms

  private mutating func atom() -> [PatternNode] {
    let start = position
    guard let character = next else { return [] }
    position += 1
    switch character {
    case "(": return [group(from: start)]
    case "[": return [.set(set(from: start))]
    case ".": return [.anything]
    case "^": return [.assertion(.lineStart)]
    case "$": return [.assertion(.lineEnd)]
    case "\\": return escape(from: start)
    case "{" where lastClosingBrace.map({ $0 < start }) ?? true:
      slip(.openBracket(at: start), start..<position)
      unfinished = unfinished ?? start
      return symbols(character)
    case "*", "+", "?":
      slip(.nothingToRepeat(at: start), start..<position)
      return symbols(character)
    default: return symbols(character)
    }
  }

  private mutating func symbols(_ character: Character) -> [PatternNode] {
    let keys = PatternKey.keys(of: character)
    if keys.contains(where: { $0 & PatternKey.capitalBit != 0 }) { hasCapitals = true }
    // A letter that folds to two is still one thing to repeat.
    return keys.count < 2 ? keys.map { .symbol($0) } : [.sequence(keys.map { .symbol($0) })]
  }

  private mutating func group(from start: Int) -> PatternNode {
    if take("?") { groupKind(from: start) }
    guard depth < Self.deepest else {
      slip(.tooDeep(limit: Self.deepest), start..<start + 1)
      position = text.endIndex
      return .nothing
    }
    depth += 1
    let node = alternatives()
    depth -= 1
    if !take(")") { slip(.openBracket(at: start), start..<start + 1) }
    return node
  }

  /// Passes over what says which kind of group begins: all are read as plain ones.
  private mutating func groupKind(from start: Int) {
    if take(":") { return }
    let isName = next == "<" || next == "P"
    slip(.notInPatterns(at: start), start..<min(position + 1, text.endIndex))
    while let character = next, character != ")" {
      if !isName, !"=!<imsx-".contains(character) { return }
      position += 1
      if character == (isName ? ">" : ":") { return }
      if !isName, character == "=" || character == "!" { return }
    }
  }

  private mutating func escape(from start: Int) -> [PatternNode] {
    guard let character = next else {
      slip(.nothingBehind("\\", at: start), start..<position)
      unfinished = unfinished ?? start
      return [.symbol(0x5c)]
    }
    position += 1
    if let kind = Self.kind(character) { return [.set(PatternSet(kind))] }
    switch character {
    case "b": return [.assertion(.wordEdge)]
    case "B": return [.assertion(.noWordEdge)]
    case "n", "r", "t", "f", "v": return [.symbol(0x20)]
    default:
      if character.isASCII, character.isLetter || character.isNumber {
        slip(.notInPatterns(at: start), start..<position)
      }
      return symbols(character)
    }
  }

  private static func kind(_ character: Character) -> PatternSet.Kind? {
    switch character {
    case "d": .digit
    case "D": .noDigit
    case "w": .word
    case "W": .noWord
    case "s": .space
    case "S": .noSpace
    default: nil
    }
  }

  // MARK: - Sets

  private mutating func set(from start: Int) -> PatternSet {
    let isNegated = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var kinds: [PatternSet.Kind] = []
    var isFirst = true
    while true {
      guard let character = next else {
        slip(.openBracket(at: start), start..<start + 1)
        unfinished = unfinished ?? start
        break
      }
      if character == "]", !isFirst {
        position += 1
        break
      }
      isFirst = false
      guard let low = setMember(&kinds) else { continue }
      guard next == "-", position + 1 < text.endIndex, text[position + 1] != "]" else {
        ranges += low.map { $0...$0 }
        continue
      }
      let dash = position
      position += 1
      guard let high = setMember(&kinds) else {
        ranges += low.map { $0...$0 } + [0x2d...0x2d]
        continue
      }
      guard low.count == 1, high.count == 1, low[0] <= high[0] else {
        slip(.wrongRange(at: dash), dash..<dash + 1)
        ranges += (low + high).map { $0...$0 }
        continue
      }
      ranges.append(low[0]...high[0])
    }
    if ranges.contains(where: { $0.upperBound & PatternKey.capitalBit != 0 }) { hasCapitals = true }
    return PatternSet(ranges, kinds, isNegated: isNegated)
  }

  /// One character of a set; nil for a kind of characters, which is noted.
  private mutating func setMember(_ kinds: inout [PatternSet.Kind]) -> [UInt32]? {
    guard let character = next else { return nil }
    position += 1
    guard character == "\\", let escaped = next else { return PatternKey.keys(of: character) }
    position += 1
    if let kind = Self.kind(escaped) {
      kinds.append(kind)
      return nil
    }
    return "nrtfv".contains(escaped) ? [0x20] : PatternKey.keys(of: escaped)
  }
}

extension Character {
  /// The value of a digit of ASCII.
  var asciiDigit: Int? {
    guard let byte = asciiValue, byte &- 0x30 < 10 else { return nil }
    return Int(byte) - 0x30
  }
}
