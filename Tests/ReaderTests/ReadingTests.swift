import Articles
import Catalog
import Reader
import Screen
import Testing

@Suite struct ReadingTests {
  @Test func theTextFollowsTheCursorWithoutEnter() throws {
    var session = try Session(dated(20), size: "120x36")
    #expect(session.screen.contains("Paragraph 1 of story 0,"))
    try session.press("down down")
    #expect(session.screen.contains("Paragraph 1 of story 2,"))
    #expect(session.bottom.contains("3/20"))
  }

  @Test func movingStopsAtBothEnds() throws {
    var session = try Session(dated(20))
    try session.press("up pgup")
    #expect(session.bottom.contains("1/20"))
    try session.press("G down")
    #expect(session.bottom.contains("20/20"))
    try session.press("g g")
    #expect(session.bottom.contains("1/20"))
  }

  @Test func aPageOfTheListIsWhatTheListShows() throws {
    var session = try Session(dated(50))
    try session.press("pgdn")
    #expect(session.bottom.contains("8/50"))
    try session.press("ctrl-d")
    #expect(session.bottom.contains("11/50"))
    try session.press("ctrl-u pgup")
    #expect(session.bottom.contains("1/50"))
  }

  @Test func enterReadsAndEscComesBack() throws {
    var session = try Session(dated(5))
    try session.press("enter down down")
    #expect(session.bottom.contains("line 3"))
    try session.press("esc down")
    #expect(session.bottom.contains("2/5 · line 1"))
  }

  @Test func anArticleIsFoundWhereItWasLeft() throws {
    var session = try Session(dated(5))
    try session.press("enter down down down J")
    #expect(session.bottom.contains("2/5 · line 1"))
    try session.press("K")
    #expect(session.bottom.contains("1/5 · line 4"))
  }

  @Test func spaceReadsOnIntoTheNextArticle() throws {
    var session = try Session(dated(2))
    for _ in 0..<20 {
      if session.bottom.contains("2/2") { break }
      try session.press("space")
    }
    #expect(session.bottom.contains("2/2 · line 1"))
    for _ in 0..<20 { try session.press("space") }
    #expect(session.screen.contains("This is the last article"))
  }

  @Test func theOtherPaneScrollsFromTheList() throws {
    var session = try Session(dated(5))
    try session.press("J J J K")
    #expect(session.bottom.contains("1/5 · line 3"))
  }

  @Test func backStepsOutAndThenQuits() throws {
    var session = try Session(dated(3))
    try session.press("enter q")
    #expect(session.effects.isEmpty)
    try session.press("? q")
    #expect(session.effects.isEmpty)
    try session.press("q")
    #expect(session.effects == [.quit])
  }

  @Test(arguments: [
    ("Q", Effect.quit), ("enter Q", .quit), ("? Q", .quit), ("r", .reload), ("f5", .reload),
    ("ctrl-l", .redraw), ("ctrl-z", .suspend), ("/ ctrl-z", .suspend),
    (": text:suspend enter", .suspend),
  ])
  func asksTheWorld(keys: String, effect: Effect) throws {
    var session = try Session(dated(3))
    try session.press(keys)
    #expect(session.effects == [effect])
  }

  @Test func pastedTextIsNeverACommand() throws {
    var session = try Session(dated(3))
    try session.press("paste:qQjjr")
    #expect(session.effects.isEmpty)
    #expect(session.bottom.contains("Press / first"))
    try session.press("/ paste:number")
    #expect(session.bottom.contains("/number"))
  }

  // MARK: Sizes

