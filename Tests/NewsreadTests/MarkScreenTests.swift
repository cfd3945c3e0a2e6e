import Foundation
import Testing

/// What marking and reading do to the screen.
@Suite struct MarkScreenTests {
  @Test(arguments: [
    // Before anything is marked there is nothing to tell.
    ("", "10 articles · newest", "▌ Harbour"), ("m", "9 unread", "▌  Harbour"),
    ("m m", "10 articles · newest", "▌ Harbour"), ("s", "10 articles · newest", "▌★ Harbour"),
    ("* s", "10 articles · newest", "▌ Harbour"), ("m down", "9 unread", "▌● Rail strike"),
    ("m down s", "9 unread", "▌★ Rail strike"), ("A", "all read", "▌  Harbour"),
    ("A U", "10 articles · newest", "Undone: 10 articles marked as read"),
    ("A U ctrl-r", "all read", "Done again: 10 articles marked as read"),
    ("m s U U", "10 articles · newest", "Undone: Marked as read: Harbour reopens"),
    ("U", "10 articles · newest", "Nothing to undo"),
    ("down m up ]", "9 unread", "▌● Rzeszów opens"), ("down m down [", "9 unread", "▌● Harbour"),
    ("down m up n", "9 unread", "▌● Rzeszów opens"),
    ("A ]", "all read", "Nothing unread further down"),
    ("down m up m &", "8 of 10 articles", "▌● Rzeszów opens"),
    ("down s &  &", "1 of 10 articles", "▌★ Rail strike"), ("s & & &", "10 articles", "Everything"),
    ("/ text:is:unread enter m", "10 of 10 articles", "▌  Harbour"),
    ("/ text:is:unread enter A esc", "all read", "▌  Harbour"),
  ])
  func marksAreShown(keys: String, title: String, row: String) throws {
    let result = try World().play(keys, size: "100x24", paths: ["library"])
    try #require(result.status == 0, "\(result.complaints)")
    let first = result.lines.first.map { String($0) } ?? ""
    #expect(first.contains(title), "\(result.output)")
    #expect(result.output.contains(row), "\(result.output)")
  }

  @Test(arguments: [
    ("open", "enter", true), ("open", "down", false), ("open", "J", false),
    ("linger", "enter", true), ("linger", "down up", false), ("end", "enter", false),
    ("end", "enter G", true), ("hand", "enter G", false), ("open", "enter m esc J", false),
  ])
  func readingMarksAsTheUserWants(policy: String, keys: String, isRead: Bool) throws {
    let result = try World().play(
      keys, size: "80x24", paths: ["library"], options: ["--mark-read", policy])
    try #require(result.status == 0, "\(result.complaints)")
    #expect(result.output.contains("9 unread") == isRead, "\(result.output)")
  }

  @Test func whatWasBegunShowsHowFar() throws {
    let result = try World().play(
      "enter J down down down esc down", size: "80x16", paths: ["structure", "library"],
      options: ["--mark-read", "open"])
    #expect(result.output.contains("% · "), "\(result.output)")
  }
}

#if os(Linux)
  /// The same in a real terminal, from one run to the next.
  @Suite(.fewAtOnce) struct MarkSessionTests {
    @Test func theNextRunKnowsWhatWasReadAndWhere() async throws {
      let world = try World()
      try await Self.run(in: world, "structure", "library") { terminal in
        try await terminal.shows("11 articles")
        try terminal.press("Enter", "j", "j", "j", "j", "j", "j")
        try await terminal.shows("line 7")
        try terminal.press("h", "Down", "m", "Down", "s")
        try await terminal.shows("9 unread", "★")
      }
      try await Self.run(in: world, "structure", "library") { terminal in
        // At the same words; the blank line above them is not kept.
        try await terminal.waits {
          $0.contains("9 unread") && $0.contains("★")
            && ($0.contains("line 7") || $0.contains("line 8"))
        }
        try terminal.press("U")
        try await terminal.shows("Undone: Starred")
      }
    }

    @Test func theNextRunGoesOnWhereThisOneWasLeft() async throws {
      let terminal = try await Tmux.shell(in: try World())
      func run(_ options: String = "") throws {
        try terminal.enter("newsread \(options) library; echo left")
      }
      func leave() async throws {
        try terminal.press("Q")
        try await terminal.shows("left")
        try terminal.enter("clear")
      }
      try run()
      try await terminal.shows("10 articles")
      try terminal.press("&")
      try await terminal.shows("Search: is:unread")
      try terminal.press("Down", "Down", "Enter")
      try await terminal.shows("▏ Rzeszów opens")
      try await leave()
      try run()
      try await terminal.shows("Search: is:unread", "▏ Rzeszów opens")
      try await leave()
      try run("--fresh")
      try await terminal.shows("▌ Harbour reopens", "10 articles")
      try await leave()
    }

    @Test func readersAndScriptsSeeWhatEachOtherMarks() async throws {
      let world = try World()
      let first = try Tmux.reading("library", in: world)
      try await first.shows("10 articles")
      let mark = try Program.run(
        ["mark", "--read", "--query", "strike", "library"], environment: world.environment,
        folder: world.folder.url)
      #expect(mark.status == 0, "\(mark.complaints)")
      try await first.shows("unread")
      let search = try Program.run(
        ["search", "is:read", "library"], environment: world.environment, folder: world.folder.url)
      #expect(search.output.contains("Rail strike"), "\(search.complaints)")
      try first.press("A")
      try await first.shows("all read")
      for _ in 0..<200 {
        let list = try Program.run(
          ["list", "--unread", "library"], environment: world.environment, folder: world.folder.url)
        if list.status == 1 { return }
      }
      Issue.record("a script does not see what the reader has marked")
    }

    private static func run(
      in world: World, _ paths: String..., body: (Tmux) async throws -> Void
    ) async throws {
      let terminal = try await Tmux.shell(in: world)
      try terminal.enter(
        "newsread --fresh --mark-read open " + paths.joined(separator: " ") + "; echo left")
      try await body(terminal)
      try terminal.press("Q")
      try await terminal.shows("left")
    }
  }
#endif
