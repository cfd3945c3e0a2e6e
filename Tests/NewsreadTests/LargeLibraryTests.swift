import Foundation
import Testing

/// A library of thousands of articles, from the shell, without a terminal and in one.
@Suite struct LargeLibraryTests {
  private static let count = 5_000
  /// The one article that has the rare word, counted from 0.
  private static let rare = 3_141

  /// Writes the articles, a day each, the first the newest.
  private static func makeLibrary() throws -> World {
    let world = try World()
    for index in 0..<count {
      let day = Date(timeIntervalSince1970: Double(20_000 - index) * 86_400)
      try world.folder.write(
        "large/\(day.ISO8601Format().prefix(10)).txt",
        """
        Story number \(index)

        Leeds: Of all the stories this one is number \(index)\(index == rare ? ", quixotically" : "").

        \(filling)

        Tags: numbers

        """)
    }
    return world
  }

  private static let filling = (1...2)
    .map { "Paragraph \($0) has a few words for the eye to rest on, and no news." }
    .joined(separator: "\n\n")

  @Test func isListedSearchedAndPagedThrough() throws {
    let world = try Self.makeLibrary()
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

    for (keys, expected) in Self.screens {
      let result = try world.play(keys, size: "80x24", paths: ["large"])
      #expect(result.status == 0, "\(keys): \(result.complaints)")
      for text in expected {
        #expect(result.output.contains(text), "after \(keys):\n\(result.output)")
      }
    }
  }

  /// Keys, and what has to be on the screen after them.
  private static let screens = [
    ("pgdn pgdn", ["5,000 articles", "▌ Story number 14", "15/5,000", "this one is number 14."]),
    ("end", ["▌ Story number 4999", "5,000/5,000", "this one is number 4999."]),
    ("/ text:stories enter n n", ["5,000 of 5,000", "match 1 of 1 · article 3 of 5,000"]),
  ]

  #if os(Linux)
    @Test func isReadInATerminal() async throws {
      let terminal = try Tmux.reading("large", in: Self.makeLibrary())
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
