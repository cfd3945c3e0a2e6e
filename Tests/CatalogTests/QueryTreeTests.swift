import Articles
import Testing

@testable import Catalog

/// How typed lines are read: the tree that comes of them, and where they slip.
struct QueryTreeTests {
  static let today = CalendarDate(year: 2023, month: 7, day: 22)

  /// Cases of a line and its tree.
  @Test(
    arguments: [
      ("", "-"),
      ("wagner", "wagner"),
      ("wagner belarus", "(wagner AND belarus)"),
      ("wagner AND belarus", "(wagner AND belarus)"),
      ("\"saint petersburg\" x", "(\"saint petersburg\" AND x)"),
      ("storm OR flood", "(storm OR flood)"),
      ("storm | flood|gale", "(storm OR flood OR gale)"),
      ("a b OR c d", "((a AND b) OR (c AND d))"),
      ("a (b OR c) d", "(a AND (b OR c) AND d)"),
      ("(a (b (c)))", "(a AND b AND c)"),
      ("-wagner", "NOT wagner"),
      ("storm -harbour", "(storm AND NOT harbour)"),
      ("storm NOT harbour", "(storm AND NOT harbour)"),
      ("NOT NOT x", "x"),
      ("-(a OR b) c", "(NOT (a OR b) AND c)"),
      ("-\"a b\"", "NOT \"a b\""),
      ("- a", "(- AND a)"),
      ("a - b", "(a AND - AND b)"),
      ("--json", "--json"),
      ("well-known a-b", "(well-known AND a-b)"),
      ("title:wagner", "title:wagner"),
      ("Headline:Wagner", "title:Wagner"),
      ("title:\"saint petersburg\"", "title:\"saint petersburg\""),
      ("tag:(rail OR storm) x", "((tag:rail OR tag:storm) AND x)"),
      ("tag:(a title:b)", "(tag:a AND title:b)"),
      ("-place:leeds", "NOT place:leeds"),
      ("place:-leeds", "place:-leeds"),
      ("path:2023/07/", "path:2023/07/"),
      ("path:/2023/", "path:/2023/"),
      ("text:/a+/", "text:/a+/"),
      ("date:2023", "date:2023-01-01..2023-12-31"),
      ("date:2023-07", "date:2023-07-01..2023-07-31"),
      ("date:2024-02", "date:2024-02-01..2024-02-29"),
      ("date:2023-07-22", "date:2023-07-22..2023-07-22"),
      ("date:>2023-07", "date:2023-08-01.."),
      ("date:>=2023-07", "date:2023-07-01.."),
      ("date:<2023-07", "date:..2023-06-30"),
      ("date:<=2023-07", "date:..2023-07-31"),
      ("date:2023-01..2023-06", "date:2023-01-01..2023-06-30"),
      ("date:2023-06..2023-01", "date:2023-01-01..2023-06-30"),
      ("date:2023-01..", "date:2023-01-01.."),
      ("date:..2023-01", "date:..2023-01-31"),
      ("date:today", "date:2023-07-22..2023-07-22"),
      ("date:Yesterday", "date:2023-07-21..2023-07-21"),
      ("date:this-week", "date:2023-07-17..2023-07-23"),
      ("date:last-week", "date:2023-07-10..2023-07-16"),
      ("date:this-month", "date:2023-07-01..2023-07-31"),
      ("date:last-month", "date:2023-06-01..2023-06-30"),
      ("date:last-year", "date:2022-01-01..2022-12-31"),
      ("date:>=last-week", "date:2023-07-10.."),
      ("words:500", "words:500..500"),
      ("words:>500", "words:501.."),
      ("words:>=1,500", "words:1500.."),
      ("words:<500", "words:0..499"),
      ("words:100..500", "words:100..500"),
      ("words:99999999999999999999", "words:9223372036854775807.."),
      ("is:unread", "is:unread"),
      ("-is:STARRED", "NOT is:starred"),
      ("/wag.*r/", "/wag.*r/"),
      ("/a b/ c", "(/a b/ AND c)"),
      ("(/a|b/)", "/a|b/"),
      ("/[/]x/", "/[/]x/"),
      ("/a\\/b/", "/a\\/b/"),
      ("/usr/bin and/or", "(/usr/bin AND and/or)"),
      ("// / x", "(// AND / AND x)"),
      ("~wagnr", "~wagnr"),
      ("title:~wagnr", "title:~wagnr"),
      ("~Foo-bar", "(~foo AND ~bar)"),
      ("~ x", "(~ AND x)"),
      ("http://x 10:30 foo: a:b", "(http://x AND 10:30 AND foo: AND a:b)"),
      ("f(x) (g(y))", "(f(x) AND g(y))"),
      ("storm(sea OR air) x", "(storm AND (sea OR air) AND x)"),
      ("(a bul(b c) d) e", "(a AND bul AND b AND c AND d AND e)"),
      ("it's or and not", "(it's AND or AND and AND not)"),
      ("same SAME same", "(same AND SAME)"),
      ("a OR a", "a"),
      ("a -a", "(a AND NOT a)"),
      ("a\u{0}b\u{1B}[31mc", "ab[31mc"),
    ])
  func readsALine(line: String, tree: String) {
    let query = Query(line, today: Self.today)
    #expect(query.description == tree)
    if !tree.contains("is:") { #expect(query.slips.isEmpty, "\(query.slips)") }
  }

  /// Cases of a line, a row that underlines its slips, what is said of the first, and its tree.
  @Test(
    arguments: [
      ("a \"b c", "  ^   ", "quote not closed", "(a AND \"b c\")"),
      ("a (b", "  ^ ", "bracket not closed", "(a AND b)"),
      ("a (", "  ^", "bracket not closed", "a"),
      ("title:bul(", "         ^", "bracket not closed", "title:bul"),
      ("bul(geng f(x)", "   ^         ", "bracket not closed", "(bul AND geng AND f(x))"),
      ("a(b(c", " ^ ^ ", "bracket not closed", "(a AND b AND c)"),
      ("~bul( a", "    ^  ", "bracket not closed", "(~bul AND a)"),
      ("date:2023( a", "         ^  ", "bracket not closed", "(date:2023-01-01..2023-12-31 AND a)"),
      ("title:|a", "^^^^^^  ", "nothing behind title:", "a"),
      ("a) b", " ^  ", "closes nothing", "(a AND b)"),
      ("()", "^^", "nothing behind (", "-"),
      ("a OR", "  ^^", "nothing behind OR", "a"),
      ("OR a", "^^  ", "nothing behind OR", "a"),
      ("a OR OR b", "     ^^  ", "nothing behind OR", "(a OR b)"),
      ("a |", "  ^", "nothing behind |", "a"),
      ("(a OR) b", "   ^^   ", "nothing behind OR", "(a AND b)"),
      ("a -", "  ^", "nothing behind -", "a"),
      ("a NOT", "  ^^^", "nothing behind NOT", "a"),
      ("a ~", "  ^", "nothing behind ~", "a"),
      ("a /", "  ^", "nothing behind /", "a"),
      ("title:", "^^^^^^", "nothing behind title:", "-"),
      ("title: a", "^^^^^^  ", "nothing behind title:", "a"),
      ("(tag:) a", " ^^^^   ", "nothing behind tag:", "a"),
      ("foo:bar", "^^^^   ", "no such field", "foo:bar"),
      ("year:2023", "^^^^^    ", "no such field", "year:2023"),
      ("foo:(a) b", "^^^^     ", "no such field", "(foo:(a) AND b)"),
      ("size:>500", "^^^^^    ", "no such field", "size:>500"),
      ("date:", "^^^^^", "nothing behind date:", "-"),
      ("date:>", "^^^^^^", "nothing behind date:>", "-"),
      ("date:..", "^^^^^^^", "nothing behind date:..", "-"),
      ("date:20 a", "^^^^^^^  ", "not a date", "a"),
      ("date:2023-", "^^^^^^^^^^", "date not finished", "date:2023-01-01..2023-12-31"),
      ("date:2023-0", "^^^^^^^^^^^", "date not finished", "date:2023-01-01..2023-12-31"),
      ("date:>2023-07-", "^^^^^^^^^^^^^^", "date not finished", "date:2023-08-01.."),
      ("date:2023-07-0", "^^^^^^^^^^^^^^", "date not finished", "date:2023-07-01..2023-07-31"),
      (
        "date:2023-1..2023-0", "^^^^^^^^^^^^^^^^^^^", "date not finished",
        "date:2023-01-01..2023-12-31"
      ),
      ("date:2023-13", "^^^^^^^^^^^^", "not a date", "-"),
      ("date:2023-00 a", "^^^^^^^^^^^^  ", "not a date", "a"),
      ("date:2023-02-30", "^^^^^^^^^^^^^^^", "not a date", "-"),
      ("date:2023-07-22- a", "^^^^^^^^^^^^^^^^  ", "not a date", "a"),
      ("date:2023-x", "^^^^^^^^^^^", "not a date", "-"),
      ("date:2024-02-30..2024-03", "^^^^^^^^^^^^^^^^^^^^^^^^", "not a date", "-"),
      ("date:tomorrow", "^^^^^^^^^^^^^", "not a date", "-"),
      ("words:many", "^^^^^^^^^^", "not a number", "-"),
      ("words:>", "^^^^^^^", "nothing behind words:>", "-"),
      ("is:unr", "^^^^^^", "unread, read or starred", "-"),
      ("is:read", "       ", nil, "is:read"),
      ("/wag", "^   ", "pattern not closed", "/wag/"),
      ("/wag(n/", "    ^  ", "bracket not closed", "-"),
      ("/*a/", " ^  ", "nothing to repeat", "-"),
      ("/[z-a]/", "   ^   ", "ends before it begins", "-"),
      ("/(?=a)/", " ^^^   ", "not known in patterns", "-"),
      ("/[/", "^  ", "pattern not closed", "-"),
      ("storm /[/", "      ^  ", "pattern not closed", "storm"),
      ("storm /\\p{L}/", "       ^^    ", "not known in patterns", "storm"),
      ("/a{/ storm", "  ^       ", "bracket not closed", "storm"),
      ("/a{2,/ storm", "  ^         ", "bracket not closed", "storm"),
      ("-/*a/ storm", "  ^        ", "nothing to repeat", "storm"),
      ("storm OR /*a/", "          ^  ", "nothing to repeat", "storm"),
      ("/wag(n", "^     ", "pattern not closed", "/wag(n/"),
      ("/wag[n", "^     ", "pattern not closed", "/wag/"),
      ("/wag\\", "^    ", "pattern not closed", "/wag/"),
      ("/wag{2", "^     ", "pattern not closed", "/wag/"),
      ("/(wag|[", "^      ", "pattern not closed", "/(wag|/"),
      ("/{", "^ ", "pattern not closed", "-"),
      ("/wag[z-a] n", "^     ^    ", "pattern not closed", "-"),
      ("a (/wag)", "  ^^   ^", "bracket not closed", "a"),
      ("/a{900}{900}/", "^^^^^^^^^^^^^", "pattern too large", "-"),
    ])
  func saysWhereALineSlips(line: String, marks: String, words: String?, tree: String) {
    let query = Query(line, today: Self.today)
    var row = Array(repeating: Character(" "), count: line.count)
    for slip in query.slips {
      for index in slip.range { row[index] = "^" }
      #expect(!slip.problem.words.isEmpty)
    }
    #expect(String(row) == marks)
    #expect(query.problem?.shortWords == words)
    #expect(query.description == tree)
  }

  @Test func doesNotKnowTodayUnlessTold() {
    #expect(Query("date:today").problem == .todayUnknown)
    #expect(Query("date:2023").problem == nil)
  }

  @Test(arguments: [
    ("wagner belarus", true), ("\"a b\" c", true), ("", true), ("-a", false), ("a OR b", false),
    ("title:a", false), ("date:2023", false), ("~wagner", false), ("/a/", false),
  ])
  func knowsWhatIsPlain(line: String, isPlain: Bool) {
    #expect(Query(line).isPlain == isPlain)
  }

  /// Cases of a line and the clauses that rule articles out.
  @Test(
    arguments: [
      ("Wagner title:rail", "wagner, rail"),
      ("a OR b c", "a|b"),
      ("(a OR b) -c d", "a|b, d"),
      ("a OR -b", ""),
      ("a OR date:2023", ""),
      ("path:x tag:y", ""),
      ("~wagner", ""),
      ("/wag(n|m)er+ x?/", "wag, n|m, e, r"),
      ("/(storm|flood)s/", "storm|flood, s"),
      ("/a*b?/", ""),
      ("/foo.bar/", "foo, bar"),
      ("/é/", "e"),
    ])
  func rulesOutByClauses(line: String, clauses: String) {
    let words = Query(line).clauses.map { clause in
      clause.map { String(decoding: $0.needle.bytes, as: UTF8.self) }.joined(separator: "|")
    }
    #expect(words.joined(separator: ", ") == clauses)
  }
}

extension Query: CustomStringConvertible {
  /// The tree as a line.
  public var description: String { tree.map { words(of: $0) } ?? "-" }

