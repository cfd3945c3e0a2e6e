import Articles
import Catalog
import Reader
import Screen
import Testing

/// What marks do to the reader, and reading to marks.
@Suite struct MarkingTests {
  private static func marks(
    isRead: Bool = false, place: TextPlace? = nil, progress: Int = 0
  ) -> ArticleMarks {
    var marks = ArticleMarks.none
    marks.isRead = isRead
    marks.place = place
    marks.progress = progress
    return marks
  }

  private static func read(_ numbers: Int..., in session: Session) throws -> Event {
    .marks(
      try session.table(numbers.map { ("Story number \($0)", marks(isRead: true)) }), upTo: .max,
      changed: nil)
  }

  private static let none = Event.marks(StateTable(), upTo: .max, changed: nil)

  private static func short(_ count: Int) -> [(path: String, text: String)] {
    (0..<count).map { ("2023-01-01/\($0).txt", "Story number \($0)\n\nWhat story \($0) tells.\n") }
  }

  // MARK: Queries for marks

  @Test(arguments: ["& down enter", "/ text:is:unread enter down enter", "& S S S down enter"])
  func anotherAnswerDoesNotTakeAwayWhatIsRead(keys: String) throws {
    var session = try Session(dated(5), size: "100x24")
    session.send(Self.none)
    try session.press(keys)
    let selected = try #require(session.rows.first { $0.contains("▏") })
    let number = try #require(selected.first { $0.isNumber }.flatMap { $0.wholeNumberValue })
    session.send(try Self.read(number, (number + 2) % 5, in: session))
    session.finishWork()
    #expect(session.title.contains("4 of 5 articles"))
    #expect(session.screen.contains("▏  Story number \(number)"))
    #expect(session.screen.contains("Words about the matter \(number)."))
    // Once one has moved on, it goes with the next answer.
    try session.press("esc up up")
    session.send(try Self.read(number, (number + 2) % 5, (number + 3) % 5, in: session))
    session.finishWork()
    #expect(!session.screen.contains("Story number \(number)\n"))
  }

  @Test func whatWasMarkedBeforeIsAskedForOnceItIsKnown() throws {
    var session = try Session(dated(3), size: "100x24")
    try session.press("/ text:is:unread enter")
    #expect(session.title.contains("3 of 3 articles"))
    session.send(try Self.read(0, in: session))
    session.finishWork()
    #expect(session.title.contains("2 of 3 articles"))
    #expect(session.screen.contains("▌● Story number 1"))
  }

  @Test func aChangeInSightIsAskedForAgain() throws {
    var session = try Session(dated(3), size: "100x24")
    session.send(Self.none)
    try session.press("/ text:is:unread enter down down")
    session.send(try Self.read(0, in: session))
    session.finishWork()
    #expect(session.title.contains("2 of 3 articles"))
  }

