import Articles
import Catalog
import GRDB

/// Writes marks within one transaction, to the database and to the table in memory alike.
struct StateWriter {
  private let database: Database
  private let clock: StateClock
  /// The change set that is to tell how to undo it all; nil when nothing is to.
  private let changeSet: Int64?
  private let read: Statement
  private let starred: Statement
  private let tag: Statement
  private let opening: Statement
  private let path: Statement
  private let change: Statement

  init(_ database: Database, _ clock: StateClock, changeSet: Int64? = nil) throws {
    self.database = database
    self.clock = clock
    self.changeSet = changeSet
    func statement(_ sql: String) throws -> Statement {
      try database.cachedStatement(sql: sql)
    }
    func setter(of field: String) throws -> Statement {
      try statement(
        """
        INSERT INTO article(id, seq, \(field), \(field)_time) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT(id) DO UPDATE SET seq = ?2, \(field) = ?3, \(field)_time = ?4
        """)
    }
    read = try setter(of: "read")
    starred = try setter(of: "starred")
    tag = try statement("INSERT OR REPLACE INTO tag VALUES (?, ?, ?, ?, ?)")
    opening = try statement("INSERT OR REPLACE INTO opening VALUES (?, ?, ?)")
    path = try statement("INSERT OR REPLACE INTO path VALUES (?, ?, ?, ?, ?)")
    change = try statement("INSERT OR REPLACE INTO change VALUES (?, ?, ?, ?, ?)")
  }

  /// Notes where an article is and what it looks like now.
  ///
  /// - Returns: The name under which it is kept.
  func note(_ key: ArticleKey, in table: inout StateTable) throws -> StateID {
    let id = table.id(of: key) ?? StateID(rawValue: key.opening)
    if table.isUpToDate(key) { return id }
    if key.opening != id.rawValue, table.id(ofOpening: key.opening) != id {
      try opening.execute(arguments: [key.order, id.signed, clock.seq])
      table.set(opening: key.opening, of: id)
    }
    try path.execute(arguments: [
      Int64(bitPattern: key.path.rawValue), id.signed, clock.seq,
      Int64(bitPattern: key.print.opening), Int64(bitPattern: key.print.sketch),
    ])
    table.set(path: key.path.rawValue, key.print, of: id)
    return id
  }

  /// Sets or takes away a mark.
  ///
  /// - Returns: Whether it was otherwise before.
  func apply(_ mark: Mark, to id: StateID, in table: inout StateTable) throws -> Bool {
    guard table.value(of: mark, of: id) != mark.isSet else { return false }
    let value: Int64 = mark.isSet ? 1 : 0
    var marks = table.marks(of: id)
    switch mark {
    case .read(let isSet):
      try read.execute(arguments: [id.signed, clock.seq, value, clock.time])
      marks.isRead = isSet
    case .starred(let isSet):
      try starred.execute(arguments: [id.signed, clock.seq, value, clock.time])
      marks.isStarred = isSet
    case .tag(let name, let isSet):
      try touch(id)
      try tag.execute(arguments: [id.signed, name, clock.seq, value, clock.time])
      table.set(tag: name, isPresent: isSet, of: id)
    }
    table.set(marks, of: id)
    if let changeSet {
      try change.execute(arguments: [changeSet, id.signed, mark.kind, mark.name, value])
    }
    return true
  }

  /// Notes what is known of reading an article.
  func apply(
    _ visit: Visit, to id: StateID, at now: Int64, in table: inout StateTable
  ) throws {
    try touch(id)
    var marks = table.marks(of: id)
    if visit.isOpening {
      if marks.firstOpened == 0 { marks.firstOpened = now }
      marks.lastOpened = max(marks.lastOpened, now)
      try database.execute(
        sql: "UPDATE article SET first_opened = ?, last_opened = ? WHERE id = ?",
        arguments: [marks.firstOpened, marks.lastOpened, id.signed])
    }
    if let place = visit.place {
      marks.place = place
      try database.execute(
        sql: "UPDATE article SET place = ?, place_time = ? WHERE id = ?",
        arguments: [place.packed, clock.time, id.signed])
    }
    if let progress = visit.progress, progress > marks.progress {
      marks.progress = progress
      try database.execute(
        sql: "UPDATE article SET progress = ?, progress_time = ? WHERE id = ?",
        arguments: [progress, clock.time, id.signed])
    }
    table.set(marks, of: id)
  }

  private func touch(_ id: StateID) throws {
    try database.execute(
      sql: """
        INSERT INTO article(id, seq) VALUES (?1, ?2) ON CONFLICT(id) DO UPDATE SET seq = ?2
        """, arguments: [id.signed, clock.seq])
  }
}

extension StateID {
  /// The same bits, as the database keeps them.
  var signed: Int64 { Int64(bitPattern: rawValue) }

  init(signed: Int64) {
    self.init(rawValue: UInt64(bitPattern: signed))
  }
}
