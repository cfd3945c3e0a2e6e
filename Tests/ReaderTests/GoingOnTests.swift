import Articles
import Catalog
import Reader
import Screen
import Testing

/// Going on from an article to others like it, and to other versions of it.
@Suite struct GoingOnTests {
  private static let story = """
    The harbour of Mombasa reopened on Friday after the storm, said the harbour master, who had
    counted the ships twice and found that none of them had left its berth. The ferries sail again
    from noon, the fish market opens on Saturday, and the road along the pier stays closed until the
    last of the cranes has been looked at by the engineers from Nairobi.
    """

  /// Three versions of one story, another about the same, and one about something else.
  private static let articles: [(path: String, text: String)] = [
    ("2023-01-05/a.txt", "Harbour reopens\n\n\(story)\n"),
    ("2023-01-04/b.txt", "Harbour opens again\n\n\(story.replacing("Friday", with: "Thursday"))\n"),
    ("2023-01-03/c.txt", "Mombasa harbour open\n\n\(story.replacing("twice", with: "once"))\n"),
    (
      "2023-01-02/d.txt",
      "Ferries\n\nThe ferries of Mombasa, said the harbour master, need a pier.\n"
    ),
    ("2023-01-01/e.txt", "Beans\n\nIt is time to plant them.\n"),
  ]

  @Test func copiesAreFoldedUnderTheBest() throws {
    var session = try Session(Self.articles, size: "100x24")
    try session.press("/ text:harbour enter")
    #expect(session.title.contains("4 of 5 articles"))
    #expect(session.bottom.contains("article 1 of 2"))
    #expect(session.screen.contains("+2 copies"))
    #expect(session.screen.contains("Harbour reopens"))
    #expect(!session.screen.contains("Harbour opens again"))
    // The best has gone: the next best stands for the story.
    session.send(.removed([ArticleID(path: "2023-01-05/a.txt".utf8)]))
    session.finishWork()
    #expect(session.title.contains("3 of 4 articles"))
    #expect(session.screen.contains("Harbour opens again"))
  }

  @Test func copiesThatComeAndGoAreFoldedAnew() throws {
    var session = try Session(Self.articles, size: "100x24")
    try session.press("/ text:harbour enter")
    func change(_ path: String, _ text: String) throws {
      session.send(.loaded(try Session.batch([(path, text)])))
      session.finishWork()
    }
    // Another copy comes.
    try change("2022-01-01/f.txt", "Harbour\n\n\(Self.story)\n")
    #expect(session.screen.contains("+3 copies"))
    // One becomes something else.
    try change("2022-01-01/f.txt", "Harbours of the world\n\nThere are many harbours.\n")
    #expect(session.screen.contains("+2 copies"))
    #expect(session.screen.contains("Harbours of the world"))
    // The best becomes something else, and another stands for the others.
    try change("2023-01-05/a.txt", "Nothing of the kind\n\nHere is no harbour.\n")
    #expect(session.screen.contains("+1 copy"))
    // The last but one goes.
    session.send(.removed([ArticleID(path: "2023-01-04/b.txt".utf8)]))
    session.finishWork()
    #expect(!session.screen.contains("copy") && !session.screen.contains("copies"))
  }

  @Test func theSameShortTextIsACopy() throws {
    var session = try Session(
      [("a/1.txt", "Storm\n\nA storm comes.\n"), ("b/1.txt", "Storm\n\nA storm comes.\n")],
      size: "100x24")
    try session.press("/ text:storm enter")
    #expect(session.screen.contains("+1 copy"))
    try session.press("V")
    #expect(session.title.contains("2 of 2 articles"))
  }

  @Test func theVersionsOfAStoryAreListed() throws {
    var session = try Session(Self.articles, size: "100x24")
    try session.press("down V")
    #expect(session.title.contains("Versions of: Harbour opens again"))
    #expect(session.title.contains("3 of 5 articles"))
    #expect(session.screen.contains("Mombasa harbour open"))
    #expect(!session.screen.contains("Beans"))
    try session.press("esc")
    #expect(session.bottom.contains("2/5"))
    try session.press("end V")
    #expect(session.title.contains("1 of 5 articles"))
  }