  @Test func whereNothingIsLitArticlesAreShownWhereTheyWereLeft() throws {
    var session = try Session(dated(3), settings: Settings(readPolicy: .linger))
    session.send(Self.none)
    try session.press("enter pgdn")
    let page = session.rows.dropFirst(2).dropLast(2).map { $0 }
    try session.press("esc down &")
    #expect(
      session.rows.dropFirst(2).dropLast(2).contains {
        page.contains($0) && $0.contains("Paragraph")
      })
    #expect(!session.screen.contains("Words about the matter 0."))
    let count = session.changeSets.count
    try session.press("down down")
    session.send(.lingered)
    #expect(session.changeSets.count == count + 1)
  }

  // MARK: Reading

  @Test func whatIsTakenBackAtTheEndStaysTakenBack() throws {
    var session = try Session(Self.short(3), settings: Settings(readPolicy: .end))
    session.send(Self.none)
    try session.press("enter")
    #expect(session.changeSets.map(\.words) == ["Read: Story number 0"])
    try session.press("U")
    #expect(session.effects.contains(.undoMarks))
    session.send(.reversed(Reversal(words: "Read: Story number 0", count: 1), again: false))
    session.send(Self.none)
    session.finishWork()
    try session.press("down up esc enter")
    #expect(session.changeSets.count == 1)
  }

  @Test func theListAloneIsNotReadByBeingLookedAt() throws {
    var session = try Session(Self.short(3), settings: Settings(readPolicy: .linger))
    try session.press("z down")
    session.send(.lingered)
    #expect(session.changeSets.isEmpty)
    try session.press("z down")
    session.send(.lingered)
    #expect(session.changeSets.map(\.words) == ["Read: Story number 2"])
  }

  @Test(arguments: [
    (ReadPolicy.linger, true), (.end, true), (.open, true), (.hand, false),
  ])
  func whatSpacePassesHasBeenRead(policy: ReadPolicy, isRead: Bool) throws {
    var session = try Session(Self.short(3), settings: Settings(readPolicy: policy))
    try session.press("space space")
    #expect(
      session.changeSets.map(\.words)
        == (isRead ? ["Read: Story number 0", "Read: Story number 1"] : []))
    #expect(!session.changeSets.contains { !$0.isAutomatic })
    #expect(session.visits.filter { $0.progress == 1_000 }.count == 2)
  }

  @Test func theFirstArticleGoesToItsPlaceOnceThatIsKnown() throws {
    for (keys, moves) in [("", true), ("J J", false), ("enter", false)] {
      var session = try Session(dated(3))
      try session.press(keys)
      let before = session.screen
      let marks = Self.marks(place: TextPlace(block: 5, offset: 0), progress: 500)
      session.send(
        .marks(try session.table([("Story number 0", marks)]), upTo: .max, changed: nil))
      session.finishWork()
      #expect(session.screen.contains("Words about the matter 0.") != moves)
      #expect((session.screen == before) != moves)
    }
  }

  @Test func aPlaceIsFoundAgainBelowWhatHasComeAboveIt() throws {
    let articles = dated(2)
    var session = try Session(articles)
    try session.press("enter down down down down down down esc")
    let place = try #require(session.visits.last?.place)
    let top = try #require(session.screen.split(separator: "\n").first { $0.contains("Paragraph") })
    let edited = articles[0].text.replacing(
      "Paragraph 1 of", with: "Added.\n\nAdded, too.\n\nParagraph 1 of")
    var later = try Session([(articles[0].path, edited), articles[1]])
    let marks = Self.marks(place: TextPlace(packed: place.packed), progress: 500)
    later.send(.marks(try later.table([("Story number 0", marks)]), upTo: .max, changed: nil))
    later.finishWork()
    let found = later.screen.split(separator: "\n").first { $0.contains("Paragraph") }
    #expect(found == top)
    #expect(!later.screen.contains("Added"))
  }

  @Test func aPlaceIsTakenBeforeASearchChangesTheText() throws {
    var session = try Session(dated(3))
    try session.press("enter down down tab")
    let first = try #require(session.visits.last?.place)
    try session.press("J J J / text:common esc")
    let second = try #require(session.visits.last?.place)
    #expect((second.block, second.offset) > (first.block, first.offset))
    let count = session.visits.count
    // What a search shows at a match has not been read there.
    try session.press("/ text:common enter down down esc")
    #expect(session.visits.count == count)
  }

  @Test func aRenamedArticleIsStillTheOneThatWasOpened() throws {
    let articles = dated(3)
    var session = try Session(articles, settings: Settings(readPolicy: .end))
    try session.press("enter pgdn")
    let path = "2000-01-01/other.txt"
    session.send(.loaded(try Session.batch([(path, articles[0].text)])))
    session.send(.removed([ArticleID(path: articles[0].path.utf8)]))
    session.finishWork()
    try session.press("esc")
    #expect(session.visits.last?.key.path == ArticleID(path: path.utf8))
    #expect(session.visits.filter(\.isOpening).count == 1)
  }

  @Test func anArticleInThePlaceOfOneThatHasGoneHasNotBeenOpened() throws {
    let articles = dated(3)
    var session = try Session(articles)
    try session.press("enter pgdn")
    session.send(.removed([ArticleID(path: articles[0].path.utf8)]))
    try session.press("esc")
    session.send(
      .loaded(try Session.batch([("2030-01-01/new.txt", "New\n\nLeeds: Another story.\n")])))
    session.finishWork()
    try session.press("home down down")
    let new = ArticleID(path: "2030-01-01/new.txt".utf8)
    #expect(!session.visits.contains { $0.key.path == new })
  }

  // MARK: Much at once

  @Test func whatIsBeingMarkedIsFinishedBeforeOneLeaves() throws {
    var session = try Session(Self.short(1_500))
    session.send(.terminal(.key(try #require(Key(spelling: "A")))))
    session.send(.idle)
    let sets = session.leave().compactMap { if case .mark(let set) = $0 { set } else { nil } }
    #expect(sets.map(\.changes.count) == [1_500])
  }

  @Test func aTableOnItsWayDoesNotTakeBackWhatIsBeingMarked() throws {
    var session = try Session(Self.short(1_500))
    session.send(Self.none)
    session.finishWork()
    session.send(.terminal(.key(try #require(Key(spelling: "A")))))
    var before = 0
    while session.state.hasWork {
      session.send(.marks(StateTable(), upTo: 0, changed: nil))
      session.send(.idle)
      #expect(session.state.library.marks.readCount >= before)
      before = session.state.library.marks.readCount
    }
    #expect(before == 1_500)
  }

  @Test func whatIsBeingMarkedCanBeTakenBack() throws {
    var session = try Session(Self.short(1_500))
    session.send(.terminal(.key(try #require(Key(spelling: "A")))))
    session.send(.idle)
    session.send(.terminal(.key(try #require(Key(spelling: "U")))))
    #expect(session.effects.last == .undoMarks)
    #expect(session.changeSets.map(\.words) == ["1,024 articles marked as read"])
    session.finishWork()
    #expect(session.changeSets.count == 1)
  }

  @Test func whenNothingWasLeftToMarkTablesCountAgain() throws {
    var session = try Session(Self.short(3))
    session.send(try Self.read(0, 1, 2, in: session))
    session.finishWork()
    try session.press("A")
    #expect(session.bottom.contains("All of them are read already"))
    session.send(.marks(try session.table([]), upTo: 0, changed: nil))
    session.finishWork()
    #expect(session.state.library.marks.readCount == 0)
  }

  @Test func aLongWayToWhatIsUnreadIsWalkedInSlices() throws {
    var session = try Session(Self.short(5_000))
    try session.press("A home")
    try session.press("end m home")
    session.send(.terminal(.key(try #require(Key(spelling: "]")))))
    #expect(session.state.hasWork)
    #expect(session.bottom.contains("Looking for what is unread"))
    session.finishWork()
    #expect(session.bottom.contains("5,000/5,000"))
    // Any key gives it up; nothing unread at all needs no walk.
    try session.press("home")
    session.send(.terminal(.key(try #require(Key(spelling: "]")))))
    session.send(.terminal(.key(try #require(Key(spelling: "j")))))
    #expect(!session.state.hasWork)
    #expect(session.bottom.contains("2/5,000"))
    try session.press("end m home")
    session.send(.terminal(.key(try #require(Key(spelling: "]")))))
    #expect(!session.state.hasWork)
    #expect(session.bottom.contains("Nothing unread further down"))
    let space = try #require(Key(spelling: "space"))
    #expect(Foresight(of: space, in: session.state) == nil)
  }

  @Test func whatElsewhereWasUndoneIsSaid() throws {
    var session = try Session(Self.short(3))
    session.send(.reversed(Reversal(words: "Starred: Story", count: 0), again: false))
    #expect(session.bottom.contains("Undone already, elsewhere: Starred: Story"))
  }

  // MARK: Tags

  @Test func anArticleIsGivenTags() throws {
    var session = try Session(dated(3), size: "100x24")
    try session.press("t text:later,to space text:keep enter")
    #expect(
      session.changeSets.last?.changes.map(\.mark) == [.tag("later", true), .tag("to keep", true)])
    #expect(session.screen.contains("#later #to keep"))
    #expect(session.bottom.contains("Tagged later, Tagged to keep: U takes it back"))
    try session.press("/ text:tag:later enter")
    #expect(session.title.contains("1 of 3 articles"))
    try session.press("esc down t text:LATER space text:-none enter")
    #expect(session.changeSets.last?.changes.map(\.mark) == [.tag("later", true)])
    try session.press("t text:-later enter")
    #expect(session.changeSets.last?.changes.map(\.mark) == [.tag("later", false)])
    let count = session.changeSets.count
    try session.press("t text:-later enter t esc t enter")
    #expect(session.changeSets.count == count)
  }

  @Test func tabProposesTagsThatAreKnown() throws {
    var session = try Session(dated(3), size: "100x24")
    try session.press("t text:later enter down t text:la tab")
    #expect(session.bottom.hasPrefix("Tags: later "))
    try session.press("text:n tab enter")
    #expect(
      session.changeSets.last?.changes.map(\.mark) == [.tag("later", true), .tag("news", true)])
  }

  // MARK: Coming back

  private static func left(
    in session: Session, _ headline: String, view: String = "", isReading: Bool = false
  ) throws -> Event {
    let slot = try #require(
      session.state.all.slots.first { session.state.library.summary(of: $0)?.headline == headline })
    return .left(
      Bookmark(
        view: view, sort: .newest, article: try #require(session.state.library.id(of: slot)),
        place: TextPlace(block: 5, offset: 0), isReading: isReading))
  }

  @Test func oneGoesOnWhereTheLastRunWasLeft() throws {
    var session = try Session(dated(9), size: "100x24")
    try session.press("& down down enter down down down down down")
    let screen = session.screen
    let left = try #require(
      session.leave().compactMap { if case .leave(let it) = $0 { it } else { nil } }.first)
    // Articles come before the bookmark, after it, or half of them.
    for count in [0, 4, 9] {
      var next = try Session([], size: "100x24")
      next.send(.loadingStarted)
      next.send(.loaded(try Session.batch(dated(9).prefix(count))))
      next.send(.left(left))
      next.finishWork()
      next.send(.loaded(try Session.batch(dated(9).dropFirst(count))))
      next.finishWork()
      next.send(.loadingFinished)
      next.finishWork()
      #expect(next.screen == screen, "\(count)")
      try next.press("esc esc")
      #expect(next.title.contains("9 articles"))
    }
  }

  @Test func whoHasBegunIsNotTakenElsewhere() throws {
    var session = try Session(dated(9), size: "100x24")
    let left = try Self.left(in: session, "Story number 5", view: "is:unread", isReading: true)
    try session.press("down")
    let screen = session.screen
    session.send(left)
    session.finishWork()
    #expect(session.screen == screen)
  }

  @Test func whatHasGoneIsNotWaitedFor() throws {
    var session = try Session(dated(9), size: "100x24")
    let before = session.screen
    session.send(
      .left(
        Bookmark(
          view: "", sort: .newest, article: ArticleID(path: "gone".utf8),
          place: TextPlace(block: 0, offset: 0), isReading: true)))
    session.finishWork()
    #expect(session.screen == before)
  }

  @Test func whatWasReadIsComeBackTo() throws {
    var session = try Session(dated(9), size: "100x24")
    try session.press("enter J J esc down down down")
    func shows(_ number: Int) -> Bool {
      session.screen.contains("Words about the matter \(number).")
    }
    try session.press("alt-left")
    #expect(shows(2))
    try session.press(",")
    #expect(shows(1))
    try session.press("alt-left , .")
    #expect(shows(1))
    try session.press("esc / text:p5s7 enter")
    #expect(shows(7))
    try session.press("alt-right")
    #expect(shows(2))
    #expect(session.title.contains("9 articles"))
    try session.press(".")
    #expect(session.bottom.contains("Nothing was read after this"))
    // One that goes is forgotten.
    session.send(.removed([ArticleID(path: dated(2)[1].path.utf8)]))
    try session.press(",")
    #expect(shows(0))
  }
}
