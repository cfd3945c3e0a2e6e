import Articles
import Catalog
import Screen
import Testing

@testable import Reader

/// The page that shows what changed from one article to another.
@Suite struct DifferenceTests {
  private static let filler = (1...8).map { "Paragraph \($0) stays as it is." }

  private static let two: [(path: String, text: String)] = [
    (
      "2023-01-02/new.txt",
      "Rail strike is off\n\n"
        + (["Leeds: The strike of Tuesday will not take place."] + filler + ["Good end."])
        .joined(separator: "\n\n")
    ),
    (
      "2023-01-01/old.txt",
      "Rail strike is off\n\n"
        + (["Leeds: The strike of Monday will not take place."] + filler + ["Bad end."])
        .joined(separator: "\n\n")
    ),
  ]

  private static func session(
    _ size: String = "80x24", _ articles: [(path: String, text: String)] = two,
    colours: ColourDepth = .monochrome
  ) throws -> Session {
    try Session(articles, size: size, settings: Settings(colours: colours))
  }

  @Test func theMarkedArticleIsTheEarlierOne() throws {
    var session = try Self.session()
    try session.press("j c")
    #expect(session.bottom.contains("Marked: press c on another article"))
    #expect(session.rows[2].hasPrefix("▌•Rail strike"))
    try session.press("k c")
    #expect(session.title.hasPrefix(" What changed"))
    #expect(session.screen.contains("The strike of [-Monday-] {+Tuesday+} will not take place."))
    #expect(session.screen.contains("2 words removed, 2 words added"))
    #expect(session.bottom.contains("Esc back  n next change"))
  }

  @Test func escGoesBackToTheSamePlace() throws {
    var session = try Self.session()
    try session.press("enter space esc")
    let before = session.screen
    try session.press("j c k c")
    #expect(session.screen != before)
    try session.press("n n esc")
    #expect(session.screen == before)
    #expect(session.state.difference == nil)
  }

  @Test func coloursTakeThePlaceOfSigns() throws {
    var session = try Self.session(colours: .palette)
    try session.press("j c k c")
    #expect(session.screen.contains("The strike of Monday Tuesday will not"))
    let frame = session.state.render()
    let row = try #require(session.rows.firstIndex { $0.contains("Monday Tuesday") })
    func style(of word: String) throws -> Style {
      let line = String(session.rows[row])
      let start = try #require(line.firstRange(of: word)).lowerBound
      return frame.row(row)[
        frame.row(row).startIndex + line.distance(from: line.startIndex, to: start)
      ].style
    }
    let (removed, added) = (try style(of: "Monday"), try style(of: "Tuesday"))
    #expect(removed.foreground != added.foreground && removed.attributes != added.attributes)
    #expect(try style(of: "strike of") == .plain)
  }

  @Test func whatStaysTheSameIsFolded() throws {
    var session = try Self.session()
    try session.press("j c k c")
    #expect(session.screen.contains("⋯ 6 paragraphs as before"))
    #expect(session.screen.contains("Paragraph 1 stays") && session.screen.contains("Paragraph 8"))
    #expect(!session.screen.contains("Paragraph 2 stays"))
  }

  @Test func changesAreWalked() throws {
    var session = try Self.session("80x10")
    try session.press("j c k c n")
    #expect(session.screen.contains("[-Monday-]"))
    try session.press("n")
    #expect(session.screen.contains("[-Bad-] {+Good+} end."))
    try session.press("n")
    #expect(session.bottom.contains("This is the last change"))
    try session.press("N N N")
    #expect(session.bottom.contains("This is the first change"))
  }

  @Test func theSameArticleTwiceIsNoLongerMarked() throws {
    var session = try Self.session()
    try session.press("c c")
    #expect(session.bottom.contains("No longer marked"))
    #expect(session.rows[1].hasPrefix("▌ Rail"))
    // The mark goes with its article.
    try session.press("c")
    session.send(.removed([ArticleID(path: "2023-01-02/new.txt".utf8)]))
    try session.press("c")
    #expect(session.bottom.contains("Marked"))
  }

  @Test func equalTextsAreSaidToBeSo() throws {
    let text = Self.two[0].text
    var session = try Self.session("80x24", [("a.txt", text), ("b.txt", text)])
    try session.press("c j c")
    #expect(session.screen.contains("Both say the same, word for word."))
  }

  @Test func largeTextsAreComparedBesideTheKeys() throws {
    let text = "Long\n\n" + String(repeating: "Many words. ", count: 10_000)
    var session = try Self.session("80x24", [("a.txt", text), ("b.txt", text + "One more.\n")])
    try session.press("c j c")
    #expect(session.screen.contains("0 words removed, 2 words added"))
    #expect(session.effects.contains { if case .compare = $0 { true } else { false } })
  }

  @Test(arguments: ["1x1", "3x2", "10x3", "40x12", "200x50"])
  func everySizeShowsSomething(size: String) throws {
    var session = try Self.session()
    try session.press("j c k c n size:\(size) n n pgdn G g")
    #expect(session.rows.count >= 1)
    try session.press("size:80x24 esc")
    #expect(session.rows[1].hasPrefix("▌ Rail"))
  }
}
