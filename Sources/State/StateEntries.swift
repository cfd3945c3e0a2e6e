import Articles
import Catalog
import GRDB

/// Everything that a database keeps, article by article.
struct StateEntries {
  private var entries: [StateID: ArticleState] = [:]

  /// Reads all of it.
  ///
  /// - Returns: The articles by ascending id.
  /// - Complexity: O(*n* log *n*) in what is kept.
  static func read(_ database: Database) throws -> [ArticleState] {
    var reading = StateEntries()
    for table in Table.allCases {
      let rows = try Row.fetchCursor(database, sql: table.sql)
      while let row = try rows.next() { reading.take(row, of: table) }
    }
    return reading.sorted
  }

  /// Reads what can be read of a damaged one: each table from its beginning and from its end, as far as
  /// that goes.
  static func salvage(_ database: Database) -> [ArticleState] {
    var reading = StateEntries()
    for table in Table.allCases {
      for sql in [table.sql, table.sql + " ORDER BY \(table.key) DESC"] {
        do {
          let rows = try Row.fetchCursor(database, sql: sql)
          while let row = try rows.next() { reading.take(row, of: table) }
          // It has been read to its end: the other way would be the same.
          break
        } catch {
          continue
        }
      }
    }
    return reading.sorted.filter(\.isPlausible)
  }

  private enum Table: String, CaseIterable {
    case article, opening, path, tag

    var sql: String {
      switch self {
      case .article:
        """
        SELECT id, read, read_time, starred, starred_time, place, place_time,
          progress, progress_time, first_opened, last_opened FROM article
        """
      case .opening: "SELECT article, print FROM opening"
      case .path: "SELECT article, path, opening, sketch FROM path"
      case .tag: "SELECT article, name, present, time FROM tag"
      }
    }

    var key: String {
      switch self {
      case .article: "id"
      case .opening: "print"
      case .path: "path"
      case .tag: "article DESC, name"
      }
    }
  }

  private mutating func take(_ row: Row, of table: Table) {
    // In a damaged file anything may stand anywhere.
    guard let id = Int64.fromDatabaseValue(row[0]) else { return }
    var numbers: [Int64] = []
    for index in 1..<row.count { numbers.append(Int64.fromDatabaseValue(row[index]) ?? 0) }
    take(numbers, name: String.fromDatabaseValue(row[1]), of: table, StateID(signed: id))
  }

  private mutating func take(_ numbers: [Int64], name: String?, of table: Table, _ id: StateID) {
    switch table {
    case .article:
      change(id) { state in
        for field in StateField.allCases {
          state[field].merge(
            Register(value: numbers[2 * field.rawValue], time: numbers[2 * field.rawValue + 1]))
        }
        state.firstOpened = numbers[8]
        state.lastOpened = numbers[9]
      }
    case .opening:
      let opening = UInt64(bitPattern: numbers[0])
      change(id) { if !$0.openings.contains(opening) { $0.openings.append(opening) } }
    case .path:
      let print = ArticlePrint(
        opening: UInt64(bitPattern: numbers[1]), sketch: UInt64(bitPattern: numbers[2]))
      let path = ArticleState.KnownPath(path: UInt64(bitPattern: numbers[0]), print: print)
      change(id) { if !$0.paths.contains(path) { $0.paths.append(path) } }
    case .tag:
      guard let name else { return }
      change(id) {
        $0.tags[name, default: Register()].merge(Register(value: numbers[1], time: numbers[2]))
      }
    }
  }

  private mutating func change(_ id: StateID, _ body: (inout ArticleState) -> Void) {
    body(&entries[id, default: ArticleState(id: id)])
  }

  private var sorted: [ArticleState] {
    entries.values.sorted { $0.id < $1.id }.map { state in
      var state = state
      state.openings.sort()
      state.paths.sort { $0.path < $1.path }
      return state
    }
  }
}

extension ArticleState {
  /// Whether all times in it are times that can be, so that nothing that comes after counts as earlier.
  package var isPlausible: Bool {
    let times = StateField.allCases.map { self[$0].time } + tags.values.map(\.time)
    return (times + [firstOpened, lastOpened]).allSatisfy { (0...StateClock.latest).contains($0) }
  }

  /// The latest time that anything in it bears.
  var latest: Int64 {
    (StateField.allCases.map { self[$0].time } + tags.values.map(\.time)).max() ?? 0
  }
}
