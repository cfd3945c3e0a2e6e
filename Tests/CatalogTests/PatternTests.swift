import Testing

@testable import Catalog

/// Patterns against a matcher so simple that it can be seen to be right.
struct PatternTests {
  @Test func findsWhatASimpleMatcherFinds() {
    var generator = SeededGenerator(seed: 5)
    let alphabet = ["a", "b", "c", " ", "A", "ab", "ba\n", "\n", "_", "1"]
    for _ in 0..<6_000 {
      let node = RandomPattern.node(depth: 3, using: &generator)
      let source = RandomPattern.text(of: node)
      let text = (0..<Int.random(in: 0..<8, using: &generator))
        .map { _ in alphabet.randomElement(using: &generator) ?? "" }.joined()
      var slips: [QuerySlip] = []
      let typed = Array(source)
      guard let pattern = Pattern(typed[...], slips: &slips) else {
        Issue.record("too large: \(source)")
        continue
      }
      #expect(slips.isEmpty, "\(source): \(slips)")
      let expected = SimpleMatcher(node, in: text).longestMatches
      let folded = Folding.fold(text, tracksOffsets: true)
      let found = pattern.occurrences(in: folded, source: Array(text.utf8), limit: .max)
      if found != expected {
        Issue.record("\(source) in \(text.debugDescription): \(found), not \(expected)")
      }
      var automaton = PatternAutomaton(pattern)
      var run = PatternRun()
      let inOne = folded.withBytes { bytes in
        let whole = PatternText(folded: bytes, range: 0..<bytes.bytes.count, lineStarts: [])
        let isFound = run.find(pattern.program, in: whole, from: 0, .any) != nil
        return (1...2).allSatisfy { _ in automaton.occurs(in: whole, using: &run) == isFound }
      }
      if !inOne { Issue.record("the automaton of \(source) in \(text.debugDescription)") }
      // A field without any text is not looked at.
      let isThere = !folded.bytes.isEmpty && SimpleMatcher(node, in: text).isAnywhere
      let library = makeLibrary([makeArticle("Zzz", body: text, path: "/z")])
      if isThere, slots(Query("/\(source)/"), in: library).isEmpty {
        Issue.record("\(source) is not found in \(text.debugDescription)")
      }
    }
  }

  /// Patterns that take others the age of the universe.
  @Test(arguments: [
    "(a+)+$", "(a|a)*b", "(a*)*b", "((a*)*)*c", "(a|aa)+$", "(.*)*x", "(.?){200}x",
    "(a?){150}a{150}", "a.*a.*a.*a.*a.*b", "(a|b|ab)*c", "(((a+)+)+)+b", "^(a+)+$",
  ])
  func noPatternExplodes(source: String) {
    let text = String(repeating: "a", count: 3_000)
    let article = makeArticle("Zzz", body: text + "!")
    let query = Query("text:/\(source)/")
    #expect(query.slips.isEmpty)
    _ = slots(query, in: makeLibrary([article]))
    #expect(query.matches(in: text).count <= text.count)
  }

  /// The longest of each match is looked for, which must not be done over and over.
  @Test func lightingManyMatchesStaysLinear() {
    let text = String(repeating: "a", count: 200_000)
    #expect(!Query("/a|a.*b/").matches(in: text).isEmpty)
  }

  @Test(arguments: [
    ("((((a{100}){100}){100}){100})", Query.Problem.patternTooLarge),
    ("(((){1000}){1000}){1000}", nil), ("(^{1000}){1000}", .patternTooLarge),
    ("a{5,2}", .wrongRange(at: 2)), ("a{1001}", .patternTooLarge), ("a{x}", nil), ("a{,3}", nil),
    ("a**", nil), ("a***", .nothingToRepeat(at: 4)), ("[", .openPattern(at: 0)),
    ("(a", .openBracket(at: 1)),
    ("[]]", nil), ("a)", .strayBracket(at: 2)), ("(?:a)", nil), ("(?<n>a)", .notInPatterns(at: 1)),
    ("\\1", .notInPatterns(at: 1)), ("\\.", nil), ("a|", nil),
    ("a{", .openBracket(at: 2)), ("a{1,", .openBracket(at: 2)), ("a{b", .openBracket(at: 2)),
    ("a}{}", nil), ("[{]", nil), ("\\{", nil), ("|", nil), ("é[à-ü]", nil),
  ])
  func judges(source: String, problem: Query.Problem?) {
    #expect(Query("/\(source)/").problem == problem)
  }

