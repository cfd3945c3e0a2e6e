import Articles
import Catalog
import Screen
import Testing

@testable import Reader

/// Links in articles: marked, listed, opened and copied.
@Suite struct LinkTests {
  private static let article = """
    Harbour reopens

    URL: https://example.org/harbour

    Mombasa: See https://p\u{430}ypal.com/a and (www.example.net/b), or write to jane@example.org.

    More at https://пример.рф and https://bank.com@evil.org/login and once more www.example.net/b.
    """

  private static func session(
    _ body: String = article, size: String = "80x24", settings: Settings = Settings()
  ) throws -> Session {
    try Session(
      [("a.txt", body), ("b.txt", "Another\n\nLeeds: No links here.")], size: size,
      settings: settings)
  }

  private static func opened(_ session: Session) -> [String] {
    session.effects.compactMap { if case .open(let target) = $0 { target.address } else { nil } }
  }

  private static func copied(_ session: Session) -> [String] {
    session.effects.compactMap { if case .copy(let text) = $0 { text } else { nil } }
  }

  // MARK: Opening

  @Test(arguments: [
    ("enter 1", "https://example.org/harbour"), ("enter 3", "http://www.example.net/b"),
    ("enter 4", "mailto:jane@example.org"), ("enter 5", "https://xn--e1afmkfd.xn--p1ai"),
    ("o", "https://example.org/harbour"), ("enter o", "https://example.org/harbour"),
    ("u enter", "https://example.org/harbour"), ("u j j enter", "http://www.example.net/b"),
    ("u j j o", "http://www.example.net/b"), ("u G enter", "https://bank.com@evil.org/login"),
    ("u G g enter", "https://example.org/harbour"),
    ("u click:5x6 enter", "http://www.example.net/b"),
    ("enter f f", "https://example.org/harbour"), ("enter f d", "http://www.example.net/b"),
    ("enter f K", "mailto:jane@example.org"),
    // What may not be what it seems is looked at first.
    ("enter 2 enter", "https://xn--pypal-4ve.com/a"),
    ("enter f j enter", "https://xn--pypal-4ve.com/a"),
    ("enter 6 enter", "https://bank.com@evil.org/login"),
  ])
  func opens(keys: String, address: String) throws {
    var session = try Self.session()
    try session.press(keys)
    #expect(Self.opened(session) == [address])
    #expect(session.bottom.contains(address.hasPrefix("mailto:") ? "Writing to " : "Opening "))
  }

  @Test(arguments: [
    ("enter 7", "There is no link 7; u lists 6 links"), ("enter 2", "Enter opens it all the same"),
    ("enter 6", "the host comes after the @"), ("enter f x", "No link has these letters"),
    ("enter f esc", "Esc back"), ("enter f ctrl-g", "Esc back"), ("enter f backspace", "Esc back"),
    ("enter J u", "This article has no links"), ("enter J f", "This article has no links"),
    ("enter J 1", "This article has no links"), ("j o", "no address and no links"),
    ("u esc", "Enter read"), ("u u", "Enter read"), ("? enter", "Esc back"), ("? o", "Esc back"),
  ])
  func opensNothing(keys: String, words: String) throws {
    var session = try Self.session()
    try session.press(keys)
    #expect(Self.opened(session) == [])
    #expect(session.bottom.contains(words))
  }

  /// Whoever opens one that is not what it looks like has seen the true host before.
  @Test(
    arguments: [
      "https://\u{261}oogle.com", "https://\u{131}kea.com", "https://ᏴᎪ.com", "https://սսօ.com",
      "https://кук.com",
    ], ["enter 1", "enter f f", "o"])
  func showsTheTrueHostFirst(address: String, keys: String) throws {
    var session = try Self.session("Head\n\nA: At \(address) it is.")
    try session.press(keys)
    #expect(Self.opened(session) == [])
    #expect(session.bottom.contains("Beware: "))
    #expect(session.screen.contains("(xn--"))
    try session.press("enter")
    #expect(Self.opened(session).count == 1)
  }

  @Test func digitsOfTheListArePinnedSearches() throws {
    var session = try Self.session()
    try session.press("1")
    #expect(Self.opened(session) == [])
    #expect(session.bottom.contains("No pinned searches"))
  }

