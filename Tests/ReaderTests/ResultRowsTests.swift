import Articles
import Catalog
import Screen
import Testing

@testable import Reader

/// What the rows of a search tell of why an article was found.
@Suite struct ResultRowsTests {
  private static let harbour: (path: String, text: String) = (
    "2023-01-03/a.txt",
    "Ships wait\n\nMombasa: The storm is over, and the harbour is open.\n\nTags: weather, harbour"
  )

  private static let sizes = ["120x36", "80x24", "80x40", "40x12", "200x50", "60x10", "110x9"]

  /// The screen's row of the selected article's headline, and that row's number on the screen.
  private func selected(_ session: Session) -> (row: Int, text: String)? {
    session.rows.firstIndex { $0.hasPrefix("▌") }.map { ($0, String(session.rows[$0])) }
  }

  @Test(arguments: sizes) func aClickSelectsWhatIsDrawnThere(size: String) throws {
    var session = try Session(dated(30), size: size)
    try session.press("/ text:common enter down down down down")
    let rows = session.rows
    for (row, line) in rows.enumerated().dropFirst() {
      let words = line.prefix(30)
      guard words.hasPrefix("  Story number ") || words.hasPrefix("▌ Story number ") else {
        continue
      }
      let number = words.dropFirst(15).prefix { $0.isNumber }
      var clicked = session
      try clicked.press("click:4x\(row)")
      let now = try #require(selected(clicked))
      #expect(now.text.hasPrefix("▌ Story number \(number)"), "row \(row)")
    }
  }

  @Test(arguments: sizes) func theSelectedRowIsInSightWholeWhereverOneMoves(size: String) throws {
    var session = try Session(dated(30), size: size)
    try session.press("/ text:common enter")
    let height = session.rows.count { $0.hasPrefix("▌") }
    for key in Array(repeating: "down", count: 32) + ["home", "end", "pgup", "pgup"]
      + Array(repeating: "up", count: 20) + ["z", "z", "ctrl-w", "ctrl-w", "ctrl-w"]
    {
      try session.press(key)
      let now = try #require(selected(session), "\(key)")
      #expect(now.text.contains("Story number"), "\(key)")
      if !["z", "ctrl-w"].contains(key) {
        #expect(session.rows.count { $0.hasPrefix("▌") } == height, "\(key)")
      }
    }
  }

  @Test(arguments: sizes) func anotherSizeKeepsTheSelectedRowInSight(size: String) throws {
    var session = try Session(dated(30), size: "120x36")
    try session.press("/ text:common enter end up up size:\(size)")
    let there = try #require(selected(session))
    #expect(there.text.contains("Story number"))
    try session.press("size:120x36")
    #expect(session.screen.contains("12 matches · Leeds"))
    let back = try #require(selected(session))
    #expect(back.text.prefix(17) == there.text.prefix(17))
  }

  @Test func theNumberOfMatchesIsThatOfTheText() throws {
    var session = try Session([Self.harbour] + dated(3), size: "120x36")
    try session.press("/ text:harbour")
    #expect(session.bottom.contains("match 1 of 2"))
    #expect(session.screen.contains("2 matches · Mombasa · 3 Jan 2023"))
    #expect(session.rows[2].hasPrefix("▌ …The storm is over, and the harbour is open."))
    try session.press("esc / text:mombasa")
    #expect(session.screen.contains("1 match · Mombasa"))
  }

  @Test func aRowFollowsItsArticle() throws {
    var session = try Session([Self.harbour], size: "120x36")
    try session.press("/ text:harbour enter")
    session.send(
      .loaded(
        try Session.batch([(Self.harbour.path, "Ships\n\nOslo: No harbour has as much ice.\n")])))
    #expect(session.screen.contains("▌ Oslo: No harbour has as much ice."))
    #expect(session.screen.contains("1 match · Oslo"))
    session.send(.removed([ArticleID(path: Self.harbour.path.utf8)]))
    session.send(.loaded(try Session.batch([("b.txt", "Other\n\nBergen: Our harbour, or its.\n")])))
    session.finishWork()
    #expect(session.screen.contains("▌ Bergen: Our harbour, or its."))
  }

