import Articles
import Catalog
import Screen
import Testing

@testable import Reader

@Suite struct SelectingTests {
  private static let article = (
    path: "2023/07/22/story.txt",
    text: """
    A short headline

    Leeds: The first sentence. The second one follows it, which
    is longer than a line of the page can be, and so it is wrapped.

    Another para\u{AD}graph here.

    Tags: news
    """
  )

  private func session(_ size: String = "80x24") throws -> Session {
    try Session([Self.article], size: size)
  }

  private func copied(_ session: Session) -> [String] {
    session.effects.compactMap { if case .copy(let text) = $0 { text } else { nil } }
  }

  private static let body =
    "Leeds: The first sentence. The second one follows it, which is longer than a line of the page "
    + "can be, and so it is wrapped."

  @Test(
    arguments: [
      ("enter v y", "A"), ("enter v l l y", "A s"), ("enter v w w y", "A short headline"),
      ("enter v right left y", "A"), ("enter v } } y", "A short headline\n\n" + body),
      ("enter v } w y", "A short headline\n\nLeeds"),
      ("enter v G y", "A short headline\n\n" + body + "\n\nAnother paragraph here.\n\nTags: news"),
      ("enter v v y", "A short headline"), ("enter / text:first enter v y", "first"),
      ("enter / text:first enter v o ( y", "Leeds: The first"),
      (
        "enter / text:second enter v ) y",
        "second one follows it, which is longer than a line of the page can be, and so it is wrapped."
      ),
      // Without a selection it is the article's address that is copied, or else its headline.
      ("enter v esc y", "A short headline"), ("enter v q y", "A short headline"),
      ("enter v w space w y", "t headline"), ("enter v G space y", "s"),
      ("enter v ctrl-c y", "A short headline"), ("enter v h y", nil),
    ] as [(String, String?)])
  func copiesWhatIsSelected(keys: String, expected: String?) throws {
    var session = try session()
    try session.press(keys)
    #expect(copied(session) == (expected.map { [$0] } ?? []))
  }

