import Articles
import Foundation
import Testing

/// A library of thousands of articles, from the shell, without a terminal and in one.
@Suite(.fewAtOnce) struct LargeLibraryTests {
  private static let count = 5_000
  /// The one article that has the rare word, counted from 0.
  private static let rare = 3_141

  /// Writes the articles, a day each, the first the newest.
  private static func makeLibrary() throws -> World {
    let world = try World()
    try world.folder.makeFolder("large")
    let folder = world.folder.path("large")
    for index in 0..<count {
      let day = CalendarDate(secondsSinceEpoch: Int64(20_000 - index) * 86_400).iso8601
      let rareWord = index == rare ? ", quixotically" : ""
      let text =
        "Story number \(index)\n\nLeeds: Of all the stories this one is number \(index)\(rareWord)."
        + filling(index)
      let isWritten = FileManager.default.createFile(
        atPath: "\(folder)/\(day).txt", contents: Data(text.utf8))
      try #require(isWritten)
    }
    return world
  }

  /// Words of which no two articles have the same, or they would be folded.
  private static func filling(_ index: Int) -> String {
    let words = (0..<20).map { "w\($0)n\(index)" }.joined(separator: " ")
    return """


      Two paragraphs have a few words each for the eye to rest on, and no news: \(words).

      This is the second of them, and the last.

      Tags: numbers

      """
  }

  // One test, for writing so many files takes longer than all the rest.
  @Test func isListedSearchedAndRead() async throws {
    let world = try Self.makeLibrary()
    try expectLists(of: world)
    for (keys, expected) in Self.screens {
      let result = try world.play(keys, size: "80x24", paths: ["large"])
      #expect(result.status == 0, "\(keys): \(result.complaints)")
      for text in expected {
        #expect(result.output.contains(text), "after \(keys):\n\(result.output)")
      }
    }
    #if os(Linux)
      try await expectSession(in: world)
    #endif
  }

  /// Keys, and what has to be on the screen after them.
  private static let screens = [
    ("pgdn pgdn", ["5,000 articles", "▌ Story number 14", "15/5,000", "this one is number 14."]),
    ("end", ["▌ Story number 4999", "5,000/5,000", "this one is number 4999."]),
    ("/ text:stories enter n n", ["5,000 of 5,000", "match 1 of 1 · article 3 of 5,000"]),
  ]

  private func expectLists(of world: World) throws {
    func run(_ arguments: String...) throws -> Program.Result {
      try Program.run(arguments, environment: world.environment, folder: world.folder.url)
    }
    let list = try run("list", "large")
    #expect(list.status == 0)
    #expect(list.complaints == "")
    #expect(list.lines.count == Self.count)
    #expect(list.lines.first?.hasSuffix("2024-10-04  Leeds  Story number 0") == true)
    #expect(list.lines.last?.hasSuffix("Leeds  Story number 4999") == true)

    let found = try run("search", "quixotically", "large", "--json")
    #expect(found.status == 0)
    #expect(found.lines.count == 1)
    #expect(found.output.contains("Story number \(Self.rare)"))
    #expect(try run("search", "stories", "large", "--json").lines.count == Self.count)
  }

  #if os(Linux)
    private func expectSession(in world: World) async throws {
      let terminal = try Tmux.reading("large", in: world)
      try await terminal.shows("5,000 articles", "▌ Story number 0", "1/5,000")
      try terminal.press("G")
      try await terminal.shows("▌ Story number 4999", "this one is number 4999.")
      try terminal.press("g")
      for _ in 0..<10 { try terminal.press("Down", "Down", "Down", "Down", "Down") }
      try await terminal.shows("▌ Story number 50", "this one is number 50.")
      try terminal.press("/")
      try terminal.type("quixotically")
      try await terminal.shows("▌ Story number 3141", "match 1 of 1 · article 1 of 1")
      try terminal.press("Escape")
      try await terminal.shows("▌ Story number 50", "51/5,000")
    }
  #endif
}