  @Test(arguments: [
    // In the headline alone: how the text begins.
    ("ships", "▌ Mombasa: The storm is over,", "1 match"),
    ("weather", "▌ Tags: weather, harbour", "1 match"),
    ("title:ships space text:tag:harbour", "▌ Tags: weather, harbour", "2 matches"),
    ("path:a.txt", "▌ file: a.txt", "1 min"),
    ("path:2023", "▌ file: 2023-01-03/a.txt", "1 min"),
    ("path:a.t space text:-rain", "▌ file: a.txt", "1 min"),
    ("path:a.txt space text:storm", "▌ Mombasa: The storm is over,", "1 match"),
    ("path:a.txt space text:weather", "▌ Tags: weather, harbour", "1 match"),
    // Nothing of it can be seen.
    ("place:mombasa", "▌ Mombasa · 3 Jan 2023 · 1 min", "1 min"),
    ("date:2023", "▌ Mombasa · 3 Jan 2023 · 1 min", "1 min"),
  ])
  func theSecondLineSaysWhereItWasFound(query: String, line: String, number: String) throws {
    var session = try Session([Self.harbour], size: "120x36")
    try session.press("/ text:\(query)")
    #expect(session.rows[2].hasPrefix(line), "\(session.screen)")
    #expect(session.screen.contains(number))
  }

  /// Cases of a query and the second line of the only article it finds.
  @Test(arguments: [
    ("zebra", "▌ file: zebra-ships.txt"), ("~zerba", "▌ file: zebra-ships.txt"),
    ("ships space text:zebra", "▌ file: zebra-ships.txt"), ("ships", "▌ Mombasa: All is over."),
    ("over space text:zebra", "▌ Mombasa: All is over."),
    ("weather space text:zebra", "▌ Tags: weather"),
    ("path:zebra space text:ships", "▌ file: zebra-ships.txt"),
  ])
  func aWordThatOnlyTheFilesNameHasIsTold(query: String, line: String) throws {
    var session = try Session(
      [("2023/zebra-ships.txt", "Ships wait\n\nMombasa: All is over.\n\nTags: weather\n")],
      size: "120x36")
    try session.press("/ text:\(query)")
    #expect(session.title.contains("1 of 1 article"))
    #expect(session.rows[2].hasPrefix(line), "\(session.rows[2])")
  }

  @Test func theFilesNameIsLitWhereItWasFound() throws {
    var session = try Session(
      [Self.harbour], size: "120x36", settings: Settings(colours: .monochrome))
    try session.press("/ text:path:A.TXT ctrl-a ctrl-k text:path:txt enter")
    let frame = session.state.render()
    let lit = frame.cells.filter { $0.style.attributes.contains(.reverse) }
    let letters = String(String.UnicodeScalarView(lit.compactMap { Unicode.Scalar($0.scalar) }))
    #expect(letters == "txt", "\(session.screen)")
  }

  @Test func anArticleWithoutTextHasNoEmptyLineAmongItsOwn() throws {
    var session = try Session([("2023-01-03/a.txt", "Ships wait\n")], size: "120x36")
    try session.press("/ text:wait enter")
    #expect(session.rows[1].hasPrefix("▌ Ships wait"))
    #expect(session.rows[2].hasPrefix("▌ 1 match · 3 Jan 2023"))
  }

