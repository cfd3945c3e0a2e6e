import Articles
import Catalog
import Foundation
import State
import Testing

@testable import newsread

#if os(Linux)
  /// What was acknowledged is there, whatever happens to the program, the disk and the rights.
  @Suite struct StateFaultTests {
    /// Articles, and a program that marks them one by one.
    private final class Desk {
      let folder: TemporaryFolder
      let ids: [String]
      let keys: [ArticleKey]
      var state: String

      init(articles: Int) throws {
        folder = try TemporaryFolder()
        var keys: [(String, ArticleKey)] = []
        for number in 0..<articles {
          let text = "Story \(number)\n\nLeeds: Text of story number \(number).\n"
          let path = try folder.write("news/\(number).txt", text)
          let id = (path.canonical ?? path).articleID
          let print = ArticlePrint(of: Array(text.utf8).span, tagsStart: text.utf8.count)
          keys.append((id.description, ArticleKey(path: id, print: print)))
        }
        self.ids = keys.map(\.0)
        self.keys = keys.map(\.1)
        state = folder.path("state")
      }

      /// Starts to mark all articles with a tag, in some order.
      func start(tag: String, ids: [String]) throws -> Marking {
        try Marking(
          ["mark", "-", folder.path("news"), "--each", "--tag", tag], input: ids,
          environment: ["XDG_STATE_HOME": state])
      }

      func run(_ words: String..., input: String? = nil) throws -> Program.Result {
        try Program.run(
          words, input: input, environment: ["XDG_STATE_HOME": state], folder: folder.url)
      }

      func store() -> StateStore { StateStore(in: state + "/newsread") }

      /// Those of some articles that do not have a tag.
      func missing(_ tag: String, of ids: [String], in store: borrowing StateStore) -> [String] {
        ids.filter { id in
          guard let index = self.ids.firstIndex(of: id) else { return true }
          return !store.table.tags(of: keys[index]).contains(tag)
        }
      }
    }

    /// A program that marks line by line, and can be killed.
    private final class Marking {
      private let process = Process()
      private let output = Pipe()
      private let scratch: TemporaryFolder

      init(_ words: [String], input: [String], environment: [String: String]) throws {
        scratch = try TemporaryFolder()
        try scratch.write("input", input.joined(separator: "\n") + "\n")
        process.executableURL = Program.url
        process.arguments = words
        process.environment = ["HOME": "/nowhere"].merging(environment) { $1 }
        process.standardInput = try FileHandle(
          forReadingFrom: scratch.url.appendingPathComponent("input"))
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
      }

      /// Reads until so many lines have come, and kills it then.
      func kill(afterLines count: Int, spinning: Int) throws -> [String] {
        let handle = output.fileHandleForReading
        var text = Data()
        var lines = 0
        while lines < count {
          let more = handle.availableData
          if more.isEmpty { break }
          text += more
          lines += more.count { $0 == UInt8(ascii: "\n") }
        }
        var work = 1
        for step in 0..<spinning { work = work &* 31 &+ step }
        Foundation.kill(work == 0 ? 0 : process.processIdentifier, SIGKILL)
        return try end(after: text)
      }

      /// What it has answered, whole lines only, when it has ended.
      func end(after text: Data = Data()) throws -> [String] {
        var text = text
        text += try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        var lines = String(decoding: text, as: UTF8.self)
          .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines.removeLast()
        return lines
      }
    }

    /// Three programs at once, all killed at any moment, now and then while they make the file.
    @Test func killedAtAnyMomentNothingAcknowledgedIsLost() throws {
      let desk = try Desk(articles: 40)
      var dice = SystemRandomNumberGenerator()
      let rounds = ProcessInfo.processInfo.environment["NEWSREAD_ALL_CASES"] == nil ? 70 : 400
      var acknowledged: [String: [String]] = [:]
      var all = 0
      for round in 0..<rounds {
        if round % 20 == 0 {
          desk.state = desk.folder.path("state-\(round)")
          acknowledged = [:]
        }
        let tags = ["a\(round)", "b\(round)", "c\(round)"]
        let programs = try tags.map { tag in
          try desk.start(tag: tag, ids: desk.ids.shuffled())
        }
        for (tag, program) in zip(tags, programs) {
          let lines = round % 5 == 0 ? 0 : Int.random(in: 1...30, using: &dice)
          acknowledged[tag] = try program.kill(
            afterLines: lines,
            spinning: .random(in: 0...(lines == 0 ? 3_000_000 : 30_000), using: &dice))
          all += acknowledged[tag]?.count ?? 0
        }
        guard round % 5 == 4 else { continue }
        var store = desk.store()
        #expect(store.notices == [], "\(round)")
        try store.check()
        for (tag, ids) in acknowledged {
          #expect(desk.missing(tag, of: ids, in: store) == [], "\(round) \(tag)")
        }
      }
      #expect(all > rounds)
    }

    /// Killed while a damaged file is mended: whoever comes next ends it, and everything is there.
    @Test func killedWhileItMendsTheFileIsMendedNextTime() throws {
      let desk = try Desk(articles: 40)
      let all = desk.ids.joined(separator: "\n")
      try #require(desk.run("mark", "-", "news", "--star", input: all).status == 0)
      let backup = desk.folder.path("whole")
      let manager = FileManager.default
      try manager.copyItem(atPath: desk.state, toPath: backup)
      for round in 0..<30 {
        try manager.removeItem(atPath: desk.state)
        try manager.copyItem(atPath: backup, toPath: desk.state)
        let file = URL(filePath: desk.state + "/newsread/marks/marks.sqlite")
        try FileHandle(forWritingTo: file).truncate(atOffset: UInt64(round * 1_500))
        let program = try desk.start(tag: "x", ids: desk.ids)
        let kept = try program.kill(
          afterLines: 0, spinning: Int.random(in: 0...4_000_000))
        var store = desk.store()
        try store.check()
        #expect(desk.keys.count { store.table[$0].isStarred } == 40, "\(round)")
        #expect(desk.missing("x", of: kept, in: store) == [])
        let names = try manager.contentsOfDirectory(atPath: desk.state + "/newsread")
        #expect(names.count { $0.hasPrefix("damaged-") } == 1, "\(names)")
      }
    }

    /// What a program that was killed has done can be undone.
    @Test func whatAKilledProgramDidCanBeUndone() throws {
      let desk = try Desk(articles: 10)
      let kept = try desk.start(tag: "x", ids: desk.ids).kill(afterLines: 3, spinning: 0)
      #expect(kept.count >= 3)
      var count = 0
      while try desk.run("undo").status == 0 { count += 1 }
      #expect(count >= kept.count)
      #expect(desk.missing("x", of: desk.ids, in: desk.store()).count == 10)
    }

    @Test func twoThatWriteAsFastAsTheyCanLoseNothing() throws {
      let desk = try Desk(articles: 150)
      let programs = try ["a", "b"].map { try desk.start(tag: $0, ids: desk.ids) }
      // Meanwhile others read, and none is refused.
      for _ in 0..<3 {
        let list = try desk.run("list", "news", "--unread")
        #expect(list.lines.count == 150 && list.complaints == "")
      }
      for (tag, program) in zip(["a", "b"], programs) {
        #expect(try program.end() == desk.ids)
        #expect(desk.missing(tag, of: desk.ids, in: desk.store()) == [])
      }
    }

    /// With a limit on the size of files, as with a quota.
    @Test func aFileThatMayNotGrowIsSaid() throws {
      let desk = try Desk(articles: 40)
      try #require(
        desk.run("mark", "-", "news", "--star", input: desk.ids.joined(separator: "\n")).status == 0
      )
      let words =
        "ulimit -f 300; exec \"$0\" mark - news --each --tag " + String(repeating: "x", count: 500)
      let result = try Program.run(
        ["-c", words, Program.url.path], input: desk.ids.joined(separator: "\n"),
        environment: ["XDG_STATE_HOME": desk.state], folder: desk.folder.url,
        executable: URL(filePath: "/bin/sh"))
      #expect(result.status == 2)
      #expect(result.complaints == "newsread: no space is left for the marks\n")
      var store = desk.store()
      #expect(store.notices == [])
      try store.check()
      #expect(desk.missing(String(repeating: "x", count: 500), of: result.lines, in: store) == [])
      #expect(try desk.run("list", "news", "--starred").lines.count == 40)
    }

    /// On a disk of half a megabyte that fills up.
    @Test func aFullDiskIsSaidAndNothingIsLost() throws {
      let desk = try Desk(articles: 100)
      guard let disk = SmallDisk(at: desk.folder.path("disk"), bytes: 512 * 1_024) else { return }
      desk.state = disk.path
      try #require(desk.run("mark", "news/1.txt", "--star").status == 0)
      var complaints = ""
      var kept: [String: [String]] = [:]
      for round in 0..<20 where complaints.isEmpty {
        let tag = "\(round)-" + String(repeating: "y", count: 900)
        let result = try desk.run(
          "mark", "-", "news", "--each", "--tag", tag, input: desk.ids.joined(separator: "\n"))
        kept[tag] = result.lines
        complaints = result.complaints
      }
      #expect(complaints.contains("no space is left for the marks"), "\(complaints)")
      // The last byte, too.
      let filler = disk.path + "/filler"
      func fill() {
        let handle = open(filler, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        while write(handle, filler, 16) > 0 {}
        close(handle)
      }
      fill()
      let list = try desk.run("list", "news", "--starred")
      #expect(list.lines.count == 1, "\(list.complaints)")
      // To read has put the log away, which made room.
      fill()
      let last = try desk.run("mark", "news/2.txt", "--star")
      #expect(last.status == (last.output.isEmpty ? 2 : 0))
      #expect(unlink(filler) == 0)
      var store = desk.store()
      try store.check()
      #expect(store.table[desk.keys[2]].isStarred == (last.status == 0))
      for (tag, ids) in kept { #expect(desk.missing(tag, of: ids, in: store) == []) }
    }

    @Test func whereNothingMayBeWrittenItIsRead() throws {
      let desk = try Desk(articles: 5)
      guard let disk = SmallDisk(at: desk.folder.path("disk"), bytes: 1 << 20) else { return }
      desk.state = disk.path
      try #require(desk.run("mark", "news/1.txt", "--star").status == 0)
      try #require(disk.becomeReadOnly())
      let list = try desk.run("list", "news", "--starred")
      #expect(list.lines.count == 1)
      #expect(
        list.complaints
          == "newsread: marks are not saved: the folder for marks cannot be written to\n")
      let mark = try desk.run("mark", "news/2.txt", "--star")
      #expect(mark.status == 2 && mark.output == "")
    }
  }

  /// A disk in memory, of some bytes, where one may be mounted.
  private final class SmallDisk {
    let path: String

    init?(at path: String, bytes: Int) {
      self.path = path
      guard mkdir(path, 0o700) == 0, mount("tmpfs", path, "tmpfs", 0, "size=\(bytes)") == 0 else {
        return nil
      }
    }

    func becomeReadOnly() -> Bool {
      mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil) == 0
    }

    deinit {
      umount2(path, Int32(MNT_DETACH))
    }
  }
#endif