  /// Who says what can be told from a copy, as long as there is more than one who speaks.
  @Test func quotationsKeepTheirMarksAmongOtherText() throws {
    let mail = "Harbour\n\nAnna wrote:\n\n> I think we should go.\n>\n>> Really?\n\nYes.\n"
    var session = try Session([("2023/07/22/mail.txt", mail)])
    try session.press("enter v G y")
    #expect(
      copied(session).last
        == "Harbour\n\nAnna wrote:\n\n> I think we should go.\n\n>> Really?\n\nYes.")
    try session.press("/ text:think enter v v v y")
    #expect(copied(session).last == "I think we should go.")
  }

  @Test func linesKeepTheirColumn() throws {
    var session = try session()
    try session.press("enter / text:first enter v esc")
    try session.press("v j o h y")
    let words = try #require(copied(session).first)
    #expect(words.hasPrefix(" first") && words.contains("sentence. The second one"))
    try session.press("v j j j j j j j j j y")
    #expect(copied(session).last?.hasSuffix("Tags: news") ?? false)
    try session.press("v k k k k k k k k k y")
    #expect(copied(session).last?.hasPrefix("A short headline") ?? false)
  }

  @Test func theWholeArticleIsCopiedWithWhereItIsFrom() throws {
    let source = "— A short headline, Leeds, 22 Jul 2023 (2023/07/22/story.txt)"
    var session = try session()
    try session.press("Y")
    #expect(
      copied(session) == [
        "A short headline\n\n\(Self.body)\n\nAnother paragraph here.\n\nTags: news\n\n\(source)"
      ])
    try session.press("enter v Y")
    #expect(copied(session).last == "A\n\n\(source)")
    #expect(session.bottom.contains("Copied"))
  }

  @Test func whatIsLongIsCopiedOnceItIsPutTogether() throws {
    let paragraphs = (0..<8_000).map { "Paragraph \($0) with so\u{AD}me é words." }
    let text = "Long\n\n" + paragraphs.joined(separator: "\n\n")
    var session = try Session([("a.txt", text)])
    for effect in session.effects {
      if case .prepare(let kept) = effect {
        session.send(.text(PreparedText(kept.article(), isFromFile: false)))
      }
    }
    let expected = text.replacing("\u{AD}", with: "")
    try session.press("enter v g o G y")
    #expect(session.effects.contains { if case .gather = $0 { true } else { false } })
    #expect(copied(session) == [expected])
    #expect(session.bottom.contains("Copied 48,001 words"))
    try session.press("Y")
    #expect(copied(session).last == expected + "\n\n— Long (a.txt)")
    try session.press("| text:wc enter")
    #expect(try #require(programCall(session)).input == expected + "\n")
  }

  @Test("The cursor goes with the end that moves, in text from right to left too")
  func theCursorFollows() throws {
    var session = try Session(
      [("a.txt", "שלום עולם יפה מאוד\n\nText.\n")], size: "60x20",
      settings: Settings(reordersText: true))
    try session.press("enter")
    // On the first letter, which stands at the right.
    let first = try #require(session.state.render().cursor)
    let row = Array(String(session.rows[first.row]))
    #expect(row[first.column] == "ש")
    try session.press("v")
    var columns = [try #require(session.state.render().cursor).column]
    for _ in 0..<4 {
      try session.press("l")
      columns.append(try #require(session.state.render().cursor).column)
    }
    #expect(columns == (3...7).map { first.column - $0 })
    try session.press("w")
    #expect(session.state.render().cursor?.column == first.column - 8)
  }

  @Test func theTextFollowsTheEndThatMoves() throws {
    var session = try Session(dated(1), size: "80x16")
    try session.press("enter v G")
    #expect(session.screen.contains("Tags: news"))
    try session.press("o")
    #expect(session.screen.contains("Story number 0"))
    let cursor = try #require(session.state.render().cursor)
    #expect(session.rows[cursor.row].contains("Story number 0"))
  }

  @Test func whatIsSelectedIsReversedWithoutColourToo() throws {
    for colours in [ColourDepth.palette, .monochrome] {
      var session = try Session(
        [Self.article], size: "80x24", settings: Settings(colours: colours))
      try session.press("enter v w")
      let frame = session.state.render()
      let reversed = frame.cells.filter { $0.style.attributes.contains(.reverse) }
      #expect(
        String(String.UnicodeScalarView(reversed.compactMap { Unicode.Scalar($0.scalar) }))
          == "A short")
    }
  }

  // MARK: The mouse

  /// Where a word of the text stands on the screen.
  private func point(_ word: String, _ session: Session, offset: Int = 0) throws -> String {
    let rows = session.rows.map(String.init)
    let row = try #require(rows.lastIndex { $0.contains(word) })
    let range = try #require(rows[row].firstRange(of: word))
    let column = rows[row].distance(from: rows[row].startIndex, to: range.lowerBound) + offset
    return "\(column)x\(row)"
  }

  @Test func draggingSelects() throws {
    var session = try session()
    let (from, to) = (try point("first", session), try point("second", session, offset: 5))
    try session.press("click:\(from) drag:\(to) release:\(to) y")
    #expect(copied(session).last == "first sentence. The second")
    try session.press("click:\(to) drag:\(from) release:\(from) y")
    #expect(copied(session).last == "first sentence. The second")
    try session.press("doubleclick:\(from) release:\(from) y")
    #expect(copied(session).last == "first")
    try session.press("doubleclick:\(from) drag:\(to) release:\(to) y")
    #expect(copied(session).last == "first sentence. The second")
    try session.press("tripleclick:\(from) release:\(from) y")
    #expect(copied(session).last == Self.body, "\(session.screen)")
    try session.press("click:\(from) release:\(from) y")
    #expect(copied(session).last == "A short headline")
  }

  @Test func draggingBeyondTheEdgeScrolls() throws {
    var session = try Session(dated(1), size: "80x16")
    let from = try point("Story number", session)
    try session.press("click:\(from)")
    for _ in 0..<60 { try session.press("drag:40x15") }
    try session.press("release:40x15 y")
    let words = try #require(copied(session).last)
    #expect(words.hasPrefix("Story number 0") && words.contains("Paragraph 12 of story 0"))
  }

  // MARK: What happens meanwhile

  @Test func aSelectionEndsWithItsText() throws {
    var session = try session()
    try session.press("enter v")
    session.send(
      .loaded(try Session.batch([(Self.article.path, "Another headline\n\nOther text.\n")])))
    #expect(session.bottom.contains("changed"))
    try session.press("y")
    #expect(copied(session) == ["Another headline"])
    try session.press("v")
    session.send(.removed([ArticleID(path: Self.article.path.utf8)]))
    try session.press("y")
    #expect(copied(session).count == 1)
  }

  @Test func aSelectionSurvivesAnotherWidth() throws {
    var session = try session()
    try session.press("enter v } } size:40x20 size:120x30 y")
    #expect(copied(session) == ["A short headline\n\n" + Self.body])
  }

  // MARK: Motions, the text alone, the status

  @Test func paragraphsAndHeadings() throws {
    var session = try Session(dated(1), size: "80x16")
    try session.press("enter } }")
    let place = session.bottom
    #expect(session.rows.contains { $0.contains("Paragraph 1 of") })
    #expect(!session.screen.contains("Leeds: Words"))
    try session.press("} {")
    #expect(session.bottom == place)
    try session.press("(")
    #expect(session.bottom.contains("line 1 "))
    try session.press("(")
    #expect(session.bottom.contains("No earlier heading"))
    try session.press("G }")
    #expect(session.bottom.contains("No further paragraph"))
  }

  @Test func theTextAloneHasNoBars() throws {
    var session = try Session(dated(3), size: "80x24")
    let before = session.screen
    try session.press("Z")
    #expect(!session.screen.contains("3 articles"))
    #expect(!session.screen.contains("Esc back"))
    #expect(!session.screen.contains("Story number 1"))
    try session.press("/ text:common")
    #expect(session.bottom.contains("/common"))
    try session.press("esc Z")
    #expect(session.screen == before)
    try session.press("Z esc")
    #expect(session.screen == before)
    try session.press("Z tab")
    #expect(session.title.contains("3 articles"))
  }

  @Test(arguments: [
    ("enter down", "line 2 of ", "1 min left"), ("enter G", "· 100%", nil), ("", "line 1 · ", nil),
  ])
  func theStatusTellsHowMuchIsLeft(keys: String, expected: String, minutes: String?) throws {
    var session = try Session(dated(3), size: "120x24")
    try session.press(keys)
    #expect(session.bottom.contains(expected), "\(session.bottom)")
    if let minutes { #expect(session.bottom.contains(minutes)) }
    if keys == "enter G" { #expect(!session.bottom.contains("left")) }
  }

  @Test(arguments: [
    ("Anna Doe <anna@example.org>", "Anna Doe"), ("\"Doe, Anna\" <a@example.org>", "Doe, Anna"),
    ("<a@example.org>", "a@example.org"), ("a@example.org", "a@example.org"),
  ])
  func theCitationOfAMailSaysWhoSentIt(from: String, name: String) throws {
    let mail = "From: \(from)\nSubject: Re: harbour\nDate: 22 Jul 2023\n\nYes."
    var session = try Session([("mail.txt", mail)])
    try session.press("Y")
    let copied = session.effects.compactMap { if case .copy(let text) = $0 { text } else { nil } }
    #expect(copied.first?.hasSuffix("\n\n— Re: harbour, \(name), 22 Jul 2023 (mail.txt)") == true)
    #expect(session.screen.contains("Re: harbour"))
  }

  // MARK: Programs

  private func programCall(_ session: Session) -> ProgramCall? {
    session.effects.lazy.compactMap { if case .run(let call) = $0 { call } else { nil } }.first
  }

  @Test func theTextIsHandedToAProgram() throws {
    var session = try session()
    try session.press("| text:tr space text:'a space text:b' enter")
    let call = try #require(programCall(session))
    #expect(call.words == ["tr", "a b"])
    #expect(call.input.hasPrefix("A short headline\n\nLeeds: The first"))
    #expect(session.screen.contains("Running"))
    session.send(.programEnded(call, ProgramOutput(Array("said \u{1B}[31mso\u{07}\n\n".utf8))))
    #expect(session.screen.contains("said \u{FFFD}so\u{FFFD}"))
    #expect(session.title.contains("| tr 'a b'"))
    try session.press("esc")
    #expect(!session.effects.contains(.stopProgram))
  }

  @Test func aProgramThatIsLeftIsStopped() throws {
    var session = try session()
    try session.press("| text:sleep enter")
    let call = try #require(programCall(session))
    try session.press("esc")
    #expect(session.effects.last == .stopProgram)
    session.send(.programEnded(call, ProgramOutput(Array("late".utf8))))
    #expect(!session.screen.contains("late"))
  }

  @Test func nothingSaidIsAMessage() throws {
    var session = try session()
    try session.press("enter v | text:true enter")
    let call = try #require(programCall(session))
    #expect(call.input == "A\n")
    session.send(.programEnded(call, ProgramOutput([])))
    #expect(session.bottom.contains("true has said nothing"))
    #expect(!session.effects.contains(.stopProgram))
    try session.press("| text:'open enter")
    #expect(session.bottom.contains("|'open"))
  }

  @Test func anArticleWithoutAFileIsNotEdited() throws {
    var session = try Session([("-", "Piped\n\nText.\n")])
    try session.press("e")
    #expect(session.effects.isEmpty)
    #expect(session.bottom.contains("no file"))
  }
}