  @Test func largeArticlesAreLookedThroughToTheirEnd() throws {
    let filler = String(repeating: "No such word is here at all. ", count: 12_000)
    let many = String(repeating: "needle and ", count: 1_500)
    var session = try Session(
      [
        ("2023-01-03/a.txt", "Early\n\nA needle. \(filler)\n\nA needle at the end.\n"),
        ("2023-01-02/b.txt", "Late\n\n\(filler)\n\nA needle at the end.\n"),
        ("2023-01-01/c.txt", "Many\n\n\(many)\n"),
      ], size: "120x36")
    try session.press("/ text:needle enter")
    #expect(session.screen.contains("999+ matches"))
    #expect(session.screen.contains("  2 matches · 3 Jan 2023"))
    #expect(session.screen.contains("  1 match · 2 Jan 2023"))
    #expect(session.screen.contains("at all. A needle at the end."))
    #expect(!session.state.hasWork)
  }

  @Test func aLargeArticleHoldsUpNoKey() throws {
    let filler = String(repeating: "No such word is here at all. ", count: 100_000)
    var session = try Session(
      [("a.txt", "Late\n\n\(filler)\n\nA needle at the end.\n")], size: "120x36")
    for event in try KeyScript.parse("/ text:needle enter") { session.send(.terminal(event)) }
    var slices = 0
    while session.state.hasWork {
      session.send(.idle)
      slices += 1
    }
    #expect(slices > 8)
    #expect(session.screen.contains("▌ 1 match  "))
    // Looked through once, however often it comes into sight.
    try session.press("? esc down")
    #expect(!session.state.hasWork)
  }

  @Test(arguments: sizes) func onlyWhatIsInSightIsMadeAndAStepMakesOneMore(size: String) throws {
    var session = try Session(dated(60), size: size)
    func made() -> Int {
      session.state.shown.slots.count { session.state.search?.findings[$0] != nil }
    }
    try session.press("/ text:common enter")
    var before = made()
    #expect(before <= session.state.layout.list.rows)
    for key in Array(repeating: "down", count: 40) + Array(repeating: "up", count: 40) {
      try session.press(key)
      let now = made()
      #expect(now <= before + 1, "\(key)")
      before = now
    }
    try session.press("esc / text:story")
    #expect(made() <= session.state.layout.list.rows)
  }

  @Test func noSnippetIsWiderThanItsLineAndAllOfThemAreLit() throws {
    let text =
      "Wide\n\n\(String(repeating: "漢字とかな、", count: 30))図書館の\u{301} e\u{301}e\u{301} 図書館"
      + String(repeating: "👩‍👩‍👧 を", count: 30) + "\n"
    let source = ArticleSource(id: ArticleID(path: "a".utf8), path: "a")
    let article = try ArticleParser.parse(Array(text.utf8), from: source)
    for columns in 1...120 {
      let finding = Finding(article, query: Query("図書館"), columns: columns)
      #expect(finding.matches == 2)
      let snippet = finding.snippet
      #expect(DisplayWidth.columns(of: snippet.text) <= columns, "\(columns)")
      #expect(columns < 16 || !snippet.matches.isEmpty, "\(columns)")
      for match in snippet.matches {
        let bytes = Array(snippet.text.utf8)
        try #require(match.lowerBound >= 0 && match.upperBound <= bytes.count)
        let lit = String(decoding: bytes[match], as: UTF8.self)
        #expect("図書館の\u{301}".hasPrefix(lit) || lit.hasPrefix("図書館"), "\(columns): \(lit)")
      }
    }
  }

