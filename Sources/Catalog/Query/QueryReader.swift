import Articles

/// Takes a typed line apart into a tree; every line is some query.
///
/// Each beginning of a line is a line itself: what is not finished, or cannot be followed, becomes a
/// slip, and the rest counts. Brackets are followed by recursion, which goes only so deep.
struct QueryReader {
  private let line: [Character]
  /// By the opening brackets that are closed within their word, where that is: such a word is text.
  private let closings: [Int: Int]
  private let dates: QueryDates
  private var position = 0
  /// Brackets that are open, and those passed over because they are too many.
  private var depth = 0
  private var skippedDepth = 0
  private(set) var leaves: [QueryLeaf] = []
  private(set) var slips: [QuerySlip] = []

  private static let deepest = 24
  /// Enough to be underlined.
  private static let mostSlips = 16

  init(_ text: String, today: CalendarDate?) {
    line = Array(text)
    closings = Self.closings(in: line)
    dates = QueryDates(today: today)
  }

  /// Reads the whole line; nil when nothing is asked for.
  mutating func read() -> QueryNode? {
    let node = alternatives(in: nil)
    slips.sort { $0.range.lowerBound < $1.range.lowerBound }
    return node
  }

  // MARK: - Operators

  /// What stands between OR and OR, up to a closing bracket or the end.
  private mutating func alternatives(in field: QueryField?) -> QueryNode? {
    var alternatives: [QueryNode] = []
    var conditions: [QueryNode] = []
    /// Whether anything stands behind the last OR, and where that is.
    var hasOperand = false
    var pending: Range<Int>?
    while skipSpace() {
      if line[position] == ")" {
        if depth > 0, skippedDepth == 0 { break }
        closeNothing()
        continue
      }
      if let place = takeOr() {
        if hasOperand {
          if let node = QueryNode.joined(conditions, byAlternatives: false) {
            alternatives.append(node)
          }
          conditions = []
          hasOperand = false
          pending = place
        } else {
          slip(.nothingBehind(text(pending ?? place), at: (pending ?? place).lowerBound), place)
        }
        continue
      }
      if takeWord("AND") != nil { continue }
      if let node = condition(in: field) { conditions.append(node) }
      hasOperand = true
    }
    if let pending, !hasOperand {
      slip(.nothingBehind(text(pending), at: pending.lowerBound), pending)
    }
    if let node = QueryNode.joined(conditions, byAlternatives: false) { alternatives.append(node) }
    return QueryNode.joined(alternatives, byAlternatives: true)
  }

  private mutating func closeNothing() {
    if skippedDepth > 0 {
      skippedDepth -= 1
    } else {
      slip(.strayBracket(at: position), position..<position + 1)
    }
    position += 1
  }

  private mutating func takeOr() -> Range<Int>? {
    if line[position] == "|" {
      position += 1
      return position - 1..<position
    }
    return takeWord("OR")
  }

  /// Takes a word that stands alone.
  private mutating func takeWord(_ word: String) -> Range<Int>? {
    let end = position + word.count
    guard end <= line.count, line[position..<end].elementsEqual(word) else { return nil }
    guard end == line.count || line[end].isWhitespace || "()|".contains(line[end])
    else { return nil }
    defer { position = end }
    return position..<end
  }

  /// One condition, with the negations before it.
  private mutating func condition(in field: QueryField?) -> QueryNode? {
    var isNegated = false
    while true {
      let start = position
      var sign = takeWord("NOT")
      if sign == nil, line[position] == "-", !isText(after: position) {
        position += 1
        sign = start..<position
      }
      guard let sign else { break }
      isNegated.toggle()
      guard skipSpace(), line[position] != ")" else {
        slip(.nothingBehind(text(sign), at: start), sign)
        return nil
      }
    }
    let node = operand(in: field)
    return isNegated ? node?.negated : node
  }

  /// Whether a dash belongs to a word: one that stands alone, or before another one.
  private func isText(after dash: Int) -> Bool {
    guard dash + 1 < line.count else { return false }
    let next = line[dash + 1]
    if next == "-" || next == "|" { return true }
    return next.isWhitespace && line[(dash + 1)...].contains { !$0.isWhitespace }
  }

  // MARK: - Conditions