  private func words(of node: QueryNode) -> String {
    switch node {
    case .leaf(let index): leaves[index].description
    case .all(let nodes): "(" + nodes.map(words).joined(separator: " AND ") + ")"
    case .any(let nodes): "(" + nodes.map(words).joined(separator: " OR ") + ")"
    case .not(let node): "NOT " + words(of: node)
    }
  }
}

extension QueryLeaf: CustomStringConvertible {
  var description: String {
    let name = field.map { $0.rawValue + ":" } ?? ""
    switch condition {
    case .term(let term): return name + term.spelling
    case .pattern(let pattern): return name + "/" + pattern.source + "/"
    case .fuzzy(let word): return name + "~" + word.spelling
    case .filter(.date(let days)):
      let from = days.lowerBound == QueryDates.all.lowerBound ? "" : Self.day(days.lowerBound)
      let to = days.upperBound == QueryDates.all.upperBound ? "" : Self.day(days.upperBound)
      return "date:\(from)..\(to)"
    case .filter(.words(let words)):
      return "words:\(words.lowerBound).." + (words.upperBound == .max ? "" : "\(words.upperBound)")
    case .filter(.mark(let mark)): return "is:" + mark.rawValue
    }
  }

  private static func day(_ days: Int) -> String {
    CalendarDate(secondsSinceEpoch: Int64(days) * 86_400).iso8601
  }
}

extension Term {
  /// The term as it was typed, but for its marks.
  fileprivate var spelling: String {
    let letters = needle.bytes.indices.map { index -> String in
      let letter = String(decoding: needle.bytes[index...index], as: UTF8.self)
      return isCapital(at: index) ? letter.uppercased() : letter
    }
    let text = letters.joined()
    return text.contains(" ") ? "\"\(text)\"" : text
  }
}
