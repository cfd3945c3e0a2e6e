import Articles
import Catalog
import Testing

@testable import State

/// How an article is known again.
@Suite struct ArticleIdentityTests {
  private static let words = (1...200).map { "word\($0)" }
  private static let story = "Harbour reopens\n\nMombasa: " + words.joined(separator: " ") + "\n"
  private static let other =
    "Rail strike\n\nLeeds: " + (1...200).map { "other\($0)" }.joined(separator: " ") + "\n"

  private static func key(_ path: String, _ text: String) -> ArticleKey {
    ArticleKey(
      path: ArticleID(path: path.utf8),
      print: ArticlePrint(of: Array(text.utf8).span, tagsStart: text.utf8.count))
  }

  struct Case: CustomTestStringConvertible {
    var testDescription: String
    /// The article that is marked, and then the one that is looked at.
    var path = "/a/story.txt"
    var text = ArticleIdentityTests.story
    var isSame: Bool
  }

  static let cases = [
    Case(testDescription: "untouched", isSame: true),
    Case(testDescription: "renamed", path: "/a/harbour.txt", isSame: true),
    Case(testDescription: "moved", path: "/b/2023/story.txt", isSame: true),
    Case(
      testDescription: "edited far down", text: story.replacing("word150", with: "changed"),
      isSame: true),
    Case(
      testDescription: "edited at its beginning", text: story.replacing("word5", with: "changed"),
      isSame: true),
    Case(
      testDescription: "another headline",
      text: story.replacing("Harbour reopens", with: "Harbour opens again"), isSame: true),
    Case(
      testDescription: "wrapped and spaced otherwise",
      text: story.replacing(" word", with: "\n  WORD"), isSame: true),
    Case(
      testDescription: "moved, and edited far down", path: "/b/harbour.txt",
      text: story.replacing("word150", with: "changed"), isSame: true),
    Case(
      testDescription: "a corrected version in a file of its own", path: "/a/story-2.txt",
      text: story.replacing("word5", with: "changed"), isSame: false),
    Case(testDescription: "another article in its place", text: other, isSame: false),
    Case(testDescription: "another article elsewhere", path: "/b.txt", text: other, isSame: false),
    Case(testDescription: "emptied", text: "…\n", isSame: false),
  ]

  @Test(arguments: cases) func isKnownAgain(_ each: Case) throws {
    let room = try Room()
    var store = room.store()
    try store.perform(
      ChangeSet("starred it", [Change(.starred(true), of: Self.key("/a/story.txt", Self.story))]))
    #expect(store.table[Self.key(each.path, each.text)].isStarred == each.isSame)
  }

  @Test func copiesShareWhatIsMarked() throws {
    let room = try Room()
    var store = room.store()
    let copy = Self.key("/b/copy.txt", Self.story)
    try store.perform(ChangeSet("", [Change(.read(true), of: Self.key("/a.txt", Self.story))]))
    try store.perform(ChangeSet("", [Change(.starred(true), of: copy)]))
    #expect(store.table[Self.key("/a.txt", Self.story)].isStarred)
    #expect(store.table[copy].isRead)
    #expect(store.table.count == 1)
  }

  @Test func articlesThatSwapTheirPathsKeepWhatIsTheirs() throws {
    let room = try Room()
    var store = room.store()
    try store.perform(
      ChangeSet(
        "",
        [
          Change(.read(true), of: Self.key("/a.txt", Self.story)),
          Change(.starred(true), of: Self.key("/b.txt", Self.other)),
        ]))
    let story = Self.key("/b.txt", Self.story)
    let other = Self.key("/a.txt", Self.other)
    #expect(store.table[story].isRead && !store.table[story].isStarred)
    #expect(store.table[other].isStarred && !store.table[other].isRead)
  }

  /// Each time a little, and met in between, until no word of the first text is left.
  @Test func isKnownThroughManyEdits() throws {
    let room = try Room()
    var text = Self.story
    var store = room.store()
    try store.perform(ChangeSet("", [Change(.starred(true), of: Self.key("/a.txt", text))]))
    for number in 1...200 {
      text = text.replacing("word\(number) ", with: "new\(number) ")
      let key = Self.key("/a.txt", text)
      #expect(store.table[key].isStarred, "\(number)")
      try store.record([Visit(key, isOpening: true)])
    }
    #expect(Self.key("/elsewhere.txt", text).print != Self.key("/a.txt", Self.story).print)
    #expect(store.table[Self.key("/elsewhere.txt", text)].isStarred)
    #expect(store.table.count == 1)
  }

  @Test func articlesWithoutWordsAreKnownByTheirPath() throws {
    let room = try Room()
    var store = room.store()
    try store.perform(ChangeSet("", [Change(.read(true), of: Self.key("/a.txt", "…"))]))
    #expect(store.table[Self.key("/a.txt", "…")].isRead)
    #expect(!store.table[Self.key("/b.txt", "…")].isRead)
  }

  /// What was kept years ago has to be found again.
  @Test func printsStayTheSame() {
    let print = Self.key("/a.txt", Self.story).print
    #expect(String(print.opening, radix: 16) == "d3e8cc60789bcbfb")
    #expect(String(print.sketch, radix: 16) == "d920d9df2e83bab")
  }
}
