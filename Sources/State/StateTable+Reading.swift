import Articles
import Catalog
import GRDB

extension StateTable {
  /// Reads everything.
  ///
  /// - Complexity: O(*n*) in the articles that are known.
  init(reading database: Database) throws {
    self.init()
    reserve(try Int.fetchOne(database, sql: "SELECT count(*) FROM article") ?? 0)
    try read(database, since: -1)
  }

  /// Takes in what has changed since the table was last brought up to date.
  ///
  /// - Returns: Whether anything has.
  mutating func refresh(_ database: Database) throws -> Bool {
    let clock = try StateClock(database)
    guard clock.seq != seq || clock.epoch != epoch else { return false }
    if clock.epoch != epoch {
      self = try StateTable(reading: database)
    } else {
      try read(database, since: seq)
    }
    return true
  }

  private mutating func read(_ database: Database, since last: Int64) throws {
    let clock = try StateClock(database)
    let articles = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, read, starred, place, place_time, progress, first_opened, last_opened
        FROM article WHERE seq > ?
        """, arguments: [last])
    while let row = try articles.next() {
      var marks = ArticleMarks()
      marks.isRead = row[1] as Int64 != 0
      marks.isStarred = row[2] as Int64 != 0
      if row[4] as Int64 != 0 { marks.place = TextPlace(packed: row[3]) }
      marks.progress = Int(clamping: row[5] as Int64)
      marks.firstOpened = row[6]
      marks.lastOpened = row[7]
      set(marks, of: StateID(rawValue: UInt64(bitPattern: row[0])))
    }
    let openings = try Row.fetchCursor(
      database, sql: "SELECT print, article FROM opening WHERE seq > ?", arguments: [last])
    while let row = try openings.next() {
      set(
        opening: UInt64(bitPattern: row[0]), of: StateID(rawValue: UInt64(bitPattern: row[1])))
    }
    let paths = try Row.fetchCursor(
      database, sql: "SELECT path, article, opening, sketch FROM path WHERE seq > ?",
      arguments: [last])
    while let row = try paths.next() {
      let print = ArticlePrint(
        opening: UInt64(bitPattern: row[2]), sketch: UInt64(bitPattern: row[3]))
      set(
        path: UInt64(bitPattern: row[0]), print,
        of: StateID(rawValue: UInt64(bitPattern: row[1])))
    }
    let tags = try Row.fetchCursor(
      database, sql: "SELECT article, name, present FROM tag WHERE seq > ?", arguments: [last])
    while let row = try tags.next() {
      set(
        tag: row[1], isPresent: row[2] as Int64 != 0,
        of: StateID(rawValue: UInt64(bitPattern: row[0])))
    }
    seq = clock.seq
    epoch = clock.epoch
  }
}

/// The one row that orders all changes.
struct StateClock {
  /// The latest time that any change bears, here or on a machine that was heard of.
  var time: Int64
  /// How many transactions there were.
  var seq: Int64
  /// How many of them have removed something.
  var epoch: Int64

  init(_ database: Database) throws {
    guard
      let row = try Row.fetchOne(database, sql: "SELECT time, seq, epoch FROM clock WHERE id = 1")
    else { throw StateFailure.damaged }
    time = row[0]
    seq = row[1]
    epoch = row[2]
  }

  /// Gives a transaction its number, and a time later than any before.
  ///
  /// A clock that has jumped ahead is followed and never goes back, so what is done after a correction still
  /// counts as later.
  mutating func advance(to now: Int64) {
    seq &+= 1
    time = max(min(now, Self.latestReading), min(time, Self.latest - 1) &+ 1)
  }

  /// A clock that says more is not believed: the year 2223.
  private static let latestReading: Int64 = 8_000_000_000_000_000
  /// Times beyond are no times: the last microseconds that every reader of JSON can count.
  static let latest: Int64 = 9_000_000_000_000_000

  func write(to database: Database) throws {
    try database.execute(
      sql: "UPDATE clock SET time = ?, seq = ?, epoch = ? WHERE id = 1",
      arguments: [time, seq, epoch])
  }
}
