import GRDB

/// What can be said of a state's file without changing it, for whoever looks whether all is well.
package enum StateSoundness: Equatable, Sendable {
  /// Nothing has been marked yet.
  case missing
  /// It is as it should be, and knows so many articles.
  case sound(articles: Int)
  case damaged
  /// A newer version of the program has written it.
  case newer(version: Int)
  /// It cannot be read.
  case unreadable

  /// Looks at all pages of the file in a folder, which other programs, and this one, may have open.
  ///
  /// - Complexity: O(*n*) in the size of the file; it waits for the disk.
  package init(in path: String) {
    let folder = StateFolder(path: path)
    guard StateFolder.exists(folder.file) else {
      self = .missing
      return
    }
    do throws(StateFailure) {
      // Not by its header, as when it is opened: to close the file would give up the locks on it.
      let queue = try StateStore.connection(to: folder.file, sharesMemory: true, readonly: true)
      self = try StateFailure.wrapping {
        try queue.read { database in
          let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
          if version > StateSchema.version { return .newer(version: version) }
          guard try String.fetchOne(database, sql: "PRAGMA quick_check(1)") == "ok" else {
            return .damaged
          }
          return .sound(
            articles: try Int.fetchOne(database, sql: "SELECT count(*) FROM article") ?? 0)
        }
      }
    } catch {
      self = error == .damaged ? .damaged : .unreadable
    }
  }
}