  /// A group, a field, a pattern, a phrase or a word; as the value of a field no other field.
  private mutating func operand(in field: QueryField?, isValue: Bool = false) -> QueryNode? {
    let start = position
    switch line[position] {
    case "(": return group(in: field)
    case let mark where mark.isQuotationMark: return leaf(phrase(), in: field, from: start)
    case "~":
      if let node = fuzzy(in: field) { return node.found }
    case "/" where field != .path:
      if let node = pattern(in: field) { return node.found }
    case _ where !isValue:
      if let node = named() { return node.found }
    default: break
    }
    return leaf(word(), in: field, from: start)
  }

  /// What has been read, which may come to nothing.
  private struct Operand {
    let found: QueryNode?
  }

  private mutating func group(in field: QueryField?) -> QueryNode? {
    let start = position
    position += 1
    guard depth < Self.deepest else {
      slip(.tooDeep(limit: Self.deepest), start..<position)
      skippedDepth += 1
      return nil
    }
    depth += 1
    let skipped = skippedDepth
    skippedDepth = 0
    let node = alternatives(in: field)
    skippedDepth = skipped
    depth -= 1
    if position < line.count {
      position += 1
      if node == nil, line[start + 1..<position - 1].allSatisfy(\.isWhitespace) {
        slip(.nothingBehind("(", at: start), start..<position)
      }
    } else {
      slip(.openBracket(at: start), start..<start + 1)
    }
    return node
  }

  /// `title:word` and the like; nil when what stands here is only text.
  private mutating func named() -> Operand? {
    let start = position
    var end = start
    while end < line.count, end - start < 16, line[end].isASCII, line[end].isLetter { end += 1 }
    guard end > start, end < line.count, line[end] == ":" else { return nil }
    let name = String(line[start..<end]).lowercased()
    let isFollowed =
      end + 1 < line.count && !line[end + 1].isWhitespace && !")|".contains(line[end + 1])
    guard let key = QueryKey(named: name) else {
      if isFollowed, end - start > 1, line[end + 1].beginsValue {
        slip(.unknownField(name), start..<end + 1)
      }
      return nil
    }
    position = end + 1
    guard isFollowed else {
      slip(.nothingBehind(name + ":", at: start), start..<position)
      return Operand(found: nil)
    }
    if case .field(let field) = key { return Operand(found: operand(in: field, isValue: true)) }
    let value = position
    while position < line.count, !line[position].isWhitespace, !"()|".contains(line[position]),
      !line[position].isQuotationMark
    {
      position += 1
    }
    let text = String(line[value..<position])
    return Operand(found: filter(key, text, start..<position).flatMap { add($0, nil, start) })
  }

  private mutating func filter(
    _ key: QueryKey, _ text: String, _ range: Range<Int>
  ) -> QueryLeaf.Condition? {
    do throws(FilterFailure) {
      guard let (filter, problem) = try key.filter(text, dates) else {
        slip(.nothingBehind(String(line[range]), at: range.lowerBound), range)
        return nil
      }
      if let problem { slip(problem, range) }
      return .filter(filter)
    } catch {
      slip(error.problem, range)
      return nil
    }
  }

  // MARK: - Words

  private mutating func phrase() -> String {
    let opening = position
    position += 1
    var phrase = ""
    while position < line.count, !line[position].isQuotationMark {
      if !line[position].isControl { phrase.append(line[position]) }
      position += 1
    }
    if position < line.count {
      position += 1
    } else {
      slip(.unterminatedQuote(at: opening), opening..<opening + 1)
    }
    return phrase
  }

  /// Up to white space, a quotation mark, a bar, or a bracket without its other half in the word.
  private mutating func word() -> String {
    var word = ""
    while position < line.count {
      var end = position + 1
      switch line[position] {
      case let character where character.endsWord: return word
      case ")": return word
      case "(":
        guard let closing = closings[position] else { return word }
        end = closing + 1
      default: break
      }
      word += line[position..<end].lazy.filter { !$0.isControl }
      position = end
    }
    return word
  }

  /// Found once for the whole line, since a line of nothing but words and brackets asks at each.
  private static func closings(in line: [Character]) -> [Int: Int] {
    var closings: [Int: Int] = [:]
    var open: [Int] = []
    for (index, character) in line.enumerated() {
      switch character {
      case "(": open.append(index)
      case ")": if let opening = open.popLast() { closings[opening] = index }
      case _ where character.endsWord: open = []
      default: break
      }
    }
    return closings
  }

  private mutating func leaf(
    _ typed: String, in field: QueryField?, from start: Int
  ) -> QueryNode? {
    guard let term = Term(typed) else { return nil }
    return add(.term(term), field, start)
  }