  @Test(arguments: [
    (
      "Head\n\nA: www.example.net and www.example.net again, or jane@example.org.",
      "http://www.example.net"
    ),
    ("Head\n\nA: www.example.net and www.example.org.", nil),
    ("Head\n\nA: jane@example.org.", nil),
    (
      "Head\n\nA: Words with www.example.org.\n\nSource: www.example.net\n\nTags: a",
      "http://www.example.net"
    ),
  ])
  func knowsTheArticlesOwnAddress(text: String, address: String?) throws {
    var session = try Self.session(text)
    try session.press("o")
    #expect(Self.opened(session) == [address].compactMap { $0 })
    if address == nil { #expect(session.bottom.contains("no address of its own; u lists")) }
  }

  @Test func movingEndsTheLettersAndMoves() throws {
    var session = try Self.session(size: "80x12")
    try session.press("enter z")
    let before = session.screen
    try session.press("f down")
    #expect(session.screen != before)
    try session.press("up")
    #expect(session.screen == before)
  }

  /// A letter that stood on one link must not open another that has come to its place.
  @Test func lettersGoWithTheTextTheyStandOn() throws {
    var session = try Self.session()
    try session.press("enter f")
    session.send(.loaded(try Session.batch([("a.txt", "Harbour\n\nA: www.example.com here.")])))
    try session.press("f")
    #expect(Self.opened(session) == [])
  }

  @Test func theListStaysAsItWasWhenTheTextChanges() throws {
    var session = try Self.session()
    try session.press("u")
    session.send(.removed([ArticleID(path: "a.txt".utf8)]))
    try session.press("enter")
    #expect(Self.opened(session) == ["https://example.org/harbour"])
  }

  @Test func manyLinksTakeTwoLetters() throws {
    let text = "Many\n\n" + (0..<40).map { "- www.example.org/\($0)" }.joined(separator: "\n")
    var session = try Self.session(text, size: "80x60")
    try session.press("enter f")
    #expect(session.screen.contains("ffw.example.org/0"))
    try session.press("j")
    #expect(!session.screen.contains("ffw.example.org/0"))
    #expect(session.screen.contains("jfw.example.org/26"))
    try session.press("backspace j f")
    #expect(Self.opened(session) == ["http://www.example.org/26"])
  }

  @Test(arguments: [false, true])
  func lettersStandOnLinksInTextFromRightToLeft(isReordered: Bool) throws {
    let text = "Words\n\nשלום עולם www.example.org/a שלום."
    var session = try Self.session(text, settings: Settings(reordersText: isReordered))
    #expect(
      try Self.attributes(of: "www.example.org/a", in: session).allSatisfy { $0 == .underline })
    try session.press("enter f")
    #expect(session.screen.contains("fww.example.org/a"))
    try session.press("f")
    #expect(Self.opened(session) == ["http://www.example.org/a"])
  }

  // MARK: Copying

  @Test(arguments: [
    ("y", "https://example.org/harbour"), ("enter y", "https://example.org/harbour"),
    ("u j j j y", "jane@example.org"), ("u j y", "https://xn--pypal-4ve.com/a"), ("j y", "Another"),
  ])
  func copies(keys: String, text: String) throws {
    var session = try Self.session()
    try session.press(keys)
    #expect(Self.copied(session) == [text])
    #expect(session.bottom.contains("Copied: \(text)"))
    #expect(Self.opened(session) == [])
  }

  @Test func copiesWhatCouldNotBeOpened() throws {
    var session = try Self.session()
    try session.press("o")
    let effect = session.effects.last { if case .open = $0 { true } else { false } }
    guard case .open(let target) = effect else {
      Issue.record("nothing was to be opened")
      return
    }
    session.send(.notOpened(target, why: "No browser"))
    #expect(session.bottom.contains("No browser; copied: https://example.org/harbour"))
    #expect(Self.copied(session) == ["https://example.org/harbour"])
  }

  @Test func saysNothingOnceItHasBeenShown() throws {
    var session = try Self.session()
    try session.press("o")
    #expect(session.bottom.contains("Opening example.org"))
    let effect = session.effects.last { if case .open = $0 { true } else { false } }
    guard case .open(let target) = effect else {
      Issue.record("nothing was to be opened")
      return
    }
    session.send(.shown(target))
    #expect(session.bottom.contains("Enter read"))
  }

  // MARK: The screen

