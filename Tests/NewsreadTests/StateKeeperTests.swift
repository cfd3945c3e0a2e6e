import Articles
import Catalog
import Foundation
import State
import Synchronization
import Testing

@testable import newsread

/// The thread that keeps what the reader marks.
@Suite struct StateKeeperTests {
  /// What a keeper has reported, to be waited for.
  private final class Reports: Sendable {
    private let all = Mutex<[StateKeeper.Report]>([])
    private let bell = Bell()

    func add(_ report: StateKeeper.Report) {
      all.withLock { $0.append(report) }
      bell?.ring()
    }

    var messages: [String] {
      all.withLock { $0.compactMap { if case .message(let words) = $0 { words } else { nil } } }
    }

    /// Waits until some report is as it should be, within reason.
    func wait(_ isWanted: (StateKeeper.Report) -> Bool) -> Bool {
      for _ in 0..<2_000 {
        if all.withLock({ $0.contains(where: isWanted) }) { return true }
        bell?.wait(milliseconds: 10)
        bell?.silence()
      }
      return false
    }

    func wait(forTable isWanted: (StateTable) -> Bool) -> Bool {
      wait { if case .table(let table, _, _) = $0 { isWanted(table) } else { false } }
    }
  }

  private static func key(_ folder: TemporaryFolder, _ name: String) throws -> ArticleKey {
    let path = RawPath(folder.path(name))
    let bytes = try FileReader.bytes(of: path).bytes
    return ArticleKey(
      path: (path.canonical ?? path).articleID,
      print: ArticlePrint(of: bytes.span, tagsStart: bytes.count))
  }

  private static func home(_ folder: TemporaryFolder) -> StateKeeper.Home {
    StateKeeper.Home(
      state: StateHome(folder: RawPath(folder.path("state/newsread"))),
      library: ArticleID(path: "/library".utf8), goesOn: true)
  }

  @Test func readersAndScriptsSeeWhatEachOtherMarks() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "Story\n\nLeeds: One story.\n")
    try folder.write("b.txt", "Other\n\nLeeds: Another story.\n")
    let (a, b) = try (Self.key(folder, "a.txt"), Self.key(folder, "b.txt"))
    let reports = Reports()
    let keeper = try #require(StateKeeper(Self.home(folder)) { reports.add($0) })
    #expect(keeper.start())
    #expect(reports.wait(forTable: { $0.count == 0 }))
    keeper.add(.perform(ChangeSet("starred it", [Change(.starred(true), of: a)])))
    #expect(reports.wait(forTable: { $0[a].isStarred }))
    let environment = ["XDG_STATE_HOME": folder.path("state")]
    let list = try Program.run(
      ["list", "a.txt", "b.txt", "--starred"], environment: environment, folder: folder.url)
    #expect(list.lines.count == 1)
    let mark = try Program.run(
      ["mark", "b.txt", "--read", "--tag", "x"], environment: environment, folder: folder.url)
    #expect(mark.status == 0)
    #expect(reports.wait(forTable: { $0[b].isRead && $0.tags(of: b) == ["x"] }))
    keeper.finish()
    #expect(reports.messages == [])
  }

  @Test func undoesAndSaysSo() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt")
    let key = try Self.key(folder, "a.txt")
    let reports = Reports()
    let keeper = try #require(StateKeeper(Self.home(folder)) { reports.add($0) })
    #expect(keeper.start())
    keeper.add(.perform(ChangeSet("starred it", [Change(.starred(true), of: key)])))
    keeper.add(.undo)
    keeper.add(.undo)
    keeper.add(.redo)
    #expect(
      reports.wait { if case .undone(let it?) = $0 { it.words == "starred it" } else { false } })
    #expect(reports.wait { if case .undone(nil) = $0 { true } else { false } })
    #expect(reports.wait { if case .redone(let it?) = $0 { it.count == 1 } else { false } })
    keeper.finish()
    let store = StateStore(in: folder.path("state/newsread"))
    #expect(store.table[key].isStarred)
  }

  @Test func withoutAHomeItSaysSoOnceAndGoesOn() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt")
    let key = try Self.key(folder, "a.txt")
    let reports = Reports()
    let keeper = try #require(
      StateKeeper(
        StateKeeper.Home(state: StateHome(folder: nil), library: nil, goesOn: true)
      ) { reports.add($0) })
    #expect(keeper.start())
    keeper.add(.perform(ChangeSet("starred it", [Change(.starred(true), of: key)])))
    keeper.add(.record([Visit(key, isOpening: true)]))
    #expect(reports.wait(forTable: { $0[key].isStarred && $0[key].lastOpened > 0 }))
    keeper.finish()
    #expect(reports.messages.count == 1)
  }

  @Test func endsWhileOthersHoldTheFileMended() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt")
    try folder.write("b.txt", "Other\n\nLeeds: Another story.\n")
    let (a, b) = try (Self.key(folder, "a.txt"), Self.key(folder, "b.txt"))
    let reports = Reports()
    let keeper = try #require(StateKeeper(Self.home(folder)) { reports.add($0) })
    #expect(keeper.start())
    keeper.add(.perform(ChangeSet("", [Change(.starred(true), of: a)])))
    #expect(reports.wait(forTable: { $0[a].isStarred }))
    // Put aside under the reader's hands, as by a program that has found it damaged.
    try folder.move("state/newsread/marks", to: "state/newsread/damaged-by-hand")
    let mark = try Program.run(
      ["mark", "b.txt", "--read"], environment: ["XDG_STATE_HOME": folder.path("state")],
      folder: folder.url)
    #expect(mark.status == 0)
    #expect(reports.wait(forTable: { $0[b].isRead }))
    keeper.add(.perform(ChangeSet("", [Change(.tag("x", true), of: a)])))
    #expect(reports.wait(forTable: { $0.tags(of: a) == ["x"] && $0[b].isRead }))
    keeper.finish()
  }

  /// Whoever marks much and leaves at once has marked it.
  @Test func whatWaitsIsKeptBeforeTheEnd() throws {
    let folder = try TemporaryFolder()
    let keys = (0..<20_000).map { number in
      ArticleKey(
        path: ArticleID(path: "/\(number)".utf8),
        print: ArticlePrint(opening: UInt64(number + 1), sketch: UInt64(number + 1)))
    }
    let keeper = try #require(StateKeeper(Self.home(folder)) { _ in })
    #expect(keeper.start())
    keeper.add(.perform(ChangeSet("all", keys.map { Change(.read(true), of: $0) })))
    keeper.finish()
    let store = StateStore(in: folder.path("state/newsread"))
    #expect(store.table.count == keys.count)
  }
}
