import Catalog
import Reader
import Screen
import Testing

@Suite struct SavedSearchTests {
  private static let articles: [(path: String, text: String)] = [
    ("2023-01-03/a.txt", "Harbour reopens\n\nThe storm is over.\n"),
    ("2023-01-02/b.txt", "Rail strike\n\nNothing moves.\n"),
  ]

  @Test func aSearchIsNamedAndOpenedAgain() throws {
    var session = try Session(Self.articles)
    try session.press("w")
    #expect(session.bottom.contains("No search to save"))
    try session.press("'")
    #expect(session.bottom.contains("No saved searches yet"))
    try session.press("/ text:storm enter w")
    #expect(session.bottom.contains("Save as:"))
    try session.press("text:Weather enter")
    #expect(session.bottom.contains("Saved as Weather"))
    #expect(session.effects.last == .keep(.save(name: "Weather", query: "storm")))
    try session.press("esc '")
    #expect(session.screen.contains("Weather") && session.screen.contains("storm"))
    try session.press("enter")
    #expect(session.title.contains("Search: storm") && session.title.contains("1 of 2 articles"))
    try session.press("esc")
    #expect(session.title.contains("2 articles") && !session.title.contains("of"))
  }

  @Test func aPinnedSearchHasADigit() throws {
    var session = try Session(Self.articles)
    try session.press("1")
    #expect(session.bottom.contains("No pinned searches"))
    session.send(.searches(SavedSearches("Weather\tstorm\n*Trains\trail\n")))
    try session.press("1")
    #expect(session.title.contains("Search: rail"))
    try session.press("2")
    #expect(session.bottom.contains("There is no pinned search 2"))
    try session.press("' text:wea tab enter 2")
    #expect(session.effects.contains(.keep(.pin(name: "Weather", true))))
    #expect(session.title.contains("Search: storm"))
    // Esc goes back to before the first of them.
    try session.press("esc")
    #expect(session.title.contains("2 articles") && !session.title.contains("of"))
    try session.press("' tab esc 1")
    #expect(session.title.contains("Search: storm"))
  }

  @Test func anotherNameAndTheSameNameAreTold() throws {
    var session = try Session(Self.articles)
    try session.press("/ text:storm space enter w text:one enter w ctrl-u text:two enter")
    #expect(session.bottom.contains("Saved as two"))
    #expect(session.effects.last == .keep(.save(name: "two", query: "storm ")))
    try session.press("/ text:rail enter w ctrl-u text:one enter")
    #expect(session.bottom.contains("in the place of: storm"))
    try session.press("w ctrl-u enter")
    #expect(session.bottom.contains("needs a name"))
    #expect(session.state.savedSearches.search(named: "one")?.query == "rail")
  }

  @Test func aSearchThatAsksNothingIsNotOpened() throws {
    var session = try Session(Self.articles)
    session.send(.searches(SavedSearches("*bad\tdate:nonsense\n")))
    try session.press("1")
    #expect(session.title.contains("2 articles") && !session.title.contains("of"))
    try session.press("S")
    #expect(session.title.contains("oldest first"))
  }

  @Test func whatOthersSaveIsTakenIn() throws {
    var session = try Session(Self.articles)
    try session.press("'")
    #expect(session.effects.last == .readSearches)
    session.send(.searches(SavedSearches("Weather\tstorm\nTrains\trail\n")))
    try session.press("' down")
    session.send(.searches(SavedSearches("*New\tx\nWeather\tstorm\nTrains\trail\n")))
    session.send(.message("not saved: permission denied"))
    #expect(session.bottom.contains("permission denied"))
    try session.press("enter")
    #expect(session.title.contains("Search: rail"))
  }

  @Test func removingSaysWhatIsGone() throws {
    var session = try Session(Self.articles)
    session.send(.searches(SavedSearches("Weather\tstorm\nTrains\trail\n")))
    try session.press("' delete")
    #expect(session.effects.last == .keep(.remove(name: "Weather")))
    #expect(session.screen.contains("Trains") && !session.screen.contains("Weather  "))
    try session.press("delete")
    #expect(session.bottom.contains("Removed Trains"))
    try session.press("/ up")
    #expect(session.bottom.contains("/rail"))
  }

  @Test(arguments: ["zzz", "", "wea", "STORM"])
  func theLineNarrowsTheList(typed: String) throws {
    var session = try Session(Self.articles)
    session.send(.searches(SavedSearches("Weather\tstorm\nTrains\trail\n")))
    try session.press("'" + (typed.isEmpty ? "" : " text:\(typed)"))
    #expect(session.screen.contains("Weather") == (typed != "zzz"))
    #expect(session.screen.contains("Trains") == typed.isEmpty)
    try session.press("down down up enter")
    #expect(session.title.contains("Search: storm") == (typed != "zzz"))
  }

  /// Cases of a name, a query, a size, and what the row shows of both.
  @Test(arguments: [
    (String(repeating: "weather ", count: 12), "storm", "80x24", "weather weather we", "… storm"),
    (
      "Weather", String(repeating: "storm OR ", count: 12) + "gale", "80x24", "Weather  ",
      "storm OR st"
    ),
    (
      String(repeating: "weather ", count: 12), String(repeating: "storm OR ", count: 12) + "gale",
      "60x24", "weather weather we", "storm OR storm OR s"
    ),
    (String(repeating: "天気", count: 40), "嵐", "80x24", "天気天気", "嵐"),
  ])
  func aLongNameLeavesItsQueryInSight(
    name: String, query: String, size: String, start: String, end: String
  ) throws {
    var session = try Session(Self.articles, size: size)
    session.send(.searches(SavedSearches("\(name)\t\(query)\n")))
    try session.press("'")
    let row = try #require(session.rows.first { $0.contains(start) }).dropFirst(2)
    #expect(row.drop { $0 == " " }.hasPrefix(start), "\(session.screen)")
    #expect(row.contains(end.replacing("… ", with: "")), "\(session.screen)")
    if name.count > 20 { #expect(row.contains("…")) }
  }
}