  /// Cases of a pattern, a text, and the parts of it that light up.
  @Test(
    arguments: [
      ("[a-cb-ex]+", "abcdefxg", ["abcde", "x"]), ("[^a-c]+", "abXYc1", ["XY", "1"]),
      ("[A-C]+", "abABCDc", ["ABC"]), ("[^A]b", "Ab abAB", ["ab"]), ("[\\d-]+", "1-2 a", ["1-2"]),
      ("[à-é]", "a é u", ["a", "é"]), ("[а-я]+", "Москва 1", ["Москва"]),
      ("[]x]+", "a]x]b", ["]x]"]),
      ("\\w+", "don't_go Łódź", ["don", "t_go", "Łódź"]), ("\\S+\\s\\S+", "a  b c", ["a  b"]),
      ("(ab){2}", "ababab", ["abab"]), ("a{2,3}", "aaaaa", ["aaa", "aa"]), ("a{0}b", "ab", ["b"]),
      ("a|ab|abc", "abcd", ["abc"]), ("ss", "Maß", ["ß"]), ("s", "Maß", ["ß"]),
      ("ß+", "ssss", ["ssss"]),
      (".", "👩‍👧é", ["👩‍👧", "é"]), ("a  b", "a b", ["a b"]), ("\\bb", "b ab b", ["b", "b"]),
      ("\\Bb", "b ab b", ["b"]), ("\\.\\*", "a.*b", [".*"]), ("1{2}", "①①", ["①①"]),
    ] as [(String, String, [String])])
  func lights(source: String, text: String, parts: [String]) {
    let utf8 = Array(text.utf8)
    let matches = Query("/\(source)/").matches(in: text)
    #expect(matches.map { String(decoding: utf8[$0], as: UTF8.self) } == parts)
  }

  @Test func bearsAnyPattern() {
    var generator = SeededGenerator(seed: 8)
    let pieces = Array("ab()[]{}|*+?^$.\\,-19:<=!dwsDWSbBé👩\u{301} \t")
    for _ in 0..<4_000 {
      let count = Int.random(in: 1..<14, using: &generator)
      let source = String(
        (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "a" })
      let query = Query("/a\(source)/ /\(source)")
      _ = query.matches(in: "ab 19 a\nb\n\n👩e\u{301}ba")
      _ = query.description
      #expect(query.slips.allSatisfy { !$0.range.isEmpty })
    }
    let deep = String(repeating: "(", count: 5_000) + "a" + String(repeating: ")*", count: 5_000)
    #expect(Query("/\(deep)/").problem != nil)
    #expect(Query("/\(String(repeating: "[", count: 9_000))/").problem != nil)
    #expect(Query("/a\(String(repeating: "*", count: 9_000))/").problem != nil)
  }
}

/// Patterns made at random, in the letters a to c, and how they are written.
private enum RandomPattern {
  static func node(depth: Int, using generator: inout SeededGenerator) -> PatternNode {
    let choice = Int.random(in: 0..<(depth > 0 ? 12 : 6), using: &generator)
    switch choice {
    case 0, 1, 2: return .symbol(UInt32.random(in: 0x61...0x63, using: &generator))
    case 3: return .anything
    case 4: return .set(PatternSet([0x61...0x62], [], isNegated: Bool.random(using: &generator)))
    case 5:
      let all: [PatternAssertion] = [.lineStart, .lineEnd, .wordEdge, .noWordEdge]
      return .assertion(all.randomElement(using: &generator) ?? .lineStart)
    case 6, 7, 8:
      let count = Int.random(in: 0..<4, using: &generator)
      return .sequence((0..<count).map { _ in node(depth: depth - 1, using: &generator) })
    case 9:
      return .alternatives((0..<2).map { _ in node(depth: depth - 1, using: &generator) })
    default:
      let least = Int.random(in: 0..<3, using: &generator)
      let most =
        Bool.random(using: &generator) ? least + Int.random(in: 0..<3, using: &generator) : nil
      return .repetition(node(depth: depth - 1, using: &generator), least, most)
    }
  }

