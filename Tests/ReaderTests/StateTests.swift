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
    session.send(.loaded(try Session.batch([(story.path, "Story number 0\n\nLeeds: NEW body.")])))
    try session.press("esc")
    #expect(session.screen.contains("NEW body."))
    try session.press("enter / text:body")
    session.send(.loaded(try Session.batch([(story.path, "Story number 0\n\nLeeds: Newest.")])))
    try session.press("esc")
    #expect(session.screen.contains("Newest."))
  }

  @Test(arguments: ["click:10x15", "wheeldown:10x15", "wheeldown:10x3"])
  func theMouseToldOfAnArticleTooSoNothingMovesIt(mouse: String) throws {
    var session = try Session()
    session.send(.loadingStarted)
    session.send(.loaded(try Session.batch(dated(40)[20...])))
    try session.press(mouse)
    session.send(.loaded(try Session.batch(dated(20))))
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
    for _ in 0..<300 {
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

  @Test func nextMatchGoesOnFromWhatIsInSight() throws {
    let long = (1...60).map { "Paragraph \($0) with the word common." }.joined(separator: "\n\n")
    var session = try Session([("a.txt", "Long\n\n" + long)])
    try session.press("enter / text:common enter n n G n")
    #expect(session.bottom.contains("match 52 of 60"))
    try session.press("n")
    #expect(session.bottom.contains("match 53 of 60"))
    try session.press("g N")
    #expect(session.bottom.contains("from the end"))
    try session.press("g n")
    #expect(session.bottom.contains("match 1 of 60"))
  }

  @Test func aSearchOfTheTextGoesAlongToTheNextArticle() throws {
    var session = try Session(dated(3))
    try session.press("enter / text:common enter J")
    #expect(session.bottom.contains("2/3") || session.bottom.contains("match"))
    try session.press("n")
    #expect(session.bottom.contains("of 12"))
    #expect(!session.bottom.contains("No search"))
  }

  @Test func aSearchOfTheTextThatFindsNothingLeavesNothingBehind() throws {
    var session = try Session(dated(3))
    try session.press("enter / text:xyzzy enter")
    #expect(session.bottom.contains("Not in this article"))
    try session.press("j")
    #expect(session.bottom.contains("1/3 · line 2"))
  }

  @Test func whatComesAfterLoadingDoesNotTakeTheTextAway() throws {
    var session = try Session(Array(dated(9)[4...]))
    session.send(.loaded(try Session.batch(dated(4))))
    #expect(session.screen.contains("Words about the matter 4."))
    #expect(session.bottom.contains("5/9"))
  }

  @Test func aRenamedFileStaysSelectedAtItsPlace() throws {
    var session = try Session(dated(9))
    try session.press("down down enter down down down")
    let story = dated(9)[2]
    session.send(.loaded(try Session.batch([("1999-01-01/moved.txt", story.text)])))
    session.send(.removed([ArticleID(path: story.path.utf8)]))
    #expect(session.bottom.contains("9/9 · line 4"))
    #expect(session.screen.contains("story 2,"))
  }

  @Test func aParagraphAddedAboveDoesNotMoveTheText() throws {
    var session = try Session(dated(3))
    try session.press("enter pgdn")
    let row = { (session: Session) in session.rows.first { $0.contains("Paragraph") } }
    let before = row(session)
    let story = dated(3)[0]
    let longer = story.text.replacing("Leeds:", with: "Added: above.\n\nLeeds:")
    session.send(.loaded(try Session.batch([(story.path, longer)])))
    #expect(row(session) == before)
  }

  @Test func withOneArticleTheKeysMoveItsText() throws {
    var session = try Session(dated(1))
    try session.press("down down")
    #expect(session.bottom.contains("line 3"))
    try session.press("G g")
    #expect(session.bottom.contains("line 1"))
  }

  @Test func theListAboveTheTextIsNoTallerThanTheLibrary() throws {
    let session = try Session(dated(4))
    #expect(session.rows[5].hasPrefix("────"))
  }

  @Test func everyStepOfTheTextWidthShows() throws {
    var session = try Session(dated(3))
    for _ in 0..<20 { try session.press("+") }
    #expect(session.bottom.contains("as wide as its pane: 76"))
    try session.press("-")
    #expect(session.bottom.contains("Text column: 74"))
  }

  @Test func pagesSayHowMuchThereIs() throws {
    var session = try Session(dated(3))
    try session.press("?")
    #expect(session.bottom.contains("1–22 of "))
  }

  /// An article of which the library has only the beginning, and one from a list of the last time.
  @Test func asksForTheTextThatIsLookedAt() throws {
    func article(_ text: String, wholeSize: Int? = nil) throws -> Article {
      let source = ArticleSource(
        id: ArticleID(path: "large".utf8), path: "large.txt", wholeSize: wholeSize)
      return try ArticleParser.parse(Array(text.utf8), from: source)
    }
    let beginning = "Large\n\nThe beginning.\n"
    var session = try Session(dated(2))
    var builder = BatchBuilder()
    builder.room(for: beginning.utf8.count).copyBytes(from: Array(beginning.utf8))
    var name = "large.txt"
    try name.withUTF8 { name throws in
      try builder.add(
        beginning.utf8.count, named: name,
        from: ArticleOrigin(
          id: ArticleID(path: "large".utf8), folder: ArticleFolder(path: "", isExact: true),
          wholeSize: 9_000_000))
    }
    session.send(.loaded(builder.take()))
    let asks = Effect.readMore(ArticleID(path: "large".utf8), path: "large.txt")
    #expect(!session.effects.contains(asks))
    try session.press("end")
    #expect(session.effects.last == asks)
    #expect(session.screen.contains("The beginning."))
    session.send(
      .text(PreparedText(try article(beginning + "\nThe rest of it.\n"), isFromFile: true)))
    #expect(session.screen.contains("The rest of it."))
    try session.press("enter / text:rest enter")
    #expect(session.bottom.contains("match 1 of 1"), "\(session.bottom)")
    try session.press("esc")
    #expect(session.effects.filter { $0 == asks }.count == 1)
    // What is read for the page goes with it; coming back, it is read again.
    try session.press("tab home")
    session.send(
      .text(PreparedText(try article("Another\n\nText that comes too late.\n"), isFromFile: true)))
    #expect(!session.screen.contains("comes too late"))
    try session.press("end")
    #expect(session.effects.filter { $0 == asks }.count == 2)
  }

  /// While a file that is too large to be kept whole is written to, its page stays where it is.
  @Test func keepsThePlaceInALargeFileThatIsEdited() throws {
    func paragraphs(_ range: Range<Int>) -> String {
      range.map { "This is paragraph \($0).\n\n" }.joined()
    }
    func whole(_ text: String) throws -> Article {
      let source = ArticleSource(
        id: ArticleID(path: "large".utf8), path: "large.txt", wholeSize: 9_000_000)
      return try ArticleParser.parse(Array(text.utf8), from: source)
    }
    var builder = BatchBuilder()
    func beginning(_ text: String, _ builder: inout BatchBuilder) throws -> ArticleBatch {
      builder.room(for: text.utf8.count).copyBytes(from: Array(text.utf8))
      var name = "large.txt"
      try name.withUTF8 { name throws in
        try builder.add(
          text.utf8.count, named: name,
          from: ArticleOrigin(
            id: ArticleID(path: "large".utf8), folder: ArticleFolder(path: "", isExact: true),
            wholeSize: 9_000_000))
      }
      return builder.take()
    }
    let text = "Large\n\n" + paragraphs(0..<200)
    var session = try Session()
    session.send(.loaded(try beginning(String(text.prefix(400)), &builder)))
    session.send(.text(PreparedText(try whole(text), isFromFile: true)))
    try session.press("enter / text:150 enter")
    try session.press("k k")
    let before = session.rows.filter { $0.contains("This is paragraph") }
    #expect(before.contains { $0.contains("paragraph 150") })
    let asks = session.effects.count { if case .readMore = $0 { true } else { false } }
    let edited = "Large\n\nA new beginning.\n\nAnd more.\n\n" + paragraphs(0..<200)
    session.send(.loaded(try beginning(String(edited.prefix(400)), &builder)))
    #expect(session.rows.filter { $0.contains("This is paragraph") } == before)
    #expect(session.effects.count { if case .readMore = $0 { true } else { false } } == asks + 1)
    session.send(.text(PreparedText(try whole(edited), isFromFile: true)))
    #expect(session.rows.filter { $0.contains("This is paragraph") } == before)
    try session.press("home")
    #expect(session.screen.contains("A new beginning."))
  }

  /// A long article is there at once as far as the screen needs it, and whole when it has been prepared.
  @Test func showsTheBeginningOfALongTextAtOnceAndThenAllOfIt() throws {
    let body = (0..<3_000).map { "This is paragraph \($0) of many.\n\n" }.joined()
    var session = try Session([("a", "Short\n\nText.\n"), ("b", "Long\n\n" + body)])
    try session.press("down")
    #expect(session.screen.contains("This is paragraph 0 of many."))
    func prepared() throws -> Article {
      try #require(
        session.effects.compactMap {
          if case .prepare(let text) = $0 { text.article() } else { nil }
        }
        .last)
    }
    let article = try prepared()
    #expect(article.text.elementsEqual(("Long\n\n" + body).utf8))
    session.send(.text(PreparedText(article, isFromFile: false)))
    #expect(session.screen.contains("This is paragraph 0 of many."))
    try session.press("enter end")
    #expect(session.screen.contains("This is paragraph 2999 of many."))
    // Coming back, it is where it was, though that is far behind what is shown at once.
    try session.press("tab up down")
    session.send(.text(PreparedText(try prepared(), isFromFile: false)))
    #expect(session.screen.contains("This is paragraph 2999 of many."))
    // A search goes to what it finds, wherever that is.
    try session.press("up / text:2987")
    session.send(.text(PreparedText(try prepared(), isFromFile: false)))
    #expect(session.screen.contains("This is paragraph 2987 of many."))
    // Of an article passed over nothing comes late.
    try session.press("esc home")
    session.send(.text(PreparedText(article, isFromFile: false)))
    #expect(session.screen.contains("Text."))
    #expect(!session.screen.contains("of many."))
  }

  /// Weeks later, when others have the places of articles that have gone, nothing leads to them.
  @Test func escLeadsToNoStranger() throws {
    var session = try Session(dated(9))
    try session.press("down down / text:story")
    let selected = dated(9)[2]
    session.send(.removed([ArticleID(path: selected.path.utf8)]))
    for round in 0..<3 {
      let others = (0..<5_000).map { (path: "0/\(round)-\($0)", text: "Other \($0)\n\nText.") }
      session.send(.loaded(try Session.batch(others)))
      session.finishWork()
      session.send(.removed(others.map { ArticleID(path: $0.path.utf8) }))
    }
    session.send(
      .loaded(try Session.batch((0..<2_000).map { ("0/last-\($0)", "Last \($0)\n\nText.") })))
    try session.press("esc")
    #expect(session.bottom.contains("3/2,008"))
    #expect(session.screen.contains("Words about the matter 3."))
  }

  @Test func aNoticeStaysUntilItWasNoticed() throws {
    var session = try Session(dated(20))
    session.send(.notice("no patterns to hyphenate by xx"))
    session.send(.notice("no option called y"))
    let words = "no patterns to hyphenate by xx · ! tells of 1 more"
    #expect(session.bottom.contains(words))
    try session.press("down down J")
    #expect(session.bottom.contains(words))
    try session.press("S")
    #expect(session.bottom.contains("Order: "))
    try session.press("down")
    #expect(session.bottom.contains(words))
    try session.press("esc")
    #expect(!session.bottom.contains("no patterns"))
    #expect(session.title.contains("2 problems"))
    try session.press("!")
    #expect(session.screen.contains("no patterns to hyphenate by xx"))
    #expect(session.screen.contains("no option called y"))
  }

  @Test func aNoticeGoesByItself() throws {
    var session = try Session(dated(20))
    session.send(.notice("no patterns"))
    for _ in 0..<5 { try session.press("down up") }
    #expect(!session.bottom.contains("no patterns"))
  }
}