  @Test func theListOfVersionsFollowsWhatChanges() throws {
    var session = try Session(Self.articles, size: "100x24")
    func change(_ path: String, _ text: String) throws {
      session.send(.loaded(try Session.batch([(path, text)])))
      session.finishWork()
    }
    try session.press("V down")
    #expect(session.title.contains("3 of 5 articles"))
    // One becomes something else, and the selection stays.
    try change("2023-01-03/c.txt", "Beans again\n\nIt was time to plant them, and it is over.\n")
    #expect(session.title.contains("2 of 5 articles"))
    #expect(!session.screen.contains("Beans again"))
    #expect(session.screen.contains("▌ Harbour opens again"))
    // One becomes a version, and a new one comes.
    try change("2023-01-01/e.txt", "Harbour, corrected\n\n\(Self.story)\n")
    try change("2022-01-01/f.txt", "Harbour, once more\n\n\(Self.story)\n")
    #expect(session.title.contains("4 of 6 articles"))
    #expect(session.screen.contains("Harbour, corrected"))
    #expect(session.screen.contains("Harbour, once more"))
    #expect(session.screen.contains("▌ Harbour opens again"))
    // The one whose versions they are becomes something else: it is its own only version.
    try change("2023-01-05/a.txt", "Nothing of the kind\n\nHere is no harbour.\n")
    #expect(session.title.contains("Versions of: Nothing of the kind"))
    #expect(session.title.contains("1 of 6 articles"))
    // It goes: so does the last row.
    session.send(.removed([ArticleID(path: "2023-01-05/a.txt".utf8)]))
    session.finishWork()
    #expect(session.title.contains("0 of 5 articles"))
    try change("2021-01-01/g.txt", "Another\n\n\(Self.story)\n")
    #expect(session.title.contains("0 of 6 articles"))
    try session.press("esc")
    #expect(session.title.contains("6 articles"))
  }

  @Test func versionsThatWaitBehindAnotherListAreRenewedWhenTheyComeBack() throws {
    var session = try Session(Self.articles, size: "100x24")
    try session.press("V L")
    session.send(
      .loaded(try Session.batch([("2023-01-03/c.txt", "Beans again\n\nTime to plant them.\n")])))
    session.finishWork()
    try session.press("esc")
    #expect(session.title.contains("2 of 5 articles"))
    #expect(!session.screen.contains("Beans again"))
  }

  @Test func nothingButCopiesPointsToTheVersions() throws {
    var session = try Session(Array(Self.articles[0...2]) + [Self.articles[4]], size: "100x24")
    try session.press("L")
    #expect(session.title.contains("0 of 4 articles"))
    #expect(session.screen.contains("Nothing like it but copies"))
    #expect(session.screen.contains("V lists"))
    try session.press("V")
    #expect(session.title.contains("Versions of: Harbour reopens"))
    #expect(session.title.contains("3 of 4 articles"))
    try session.press("esc esc")
    #expect(session.bottom.contains("1/4"))
    // Where there are no copies either, nothing points to them.
    try session.press("end L")
    #expect(session.screen.contains("Nothing like it"))
    #expect(!session.screen.contains("V lists"))
  }

  @Test func articlesAboutTheSameAreListed() throws {
    var session = try Session(Self.articles, size: "100x24")
    try session.press("L")
    #expect(session.title.contains("Like: Harbour reopens"))
    // Copies tell nothing new.
    #expect(session.title.contains("1 of 5 articles"))
    #expect(session.screen.contains("Ferries"))
    try session.press("esc end L")
    #expect(session.screen.contains("Nothing like it"))
    try session.press("esc")
    #expect(session.bottom.contains("5/5"))
  }

  @Test func escGoesBackThroughAllSearches() throws {
    var session = try Session(Self.articles, size: "100x24")
    try session.press("down")
    let whole = session.screen
    try session.press("/ text:mombasa enter down")
    let results = session.screen
    try session.press("L")
    let related = session.screen
    try session.press("V esc")
    #expect(session.screen == related)
    try session.press("esc")
    #expect(session.screen == results)
    try session.press("esc")
    #expect(session.screen == whole)
    // A new question asked from there leads back to where the first was asked.
    try session.press("/ text:mombasa enter L / text:pier enter")
    #expect(session.title.contains("Search: pier"))
    try session.press("esc")
    #expect(session.screen == whole)
  }

  @Test func anIndexChangesNothingThatIsSeen() throws {
    let many = Self.articles + dated(600).map { ($0.path, $0.text + "\nAnd the harbour, too.\n") }
    var indexed = try Session(many, size: "100x24")
    #expect(indexed.effects.contains { if case .index = $0 { true } else { false } })
    var plain = try Session([], size: "100x24")
    plain.send(.loaded(try Session.batch(many)))
    for keys in [
      "/ text:harbour enter", "end", "esc", "/ text:harb space text:-ferries enter", "S S", "esc L",
    ] {
      try indexed.press(keys)
      try plain.press(keys)
      #expect(indexed.screen == plain.screen, "\(keys)")
    }
  }
}
