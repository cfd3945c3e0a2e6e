import Catalog
import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What to do when the file is damaged: nothing is thrown away, and all that can be read is kept.
extension StateStore {
  /// Makes a database of what can be read of the damaged one and of the last backup, puts the damaged one
  /// aside and the new one in its place.
  mutating func restore(in folder: StateFolder) throws(StateFailure) {
    let lock = try FolderLock(folder, .alone, milliseconds: Self.patience)
    // Another program may have been quicker.
    if Self.isSound(folder.file) {
      _ = consume lock
      return try connect(folder)
    }
    var found = Self.salvaged(folder.file)
    for backup in folder.backupFiles.reversed() {
      guard let known = Self.entries(of: backup) else { continue }
      found += known
      break
    }
    StateFolder.remove(folder.restored)
    let count = try rebuild(of: found, in: folder.restored)
    let aside = try folder.setAside(clock() / 1_000_000)
    try folder.move(folder.restored, to: folder.database)
    notices.append(.restored(articles: count, aside: aside))
    _ = consume lock
    try connect(folder)
  }

  /// Makes a database of what was found; it is closed and whole when this returns.
  ///
  /// - Returns: How many articles it knows.
  private func rebuild(of found: [ArticleState], in place: String) throws(StateFailure) -> Int {
    let restored = try Self.make(in: place, sharesMemory: sharesMemory)
    var store = StateStore(of: restored, clock: clock)
    try store.merge(found)
    try StateFailure.wrapping {
      try restored.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    }
    return store.table.count
  }

  /// Ends what a program was killed in the middle of: the damaged database is aside, and the new one, which
  /// was whole by then, not yet in its place.
  func finishReplacing(in folder: StateFolder) throws(StateFailure) {
    guard !StateFolder.exists(folder.database), StateFolder.exists(folder.restored) else { return }
    let lock = try FolderLock(folder, .alone, milliseconds: Self.patience)
    if !StateFolder.exists(folder.database), StateFolder.exists(folder.restored) {
      try folder.move(folder.restored, to: folder.database)
    }
    _ = consume lock
  }

  /// Looks at all pages of the database.
  ///
  /// - Throws: `.damaged` when it is not as it should be.
  /// - Complexity: O(*n*) in the size of the file.
  package mutating func check() throws(StateFailure) {
    guard let queue else { throw unsaved ?? .noFolder }
    let answer = try StateFailure.wrapping {
      try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    }
    if answer != "ok" { throw .damaged }
  }

  /// Looks whether the database is sound, and mends it if it is not; what was found is in `notices`.
  ///
  /// - Throws: `StateFailure`.
  package mutating func checkAndMend() throws(StateFailure) {
    do throws(StateFailure) {
      try check()
    } catch .damaged {
      guard let folder, identity != nil else { throw .damaged }
      queue = nil
      try restore(in: folder)
    }
  }

  private static func isSound(_ file: String) -> Bool {
    guard case .version(let version) = StateHeader(of: file), version <= StateSchema.version,
      let queue = try? connection(to: file, sharesMemory: true, readonly: true)
    else { return false }
    let answer = try? queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    return answer == "ok" && (try? queue.read { try StateTable(reading: $0) }) != nil
  }

  private static func salvaged(_ file: String) -> [ArticleState] {
    guard let queue = try? connection(to: file, sharesMemory: true, readonly: true) else {
      return []
    }
    return (try? queue.read { StateEntries.salvage($0) }) ?? []
  }

  static func entries(of file: String) -> [ArticleState]? {
    guard case .version(let version) = StateHeader(of: file), version <= StateSchema.version,
      let queue = try? connection(to: file, sharesMemory: true, readonly: true)
    else { return nil }
    return try? queue.read { try StateEntries.read($0) }
  }

  /// What can be read where nothing can be written.
  ///
  /// SQLite wants to write even to read, if only to tell others; so a copy is read if need be.
  var readable: [ArticleState] {
    guard let folder, StateFolder.exists(folder.file) else { return [] }
    if let entries = Self.entries(of: folder.file) { return entries }
    guard case .version(let version) = StateHeader(of: folder.file),
      version <= StateSchema.version, let copy = folder.temporaryCopy()
    else { return [] }
    defer { StateFolder.remove(copy) }
    return Self.entries(of: "\(copy)/\(StateFolder.fileName)") ?? []
  }
}
