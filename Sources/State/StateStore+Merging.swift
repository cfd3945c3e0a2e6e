import Articles
import Catalog
import GRDB

/// What came of merging what others know.
package struct MergeOutcome: Equatable, Sendable {
  /// How many articles were not known before.
  package var added = 0
  /// Of how many others something was newer, or was not known.
  package var changed = 0

  package init(added: Int = 0, changed: Int = 0) {
    self.added = added
    self.changed = changed
  }
}

extension StateStore {
  /// Everything that is kept, by ascending id.
  ///
  /// - Throws: `StateFailure`.
  /// - Complexity: O(*n* log *n*) in what is kept.
  package mutating func entries() throws(StateFailure) -> [ArticleState] {
    guard let queue else { throw unsaved ?? .noFolder }
    return try StateFailure.wrapping { try queue.read { try StateEntries.read($0) } }
  }

  /// Takes in what another machine knows: of each field of each article what was set last.
  ///
  /// It does not matter in which order machines hear of each other, nor how often. What is merged cannot
  /// be undone, since it was done elsewhere.
  /// - Throws: `StateFailure`; nothing has been merged then.
  /// - Complexity: O(*n* log *n*) in what is kept, in one transaction.
  @discardableResult
  package mutating func merge(_ incoming: [ArticleState]) throws(StateFailure) -> MergeOutcome {
    guard !incoming.isEmpty else { return MergeOutcome() }
    return try write { database, clock, store throws in
      var merging = Merging(try StateEntries.read(database), seq: clock.seq)
      for state in incoming where state.isPlausible { try merging.take(state, database) }
      clock.time = max(clock.time, merging.latest)
      clock.epoch &+= merging.removed
      store.table = try StateTable(reading: database)
      store.table.epoch = clock.epoch
      return merging.outcome
    }
  }
}

/// The merging of one set of states into another, within a transaction.
private struct Merging {
  private(set) var outcome = MergeOutcome()
  /// The latest time that was met.
  private(set) var latest: Int64 = 0
  /// How many articles turned out to be one with another.
  private(set) var removed: Int64 = 0
  private let seq: Int64
  private var states: [StateID: ArticleState] = [:]
  private var owners: [UInt64: StateID] = [:]

  init(_ known: [ArticleState], seq: Int64) {
    self.seq = seq
    for state in known { keep(state) }
  }

  mutating func take(_ incoming: ArticleState, _ database: Database) throws {
    latest = max(latest, incoming.latest)
    let openings = [incoming.id.rawValue] + incoming.openings
    let known = Set(openings.compactMap { owners[$0] })
    // Whoever merges the same articles comes to the same name.
    let id = known.union([incoming.id]).min() ?? incoming.id
    var merged = ArticleState(id: id)
    for other in known.sorted() { if let state = states[other] { merged.merge(state) } }
    merged.merge(incoming)
    guard states[id] != merged || known.count > 1 else { return }
    if known.isEmpty { outcome.added += 1 } else { outcome.changed += 1 }
    for other in known where other != id {
      removed += 1
      states[other] = nil
      // All that it had is written anew under the other name.
      for place in [
        "article WHERE id", "opening WHERE article", "path WHERE article", "tag WHERE article",
      ] {
        try database.execute(sql: "DELETE FROM \(place) = ?", arguments: [other.signed])
      }
      try database.execute(
        sql: "UPDATE OR REPLACE change SET article = ? WHERE article = ?",
        arguments: [id.signed, other.signed])
    }
    keep(merged)
    try write(merged, database)
  }

  private mutating func keep(_ state: ArticleState) {
    states[state.id] = state
    for opening in [state.id.rawValue] + state.openings { owners[opening] = state.id }
  }

  private func write(_ state: ArticleState, _ database: Database) throws {
    var arguments: [Int64] = [state.id.signed, seq]
    for field in StateField.allCases { arguments += [state[field].value, state[field].time] }
    arguments += [state.firstOpened, state.lastOpened]
    try execute(
      "INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      StatementArguments(arguments), database)
    for opening in state.openings {
      try execute(
        "INSERT OR REPLACE INTO opening VALUES (?, ?, ?)",
        [Int64(bitPattern: opening), state.id.signed, seq], database)
    }
    for path in state.paths {
      try execute(
        "INSERT OR REPLACE INTO path VALUES (?, ?, ?, ?, ?)",
        [
          Int64(bitPattern: path.path), state.id.signed, seq,
          Int64(bitPattern: path.print.opening), Int64(bitPattern: path.print.sketch),
        ], database)
    }
    for (name, register) in state.tags {
      try execute(
        "INSERT OR REPLACE INTO tag VALUES (?, ?, ?, ?, ?)",
        [state.id.signed, name, seq, register.value, register.time], database)
    }
  }

  private func execute(
    _ sql: String, _ arguments: StatementArguments, _ database: Database
  ) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
