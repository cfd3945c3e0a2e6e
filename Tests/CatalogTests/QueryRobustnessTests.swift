import Articles
import Testing

@testable import Catalog

/// Whatever is typed is some query, at once.
struct QueryRobustnessTests {
  static let long = [
    "storm harbour -leeds title:\"the storm\" tag:(rail OR weather) date:2023-01..2023-06",
    "(wagner OR prigozhin) AND -(putin | kremlin) date:>2023-07-01 words:>500 is:unread",
    "/wag[n-r]+er\\b (group|troops){1,2}/ ~prigoshin place:\"saint petersburg\"",
    "NOT NOT -title:(a b (c OR d) -\"e f\") path:2023/07/ text:/^storm .*$/",
    "\"quoted phrase\" “curly” «pointed» „low“ un\"closed and more",
    "((((((((((a) b) c) d) e) f) g) h) i) j) -((((k))))",
    "date:last-week date:this-month date:<=2023-07-22 date:2023..2024 date:today -date:2022",
    "http://example.org/a?b=c 10:30 foo:bar c++ a-b --json -- - 1/2 and/or /usr/bin/env",
    "title:title:title: tag: place:( date:( words:( is:( (( )) () -() -( |",
    "OR OR a OR b OR OR c | | d AND AND NOT OR NOT",
    "/a/ /b/i /c /d\\/ /e[/]f/ /g(h/ /i{2,3}/ /j{3,2}/ /*/ /+/",
    "~one ~two-three ~\"four five\" ~ ~~ ~( ~) ~/x/ title:~y",
    "rzeszów Łódź STRASSE ﬁnance 東京 図書館 한국 👩‍👩‍👧 e\u{301}",
    "words:1..2 words:..5 words:5.. words:.. words:x words:>=1,000 words:99999999999999999999",
    "a\tb\nc\u{0}d\u{1B}[31me\u{202E}f\u{200B}g\u{FEFF}",
  ]

  /// Each beginning of a line is what someone has typed so far, and is searched.
  @Test(arguments: long)
  func everyBeginningIsAQuery(line: String) {
    let library = makeLibrary(QueryEvaluationTests.articles)
    let characters = Array(line)
    for count in 0...characters.count {
      let query = Query(String(characters[..<count]), today: QueryTreeTests.today)
      for slip in query.slips {
        #expect(!slip.range.isEmpty && slip.range.upperBound <= count)
        #expect(!slip.problem.words.isEmpty && !slip.problem.shortWords.isEmpty)
      }
      _ = slots(query, in: library)
      _ = query.matches(in: "The storm over the harbour of Rzeszów")
      #expect(query.terms.count <= Query.termLimit)
    }
    for count in 0...characters.count {
      _ = Query(String(characters[count...]), today: QueryTreeTests.today).description
    }
  }

  @Test(arguments: [
    "(", ")", "\"", "-", "|", "/", "~", "title:", "-(", "(a ", "NOT ", "OR ", "a|", "()", "((a)",
    "title:(", "~a ", "/a/ ", "date:", "date:2023 ", "[", "\\", "/[", "/(", "/a{9}", "\u{1B}",
    "\u{301}", "👩‍👩‍👧", "a) ", "(a b) (a c) ", "-(a -(b ", "\"a\" ", "a OR b ", "/(a|", "is:read ",
    "a(", "a(b)", "a(b ", "foo:bar ", "foo:(", "\u{0}\u{1B}\u{7F}",
  ])
  func longLinesOfAnythingAreAnswered(piece: String) {
    let count = 10_000 / piece.count
    let line = String(repeating: piece, count: count)
    let library = makeLibrary(QueryEvaluationTests.articles)
    for line in [line, line + "x", line + "x" + String(repeating: ")", count: 500)] {
      let query = Query(line)
      _ = query.matches(in: "The storm over the harbour")
      _ = slots(query, in: library)
      #expect(query.slips.count <= 16)
      #expect(query.slips.allSatisfy { $0.problem.words.count < 200 })
    }
  }

  /// Messages go to the terminal as they are.
  @Test(arguments: ["date:\u{1B}[31mx", "is:\u{202E}x", "words:\u{7}\u{9B}"])
  func messagesAreHarmless(line: String) {
    let words = Query(line).problem?.words ?? ""
    #expect(!words.isEmpty)
    #expect(CleanText.line(words) == words)
  }

  /// Trees made at random find what the simplest evaluation finds, and no clause rules it out.
  @Test func treesFindWhatTheyMean() {
    let library = makeLibrary(QueryEvaluationTests.articles)
    let today = QueryTreeTests.today
    let conditions = [
      "storm", "rail", "Rail", "the", "leeds", "title:storm", "tag:rail", "place:leeds",
      "text:storm", "path:news", "date:2023", "date:>2023-07-21", "words:>8", "is:unread",
      "is:read", "~wagnr", "~strom", "/r.il/", "/^nobody/", "\"the storm\"", "Rzeszów", "x",
    ]
    let found = conditions.map { slots(Query($0, today: today), in: library) }
    let index = makeIndex(of: library, segments: 2, without: 2)
    let leaves = conditions.compactMap { Query($0, today: today).leaves.first }
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<1_500 {
      let tree = Self.tree(depth: 4, leaves: leaves.count, using: &generator)
      let query = Query(tree, leaves: leaves)
      let expected = Set((0..<library.slotCount).filter { Self.isMet(tree, by: $0, found) })
      if slots(query, in: library) != expected { Issue.record("\(query)") }
      if slots(query, in: library, index: index) != expected { Issue.record("\(query), indexed") }
    }
  }

  /// The plainest evaluation.
  private static func isMet(_ node: QueryNode, by index: Int, _ found: [Set<Int>]) -> Bool {
    switch node {
    case .leaf(let leaf): return found[leaf].contains(index)
    case .not(let node): return !isMet(node, by: index, found)
    case .all(let nodes):
      var count = 0
      for node in nodes where isMet(node, by: index, found) { count += 1 }
      return count == nodes.count
    case .any(let nodes):
      var count = 0
      for node in nodes where isMet(node, by: index, found) { count += 1 }
      return count > 0
    }
  }

  private static func tree(
    depth: Int, leaves: Int, using generator: inout SeededGenerator
  ) -> QueryNode {
    let choice = depth == 0 ? 0 : Int.random(in: 0..<6, using: &generator)
    if choice < 2 { return .leaf(Int.random(in: 0..<leaves, using: &generator)) }
    if choice == 2 { return .not(tree(depth: depth - 1, leaves: leaves, using: &generator)) }
    let count = Int.random(in: 1...3, using: &generator)
    let nodes = (0..<count).map { _ in
      tree(depth: depth - 1, leaves: leaves, using: &generator)
    }
    return choice < 5 ? .all(nodes) : .any(nodes)
  }
}
