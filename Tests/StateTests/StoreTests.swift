import Articles
import Catalog
import Foundation
import GRDB
import Testing

@testable import State

/// What the state keeps, for whom, and how.
@Suite struct StoreTests {
  @Test func keepsEverythingFromRunToRun() throws {
    let room = try Room()
    let clock = TestClock()
    let key = ArticleKey(7)
    do {
      var store = room.store(clock: clock)
      try store.perform(
        ChangeSet("", [Change(.read(true), of: key), Change(.tag("later", true), of: key)]))
      try store.record([
        Visit(key, isOpening: true, place: TextPlace(block: 3, offset: 40), progress: 250)
      ])
      clock.now += 1_000_000
      try store.record([Visit(key, isOpening: true, progress: 100)])
    }
    let store = room.store(clock: clock)
    let marks = store.table[key]
    #expect(marks.isRead && !marks.isStarred)
    #expect(store.table.tags(of: key) == ["later"])
    #expect(marks.place == TextPlace(block: 3, offset: 40))
    #expect(marks.progress == 250)
    #expect(marks.lastOpened - marks.firstOpened == 1_000_000)
    #expect(store.table[ArticleKey(8)] == .none)
    #expect(store.notices == [])
  }

  @Test func nobodyElseCanReadIt() throws {
    let room = try Room()
    var store = room.store()
    try store.perform(ChangeSet("", [Change(.read(true), of: ArticleKey(1))]))
    try store.backUpIfDue()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: room.path) + [""]
    #expect(paths.count > 6)
    for path in paths {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(room.path)/\(path)")
      let rights = try #require(attributes[.posixPermissions] as? Int)
      #expect(rights & 0o77 == 0, "\(path)")
    }
  }

  @Test func holdsNoWordOfAnArticle() throws {
    let room = try Room()
    var store = room.store()
    let text = Array("Harbour reopens\n\nMombasa: It did.\n".utf8)
    let key = ArticleKey(
      path: ArticleID(path: "/a".utf8), print: ArticlePrint(of: text.span, tagsStart: text.count))
    try store.perform(ChangeSet("", [Change(.read(true), of: key)]))
    for name in ["marks.sqlite", "marks.sqlite-wal"] {
      let bytes = try Data(contentsOf: room.url.appending(path: "marks/\(name)"))
      #expect(bytes.range(of: Data("Mombasa".utf8)) == nil)
      #expect(bytes.range(of: Data("Harbour".utf8)) == nil)
    }
  }

  @Test func eachSeesWhatTheOtherDoes() throws {
    let room = try Room()
    var mine = room.store()
    var theirs = room.store()
    #expect(try !mine.refresh() || mine.table.count == 0)
    try theirs.perform(
      ChangeSet(
        "", [Change(.starred(true), of: ArticleKey(1)), Change(.tag("x", true), of: ArticleKey(2))])
    )
    #expect(try mine.refresh())
    #expect(mine.table[ArticleKey(1)].isStarred)
    #expect(mine.table.tags(of: ArticleKey(2)) == ["x"])
    #expect(try !mine.refresh())
    // Also without having looked: what is changed is what is there.
    try theirs.perform(ChangeSet("", [Change(.starred(false), of: ArticleKey(1))]))
    #expect(try mine.perform(ChangeSet("", [Change(.starred(true), of: ArticleKey(1))])) == 1)
    #expect(try theirs.refresh())
    #expect(theirs.table[ArticleKey(1)].isStarred)
  }

  /// As when a program was stopped in the middle of a transaction.
  @Test func whoeverWritesKeepsNobodyFromStarting() throws {
    let room = try Room()
    var mine = room.store()
    try mine.perform(ChangeSet("", [Change(.read(true), of: ArticleKey(1))]))
    let isSeen = try mine.write { _, _, _ in
      let other = room.store()
      return other.notices.isEmpty && other.table[ArticleKey(1)].isRead
    }
    #expect(isSeen)
  }

  @Test func aClockThatJumpsLosesNothing() throws {
    let room = try Room()
    let clock = TestClock()
    var store = room.store(clock: clock)
    let key = ArticleKey(1)
    for (isRead, jump) in [
      (true, 3_600), (false, -86_400), (true, 400_000_000), (false, -400_000_000),
    ] {
      clock.now += Int64(jump) * 1_000_000
      try store.perform(ChangeSet("", [Change(.read(isRead), of: key)]))
      // As another machine would have it, that merges all it hears of.
      let other = try Room()
      var copy = other.store(clock: clock)
      try copy.merge(store.entries())
      #expect(copy.table[key].isRead == isRead)
    }
    for wild in [Int64.min, .max, 0, -1] {
      clock.now = wild
      try store.perform(ChangeSet("", [Change(.starred(wild > 0), of: key)]))
      #expect(store.table[key].isStarred == (wild > 0))
      let entries = try store.entries()
      #expect(entries.allSatisfy { $0[.starred].value == (wild > 0 ? 1 : 0) })
    }
  }

  @Test func worksInMemoryWithoutAHome() throws {
    var store = StateStore(in: nil)
    #expect(store.notices == [.notSaving(.noFolder)])
    #expect(try store.perform(ChangeSet("", [Change(.read(true), of: ArticleKey(1))])) == 1)
    #expect(try store.undo()?.count == 1)
    #expect(store.watchedFolder == nil)
  }

  @Test func keepsABackupADay() throws {
    let room = try Room()
    let clock = TestClock()
    var store = room.store(clock: clock)
    for day in 0..<10 {
      try store.perform(ChangeSet("", [Change(.read(true), of: ArticleKey(day))]))
      try store.backUpIfDue()
      try store.backUpIfDue()
      clock.now += 86_400 * 1_000_000
    }
    let folder = StateFolder(path: room.path)
    #expect(folder.backupFiles.count == 7)
    #expect(try StateStore.entries(of: #require(folder.backupFiles.last))?.count == 10)
  }

  /// Where programs cannot share memory, as on another machine's disk.
  @Test func worksWithoutALog() throws {
    let room = try Room()
    var store = StateStore(in: room.path, sharesMemory: false)
    var other = StateStore(in: room.path, sharesMemory: false)
    try store.perform(ChangeSet("", [Change(.read(true), of: ArticleKey(1))]))
    #expect(try other.refresh())
    try other.perform(ChangeSet("", [Change(.read(true), of: ArticleKey(2))]))
    #expect(!FileManager.default.fileExists(atPath: room.file + "-shm"))
    #expect(room.store().table.count == 2)
  }

  /// A file that an earlier version of the program has written is brought up to date with all that is in it.
  @Test func anEarlierFileIsTakenOver() throws {
    let room = try Room()
    try FileManager.default.createDirectory(
      atPath: "\(room.path)/marks", withIntermediateDirectories: true)
    do {
      let queue = try DatabaseQueue(path: room.file)
      try StateSchema.migrator.migrate(queue, upTo: "1")
      try queue.write { database in
        try database.execute(
          sql: "INSERT INTO article(id, seq, read, read_time) VALUES (7, 1, 1, 5)")
        try database.execute(sql: "UPDATE clock SET seq = 1, time = 5")
      }
      try queue.close()
    }
    #expect(StateHeader(of: room.file) == .version(1))
    var store = room.store()
    #expect(store.notices == [])
    #expect(store.table.marks(of: StateID(rawValue: 7)).isRead)
    try store.perform(ChangeSet("star", [Change(.starred(true), of: ArticleKey(1))]))
    #expect(try store.undo()?.words == "star")
  }

  @Test func eachLibraryIsLeftAtAPlaceOfItsOwn() throws {
    let room = try Room()
    let (one, other) = (ArticleID(path: "/one".utf8), ArticleID(path: "/other".utf8))
    let left = Bookmark(
      view: "is:unread", sort: .oldest, article: ArticleID(path: "/one/a.txt".utf8),
      place: TextPlace(block: 3, offset: 9), isReading: true)
    do {
      var store = room.store()
      #expect(store.bookmark(of: one) == nil)
      var earlier = left
      earlier.view = ""
      try store.keep(earlier, of: one)
      try store.keep(left, of: one)
    }
    let store = room.store()
    #expect(store.bookmark(of: one) == left)
    #expect(store.bookmark(of: other) == nil)
  }
}
