import Articles
import Catalog
import Reader
import Screen
import Testing

@Suite struct SearchingTests {
  private static let three: [(path: String, text: String)] = [
    (
      "2023-01-03/a.txt",
      "Harbour reopens\n\nMombasa: The storm is over, said the harbour master.\n\nTags: weather"
    ),
    ("2023-01-02/b.txt", "Storm over Leeds\n\nLeeds: Trains stood still in Rzeszów and Leeds.\n"),
    ("2023-01-01/c.txt", "Rail strike\n\nParis: Nothing of the kind, says The Rail.\n"),
  ]

  @Test func nothingYetIsNotCalledNothing() throws {
    var session = try Session(Self.three)
    for event in try KeyScript.parse("/ text:zebra") { session.send(.terminal(event)) }
    #expect(session.bottom.contains("searching"))
    #expect(!session.bottom.contains("no articles"))
    session.finishWork()
    #expect(session.bottom.contains("no articles"))
  }

  @Test func theListNarrowsAsOneTypes() throws {
    var session = try Session(Self.three, size: "120x36")
    try session.press("/ text:storm")
    #expect(session.title.contains("2 of 3 articles"))
    #expect(session.bottom.contains("/storm"))
    #expect(session.bottom.contains("match 1 of 1 · article 1 of 2"))
    // The headline counts more than the body.
    #expect(session.screen.contains("Storm over Leeds"))
    #expect(session.screen.contains("Trains stood still"))
    try session.press("space text:harbour")
    #expect(session.title.contains("1 of 3 articles"))
  }

  @Test(arguments: [
    ("rzeszow", 1), ("RZESZOW", 0), ("Rzeszów", 1), ("Rzeszow", 1),
    ("Rzeszöw", 0), ("rzeszöw", 1), ("Leéds", 0), ("leéds", 1), ("The", 2), ("Kind", 0), ("the", 2),
    ("weather", 1), ("mombasa", 1), ("ai", 3), ("storm space leeds", 1), ("zebra", 0),
  ])
  func findsWhatIsMeant(words: String, count: Int) throws {
    var session = try Session(Self.three)
    let keys = words.split(separator: " ").map { $0 == "space" ? "space" : "text:\($0)" }
    try session.press("/ " + keys.joined(separator: " "))
    #expect(session.title.contains("\(count) of 3 articles"), "\(session.title)")
  }

  @Test func escPutsEverythingBack() throws {
    var session = try Session(dated(40))
    try session.press("down down down down down down down down down enter down down down")
    let before = session.screen
    try session.press("esc")
    let inList = session.screen
    try session.press("/ text:story space text:37")
    #expect(session.screen != inList)
    try session.press("esc")
    #expect(session.screen == inList)
    try session.press("/ text:story enter down down enter pgdn esc esc")
    #expect(session.screen == inList)
    try session.press("enter")
    #expect(session.screen == before)
  }

  @Test func escAfterTheLibraryGrewStillGoesBackToTheArticle() throws {
    var session = try Session(Array(dated(40)[20...]))
    try session.press("down down down / text:common")
    session.send(.loaded(try Session.batch(dated(20))))
    session.finishWork()
    #expect(session.title.contains("40 of 40 articles"))
    try session.press("esc")
    #expect(session.bottom.contains("24/40"))
    #expect(session.screen.contains("Paragraph 1 of story 23,"))
  }

  @Test func matchesAreWalkedAcrossArticles() throws {
    var session = try Session(Self.three, size: "120x36")
    try session.press("/ text:leeds enter")
    #expect(session.bottom.contains("match 1 of 3 · article 1 of 1"))
    try session.press("esc / text:storm enter n")
    #expect(session.bottom.contains("match 1 of 1 · article 2 of 2"))
    try session.press("n")
    #expect(session.bottom.contains("This is the last match"))
    try session.press("N")
    #expect(session.bottom.contains("article 1 of 2"))
  }

  @Test func theTextIsScrolledToItsFirstMatch() throws {
    let long =
      "Long story\n\n" + (1...60).map { "Line of filler number \($0)." }.joined(separator: "\n\n")
      + "\n\nAt last the xylophone is heard.\n"
    var session = try Session([("a.txt", long)])
    try session.press("/ text:xylophone")
    #expect(session.screen.contains("At last the xylophone is heard."))
    #expect(session.bottom.contains("match 1 of 1"))
    try session.press("esc")
    #expect(session.bottom.contains("line 1"))
  }

  @Test func matchesAreLitInHeadlineAndText() throws {
    var session = try Session(Self.three, size: "120x36", settings: Settings(colours: .monochrome))
    try session.press("/ text:storm enter")
    let frame = session.state.render()
    let reversed = frame.cells.filter { $0.style.attributes.contains(.reverse) }
    let letters = String(
      String.UnicodeScalarView(reversed.compactMap { Unicode.Scalar($0.scalar) }))
    #expect(letters.lowercased().contains("stormstorm"))
  }

