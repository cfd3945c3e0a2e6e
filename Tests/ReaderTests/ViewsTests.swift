import Articles
import Catalog
import Reader
import Screen
import Testing

/// The pane of views at the left.
@Suite struct ViewsTests {
  private static let articles: [(path: String, text: String)] = [
    ("news/a/2023-07-03-1.txt", "Storm\n\nLeeds: It blows.\n\nTags: weather, sea\n"),
    ("news/a/2023-07-02-2.txt", "Calm\n\nLeeds: It does not.\n\nTags: weather\n"),
    ("news/b/2023-06-01-3.txt", "Trains\n\nOslo: They run.\n\nTags: transport\n"),
  ]

  private static func session(_ size: String = "120x40") throws -> Session {
    try Session(articles, size: size)
  }

  /// What stands in the pane, row by row.
  private static func rows(_ session: Session) -> [String] {
    session.rows.dropFirst().dropLast().map { row in
      row.prefix { $0 != "│" }.split(separator: " ").joined(separator: " ")
    }
  }

  @Test func isHiddenUntilItIsWanted() throws {
    var session = try Self.session()
    let before = session.screen
    try session.press("B")
    let rows = Self.rows(session)
    for row in [
      "▌ All articles 3", "Unread 3", "Starred 0", "Places", "Leeds 2", "Oslo 1", "Tags",
      "weather 2", "Folders", "a/ 2", "b/ 1", "Months", "2023-07 2", "2023-06 1",
    ] {
      #expect(rows.contains(row), "\(row)")
    }
    try session.press("B")
    #expect(session.screen == before)
  }

  @Test func countsFollowMarksAndArticles() throws {
    var session = try Self.session()
    try session.press("B tab m s t text:later enter")
    var rows = Self.rows(session)
    #expect(rows.contains("Unread 2") && rows.contains("Starred 1") && rows.contains("#later 1"))
    session.send(
      .loaded(
        try Session.batch([
          ("news/c/2023-05-01-4.txt", "Snow\n\nOslo: It falls.\n\nTags: weather\n")
        ])))
    session.send(.removed([ArticleID(path: Self.articles[1].path.utf8)]))
    session.finishWork()
    rows = Self.rows(session)
    for row in ["Leeds 1", "Oslo 2", "weather 2", "c/ 1", "2023-05 1", "▏ All articles 3"] {
      #expect(rows.contains(row), "\(row)")
    }
  }

  @Test(arguments: [
    ("down enter", "Search: is:unread", 3), ("down down down enter", "place:\"Leeds\"", 2),
    ("end enter", "date:2023-06", 1), ("end up up enter", "path:\"news/b/\"", 1),
    ("down down down enter left left up up up enter", "All articles", 3),
  ])
  func enterListsTheView(keys: String, title: String, count: Int) throws {
    var session = try Self.session()
    try session.press("B " + keys)
    #expect(session.title.contains(title), "\(session.screen)")
    #expect(
      session.title.contains(count == 3 && !title.contains("is:") ? "3 articles" : "\(count) of 3"))
    // The keys are the list's again.
    try session.press("end")
    #expect(
      session.bottom.contains("\(count)/\(count)") || session.bottom.contains("article \(count) of")
    )
  }

  @Test func tabGoesRoundThePanes() throws {
    var session = try Self.session()
    try session.press("B tab down")
    #expect(session.screen.contains("▌ Calm"))
    try session.press("tab tab down")
    #expect(Self.rows(session).contains("▌ Unread 3"))
    #expect(session.screen.contains("▏ Calm"))
    try session.press("esc down")
    #expect(session.screen.contains("▌ Trains"))
  }

  @Test func aClickListsTheView() throws {
    var session = try Self.session()
    try session.press("B click:5x3")
    #expect(session.title.contains("Search: is:starred"))
    try session.press("click:5x4 click:5x1")
    #expect(session.title.contains("3 articles"))
  }

  @Test(arguments: ["60x24", "40x12", "80x6", "1x1"])
  func whereThereIsNoRoomItSaysSo(size: String) throws {
    var session = try Self.session(size)
    try session.press("B")
    if size != "1x1" { #expect(session.bottom.contains("no room for the views")) }
    try session.press("size:120x40")
    #expect(!session.screen.contains("Places"))
  }

  @Test func aSavedSearchIsOneOfThem() throws {
    var session = try Self.session()
    var saved = SavedSearches()
    saved.apply(.save(name: "At sea", query: "tag:sea"))
    session.send(.searches(saved))
    try session.press("B down down down enter")
    #expect(Self.rows(session).contains("▏ At sea"))
    #expect(session.title.contains("1 of 3"))
  }

  @Test func fromTheViewsOneSearchesAndMarksToo() throws {
    var session = try Session(dated(5), size: "120x36")
    try session.press("B down / text:p3s2")
    #expect(session.title.contains("1 of 5 articles"), "\(session.title)")
    #expect(session.bottom.contains("/p3s2"))
    try session.press("esc tab tab A")
    #expect(session.effects.contains { if case .mark = $0 { true } else { false } })
  }
}