  /// `~word`; nil when the tilde is only text.
  private mutating func fuzzy(in field: QueryField?) -> Operand? {
    let start = position
    guard start + 1 == line.count || !line[start + 1].isWhitespace else { return nil }
    position += 1
    let isQuoted = position < line.count && line[position].isQuotationMark
    let folded = Folding.fold(isQuoted ? phrase() : word())
    let words = folded.bytes.withUnsafeBufferPointer { WordCharacters.words(in: $0) }
    guard !words.isEmpty else {
      slip(.nothingBehind("~", at: start), start..<start + 1)
      return Operand(found: nil)
    }
    let nodes = words.compactMap { word -> QueryNode? in
      if let fuzzy = FuzzyWord(word) { return add(.fuzzy(fuzzy), field, start) }
      return Term(word).flatMap { add(.term($0), field, start) }
    }
    return Operand(found: QueryNode.joined(nodes, byAlternatives: false))
  }

  /// `/pattern/`; nil when the slash is only text, as in a path.
  private mutating func pattern(in field: QueryField?) -> Operand? {
    let start = position
    guard start + 1 < line.count else {
      position += 1
      slip(.nothingBehind("/", at: start), start..<position)
      return Operand(found: nil)
    }
    guard !line[start + 1].isWhitespace, line[start + 1] != "/" else { return nil }
    guard let end = patternEnd(from: start + 1) else { return nil }
    let isClosed = end < line.count
    if !isClosed { slip(.openPattern(at: start), start..<start + 1) }
    position = min(end + 1, line.count)
    let reading = PatternReading(line[start + 1..<end], isClosed: isClosed)
    for slip in reading.slips { self.slip(slip.problem, slip.range) }
    if reading.isTooLarge { slip(.patternTooLarge, start..<position) }
    return Operand(found: reading.pattern.flatMap { add(.pattern($0), field, start) })
  }

  /// Where the pattern that begins at a position ends: the line's end when it is not closed, nil when
  /// it looks like a path.
  private func patternEnd(from start: Int) -> Int? {
    var index = start
    var isInSet = false
    var hasSlash = false
    var isFirstToken = true
    while index < line.count {
      switch line[index] {
      case "\\": index += 1
      case "[": isInSet = true
      case "]": isInSet = false
      case "/" where !isInSet:
        if index + 1 == line.count || line[index + 1].isWhitespace || ")|".contains(line[index + 1])
        {
          return index
        }
        if isFirstToken { hasSlash = true }
      case let character where character.isWhitespace: isFirstToken = false
      default: break
      }
      index += 1
    }
    return hasSlash ? nil : line.count
  }

  // MARK: - Parts

  /// The node of a condition, which is kept once however often it is typed.
  private mutating func add(
    _ condition: QueryLeaf.Condition, _ field: QueryField?, _ start: Int
  ) -> QueryNode? {
    let leaf = QueryLeaf(condition: condition, field: field)
    if let index = leaves.firstIndex(of: leaf) { return .leaf(index) }
    guard leaves.count < Query.termLimit else {
      let problem = Query.Problem.tooManyTerms(limit: Query.termLimit)
      if !slips.contains(where: { $0.problem == problem }) { slip(problem, start..<position) }
      return nil
    }
    leaves.append(leaf)
    return .leaf(leaves.count - 1)
  }

  private mutating func slip(_ problem: Query.Problem, _ range: Range<Int>) {
    if slips.count < Self.mostSlips { slips.append(QuerySlip(range: range, problem: problem)) }
  }

  private func text(_ range: Range<Int>) -> String { String(line[range]) }

  /// Passes over white space and says whether anything is left.
  private mutating func skipSpace() -> Bool {
    while position < line.count, line[position].isWhitespace { position += 1 }
    return position < line.count
  }
}

extension Character {
  /// Straight, curly, low or pointed.
  var isQuotationMark: Bool {
    switch self {
    case "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{AB}", "\u{BB}", "\u{FF02}": true
    default: false
    }
  }

  /// Whether what stands before it and a colon is meant as a field, and not as text such as `http://`.
  fileprivate var beginsValue: Bool {
    isLetter || isNumber || isQuotationMark || "(~<>=".contains(self)
  }

  /// Whether no word goes on behind it.
  fileprivate var endsWord: Bool { isWhitespace || isQuotationMark || self == "|" }

  fileprivate var isControl: Bool {
    guard !isWhitespace, let scalar = unicodeScalars.first else { return false }
    return scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value)
  }
}
