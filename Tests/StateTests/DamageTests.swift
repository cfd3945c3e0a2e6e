import Articles
import Catalog
import Foundation
import Testing

@testable import State

/// Whatever becomes of the file: nothing is written over, and what can be read is kept.
@Suite struct DamageTests {
  private static let count = 120

  /// A state with so many starred articles, all of it in the one file.
  private static func fill(_ room: Room, backsUp: Bool = false) throws {
    var store = room.store()
    try store.perform(
      ChangeSet("", (0..<count).map { Change(.starred(true), of: ArticleKey($0)) }))
    if backsUp { try store.backUpIfDue() }
  }

  private static func starred(_ store: borrowing StateStore) -> Int {
    (0..<count).count { store.table[ArticleKey($0)].isStarred }
  }

  /// The bytes of what was put aside are those of the damaged file.
  private static func isKept(_ bytes: Data, in room: Room) throws -> Bool {
    try room.aside.contains { name in
      try Data(contentsOf: room.url.appending(path: "\(name)/marks.sqlite")) == bytes
    }
  }

  /// All lengths within the header and those around the ends of pages; with `NEWSREAD_ALL_CASES`, all there are.
  private static var lengths: [Int] {
    let size = 90_000
    let isThorough = ProcessInfo.processInfo.environment["NEWSREAD_ALL_CASES"] != nil
    let edges = stride(from: 0, through: size, by: 4_096).flatMap { [$0 - 1, $0, $0 + 1] }
    return Set(
      edges + Array(0...101) + [511, 512]
        + Array(stride(from: 0, to: size, by: isThorough ? 1 : 1_777))
    )
    .filter { $0 >= 0 }.sorted()
  }

  @Test func truncatedAtEveryLengthItIsRestoredFromTheBackup() throws {
    let original = try Room()
    try Self.fill(original, backsUp: true)
    let whole = try Data(contentsOf: URL(filePath: original.file))
    for length in Self.lengths where length < whole.count {
      let room = try Room()
      try FileManager.default.copyItem(at: original.url, to: room.url)
      let damaged = whole.prefix(length)
      try damaged.write(to: URL(filePath: room.file))
      var store = room.store()
      try store.checkAndMend()
      #expect(Self.starred(store) == Self.count, "\(length)")
      // Of the last page nothing may be missing but zeros, which are read all the same.
      if store.notices.isEmpty, length > whole.count - 4_096 { continue }
      #expect(try Self.isKept(damaged, in: room), "\(length)")
      guard case .restored(Self.count, _)? = store.notices.first else {
        Issue.record("\(length): \(store.notices)")
        continue
      }
      try store.perform(ChangeSet("", [Change(.read(true), of: ArticleKey(0))]))
      #expect(room.store().notices == [], "\(length)")
    }
  }

  @Test(arguments: 1...20) func withPagesOfRandomBytesItKeepsWhatCanBeRead(_ seed: UInt64) throws {
    let room = try Room()
    try Self.fill(room)
    var dice = Dice(seed)
    var bytes = try Data(contentsOf: URL(filePath: room.file))
    let start = Int.random(in: 100..<bytes.count, using: &dice)
    for index in start..<min(bytes.count, start + .random(in: 1...3_000, using: &dice)) {
      bytes[index] = .random(in: 0...255, using: &dice)
    }
    try bytes.write(to: URL(filePath: room.file))
    var store = room.store()
    try? store.checkAndMend()
    // It reads, it can be marked, and it is there the next time.
    let found = Self.starred(store)
    try store.perform(ChangeSet("", [Change(.read(true), of: ArticleKey(1_000))]))
    let again = room.store()
    #expect(again.table[ArticleKey(1_000)].isRead)
    #expect(Self.starred(again) == found)
    if found < Self.count { #expect(!room.aside.isEmpty) }
  }

  @Test func ofRandomBytesNothingIsLost() throws {
    let room = try Room()
    try Self.fill(room, backsUp: true)
    var dice = Dice(1)
    let noise = Data((0..<20_000).map { _ in UInt8.random(in: 0...255, using: &dice) })
    try noise.write(to: URL(filePath: room.file))
    #expect(Self.starred(room.store()) == Self.count)
    #expect(try Self.isKept(noise, in: room))
  }

  @Test func emptyWithoutABackupItBeginsAnew() throws {
    let room = try Room()
    try Self.fill(room)
    try Data().write(to: URL(filePath: room.file))
    var store = room.store()
    #expect(store.table.count == 0)
    #expect(store.notices.count == 1)
    try store.perform(ChangeSet("", [Change(.read(true), of: ArticleKey(1))]))
    #expect(room.store().table[ArticleKey(1)].isRead)
    #expect(room.aside.count == 1)
  }

  @Test func aNewerFileIsLeftToTheByte() throws {
    let room = try Room()
    try Self.fill(room)
    var bytes = try Data(contentsOf: URL(filePath: room.file))
    bytes.replaceSubrange(60..<64, with: [0, 0, 3, 231])
    try bytes.write(to: URL(filePath: room.file))
    var store = room.store()
    #expect(store.notices == [.notSaving(.newer(version: 999))])
    try store.perform(ChangeSet("", [Change(.read(true), of: ArticleKey(1))]))
    #expect(store.table[ArticleKey(1)].isRead)
    #expect(try Data(contentsOf: URL(filePath: room.file)) == bytes)
    #expect(room.aside.isEmpty)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: room.path + "/marks") == ["marks.sqlite"])
  }

  @Test func anotherProgramsDatabaseIsPutAside() throws {
    let room = try Room()
    try Self.fill(room)
    var bytes = try Data(contentsOf: URL(filePath: room.file))
    bytes[68] = 0
    try bytes.write(to: URL(filePath: room.file))
    _ = room.store()
    #expect(try Self.isKept(bytes, in: room))
  }

  /// One program mends the file while another has it open: what that one does is not lost.
  @Test func whoHasADamagedFileOpenGoesOnInTheMendedOne() throws {
    let room = try Room()
    try Self.fill(room, backsUp: true)
    var open = room.store()
    try FileHandle(forWritingTo: URL(filePath: room.file)).truncate(atOffset: 5_000)
    var mender = room.store()
    try mender.checkAndMend()
    #expect(room.aside.count == 1)
    try open.perform(ChangeSet("", [Change(.tag("later", true), of: ArticleKey(5))]))
    #expect(Self.starred(open) == Self.count)
    let again = room.store()
    #expect(again.table.tags(of: ArticleKey(5)) == ["later"])
    #expect(Self.starred(again) == Self.count)
  }

  /// Killed between the two renames that put the mended file in place of the damaged one.
  @Test func endsWhatWasBegun() throws {
    let room = try Room()
    try Self.fill(room)
    try FileManager.default.moveItem(atPath: room.path + "/marks", toPath: room.path + "/restored")
    let store = room.store()
    #expect(Self.starred(store) == Self.count)
  }
}