  @Test func listsTrueHostsFirst() throws {
    var session = try Self.session()
    try session.press("u")
    #expect(session.title.contains("Links"))
    #expect(session.bottom.contains("1 of 6"))
    for words in [
      "▌ 1 example.org · this article", "2 p\u{430}ypal.com (xn--pypal-4ve.com)",
      "Beware: mixed alphabets", "4 example.org · mail", "jane@example.org",
      "5 пример.рф (xn--e1afmkfd.xn--p1ai)", "6 evil.org",
    ] {
      #expect(session.screen.contains(words))
    }
  }

  @Test(arguments: ["1x1", "3x2", "10x3", "20x6", "40x12"])
  func fitsAnyScreen(size: String) throws {
    var session = try Self.session(size: size)
    try session.press("enter f esc u j j j G g pgdn pgup enter esc y")
    #expect(Self.opened(session).count <= 1)
  }

  @Test func theChosenLinkIsInSight() throws {
    let text = "Many\n\n" + (0..<40).map { "- www.example.org/\($0)" }.joined(separator: "\n")
    var session = try Self.session(text)
    try session.press("u")
    for keys in ["G", "pgup", "k", "g", "pgdn", "ctrl-d", "size:80x8", "down"] {
      try session.press(keys)
      #expect(session.screen.contains("▌ "), "\(keys)")
      let cursor = try #require(session.state.render().cursor)
      #expect(session.rows[cursor.row].contains("▌ "), "\(keys)")
    }
  }

  /// The styles of the cells under some words of the screen.
  private static func attributes(of words: String, in session: Session) throws -> [Attributes] {
    let frame = session.state.render()
    for (row, line) in session.rows.enumerated() {
      guard let range = line.firstRange(of: words) else { continue }
      let start = line.distance(from: line.startIndex, to: range.lowerBound)
      return frame.row(row).dropFirst(start).prefix(words.count).map(\.style.attributes)
    }
    Issue.record("\(words) is not on the screen")
    return []
  }

  @Test func linksAreUnderlinedAndMatchesStandOut() throws {
    var session = try Self.session()
    let plain = try Self.attributes(of: "(www.example.net/b)", in: session)
    #expect(plain.first == [] && plain.last == [])
    #expect(plain.dropFirst().dropLast().allSatisfy { $0 == .underline })
    try session.press("enter / text:example enter")
    let searched = try Self.attributes(of: "www.example.net", in: session)
    #expect(searched.prefix(4).allSatisfy { $0 == .underline })
    #expect(searched.dropFirst(4).prefix(7).allSatisfy { $0 == [] })
    #expect(searched.suffix(4).allSatisfy { $0 == .underline })
  }

  @Test func aLinkGoesOnInTheNextLine() throws {
    let path = (1...30).map { "part\($0)" }.joined(separator: "/")
    let session = try Self.session("Head\n\nA: At www.example.org/\(path) it is.")
    #expect(try Self.attributes(of: "part1/part2", in: session).allSatisfy { $0 == .underline })
    #expect(try Self.attributes(of: "part29/part30", in: session).allSatisfy { $0 == .underline })
    #expect(try Self.attributes(of: " it is.", in: session).allSatisfy { $0 == [] })
  }

  @Test(
    arguments: [
      ([], [2..<5], ["2..<5 link"]), ([0..<1], [2..<5], ["0..<1", "2..<5 link"]),
      ([3..<4], [2..<5], ["2..<3 link", "3..<4", "4..<5 link"]),
      ([0..<9], [2..<5], ["0..<9"]), ([1..<3, 4..<8], [2..<5], ["1..<3", "3..<4 link", "4..<8"]),
      ([4..<7], [2..<5, 6..<9], ["2..<4 link", "4..<7", "7..<9 link"]),
      ([8..<9], [2..<5], ["2..<5 link", "8..<9"]), ([8..<9], [], ["8..<9"]),
    ] as [([Range<Int>], [Range<Int>], [String])])
  func matchesPartLinks(matches: [Range<Int>], links: [Range<Int>], merged: [String]) {
    let all = Lit.merged(
      matches.map { Lit(range: $0) }, links: links.map { Lit(range: $0, isLink: true) })
    #expect(all.map { "\($0.range)" + ($0.isLink ? " link" : "") } == merged)
  }
}