  /// Cases of a text without spaces, of what is looked for, and of the row that tells of it.
  @Test(arguments: [
    (
      "港口在暴风雨之后重新开放，许多船只已经等待了四天，城市中心的图书馆也重新开放了，读者可以自己进去借书，晚上只需要把灯关掉就可以了。",
      "图书馆", "▌ …天，城市中心的图书馆也重新开放了，读者可以…"
    ),
    (
      "東京：区立図書館は来月から、週末の夜も利用できるようになります。これまでは午後八時に閉館していました。",
      "閉館", "▌ …ます。これまでは午後八時に閉館していました。"
    ),
    (
      "ท่าเรือเปิดอีกครั้งหลังจากพายุใหญ่ที่ทำให้เรือหลายลำต้องรอเป็นเวลาสี่วันห้องสมุดในเมืองก็เปิดอีกครั้งด้วยกัปตันกล่าวว่าวิทยุเป็นสิ่งแรก",
      "ห้องสมุด", "▌ …รอเป็นเวลาสี่วันห้องสมุดในเมือง"
    ),
    (
      "பழைய பாலம் காலை மீண்டும் திறக்கப்பட்டது. இந்த நாளுக்காக நீண்ட காலம் காத்திருந்தோம் என்று ஒரு கடைக்காரர் கூறினார். செலவு மூன்று கோடி ரூபாய் என்று அதிகாரிகள் கூறினர்.",
      "செலவு", "▌ …கூறினார். செலவு"
    ),
    (
      "See \(String(repeating: "x", count: 300))needle\(String(repeating: "y", count: 300)) there",
      "needle", "▌ …xxxxxxxxxxxxneedleyyyyyyyyyyyyyyyyyyyyyyyyy…"
    ),
  ])
  func textWithoutSpacesIsSeenAroundItsMatch(text: String, word: String, row: String) throws {
    var session = try Session([("2023-01-03/a.txt", "Head\n\n\(text)\n")], size: "120x36")
    try session.press("/ text:\(word) enter")
    #expect(session.rows[2].hasPrefix(row), "\(session.rows[2])")
  }

  // MARK: Orders and walks

  @Test func everyOrderKeepsTheSelectedArticle() throws {
    var session = try Session(dated(40), size: "120x36")
    try session.press("/ text:story space text:1 enter down down down")
    let headline = try #require(selected(session)).text.prefix(30)
    for words in [
      "newest first", "oldest first", "by headline", "by place", "by file", "best first",
    ] {
      try session.press("S")
      #expect(session.title.hasSuffix(words))
      #expect(session.bottom.contains("Order: \(words)"))
      #expect(try #require(selected(session)).text.prefix(30) == headline, "\(words)")
    }
    // What is asked next is answered with the best first again.
    try session.press("S S / text:common")
    #expect(session.title.hasSuffix("best first"))
  }

  @Test(arguments: ["80x24", "120x36"]) func matchesAreWalkedThroughManyResults(size: String) throws
  {
    var session = try Session(dated(3_000), size: size)
    try session.press("/ text:common enter")
    #expect(session.bottom.contains("match 1 of 12 · article 1 of 3,000"))
    for _ in 0..<40 { try session.press("n") }
    #expect(session.bottom.contains("match 5 of 12 · article 4 of 3,000"))
    for _ in 0..<5 { try session.press("N") }
    #expect(session.bottom.contains("match 12 of 12 · article 3 of 3,000"))
    try session.press("end n")
    #expect(session.bottom.contains("match 2 of 12 · article 3,000 of 3,000"))
    try session.press("n n n n n n n n n n n")
    #expect(session.bottom.contains("This is the last match"))
    try session.press("home N")
    #expect(session.bottom.contains("This is the first match"))
  }

  // MARK: The gauge

  @Test func aGaugeTellsWhereInTheTextTheMatchesAre() throws {
    let text =
      "Head\n\n" + (1...80).map { "Line number \($0) of it." }.joined(separator: "\n\n")
      + "\n\nA needle.\n"
    var session = try Session([("a.txt", text), ("b.txt", "Short\n\nA needle.\n")])
    func gauge() -> String {
      String(session.rows.dropFirst(6).prefix(17).map { $0.count == 80 ? $0.last ?? " " : " " })
    }
    #expect(gauge().allSatisfy { $0 == " " })
    try session.press("/ text:needle enter home")
    // The first in the list fits on the screen whole.
    #expect(gauge().allSatisfy { $0 == " " }, "\(session.screen)")
    try session.press("down")
    #expect(gauge().hasSuffix("┤"), "\(session.screen)")
    try session.press("enter home")
    #expect(gauge().hasPrefix("│") && gauge().hasSuffix("╴"), "\(session.screen)")
    try session.press("esc esc")
    #expect(gauge().allSatisfy { $0 == " " })
  }
}