  @Test func searchingFromTheTextSearchesThisArticle() throws {
    var session = try Session(dated(9))
    try session.press("enter / text:paragraph")
    #expect(session.bottom.contains("match 1 of 12"))
    try session.press("enter n n")
    #expect(session.bottom.contains("match 3 of 12"))
    #expect(session.title.contains("9 articles"))
    try session.press("N N N")
    #expect(session.bottom.contains("match 12 of 12") || session.bottom.contains("goes on"))
    try session.press("esc")
    #expect(!session.bottom.contains("match"))
  }

  @Test func givingUpASearchInTheTextGoesBack() throws {
    var session = try Session(dated(9))
    try session.press("enter down down")
    let before = session.screen
    try session.press("/ text:12 esc")
    #expect(session.screen == before)
  }

  /// Keys pressed in the text of an article, after which Esc shows what was shown before them.
  @Test(arguments: [
    "/ text:12 esc", "/ text:12 enter esc", "/ text:paragraph enter n n n n esc",
    "/ text:12 enter G up up esc", "/ text:12 enter / text:11 esc esc",
    "/ text:12 enter / text:9 enter esc", "/ text:12 enter / backspace esc",
    "/ text:paragraph enter J n esc", "/ text:paragraph enter J / text:12 enter J K esc",
    "/ text:zebra enter",
  ])
  func escAfterASearchInTheTextGoesBackToBeforeIt(keys: String) throws {
    var session = try Session(dated(9))
    try session.press("down down enter down down")
    let before = session.screen
    try session.press(keys)
    if keys.hasSuffix("zebra enter") {
      #expect(session.bottom.contains("Not in this article"))
      try session.press("ctrl-l")
    }
    #expect(session.screen == before)
  }

  @Test func escAfterASearchInAResultGoesBackToItsMatch() throws {
    var session = try Session(dated(9), size: "120x36")
    try session.press("/ text:common tab n n n n")
    let before = session.screen
    #expect(session.bottom.contains("match 5 of 12"))
    try session.press("/ text:p9 enter")
    #expect(session.screen != before)
    try session.press("esc")
    #expect(session.screen == before)
  }

  @Test func givingUpASecondSearchInTheTextComesBackToTheFirst() throws {
    var session = try Session(dated(9))
    try session.press("enter down / text:paragraph enter n n")
    let first = session.screen
    try session.press("/ text:p12 esc")
    #expect(session.screen == first)
  }

  @Test func escAfterASearchInAnArticleThatHasGoneStaysWhereOneIs() throws {
    var session = try Session(dated(9))
    try session.press("enter down / text:paragraph enter J n")
    session.send(.removed([ArticleID(path: dated(9)[0].path.utf8)]))
    try session.press("esc")
    #expect(session.screen.contains("Paragraph 2 of story 1,"))
    #expect(!session.bottom.contains("match"))
  }

  @Test func leavingTheTextKeepsThePlaceThatASearchLedTo() throws {
    var session = try Session(dated(9))
    try session.press("enter / text:12 enter q")
    #expect(session.screen.contains("Paragraph 12 of story 0,"))
    #expect(session.bottom.contains("1/9"))
  }

  @Test func earlierSearchesComeBack() throws {
    var session = try Session(Self.three)
    try session.press("/ text:storm enter / text:rail enter / text:x up")
    #expect(session.bottom.contains("/rail"))
    try session.press("up")
    #expect(session.bottom.contains("/storm"))
    #expect(session.title.contains("2 of 3"))
    try session.press("up down down")
    #expect(session.bottom.contains("/x"))
  }

  @Test func nothingFoundSaysWhatToDo() throws {
    var session = try Session(Self.three)
    try session.press("/ text:zebra enter")
    #expect(session.screen.contains("Nothing found"))
    #expect(session.screen.contains("Esc goes back"))
    try session.press("esc")
    #expect(session.bottom.contains("1/3"))
  }

  @Test func aPhraseIsFoundAsWritten() throws {
    var session = try Session(Self.three)
    try session.press("/ \" text:storm space text:over \"")
    #expect(session.title.contains("1 of 3"))
    try session.press("backspace")
    #expect(session.bottom.contains("quote not closed"))
    #expect(session.title.contains("1 of 3"))
  }

  @Test func resultsCanBePutInTheListsOrder() throws {
    var session = try Session(Self.three)
    try session.press("/ text:storm enter")
    #expect(session.title.contains("best first"))
    try session.press("S")
    #expect(session.title.contains("2 of 3 articles · newest first"))
  }

  @Test func theCursorIsInThePromptAndOnTheFocusedRow() throws {
    var session = try Session(Self.three)
    #expect(session.state.render().cursor == Point(column: 0, row: 1))
    try session.press("down")
    #expect(session.state.render().cursor == Point(column: 0, row: 2))
    try session.press("/ text:ab left")
    #expect(session.state.render().cursor == Point(column: 2, row: 23))
  }
}
