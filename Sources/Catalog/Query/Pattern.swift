/// A regular expression that is searched for in folded text.
///
/// Case and marks are folded as in words, until the pattern has a capital letter: then capitals have
/// to agree. It is looked for in one paragraph, headline, tag or path at a time, in which white space
/// is single spaces; `^` and `$` also stand at the ends of lines within a paragraph.
struct Pattern: Equatable, Sendable {
  let source: String
  let program: PatternProgram
  /// What an article has to contain for a match, as `Query.clauses` has it.
  let clauses: [[Term]]

  /// Nil when the pattern would be too large.
  init?(_ typed: ArraySlice<Character>, slips: inout [QuerySlip]) {
    var parser = PatternParser(typed)
    let node = parser.parse()
    slips += parser.slips
    guard let program = PatternProgram(node, marksCapitals: parser.hasCapitals) else { return nil }
    source = String(typed)
    self.program = program
    clauses = PatternLiterals.clauses(of: node)
  }

  /// Where the pattern occurs in a text, whose source the offsets count in, apart and ascending.
  func occurrences(in text: FoldedText, source: [UInt8], limit: Int) -> [Range<Int>] {
    var run = PatternRun()
    var found: [Range<Int>] = []
    text.withBytes { bytes in
      PatternLines(text, source).forEachParagraph { range, lineStarts in
        let paragraph = PatternText(folded: bytes, range: range, lineStarts: lineStarts)
        // Each search for the longest match may look far beyond what it finds; the rest is then
        // searched for the shortest, which never looks at anything twice.
        var patience = 8 * range.count + 1_000
        var start = range.lowerBound
        while found.count < limit, start < range.upperBound {
          let before = run.steps
          guard
            let match = run.find(
              program, in: paragraph, from: start, patience > 0 ? .longest : .shortest)
          else { break }
          patience -= (run.steps - before) / max(1, program.instructions.count / 4)
          found.append(match)
          start = match.upperBound
        }
      }
    }
    return found
  }
}

/// The paragraphs and lines of a text that has been folded as a whole.
private struct PatternLines {
  private let text: FoldedText
  private let source: [UInt8]

  init(_ text: FoldedText, _ source: [UInt8]) {
    self.text = text
    self.source = source
  }

  /// Calls back with the range of each paragraph and the beginnings of lines in it.
  func forEachParagraph(_ body: (Range<Int>, [Int]) -> Void) {
    var start = 0
    var lineStarts: [Int] = []
    for position in text.bytes.indices where text.bytes[position] == 0x20 {
      guard position + 1 < text.offsets.count else { break }
      switch lineEnds(from: text.offsets[position], to: text.offsets[position + 1]) {
      case 0: break
      case 1: lineStarts.append(position + 1)
      default:
        body(start..<position, lineStarts)
        start = position + 1
        lineStarts = []
      }
    }
    body(start..<text.bytes.count, lineStarts)
  }

  private func lineEnds(from start: Int, to end: Int) -> Int {
    guard start < end, end <= source.count else { return 0 }
    return source[start..<end].reduce(0) { $1 == 0x0a ? $0 + 1 : $0 }
  }
}

/// What has to be in a text that a pattern matches.
private enum PatternLiterals {
  /// More alternatives than this rule out too little to be worth their time.
  private static let mostAlternatives = 8

  static func clauses(of node: PatternNode) -> [[Term]] {
    switch node {
    case .symbol(let key): return clauses(ofRun: [key])
    case .anything, .set, .assertion: return []
    case .sequence(let nodes): return clauses(ofSequence: nodes)
    case .repetition(let node, let least, _): return least > 0 ? clauses(of: node) : []
    case .alternatives(let nodes):
      var joined: [Term] = []
      for node in nodes {
        guard let best = clauses(of: node).max(by: { rarity($0) < rarity($1) }) else { return [] }
        joined += best
      }
      return joined.count <= mostAlternatives ? [joined] : []
    }
  }

  private static func clauses(ofSequence nodes: [PatternNode]) -> [[Term]] {
    var clauses: [[Term]] = []
    var run: [UInt32] = []
    for node in flattened(nodes) {
      if case .symbol(let key) = node {
        run.append(key)
        continue
      }
      // An edge takes no character, so letters on its sides stand together.
      if case .assertion = node { continue }
      clauses += self.clauses(ofRun: run)
      run = []
      clauses += self.clauses(of: node)
    }
    return clauses + self.clauses(ofRun: run)
  }

  private static func flattened(_ nodes: [PatternNode]) -> [PatternNode] {
    nodes.flatMap { node -> [PatternNode] in
      if case .sequence(let inner) = node { return flattened(inner) }
      return [node]
    }
  }

  /// Letters that stand together; what is not ASCII might join with what it stands beside.
  private static func clauses(ofRun keys: [UInt32]) -> [[Term]] {
    keys.map { PatternKey.scalar(of: $0) }.split { $0 >= 0x80 }.compactMap { part in
      let text = String(String.UnicodeScalarView(part.compactMap(Unicode.Scalar.init)))
      return Term(text.replacingDoubleSpaces).map { [$0] }
    }
  }

  private static func rarity(_ terms: [Term]) -> Int {
    terms.reduce(.max) { min($0, $1.needle.rarity) }
  }
}

extension String {
  /// Folding makes one space of several, which no text has then.
  fileprivate var replacingDoubleSpaces: String {
    var result = ""
    for character in self where character != " " || result.last != " " { result.append(character) }
    return result
  }
}
