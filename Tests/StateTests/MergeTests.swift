import Articles
import Catalog
import Testing

@testable import State

/// Two machines are kept alike by what they tell each other.
@Suite struct MergeTests {
  private static func act(_ store: inout StateStore, _ dice: inout Dice) throws {
    let key = ArticleKey(.random(in: 0..<12, using: &dice), path: .random(in: 0..<20, using: &dice))
    let isSet = Bool.random(using: &dice)
    switch Int.random(in: 0..<5, using: &dice) {
    case 0: try store.perform(ChangeSet("", [Change(.read(isSet), of: key)]))
    case 1: try store.perform(ChangeSet("", [Change(.starred(isSet), of: key)]))
    case 2: try store.perform(ChangeSet("", [Change(.tag("t", isSet), of: key)]))
    case 3:
      try store.record([
        Visit(
          key, isOpening: isSet,
          place: TextPlace(block: .random(in: 0..<9, using: &dice), offset: 1))
      ])
    default: _ = try store.undo()
    }
  }

  /// All but where files lie, which is each machine's own.
  private static func kept(_ store: inout StateStore) throws -> [ArticleState] {
    try store.entries().map { entry in
      var entry = entry
      entry.paths = []
      return entry
    }
  }

  @Test(arguments: Array(1...8)) func machinesThatExchangeAllAreAlike(_ seed: UInt64) throws {
    let rooms = try [Room(), Room()]
    let clock = TestClock()
    var left = rooms[0].store(clock: clock)
    var right = rooms[1].store(clock: clock)
    var dice = Dice(seed)
    for _ in 0..<40 {
      clock.now += .random(in: -5_000...10_000, using: &dice)
      if Bool.random(using: &dice) {
        try Self.act(&left, &dice)
      } else {
        try Self.act(&right, &dice)
      }
      if Int.random(in: 0..<10, using: &dice) == 0 { try left.merge(right.entries()) }
    }
    try left.merge(right.entries())
    try right.merge(left.entries())
    #expect(try Self.kept(&left) == Self.kept(&right))
    #expect(try left.merge(right.entries()) == MergeOutcome())
    for number in 0..<12 {
      let key = ArticleKey(number, path: 100)
      #expect(left.table[key] == right.table[key])
      #expect(left.table.tags(of: key) == right.table.tags(of: key))
    }
  }

  @Test func whatWasSetLastCountsFieldByField() throws {
    let rooms = try [Room(), Room()]
    let clock = TestClock()
    var left = rooms[0].store(clock: clock)
    var right = rooms[1].store(clock: clock)
    let key = ArticleKey(1)
    try left.perform(
      ChangeSet("", [Change(.read(true), of: key), Change(.starred(true), of: key)]))
    clock.now += 1
    try right.merge(left.entries())
    try right.perform(ChangeSet("", [Change(.starred(false), of: key)]))
    clock.now += 1_000
    try left.perform(ChangeSet("", [Change(.read(false), of: key)]))
    #expect(try left.merge(right.entries()) == MergeOutcome(added: 0, changed: 1))
    #expect(!left.table[key].isRead && !left.table[key].isStarred)
  }

  /// One machine has met it before its beginning was edited, the other after.
  @Test func articlesThatTurnOutToBeOneBecomeOne() throws {
    let rooms = try [Room(), Room()]
    var left = rooms[0].store()
    var right = rooms[1].store()
    let before = ArticleKey(1)
    var after = before
    after.print.opening = 42
    try right.perform(ChangeSet("", [Change(.starred(true), of: after)]))
    try left.perform(ChangeSet("", [Change(.read(true), of: before)]))
    try left.record([Visit(after, isOpening: true)])
    try right.perform(ChangeSet("", [Change(.tag("x", true), of: before)]))
    try right.merge(left.entries())
    try left.merge(right.entries())
    for key in [before, after] {
      #expect(right.table[key].isRead && right.table[key].isStarred)
      #expect(left.table[key].isRead && left.table[key].isStarred)
      #expect(left.table.tags(of: key) == ["x"])
    }
    #expect(left.table.count == 1 && right.table.count == 1)
  }

  @Test func timesThatCannotBeAreRefused() throws {
    let room = try Room()
    var store = room.store()
    var state = ArticleState(id: StateID(rawValue: 5))
    state[.read] = Register(value: 1, time: .max)
    try store.merge([state])
    #expect(store.table.count == 0)
    try store.perform(ChangeSet("", [Change(.read(true), of: ArticleKey(1))]))
    #expect(store.table[ArticleKey(1)].isRead)
  }
}
