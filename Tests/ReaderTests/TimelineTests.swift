import Articles
import Catalog
import Screen
import Testing

@testable import Reader

/// The chart above the list of when its articles were published.
@Suite struct TimelineTests {
  private static func article(
    _ date: String, _ number: Int = 0, text: String = "Words."
  ) -> (path: String, text: String) {
    ("\(date)/\(number).txt", "Story of \(date)\n\nLeeds: \(text)\n")
  }

  private static let three = [
    article("2023-01-05"), article("2023-01-07", 1, text: "A storm."),
    article("2023-01-07", 2, text: "A storm."),
  ]

  private func chart(_ session: Session) -> [String] {
    let area = session.state.layout.timeline
    return session.rows[area.row..<area.row + area.rows].map { row in
      let cells = String(row.prefix(area.columns))
      return cells.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
  }

  @Test func daysMonthsOrYearsAsTheSpanIs() throws {
    var session = try Session(Self.three)
    try session.press("H")
    #expect(chart(session) == ["▂▂▂▂ ▄▄▄▄", "5 Jan 2023 most 2 a day 7 Jan 2023"])
    session.send(.loaded(try Session.batch([Self.article("2023-11-30")])))
    session.finishWork()
    #expect(chart(session).last == "Jan 2023 most 3 a month Nov 2023")
    session.send(.loaded(try Session.batch([Self.article("1990-11-30")])))
    session.finishWork()
    #expect(chart(session).last == "1990 most 4 a year 2023")
    try session.press("size:30x12")
    #expect(chart(session).last == "1990 most 4 a 2 years 2023")
  }

  @Test func itFollowsWhatIsFound() throws {
    var session = try Session(Self.three)
    try session.press("H / text:storm")
    #expect(chart(session) == ["▄▄▄▄", "7 Jan 2023 most 2 a day"])
    try session.press("backspace backspace backspace backspace backspace text:xyz")
    #expect(chart(session) == ["", "nothing to count"])
    try session.press("esc")
    #expect(chart(session).last == "5 Jan 2023 most 2 a day 7 Jan 2023")
    try session.press("H")
    #expect(session.state.layout.timeline.isEmpty)
    #expect(session.rows[1].hasPrefix("▌ Story of 2023-01-07"))
  }

  @Test func itFollowsWhatComesChangesAndGoes() throws {
    var session = try Session(Self.three)
    try session.press("H / text:storm enter")
    session.send(.loaded(try Session.batch([Self.article("2023-01-05", text: "A storm.")])))
    session.finishWork()
    #expect(chart(session).last == "5 Jan 2023 most 2 a day 7 Jan 2023")
    session.send(.loaded(try Session.batch([Self.article("2023-01-07", 1, text: "Calm.")])))
    session.finishWork()
    #expect(chart(session).last == "5 Jan 2023 most 1 a day 7 Jan 2023")
    session.send(.removed([ArticleID(path: "2023-01-07/2.txt".utf8)]))
    session.finishWork()
    #expect(chart(session).last == "5 Jan 2023 most 1 a day")
  }

  @Test func articlesWithoutADateAreCountedApart() throws {
    var session = try Session(Self.three + [("a.txt", "No date\n\nNone.\n")])
    try session.press("H")
    #expect(chart(session).last == "5 Jan 2023 most 2 a day · 1 undated 7 Jan 2023")
    try session.press("/ text:none")
    #expect(chart(session) == ["", "1 undated"])
  }

  @Test func theBarOfTheSelectedArticleIsTheOneInColour() throws {
    var session = try Session(Self.three)
    func bold() -> String {
      let cells = session.state.render().row(1).filter { $0.style.attributes.contains(.bold) }
      return String(String.UnicodeScalarView(cells.compactMap { Unicode.Scalar($0.scalar) }))
    }
    try session.press("H")
    #expect(bold() == "▄▄▄▄")
    try session.press("G")
    #expect(bold() == "▂▂▂▂")
  }

  @Test func aTerminalWithoutBlocksHasSignsOfASCII() throws {
    var session = try Session(Self.three, settings: Settings(drawsBlocks: false))
    try session.press("H")
    #expect(chart(session).first == ".... ::::")
  }

  @Test func movingCountsNothing() throws {
    var session = try Session(dated(50))
    try session.press("H")
    for key in ["j", "pgdn", "G", "g", "enter", "space", "esc"] {
      for event in try KeyScript.parse(key) { session.send(.terminal(event)) }
      #expect(!session.state.hasWork, "\(key)")
    }
  }

  @Test(arguments: ["10x3", "40x5", "30x5", "200x6"]) func whereThereIsNoRoomItIsSaid(size: String)
    throws
  {
    var session = try Session(Self.three, size: size)
    try session.press("H")
    #expect(session.state.layout.timeline.isEmpty)
    #expect(size == "10x3" || session.bottom.contains("no room"), "\(session.screen)")
    try session.press("size:80x24")
    #expect(chart(session).count == 2)
  }

  @Test(arguments: ["80x24", "120x36", "40x12", "60x40"])
  func theSelectedArticleStaysInSight(size: String) throws {
    var session = try Session(dated(80), size: size)
    try session.press("G k k k H")
    #expect(session.rows.contains { $0.hasPrefix("▌ Story number 76") })
    try session.press("H")
    #expect(session.rows.contains { $0.hasPrefix("▌ Story number 76") })
  }

  @Test func aClickBelowTheChartSelectsWhatIsDrawnThere() throws {
    var session = try Session(dated(30))
    try session.press("H click:10x5")
    #expect(session.rows[5].hasPrefix("▌ Story number 2"))
  }
}
