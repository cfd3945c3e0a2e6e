import Articles
import Screen
import Testing

@testable import Reader

/// How the parts of a text are set.
@Suite struct StructureTests {
  /// The text alone, beneath the rule, without what is blank at its end.
  private func page(
    _ body: String, size: String = "40x40", keys: String = "enter z"
  ) throws -> [String] {
    var session = try Session([("2024/03/14/a.txt", "Head\n\n\(body)\n")], size: size)
    try session.press(keys)
    let rows = session.rows.map { row in
      String(row.reversed().drop { $0 == " " }.reversed()).dropFirst(Self.margin)
    }
    guard let rule = rows.firstIndex(where: { $0.hasPrefix("──") }) else { return [] }
    var text = rows[(rule + 1)...].map { String($0) }.dropLast(2)
    while let first = text.first, first.isEmpty { text.removeFirst() }
    while let last = text.last, last.isEmpty { text.removeLast() }
    return Array(text)
  }

  private static let margin = 2

  @Test func quotationsStandBehindBars() throws {
    let body = """
      > The harbour opened again on Saturday, after four days.
      >
      >> Nobody was hurt.

      It was open.
      """
    #expect(
      try page(body) == [
        "│ The harbour opened again on", "│ Saturday, after four days.", "│",
        "│ │ Nobody was hurt.",
        "", "It was open.",
      ])
  }

  @Test func barsLeaveHalfOfTheColumnToTheText() throws {
    let text = try page(String(repeating: ">", count: 8) + " one two three", size: "16x40")
    #expect(text == ["│ │ │ one", "│ │ │ two", "│ │ │ three"])
  }

  @Test func listsHang() throws {
    let body = """
      - ships with tea are to be unloaded
        first, since tea suffers most
        - by night
      10. What the port does not have is to come from the city.
      (a) What the city does not have is to come from the port.
      """
    #expect(
      try page(body) == [
        "- ships with tea are to be unloaded", "  first, since tea suffers most", "  - by night",
        "10. What the port does not have is", "    to come from the city.",
        "(a) What the city does not have is", "    to come from the port.",
      ])
  }

  @Test func whatIsKeptBreaksAtTheEdgeAndLosesNothing() throws {
    let body = """
      | Work | Paid by the port | Paid by the city |
      | Rail | 3.5 | 0 |

          if height > wall { ring(bell) and wait }
      """
    #expect(
      try page(body) == [
        "| Work | Paid by the port | Paid by", "  the city |", "| Rail | 3.5 | 0 |", "",
        "    if height > wall { ring(bell)", "    and wait }",
      ])
  }

  @Test func headingsAndRulesStandApart() throws {
    let body = "The harbour is open.\n\n## Tea\n\nThere is tea.\n\n* * *\n\nMore.\n\n---\n\nEnd."
    #expect(
      try page(body) == [
        "The harbour is open.", "", "Tea", "", "There is tea.", "", "               * * *", "",
        "More.", "", "             ─────────", "", "End.",
      ])
  }

  @Test func fencesAreNotShown() throws {
    #expect(
      try page("See:\n\n```\nlet a  = 1\n```\n\nEnd.") == ["See:", "", "let a  = 1", "", "End."])
  }

  private static let everything = """
    Ships wait no longer.

    By Jane Doe

    Mombasa: The harbour opened again on Saturday, after four days of storm.

    > The cranes were built for another wind.
    > > Nobody was thanked.

    Ninety pages

    1. The rails are to be laid deeper, and ships with tea are to be unloaded first;
       - at night.

    | Year | Ships |
    | 2022 | 1,204 |

        height = wind * wind / 48

    The report ends there.
    """

  /// Whatever the width, each sign of the text is in one line, in its order, and no line is wider.
  @Test(arguments: [1, 2, 3, 5, 8, 12, 17, 26, 40, 66, 120])
  func nothingIsLostAtAnyWidth(columns: Int) throws {
    let source = ArticleSource(id: ArticleID(path: "a.txt".utf8), path: "a.txt")
    let article = try ArticleParser.parse(
      Array("Head\n\n\(Self.everything)\n".utf8), from: source)
    for fit in LineWrapper.Fit.allCases {
      var layout = ArticleLayout(
        pieces: ArticleLayout.pieces(of: article), width: columns, style: PageStyle(fit: fit))
      layout.extendToEnd()
      var shown = ""
      for line in layout.lines where line.piece >= 0 && layout.pieces[line.piece].role.isArticle {
        let words = layout.pieces[line.piece].text.slice(line.range)
        #expect(line.indent + DisplayWidth.columns(of: words) <= columns, "\(words)")
        shown += words
      }
      func signs(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != ">" } }
      #expect(signs(shown) == signs("Head" + Self.everything))
      #expect(layout.lines.map(\.anchor) == layout.lines.map(\.anchor).sorted())
    }
  }

  /// A screen of a long text costs a screen, whatever the text consists of.
  @Test(arguments: ["> a\n", "- a\n", "    a\n", "a   b\n", "## a\n\n", "* * *\n\n", "a ", "- a"])
  func aScreenOfALongTextIsLaidOutAlone(part: String) throws {
    let source = ArticleSource(id: ArticleID(path: "a.txt".utf8), path: "a.txt")
    let text = "Head\n\n" + String(repeating: part, count: 20_000)
    let article = try ArticleParser.parse(Array(text.utf8), from: source)
    var layout = ArticleLayout(pieces: ArticleLayout.pieces(of: article), width: 60)
    layout.extend(toLines: 50)
    #expect(layout.lines.count <= 51)
    #expect(!layout.isComplete)
  }

  @Test(arguments: [
    ("cranes", "│"), ("Nobody", "│ │"), ("Ninety", ""), ("deeper", "1."), ("2022", "|"), ("48", ""),
  ])
  func whatIsFoundIsLitWhereItStands(word: String, mark: String) throws {
    var session = try Session([("2024/03/14/a.txt", "Head\n\n\(Self.everything)\n")], size: "60x50")
    try session.press("/ text:\(word) enter tab z")
    #expect(session.bottom.contains("match 1 of 1"), "\(session.bottom)")
    let frame = session.state.render()
    let lit = frame.cells.indices.filter { frame.cells[$0].style.background != .standard }
    let first = try #require(lit.first)
    let row = session.rows[first / frame.size.columns]
    #expect(row.contains(word))
    #expect(mark.isEmpty || row.drop { $0 == " " }.hasPrefix(mark))
    #expect(lit.count == word.count)
  }

  @Test func anotherWidthKeepsTheQuotationAtTheTop() throws {
    let body = (1...90).map { "> Paragraph \($0) of what was said on the day the harbour closed." }
      .joined(separator: "\n>\n")
    var session = try Session([("2024/03/14/a.txt", "Head\n\n\(body)\n")], size: "80x24")
    try session.press("enter z pgdn pgdn")
    func top() -> String? {
      session.rows.dropFirst().first { $0.contains("Paragraph") }
        .flatMap { row in row.firstMatch(of: /Paragraph \d+/).map { String(row[$0.range]) } }
    }
    let words = try #require(top())
    for size in ["40x12", "120x36", "30x20", "80x24"] {
      try session.press("size:\(size)")
      #expect(top() == words, "\(size)")
    }
  }

  /// A table of 75 columns, and a listing of 70.
  private static let wide = """
    Trains

    Leeds: The new timetable is out, and it is longer than the old one by a page.

    Train           From            To              Leaves          Arrives
    Express         Leeds           Edinburgh       06:15 daily     09:41 daily
    Slow            Rzeszów         Kraków          07:00 Sundays   12:30

    ```
    let timetable = load(everyTrain, of: theNorth, from: 2023, to: 2024)
    ```

    After it the text goes on as wide as before, and no wider than that.
    """

  /// Sizes, the columns that the table's rows stand at the left of the text, and whether they are whole.
  @Test(arguments: [
    ("200x40", 0, true), ("120x40", 0, false), ("80x40", 4, true), ("60x40", 0, false),
  ])
  func whatIsKeptStandsOutOfTheColumn(size: String, left: Int, isWhole: Bool) throws {
    var session = try Session([("a.txt", Self.wide)], size: size)
    try session.press("enter")
    let rows = session.rows.map(String.init)
    func column(of words: String) -> Int? {
      rows.compactMap { row in
        row.ranges(of: words).first.map { row.distance(from: row.startIndex, to: $0.lowerBound) }
      }.last
    }
    let text = try #require(column(of: "After it"))
    #expect(column(of: "Express   ") == text - left)
    #expect(rows.contains { $0.contains("Express") && $0.contains("09:41 daily") } == isWhole)
    #expect(rows.contains { $0.contains("Slow") && $0.contains("12:30") } == isWhole)
    #expect(
      rows.allSatisfy {
        !$0.contains("timetable is out, and it is longer than the old one by a page")
      })
    guard isWhole else { return }
    #expect(
      rows.contains {
        $0.contains("let timetable = load(everyTrain, of: theNorth, from: 2023, to: 2024)")
      })
    // What stands out can be selected with the mouse, to its last letter.
    let row = try #require(rows.firstIndex { $0.contains("09:41 daily") })
    let end = try #require(column(of: "09:41 daily")) + 10
    try session.press("click:\(text - left)x\(row) drag:\(end)x\(row) release:\(end)x\(row) y")
    let copied = session.effects.compactMap { if case .copy(let text) = $0 { text } else { nil } }
    #expect(
      copied == ["Express         Leeds           Edinburgh       06:15 daily     09:41 daily"])
  }
}
