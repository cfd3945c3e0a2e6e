package import Catalog
import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension StateStore {
  /// Does a change set as a whole, and notes how to undo it.
  ///
  /// - Returns: How many marks are other than before.
  /// - Throws: `StateFailure`; nothing has been changed then.
  /// - Complexity: O(*n* log *n*) in its changes, in one transaction.
  @discardableResult
  package mutating func perform(_ set: ChangeSet) throws(StateFailure) -> Int {
    try write { database, clock, store throws in
      let changes = set.changes
        .filter { store.table.value(of: $0.mark, of: store.table.id(of: $0.key)) != $0.mark.isSet }
        .sorted { $0.key.order < $1.key.order }
      guard !changes.isEmpty else { return 0 }
      let run = try store.currentRun(database)
      // What was undone before cannot be done again once something else was done.
      for undone in try store.changeSets(database, "undone > 0") {
        try Self.forget(undone.id, database)
      }
      try database.execute(
        sql: "INSERT INTO change_set(run, time, words, automatic) VALUES (?, ?, ?, ?)",
        arguments: [run, store.clock(), set.words, set.isAutomatic ? 1 : 0])
      let writer = try StateWriter(database, clock, changeSet: database.lastInsertedRowID)
      var count = 0
      for change in changes {
        let id = try writer.note(change.key, in: &store.table)
        if try writer.apply(change.mark, to: id, in: &store.table) { count += 1 }
      }
      return count
    }
  }

  /// Notes what is known of reading; of a kind that nobody undoes.
  ///
  /// - Throws: `StateFailure`; nothing has been noted then.
  package mutating func record(_ visits: [Visit]) throws(StateFailure) {
    try write { database, clock, store throws in
      let writer = try StateWriter(database, clock)
      let now = store.clock()
      for visit in visits {
        let id = try writer.note(visit.key, in: &store.table)
        try writer.apply(visit, to: id, at: now, in: &store.table)
      }
    }
  }

  /// Undoes the last change set of this run, or of earlier runs; those of other programs that are open
  /// are theirs to undo, and what programs did by themselves in earlier runs stays.
  ///
  /// A mark that someone else has put back since is left as it is.
  /// - Returns: What was undone; nil when there is nothing.
  /// - Throws: `StateFailure`; nothing has been undone then.
  package mutating func undo() throws(StateFailure) -> Reversal? {
    try reverse("undone = 0", order: "id", isUndoing: true)
  }

  /// Does again what was undone last.
  ///
  /// - Returns: What was done; nil when there is nothing.
  /// - Throws: `StateFailure`; nothing has been done then.
  package mutating func redo() throws(StateFailure) -> Reversal? {
    try reverse("undone > 0", order: "undone", isUndoing: false)
  }

  private mutating func reverse(
    _ condition: String, order: String, isUndoing: Bool
  ) throws(StateFailure) -> Reversal? {
    try write { database, clock, store throws in
      guard let last = try store.changeSets(database, condition, order: order).first else {
        return nil
      }
      let writer = try StateWriter(database, clock)
      var count = 0
      let rows = try Row.fetchCursor(
        database, sql: "SELECT article, kind, name, value FROM change WHERE change_set = ?",
        arguments: [last.id])
      while let row = try rows.next() {
        let wasSet = row[3] as Int64 != 0
        guard let mark = Mark(kind: row[1], name: row[2], isSet: wasSet != isUndoing) else {
          continue
        }
        let id = StateID(rawValue: UInt64(bitPattern: row[0]))
        if try writer.apply(mark, to: id, in: &store.table) { count += 1 }
      }
      try database.execute(
        sql: "UPDATE change_set SET undone = ? WHERE id = ?",
        arguments: [isUndoing ? clock.seq : 0, last.id])
      return Reversal(words: last.words, count: count)
    }
  }

  // MARK: - Change sets

  /// The change sets that this run may undo or do again, the last first.
  func changeSets(
    _ database: Database, _ condition: String, order: String = "id"
  ) throws -> [(id: Int64, words: String)] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT change_set.id, words, run, process, automatic
        FROM change_set LEFT JOIN run ON run.id = change_set.run
        WHERE \(condition) ORDER BY change_set.\(order) DESC
        """)
    return rows.filter { row in
      let process = row[3] as Int64? ?? 0
      return row[2] as Int64? == run || (row[4] as Int64 == 0 && !Self.isRunning(process))
    }.map { (id: $0[0], words: $0[1]) }
  }

  /// A change set as another database takes it over.
  struct KeptChangeSet {
    var values: [DatabaseValue]
    var changes: [[DatabaseValue]]
  }

  /// Those that were made while nothing could be kept.
  var changeSetsToKeep: [KeptChangeSet] {
    let sets = try? queue?.read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT time, undone, words, automatic, id FROM change_set WHERE id > ? ORDER BY id",
        arguments: [lastKept]
      ).map { row in
        let changes = try Row.fetchAll(
          database, sql: "SELECT article, kind, name, value FROM change WHERE change_set = ?",
          arguments: [row["id"] as Int64])
        return KeptChangeSet(
          values: Array(row.databaseValues.dropLast()),
          changes: changes.map { Array($0.databaseValues) })
      }
    }
    return sets ?? []
  }

  /// Takes change sets over as those of this run.
  mutating func take(_ sets: [KeptChangeSet]) throws(StateFailure) {
    guard !sets.isEmpty else { return }
    try write { database, _, store throws in
      let run = try store.currentRun(database)
      for set in sets {
        try database.execute(
          sql: """
            INSERT INTO change_set(run, time, undone, words, automatic) VALUES (?, ?, ?, ?, ?)
            """, arguments: StatementArguments([run.databaseValue] + set.values))
        let id = database.lastInsertedRowID
        for change in set.changes {
          try database.execute(
            sql: "INSERT OR REPLACE INTO change VALUES (?, ?, ?, ?, ?)",
            arguments: StatementArguments([id.databaseValue] + change))
        }
      }
    }
  }

  private mutating func currentRun(_ database: Database) throws -> Int64 {
    if let run { return run }
    try database.execute(sql: "INSERT INTO run(process) VALUES (?)", arguments: [getpid()])
    run = database.lastInsertedRowID
    return database.lastInsertedRowID
  }

  static func isRunning(_ process: Int64) -> Bool {
    guard let number = Int32(exactly: process), number > 0 else { return false }
    return kill(number, 0) == 0 || errno == EPERM
  }

  /// Says that this run has ended, so that later ones may undo what it did.
  ///
  /// A run that cannot say so, since it was killed, has ended when its process has.
  /// - Throws: `StateFailure`.
  package mutating func endRun() throws(StateFailure) {
    guard let run else { return }
    try write { database, _, _ throws in
      try database.execute(sql: "UPDATE run SET process = 0 WHERE id = ?", arguments: [run])
    }
    self.run = nil
  }

  /// Forgets change sets of runs that ended more than a day ago.
  ///
  /// - Throws: `StateFailure`.
  mutating func forgetWhatIsOld() throws(StateFailure) {
    try write { database, _, store throws in try store.tidy(database) }
  }

  private func tidy(_ database: Database) throws {
    let aged = try Row.fetchAll(
      database,
      sql: """
        SELECT change_set.id, run, process
        FROM change_set LEFT JOIN run ON run.id = change_set.run WHERE time < ?
        """, arguments: [clock() &- Self.undoMicroseconds])
    for row in aged where row[1] as Int64? != run && !Self.isRunning(row[2] as Int64? ?? 0) {
      try Self.forget(row[0], database)
    }
    let runs = try Row.fetchAll(
      database,
      sql: "SELECT id, process FROM run WHERE id NOT IN (SELECT run FROM change_set)")
    for row in runs where row[0] as Int64? != run && !Self.isRunning(row[1]) {
      try database.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [row[0] as Int64])
    }
  }

  private static func forget(_ changeSet: Int64, _ database: Database) throws {
    for sql in ["DELETE FROM change WHERE change_set = ?", "DELETE FROM change_set WHERE id = ?"] {
      try database.execute(sql: sql, arguments: [changeSet])
    }
  }

  private static let undoMicroseconds: Int64 = 24 * 3_600 * 1_000_000

  // MARK: - Writing

  /// Runs a transaction, on the file that is the state now.
  mutating func write<Result>(
    _ body: (Database, inout StateClock, inout StateStore) throws -> Result
  ) throws(StateFailure) -> Result {
    var lock: FolderLock?
    if let folder, identity != nil {
      lock = try FolderLock(folder, .shared, milliseconds: Self.patience)
      // Another program may have found the file damaged and put a mended one in its place.
      if folder.identity != identity {
        lock = nil
        queue = nil
        try open(folder)
        return try write(body)
      }
    }
    defer { _ = lock.take() }
    guard let queue else { throw unsaved ?? .noFolder }
    let before = (table: table, run: run)
    do throws(StateFailure) {
      return try StateFailure.wrapping {
        try queue.writeWithoutTransaction { database in
          var result: Result?
          try database.inTransaction(.immediate) {
            _ = try table.refresh(database)
            var clock = try StateClock(database)
            clock.advance(to: self.clock())
            result = try body(database, &clock, &self)
            try clock.write(to: database)
            table.seq = clock.seq
            return .commit
          }
          guard let result else { throw StateFailure.damaged }
          return result
        }
      }
    } catch {
      table = before.table
      run = before.run
      throw error
    }
  }
}
