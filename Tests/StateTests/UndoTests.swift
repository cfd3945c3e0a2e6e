import Articles
import Catalog
import Testing

@testable import State

/// Whatever is done can be undone, and done again.
@Suite struct UndoTests {
  /// What a user sees of some articles.
  private static func picture(_ store: borrowing StateStore) -> [String] {
    (0..<30).map { number in
      let key = ArticleKey(number)
      let marks = store.table[key]
      return "\(number) \(marks.isRead) \(marks.isStarred) \(store.table.tags(of: key))"
    }
  }

  private static func randomSet(_ dice: inout Dice) -> ChangeSet {
    let isSet = Bool.random(using: &dice)
    let mark: Mark =
      switch Int.random(in: 0..<4, using: &dice) {
      case 0: .read(isSet)
      case 1: .starred(isSet)
      case 2: .tag("one", isSet)
      default: .tag("two", isSet)
      }
    let count = Int.random(in: 1...12, using: &dice)
    return ChangeSet(
      "\(mark)",
      (0..<count).map { _ in Change(mark, of: ArticleKey(.random(in: 0..<30, using: &dice))) })
  }

  @Test(arguments: [1, 2, 3]) func undoingAllLeavesNothingAndRedoingAllEverything(_ seed: UInt64)
    throws
  {
    let room = try Room()
    var store = room.store()
    var dice = Dice(seed)
    var pictures = [Self.picture(store)]
    for _ in 0..<60 {
      if try store.perform(Self.randomSet(&dice)) > 0 { pictures.append(Self.picture(store)) }
    }
    for picture in pictures.dropLast().reversed() {
      #expect(try store.undo() != nil)
      #expect(Self.picture(store) == picture)
    }
    #expect(try store.undo() == nil)
    for picture in pictures.dropFirst() {
      #expect(try store.redo() != nil)
      #expect(Self.picture(store) == picture)
    }
    #expect(try store.redo() == nil)
    // What the file says is what the run has seen.
    #expect(Self.picture(room.store()) == pictures.last)
  }

  @Test func saysWhatWasUndone() throws {
    let room = try Room()
    var store = room.store()
    let keys = (0..<300).map { ArticleKey($0) }
    try store.perform(
      ChangeSet("marked 300 articles as read", keys.map { Change(.read(true), of: $0) }))
    #expect(try store.undo() == Reversal(words: "marked 300 articles as read", count: 300))
    #expect(try store.redo() == Reversal(words: "marked 300 articles as read", count: 300))
  }

  @Test func aWholeLibraryIsMarkedAndUndoneAtOnce() throws {
    let room = try Room()
    var store = room.store()
    let changes = (0..<20_000).map { Change(.read(true), of: ArticleKey($0)) }
    #expect(try store.perform(ChangeSet("all", changes)) == 20_000)
    #expect(room.store().table.count == 20_000)
    #expect(try store.undo()?.count == 20_000)
    #expect(!room.store().table[ArticleKey(19_999)].isRead)
  }

  @Test func whatChangesNothingIsNotUndone() throws {
    let room = try Room()
    var store = room.store()
    try store.perform(ChangeSet("read", [Change(.read(true), of: ArticleKey(1))]))
    #expect(try store.perform(ChangeSet("again", [Change(.read(true), of: ArticleKey(1))])) == 0)
    #expect(try store.undo()?.words == "read")
  }

  @Test func somethingNewEndsWhatCanBeDoneAgain() throws {
    let room = try Room()
    var store = room.store()
    try store.perform(ChangeSet("read", [Change(.read(true), of: ArticleKey(1))]))
    _ = try store.undo()
    try store.perform(ChangeSet("star", [Change(.starred(true), of: ArticleKey(2))]))
    #expect(try store.redo() == nil)
    #expect(try store.undo()?.words == "star")
    #expect(try store.undo() == nil)
  }

  @Test func anotherProgramsChangesAreNotUndoneWhileItIsOpen() throws {
    let room = try Room()
    var mine = room.store()
    var theirs = room.store()
    try mine.perform(ChangeSet("mine", [Change(.read(true), of: ArticleKey(1))]))
    try theirs.perform(ChangeSet("theirs", [Change(.read(true), of: ArticleKey(2))]))
    #expect(try mine.undo()?.words == "mine")
    #expect(try mine.undo() == nil)
    #expect(mine.table[ArticleKey(2)].isRead)
  }

  /// Also what was done in a run that has ended, for a day; the clock of which may have jumped.
  @Test func earlierRunsCanBeUndoneForADay() throws {
    let room = try Room()
    let clock = TestClock()
    do {
      var store = room.store(clock: clock)
      try store.perform(ChangeSet("yesterday", [Change(.read(true), of: ArticleKey(1))]))
      try store.endRun()
    }
    clock.now += 23 * 3_600 * 1_000_000
    var store = room.store(clock: clock)
    try store.backUpIfDue()
    #expect(try store.undo()?.words == "yesterday")
    #expect(try store.redo()?.words == "yesterday")
    clock.now += 2 * 3_600 * 1_000_000
    try store.perform(ChangeSet("today", [Change(.read(true), of: ArticleKey(2))]))
    try store.forgetWhatIsOld()
    #expect(try store.undo()?.words == "today")
    #expect(try store.undo() == nil)
    #expect(store.table[ArticleKey(1)].isRead)
  }

  /// What a reader marked by being read is undone in the same run only.
  @Test func whatWasDoneByItselfStaysInLaterRuns() throws {
    let room = try Room()
    do {
      var store = room.store()
      try store.perform(ChangeSet("star", [Change(.starred(true), of: ArticleKey(1))]))
      for number in 1...2 {
        try store.perform(
          ChangeSet("read", [Change(.read(true), of: ArticleKey(number))], isAutomatic: true))
      }
      #expect(try store.undo()?.words == "read")
      try store.endRun()
    }
    var store = room.store()
    #expect(try store.redo() == nil)
    #expect(try store.undo()?.words == "star")
    #expect(try store.undo() == nil)
    #expect(store.table[ArticleKey(1)].isRead)
  }

  /// What was marked while nothing could be saved can be undone when it has been after all.
  @Test func whatWasDoneInMemoryCanBeUndoneOnDisk() throws {
    let room = try Room()
    var store = room.store()
    try store.perform(ChangeSet("before", [Change(.read(true), of: ArticleKey(1))]))
    store.shelter(because: .full)
    try store.perform(ChangeSet("star", [Change(.starred(true), of: ArticleKey(2))]))
    try store.perform(ChangeSet("tag", [Change(.tag("x", true), of: ArticleKey(2))]))
    #expect(try store.undo()?.words == "tag")
    let isKept = store.retry()
    #expect(isKept)
    #expect(store.unsaved == nil)
    #expect(try store.redo()?.words == "tag")
    #expect(room.store().table.tags(of: ArticleKey(2)) == ["x"])
    #expect(try store.undo()?.words == "tag")
    #expect(try store.undo()?.words == "star")
    #expect(!room.store().table[ArticleKey(2)].isStarred)
    #expect(room.store().table[ArticleKey(1)].isRead)
  }
}