  static func text(of node: PatternNode) -> String {
    switch node {
    case .symbol(let key): String(Unicode.Scalar(key).map(Character.init) ?? "?")
    case .anything: "."
    case .set(let set): set.isNegated ? "[^ab]" : "[ab]"
    case .assertion(.lineStart): "^"
    case .assertion(.lineEnd): "$"
    case .assertion(.wordEdge): "\\b"
    case .assertion(.noWordEdge): "\\B"
    case .sequence(let nodes): "(" + nodes.map(text).joined() + ")"
    case .alternatives(let nodes): "(" + nodes.map(text).joined(separator: "|") + ")"
    case .repetition(let node, let least, let most):
      "(" + text(of: node) + "){\(least),\(most.map(String.init) ?? "")}"
    }
  }
}

/// All ways through a pattern, by sets of positions.
private struct SimpleMatcher {
  private let node: PatternNode
  private let text: [UInt8]
  /// Positions in the folded text that lines begin at, and paragraphs.
  private var lineStarts: Set<Int> = []
  private var paragraphs: [Range<Int>] = []

  init(_ node: PatternNode, in source: String) {
    self.node = node
    // What folding makes of these letters, done by hand.
    var text: [UInt8] = []
    var ends = 0
    var start = 0
    var pending = false
    for byte in source.utf8 {
      if byte == 0x20 || byte == 0x0a {
        pending = pending || !text.isEmpty
        if byte == 0x0a { ends += 1 }
        continue
      }
      if pending {
        text.append(0x20)
        if ends == 1 { lineStarts.insert(text.count) }
        if ends > 1 {
          paragraphs.append(start..<text.count - 1)
          start = text.count
        }
      }
      pending = false
      ends = 0
      text.append((0x41...0x5a).contains(byte) ? byte + 0x20 : byte)
    }
    self.text = text
    paragraphs.append(start..<text.count)
  }

  var isAnywhere: Bool {
    paragraphs.contains { range in
      (range.lowerBound...range.upperBound).contains {
        !ends(of: node, from: $0, in: range).isEmpty
      }
    }
  }

  /// From the left, the longest that are not empty.
  var longestMatches: [Range<Int>] {
    var found: [Range<Int>] = []
    for range in paragraphs {
      var start = range.lowerBound
      while start < range.upperBound {
        if let end = ends(of: node, from: start, in: range).max(), end > start {
          found.append(start..<end)
          start = end
        } else {
          start += 1
        }
      }
    }
    return found
  }

  private func ends(of node: PatternNode, from start: Int, in range: Range<Int>) -> Set<Int> {
    switch node {
    case .symbol(let key): return step(start, range) { $0 == UInt8(key) }
    case .anything: return step(start, range) { _ in true }
    case .set(let set): return step(start, range) { [0x61, 0x62].contains($0) != set.isNegated }
    case .assertion(.lineStart):
      return start == range.lowerBound || lineStarts.contains(start) ? [start] : []
    case .assertion(.lineEnd):
      return start == range.upperBound || lineStarts.contains(start + 1) ? [start] : []
    case .assertion(.wordEdge): return isEdge(start, range) ? [start] : []
    case .assertion(.noWordEdge): return isEdge(start, range) ? [] : [start]
    case .sequence(let nodes):
      return nodes.reduce([start]) { starts, node in
        Set(starts.flatMap { ends(of: node, from: $0, in: range) })
      }
    case .alternatives(let nodes):
      return Set(nodes.flatMap { ends(of: $0, from: start, in: range) })
    case .repetition(let node, let least, let most):
      var now: Set<Int> = [start]
      for _ in 0..<least { now = Set(now.flatMap { ends(of: node, from: $0, in: range) }) }
      var all = now
      for _ in 0..<(most.map { $0 - least } ?? range.count + 1) {
        now = Set(now.flatMap { ends(of: node, from: $0, in: range) })
        all.formUnion(now)
      }
      return all
    }
  }

  private func step(_ start: Int, _ range: Range<Int>, _ fits: (UInt8) -> Bool) -> Set<Int> {
    start < range.upperBound && fits(text[start]) ? [start + 1] : []
  }

  private func isEdge(_ position: Int, _ range: Range<Int>) -> Bool {
    let before = position > range.lowerBound && text[position - 1] != 0x20
    let after = position < range.upperBound && text[position] != 0x20
    return before != after
  }
}