  @Test func resizingKeepsTheArticleAndTheWordsAtTheTop() throws {
    var session = try Session(dated(9), size: "120x36")
    try session.press("down down enter pgdn down down")
    let row = try #require(session.rows.dropFirst().first { $0.contains("Paragraph") })
    let words = String(row[try #require(row.firstRange(of: /Paragraph \d+/))])
    for size in ["80x24", "200x50", "40x12", "60x20", "10x3", "1x1", "120x36"] {
      try session.press("size:\(size)")
    }
    let after = session.rows.dropFirst().first { $0.contains("Paragraph") }
    #expect(after?.contains(words) == true)
    #expect(session.bottom.contains("3/9"))
  }

  @Test(arguments: ["1x1", "2x1", "1x2", "10x3", "20x5", "40x12", "80x24", "120x36", "500x300"])
  func everySizeShowsSomethingAndNothingTraps(size: String) throws {
    var session = try Session(dated(9), size: size)
    try session.press(
      "down enter pgdn space J / text:common enter n N esc esc ? pgdn q : text:zoom enter z < > = "
        + "ctrl-w ctrl-w + - S ! esc tab / text:zzz enter esc")
    let frame = session.state.render()
    #expect(frame.cells.count == frame.size.columns * frame.size.rows)
    #expect(frame.cursor.map { frame.bounds.contains($0) } ?? true)
  }

  @Test func panesCanBeResizedAndPutBack() throws {
    var session = try Session(dated(9), size: "120x36")
    func divider() -> Int? { session.rows[5].firstIndex(of: "│")?.utf16Offset(in: session.rows[5]) }
    let usual = try #require(divider())
    try session.press("> >")
    #expect(divider() == usual + 4)
    try session.press("< < <")
    #expect(divider() == usual - 2)
    try session.press("=")
    #expect(divider() == usual)
    try session.press("z")
    #expect(divider() == nil)
    try session.press("z drag:60x5")
    #expect(divider() == usual)
    try session.press("click:\(usual)x5 drag:60x5 release:60x5")
    #expect(divider() == 60)
  }

  @Test func theMouseSelectsFocusesAndScrolls() throws {
    var session = try Session(dated(30), size: "80x24")
    try session.press("click:10x3")
    #expect(session.bottom.contains("3/30"))
    try session.press("wheeldown:10x15")
    #expect(session.bottom.contains("3/30 · line 4"))
    try session.press("click:10x15 down")
    #expect(session.bottom.contains("line 5"))
    try session.press("wheeldown:10x3")
    #expect(session.bottom.contains("3/30"))
    try session.press("M click:10x1")
    #expect(session.bottom.contains("3/30"))
    #expect(!session.state.render().wantsMouse)
  }

  // MARK: Orders

  @Test func theOrderCyclesAndTheSelectionStays() throws {
    var session = try Session([
      ("2023-01-03/b.txt", "Beta\n\nOslo: Text."), ("2023-01-01/c.txt", "Alpha\n\nParis: Text."),
      ("2023-01-02/a.txt", "Gamma\n\nCairo: Text."),
    ])
    #expect(session.title.contains("newest first"))
    try session.press("down")
    #expect(session.bottom.contains("2/3"))
    for (order, place) in [
      ("oldest first", "2/3"), ("by headline", "3/3"), ("by place", "1/3"), ("by file", "2/3"),
      ("newest first", "2/3"),
    ] {
      try session.press("S")
      #expect(session.title.contains(order))
      #expect(session.bottom.contains(place), "\(order)")
      #expect(session.screen.contains("Cairo: Text."))
    }
  }

  // MARK: A library that changes

  @Test func articlesThatComeInDoNotMoveTheReader() throws {
    var session = try Session(Array(dated(40)[20...]))
    try session.press("down down down enter down down")
    let before = session.rows.dropFirst(9)
    session.send(.loaded(try Session.batch(dated(20))))
    #expect(session.bottom.contains("24/40 · line 3"))
    #expect(session.rows.dropFirst(9).dropLast(2).elementsEqual(before.dropLast(2)))
    session.send(.removed([ArticleID(path: dated(1)[0].path.utf8)]))
    #expect(session.bottom.contains("23/39 · line 3"))
  }

  @Test func untilAllIsLoadedAndNoKeyIsPressedTheNewestIsSelected() throws {
    var session = try Session()
    session.send(.loadingStarted)
    session.send(.loaded(try Session.batch(dated(40)[20...])))
    #expect(session.screen.contains("Paragraph 1 of story 20,"))
    session.send(.loaded(try Session.batch(dated(20))))
    #expect(session.bottom.contains("1/40"))
    #expect(session.screen.contains("Paragraph 1 of story 0,"))
  }

  @Test func theSameWordsStayAtTheTopOfATextThatRepeatsItself() throws {
    let refrain = "And the sea came over the wall."
    func text(_ start: String = "", edit: String = "") -> String {
      "Refrain\n\n" + start
        + (1..<60).map { index in
          index % 5 == 0 ? refrain : "Paragraph number \(index) goes on\(index == 31 ? edit : "")."
        }.joined(separator: "\n\n")
    }
    let moves = Array(repeating: "}", count: 34).joined(separator: " ")
    for (keys, start, edit, top) in [
      (moves + " { { { {", "A new one.\n\n", "", refrain),
      (
        moves + " { { {", "1\n\n2\n\n3\n\n4\n\n", " and was edited",
        "Paragraph number 31 goes on and was edited."
      ),
    ] {
      var session = try Session([("a.txt", text())], size: "80x24")
      try session.press("enter Z \(keys)")
      let before = session.rows.prefix(10).map(String.init)
      let row = try #require(before.firstIndex { !$0.isEmpty })
      #expect(before[row].contains(top.prefix(20)))
      session.send(.loaded(try Session.batch([("a.txt", text(start, edit: edit))])))
      let after = session.rows.prefix(10).map(String.init)
      #expect(after[row].contains(top))
      #expect(after[(row + 1)...] == before[(row + 1)...])
    }
  }

  @Test func anArticleThatChangesKeepsItsPlace() throws {
    var session = try Session(dated(5))
    try session.press("down enter down down down")
    let story = dated(5)[1]
    session.send(
      .loaded(try Session.batch([(story.path, story.text + "\n\nA correction.")])))
    #expect(session.bottom.contains("2/5 · line 4"))
  }

  @Test func theSelectedArticleRemovedLeavesItsNeighbour() throws {
    var session = try Session(dated(5))
    try session.press("G")
    session.send(.removed([ArticleID(path: dated(5)[4].path.utf8)]))
    #expect(session.bottom.contains("4/4"))
    session.send(.removed(dated(4).map { ArticleID(path: $0.path.utf8) }))
    #expect(session.screen.contains("No articles here yet"))
  }

  // MARK: Odd articles and pages

  @Test func anArticleWithoutABodySaysSo() throws {
    let session = try Session([("a.txt", "Only a headline\n")])
    #expect(session.screen.contains("no text beyond its headline"))
  }

  @Test func pilesOfMarksAreCut() throws {
    let pile = "Z" + String(repeating: "\u{310}\u{327}", count: 500)
    let session = try Session([("a.txt", "Piles\n\n\(pile)algo and \(pile)\n")], size: "80x24")
    #expect(session.screen.contains("2 piles of marks were cut to thirty."))
    #expect(session.screen.unicodeScalars.filter { $0 == "Z" }.count >= 2)
    #expect(session.screen.contains("algo and"))
  }

  @Test func problemsAreCountedAndListed() throws {
    var session = try Session(dated(2))
    session.send(.problems([LoadProblem(path: "secret.txt", reason: "permission denied")]))
    #expect(session.title.contains("1 problem"))
    try session.press("!")
    #expect(session.screen.contains("secret.txt"))
    #expect(session.screen.contains("permission denied"))
  }

  @Test func aHundredThousandProblemsCanBePagedThrough() throws {
    var session = try Session(dated(2))
    session.send(
      .problems((0..<100_000).map { LoadProblem(path: "file-\($0)", reason: "empty") }))
    try session.press("! G")
    #expect(session.screen.contains("file-99999"))
  }

  @Test func helpShowsEveryCommand() throws {
    var session = try Session(dated(2), size: "100x200")
    try session.press("?")
    for info in Command.table {
      #expect(session.screen.contains(info.help), "\(info.command)")
    }
  }

  @Test func thePaletteFindsAndRuns() throws {
    var session = try Session(dated(9), size: "120x36")
    try session.press(": text:sort")
    #expect(session.screen.contains("Next sort order"))
    try session.press("enter")
    #expect(session.title.contains("oldest first"))
    try session.press("ctrl-p text:xyzzy")
    #expect(session.screen.contains("No command is called that"))
    try session.press("enter esc")
    #expect(session.title.contains("oldest first"))
  }
}
