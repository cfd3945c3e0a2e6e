import Catalog
import Foundation
import Testing

@testable import newsread

/// Marking from the shell, and what is kept of it.
@Suite struct StateCommandTests {
  private struct Place {
    let folder = try? TemporaryFolder()

    init() throws {
      for number in 1...5 {
        try folder?.write(
          "news/\(number).txt", "Story \(number)\n\nLeeds: Text of story \(number).\n")
      }
    }

    func run(
      _ words: String..., input: String? = nil, state: String = "state"
    ) throws -> Program.Result {
      let folder = try #require(folder)
      return try Program.run(
        words, input: input, environment: ["XDG_STATE_HOME": folder.path(state)],
        folder: folder.url)
    }

    /// The headlines that a list shows, in order.
    func headlines(_ flag: String, state: String = "state") throws -> [String] {
      try run("list", "news", flag, "--json", "--sort", "headline", state: state).lines.compactMap {
        let object = try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        return object?["title"] as? String
      }
    }
  }

  @Test func marksByPathIDAndQuery() throws {
    let place = try Place()
    let marked = try place.run("mark", "news/2.txt", "news", "--read", "--tag", "to keep")
    #expect(marked.output == "marked 1 article as read, with the tag to keep\n")
    #expect(marked.complaints == "" && marked.status == 0)
    let id = try #require(place.run("list", "news/4.txt").lines.first).prefix(16)
    #expect(try place.run("mark", String(id.prefix(8)), "news", "--star", "--read").status == 0)
    #expect(try place.headlines("--unread") == ["Story 1", "Story 3", "Story 5"])
    #expect(try place.headlines("--starred") == ["Story 4"])
    let query = try place.run("mark", "Leeds", "news", "--query", "--star", "--json")
    #expect(query.output == "{\"marked\":5}\n")
    #expect(try place.headlines("--starred").count == 5)
    #expect(
      try place.run("stats", "news").lines
        == ["articles\t5", "unread\t3", "read\t2", "begun\t0", "starred\t5", "tag:to keep\t1"])
  }

  @Test func undoesWhatWasMarkedAtOnce() throws {
    let place = try Place()
    let ids = try place.run("list", "news").lines.map { $0.prefix(16) }.joined(separator: "\n")
    #expect(
      try place.run("mark", "-", "news", "--read", input: ids).output
        == "marked 5 articles as read\n")
    #expect(try place.run("list", "news", "--unread").status == 1)
    #expect(try place.run("undo").output == "undone: marked 5 articles as read\n")
    #expect(try place.headlines("--unread").count == 5)
    #expect(try place.run("undo").status == 1)
    #expect(try place.run("redo").output == "done again: marked 5 articles as read\n")
    #expect(try place.run("list", "news", "--unread").status == 1)
  }

  @Test func aRenamedFileKeepsItsMarks() throws {
    let place = try Place()
    try #require(place.run("mark", "news/2.txt", "--star").status == 0)
    try place.folder?.move("news/2.txt", to: "news/moved.txt")
    #expect(try place.headlines("--starred") == ["Story 2"])
  }

  @Test func machinesAreKeptAlikeByFiles() throws {
    let place = try Place()
    try #require(
      place.run("mark", "news/2.txt", "--read", "--tag", "é\"\\", state: "one").status == 0)
    try #require(place.run("mark", "news/3.txt", "--read", state: "two").status == 0)
    let one = try place.run("export", state: "one").output
    #expect(try place.run("import", "-", input: one, state: "two").output == "1 new, 0 changed\n")
    let two = try place.run("export", state: "two").output
    #expect(try place.run("import", "-", input: two, state: "one").output == "1 new, 0 changed\n")
    #expect(
      try place.run("export", state: "one").output == place.run("export", state: "two").output)
    #expect(try place.run("import", "-", input: one, state: "one").status == 1)
    #expect(try place.headlines("--unread", state: "two") == ["Story 1", "Story 4", "Story 5"])
  }

  static let refused: [(text: String, complaint: String)] = [
    ("", "its first line is not that of newsread export"),
    ("{}\n", "its first line is not that of newsread export"),
    (
      "{\"format\":\"newsread state\",\"version\":2}\n", "a newer newsread has exported it (form 2)"
    ),
    ("HEADER{\n", "line 2 is not a JSON object; nothing was imported"),
    (
      "HEADER\n{\"article\":\"00000000000000AA\"}\n{\"known\":[]}\n",
      "line 4: \"article\" is not what"
    ),
    (
      "HEADER{\"article\":\"00000000000000AA\",\"read\":1,\"read_at\":1}\n",
      "line 2: \"read\" is not what"
    ),
    ("HEADER{\"article\":\"00000000000000AA\",\"read\":true}\n", "line 2: \"read_at\" is not what"),
    (
      "HEADER{\"article\":\"00000000000000AA\",\"read\":true,\"read_at\":-1}\n",
      "line 2: \"…_at\" is not"
    ),
    (
      "HEADER{\"article\":\"00000000000000AA\",\"tags\":[\"a\"],\"tags_at\":[]}\n",
      "line 2: \"tags_at\" is not what"
    ),
  ]

  @Test(arguments: refused) func aLineThatCannotBeReadIsNamed(_ text: String, complaint: String)
    throws
  {
    let place = try Place()
    let whole = text.replacing("HEADER", with: "{\"format\":\"newsread state\",\"version\":1}\n")
    let result = try place.run("import", "-", input: whole)
    #expect(result.status == 2)
    #expect(result.complaints.hasPrefix("newsread: -: \(complaint)"), "\(result.complaints)")
    #expect(try place.run("export").lines.count == 1)
  }

  @Test func membersThatAreNotKnownArePassedOver() throws {
    let place = try Place()
    let text = """
      {"format":"newsread state","version":1,"by":{"whom":[1.5e3,null]}}
      {"article":"00000000000000AA","colour":[{"x":"\\ud83d\\ude00"}],"starred":true,"starred_at":7}
      """
    #expect(try place.run("import", "-", input: text).output == "1 new, 0 changed\n")
    #expect(
      try place.run("export").lines.last
        == "{\"article\":\"00000000000000aa\",\"known\":[],\"starred\":true,\"starred_at\":7}")
  }

  @Test func answersEachLineOnceItIsSafe() throws {
    let place = try Place()
    let lines = try place.run("list", "news").lines.map { String($0.prefix(16)) }
    let result = try place.run(
      "mark", "-", "news", "--each", "--star",
      input: lines.joined(separator: "\n") + "\nnowhere\n")
    #expect(result.lines == lines)
    #expect(result.complaints == "newsread: nowhere: no article has this id or path\n")
    #expect(result.status == 2)
    #expect(try place.headlines("--starred").count == 5)
  }

  @Test func saysWhatIsWrongWithACall() throws {
    let place = try Place()
    let cases: [([String], Int32, String)] = [
      (
        ["mark", "news/1.txt"], 2, "newsread: one of --read, --unread, --star, --unstar, --tag and"
      ),
      (
        ["mark", "news/1.txt", "--read", "--unread"], 2, "newsread: --read and --unread contradict"
      ),
      (
        ["mark", "news/9.txt", "--read"], 1, "newsread: news/9.txt: no article has this id or path"
      ),
      (["mark", "news/1.txt", "--tag", " "], 2, "newsread: a tag has at least one character"),
      (["import", "missing"], 2, "newsread: missing: no such file or folder"),
    ]
    for (words, status, complaint) in cases {
      let folder = try #require(place.folder)
      let result = try Program.run(
        words, environment: ["XDG_STATE_HOME": folder.path("state")], folder: folder.url)
      #expect(result.status == status, "\(words)")
      #expect(result.complaints.hasPrefix(complaint), "\(result.complaints)")
    }
  }

  @Test func withoutAHomeNothingIsMarkedAndEverythingListed() throws {
    let place = try Place()
    let folder = try #require(place.folder)
    let environment = ["HOME": "", "XDG_STATE_HOME": ""]
    let list = try Program.run(
      ["list", "news", "--unread"], environment: environment, folder: folder.url)
    #expect(list.lines.count == 5 && list.status == 0)
    #expect(list.complaints.hasPrefix("newsread: marks are not saved: there is no home folder"))
    let mark = try Program.run(
      ["mark", "news/1.txt", "--read"], environment: environment, folder: folder.url)
    #expect(mark.status == 2 && mark.output == "")
    let missing = ["HOME": folder.path("nobody")]
    let other = try Program.run(
      ["mark", "news/1.txt", "--read"], environment: missing, folder: folder.url)
    #expect(other.status == 2)
    #expect(!FileManager.default.fileExists(atPath: folder.path("nobody")))
  }
}
