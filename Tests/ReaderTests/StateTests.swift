import Articles
import Catalog
import Reader
import Screen
import Testing

/// What happens where two things meet: a search and a changed file, a small screen and a key.
@Suite struct StateTests {
  @Test func escAfterAnEditShowsTheNewText() throws {
    var session = try Session(dated(5))
    try session.press("/ text:story")
    let story = dated(5)[0]
    session.send(.loaded([try Session.entry(story.path, "Story number 0\n\nLeeds: NEW body.")]))
    try session.press("esc")
    #expect(session.screen.contains("NEW body."))
    try session.press("enter / text:body")
    session.send(.loaded([try Session.entry(story.path, "Story number 0\n\nLeeds: Newest.")]))
    try session.press("esc")
    #expect(session.screen.contains("Newest."))
  }

  @Test(arguments: ["click:10x15", "wheeldown:10x15", "wheeldown:10x3"])
  func theMouseToldOfAnArticleTooSoNothingMovesIt(mouse: String) throws {
    var session = try Session(Array(dated(40)[20...]))
    try session.press(mouse)
    session.send(.loaded(try dated(20).map { try Session.entry($0.path, $0.text) }))
    #expect(session.bottom.contains("21/40"))
  }

  @Test func spaceOpensTheTextWhereOnlyTheListIsShown() throws {
    var session = try Session(dated(5), size: "40x8")
    try session.press("space")
    #expect(session.screen.contains("Words about the matter 0."))
    #expect(session.bottom.contains("1/5"))
    try session.press("esc J")
    #expect(session.screen.contains("Enter shows the text"))
  }

  @Test(arguments: ["esc", "q", "h"])
  func aSearchOfTheArticleEndsFromTheListToo(key: String) throws {
    var session = try Session(dated(5))
    try session.press("enter / text:common enter tab \(key)")
    #expect(!session.bottom.contains("match"))
    #expect(session.effects.isEmpty)
  }

  @Test(arguments: ["esc", "enter"])
  func givingUpASecondSearchBringsTheFirstBack(key: String) throws {
    var session = try Session(dated(40))
    try session.press("/ text:story space text:1 enter down down")
    let before = session.screen
    try session.press("/ \(key)")
    #expect(session.screen == before)
    try session.press("/ text:xyzzy esc")
    #expect(session.screen == before)
    try session.press("esc")
    #expect(session.title.contains("40 articles"))
  }

  @Test func aSearchThatWaitsFollowsTheLibrary() throws {
    var session = try Session(dated(9))
    try session.press("/ text:story enter /")
    session.send(.removed(dated(4).map { ArticleID(path: $0.path.utf8) }))
    try session.press("esc")
    #expect(session.title.contains("5 of 5 articles"))
    #expect(session.screen.contains("Story number 8"))
  }

  @Test func thePromptOfAnArticleStaysInIt() throws {
    var session = try Session(dated(5))
    try session.press("/ text:story enter tab / ctrl-n ctrl-n text:common")
    #expect(session.bottom.contains("match 1 of 12 · article 1 of 5"))
    try session.press("ctrl-n")
    #expect(session.bottom.contains("match 2 of 12"))
  }

  @Test(arguments: ["80x24", "40x8"])
  func thereIsNoTextToGoToInAnEmptyLibrary(size: String) throws {
    var session = try Session(size: size)
    try session.press("tab enter right space")
    #expect(session.screen.contains("No articles here yet"))
    session = try Session(dated(3), size: size)
    try session.press("enter")
    session.send(.removed(dated(3).map { ArticleID(path: $0.path.utf8) }))
    #expect(session.screen.contains("No articles here yet"))
  }

  @Test func aTallerScreenAndBackKeepsThePlace() throws {
    var session = try Session(dated(3))
    try session.press("enter G")
    let before = session.screen
    try session.press("size:80x50 size:80x24")
    #expect(session.screen == before)
    try session.press("k k")
    let above = session.screen
    try session.press("size:80x23 size:70x30 size:80x24")
    #expect(session.screen == above)
  }

  @Test(arguments: ["80x24", "60x20", "40x12"])
  func theHelpIsNeverCut(size: String) throws {
    var session = try Session(dated(3), size: size)
    try session.press("?")
    var words = ""
    for _ in 0..<200 {
      words += session.rows.dropFirst().dropLast(2).joined(separator: " ") + " "
      try session.press("down")
    }
    let seen = Set(words.split(separator: " "))
    for word in Command.table.flatMap({ $0.help.split(separator: " ") }) {
      #expect(seen.contains(word))
    }
  }

  @Test func theProblemsPageShowsTheEndOfALongPath() throws {
    var session = try Session(dated(1), size: "60x8")
    let path = "/a" + String(repeating: "/folder", count: 20) + "/name.txt"
    session.send(.problems([LoadProblem(path: path, reason: "permission denied")]))
    try session.press("! G")
    #expect(session.screen.contains("/folder/name.txt"))
    session.send(.problems([]))
    #expect(session.screen.contains("All files could be read."))
  }

  @Test func aPastedWordIsKeptWhenTheHistoryIsLookedAt() throws {
    var session = try Session(dated(3))
    try session.press("/ text:aaa enter esc / text:x up paste:b up down")
    #expect(session.bottom.contains("/aaab"))
  }

  @Test func aLayoutThatDoesNotFitSaysSo() throws {
    var session = try Session(dated(3), size: "60x24")
    try session.press("ctrl-w")
    #expect(session.bottom.contains("side by side, when there is room"))
  }

  @Test func enterInTheTextOffersEveryCommand() throws {
    var session = try Session(dated(3), size: "100x30")
    try session.press("enter enter text:sort enter")
    #expect(session.title.contains("oldest first"))
  }

  @Test func thePlaceFromBeforeASearchSurvivesReadingInIt() throws {
    var session = try Session(dated(9))
    try session.press("down enter down down down esc")
    let before = session.screen
    try session.press("/ text:story enter G enter pgdn esc esc")
    #expect(session.screen == before)
  }
}
