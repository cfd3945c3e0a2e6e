import Articles
import Catalog
import Reader
import Screen
import Testing

/// The query language in the prompt: slips, what is lit, and what Tab proposes.
@Suite struct QueryPromptTests {
  private static let three: [(path: String, text: String)] = [
    (
      "2023-01-03/a.txt",
      "Harbour reopens\n\nMombasa: The storm is over, said the harbour master.\n\nTags: weather"
    ),
    ("2023-01-02/b.txt", "Storm over Leeds\n\nLeeds: Trains stood still in Rzeszów and Leeds.\n"),
    ("2023-01-01/c.txt", "Rail strike\n\nParis: Nothing of the kind, says The Rail.\n"),
  ]

  /// Cases of a line, its slip underlined, and what is said of it.
  @Test(arguments: [
    ("storm (lee", "(", "bracket not closed"), ("title: storm", "title:", "nothing behind title:"),
    ("storm foo:bar", "foo:", "no such field"), ("date:20 storm", "date:20", "not a date"),
    ("date:", "date:", "nothing behind date:"),
    ("/a(b/", "(", "bracket not closed"), ("storm OR", "OR", "nothing behind OR"),
  ])
  func theSlipIsUnderlined(line: String, slip: String, words: String) throws {
    for keys in ["/", "enter /"] {
      var session = try Session(Self.three, settings: Settings(colours: .monochrome))
      try session.press(keys)
      session.send(.terminal(.paste(line)))
      session.finishWork()
      let frame = session.state.render()
      let underlined = frame.row(23).filter {
        $0.style.attributes.contains(.underline) && !$0.style.attributes.contains(.reverse)
      }
      let letters = underlined.compactMap { Unicode.Scalar($0.scalar) }
      #expect(String(String.UnicodeScalarView(letters)) == slip)
      #expect(session.bottom.contains(words), "\(session.bottom)")
    }
  }

  @Test func whatIsLeftOfALineIsSearched() throws {
    var session = try Session(Self.three)
    try session.press("/ text:storm space ( text:leeds")
    #expect(session.title.contains("1 of 3 articles"))
    try session.press("enter")
    #expect(session.bottom.contains("The bracket at character 7 is not closed"))
    try session.press("esc / text:date: enter")
    #expect(session.bottom.contains("Nothing stands behind date: at character 1"))
    #expect(session.title.contains("3 articles"))
  }

  @Test func daysCountFromToday() throws {
    let settings = Settings(today: CalendarDate(year: 2023, month: 1, day: 3))
    var session = try Session(Self.three, settings: settings)
    try session.press("/ text:date:yesterday")
    #expect(session.title.contains("1 of 3 articles"))
    #expect(session.screen.contains("Storm over Leeds"))
    let next = try #require(CalendarDate(year: 2023, month: 1, day: 4))
    session.send(.day(next))
    try session.press("backspace y")
    #expect(session.screen.contains("Harbour reopens"))
  }

  @Test func aQueryWithoutWordsLightsNothing() throws {
    var session = try Session(Self.three)
    try session.press("/ text:date:2023 enter")
    #expect(session.title.contains("3 of 3 articles"))
    #expect(!session.bottom.contains("match 1") && !session.bottom.contains("no match"))
    #expect(session.bottom.contains("article 1 of 3"))
    try session.press("n")
    #expect(session.bottom.contains("article 2 of 3"))
  }

  @Test func onlyTheFieldThatIsMeantIsLit() throws {
    var session = try Session(Self.three, size: "120x36")
    try session.press("/ text:title:leeds")
    #expect(session.bottom.contains("match 1 of 1"))
    try session.press("ctrl-u text:/l[e]+ds\\b/")
    #expect(session.bottom.contains("match 1 of 3"))
  }

  /// Cases of keys, and of what the prompt's row begins with then.
  @Test(arguments: [
    ("text:tag:w tab", "/tag:weather "), ("text:tag: tab", "/tag:weather "),
    ("text:place: tab down enter", "/place:mombasa "),
    ("text:place: tab up enter", "/place:paris "),
    ("text:place: tab tab tab enter", "/place:paris "),
    ("text:place: tab text:m enter", "/place:mombasa "),
    ("text:-(pla tab text:le tab", "/-(place:leeds "),
    ("text:place:\" text:le tab", "/place:leeds "),
    ("text:date:2023 tab", "/date:2023-01 "), ("text:date:>=20 tab", "/date:>=2023 "),
    ("text:date:2022..20 tab", "/date:2022..2023 "), ("text:is:s tab", "/is:starred "),
    ("text:wo tab", "/words:"), ("text:place: tab esc text:x", "/place:x"),
    ("text:tag:w tab backspace backspace", "/tag:weathe"),
  ])
  func tabProposesWhatThereIs(keys: String, line: String) throws {
    var session = try Session(Self.three)
    try session.press("/ " + keys)
    #expect(session.bottom.hasPrefix(line), "\(session.bottom)")
  }

  @Test func proposalsSayHowManyArticlesTheyHave() throws {
    var session = try Session(dated(30) + Self.three)
    try session.press("/ text:tag: tab")
    #expect(session.rows[21].contains("news") && session.rows[21].contains("30 articles"))
    #expect(session.rows[22].contains("weather") && session.rows[22].contains("1 article"))
    // What comes in later is counted too, and what goes is not.
    session.send(.loaded(try Session.batch([("x.txt", "X\n\nY\n\nTags: weather, zoo")])))
    session.send(.removed([ArticleID(path: dated(1)[0].path.utf8)]))
    try session.press("esc tab")
    #expect(session.rows[20].contains("29 articles"))
    #expect(session.rows[21].contains("weather") && session.rows[21].contains("2 articles"))
    #expect(session.rows[22].contains("zoo"))
  }

  @Test func aNameWithSpacesIsQuoted() throws {
    var session = try Session([("a.txt", "A\n\nB\n\nTags: South Africa, x\"y, z")])
    try session.press("/ text:tag:so tab")
    #expect(session.bottom.hasPrefix("/tag:\"south africa\" "))
    #expect(session.title.contains("1 of 1"))
  }

  @Test func tabElsewhereGoesIntoTheText() throws {
    var session = try Session(Self.three)
    try session.press("/ text:storm tab")
    #expect(session.bottom.contains("Esc back"))
    session = try Session(Self.three)
    try session.press("/ text:place:leeds space tab")
    #expect(session.bottom.contains("Esc back"))
  }

  @Test func nothingToProposeIsSaid() throws {
    var session = try Session(Self.three)
    try session.press("/ text:tag:zz tab")
    #expect(session.screen.contains("There is no tag that begins so"))
  }
}
