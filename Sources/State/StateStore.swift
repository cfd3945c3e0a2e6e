package import Catalog
import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The state as it lies on disk, opened: the one place that changes it.
///
/// It belongs to one thread and waits for the disk. Whoever wants to know what is marked asks `table`, a
/// value. What a call has returned from is on the disk, also after a power cut (a log that is synced with
/// each transaction); a call that throws has changed nothing.
///
/// When the file cannot be used, everything works in memory for as long as the run lasts, and
/// `notices` says why. Nothing is ever written over what could not be read.
package struct StateStore: ~Copyable {
  /// What is known of all articles now.
  package internal(set) var table = StateTable()
  /// What the user should hear of, once.
  package internal(set) var notices: [StateNotice] = []

  let folder: StateFolder?
  let clock: @Sendable () -> Int64
  let sharesMemory: Bool
  var queue: DatabaseQueue?
  /// Which file is open; nil for memory.
  var identity: FileIdentity?
  /// This run, once it has changed something.
  var run: Int64?
  /// What the database said of changes by others when it was last asked.
  var dataVersion: Int64 = 0

  /// The last change set that there was when changes could no longer be kept.
  var lastKept: Int64 = 0

  /// Why changes are not kept; nil when they are.
  package internal(set) var unsaved: StateFailure?

  /// Opens the state in a folder, made if need be; nil stands for one that is not known.
  ///
  /// - Parameters:
  ///   - path: The folder, absolute.
  ///   - sharesMemory: Whether programs that have the folder's files open can share memory, which they
  ///     cannot on another machine's.
  ///   - clock: Microseconds since 1970. It may jump.
  /// - Complexity: O(*n*) in the articles that are known.
  package init(
    in path: String?, sharesMemory: Bool = true,
    clock: @escaping @Sendable () -> Int64 = { StateStore.systemTime }
  ) {
    self.folder = path.map { StateFolder(path: $0) }
    self.clock = clock
    self.sharesMemory = sharesMemory
    do throws(StateFailure) {
      guard let folder else { throw .noFolder }
      try open(folder)
    } catch {
      shelter(because: error)
    }
  }

  /// One that keeps nothing for longer than the run, because of something that is known already.
  package init(because failure: StateFailure) {
    self.folder = nil
    self.clock = { StateStore.systemTime }
    self.sharesMemory = true
    shelter(because: failure)
  }

  /// One over a database that is only now being made.
  init(of queue: DatabaseQueue, clock: @escaping @Sendable () -> Int64) {
    self.folder = nil
    self.clock = clock
    self.sharesMemory = true
    self.queue = queue
  }

  /// Microseconds since 1970, as the system has them.
  package static var systemTime: Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec) &* 1_000_000 &+ Int64(now.tv_nsec) / 1_000
  }

  // MARK: - Opening

  mutating func open(_ folder: StateFolder) throws(StateFailure) {
    try folder.make()
    try finishReplacing(in: folder)
    switch StateHeader(of: folder.file) {
    case .missing where !StateFolder.exists(folder.database): try makeFresh(in: folder)
    case .missing, .damaged: return try restore(in: folder)
    case .version(let version) where version > StateSchema.version: throw .newer(version: version)
    case .version: break
    }
    do throws(StateFailure) {
      try connect(folder)
    } catch .damaged {
      queue = nil
      try restore(in: folder)
    }
  }

  /// Opens the file that is there and reads all of it.
  mutating func connect(_ folder: StateFolder) throws(StateFailure) {
    let lock = try FolderLock(folder, .shared, milliseconds: Self.patience)
    let queue = try Self.connection(to: folder.file, sharesMemory: sharesMemory)
    try StateFailure.wrapping { try StateSchema.migrator.migrate(queue) }
    identity = folder.identity
    self.queue = queue
    table = try StateFailure.wrapping { try queue.read { try StateTable(reading: $0) } }
    unsaved = nil
    _ = consume lock
  }

  static func connection(
    to file: String, sharesMemory: Bool, readonly: Bool = false
  ) throws(StateFailure) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.foreignKeysEnabled = false
    // Short naps: who waits here waits for a disk, and two that write all the time take turns.
    configuration.busyMode = .callback { count in
      usleep(500)
      return count < patience * 2
    }
    configuration.prepareDatabase { database in
      guard !readonly else { return }
      // A log needs memory that all share; without it, the plain way is slower and as safe.
      let mode = sharesMemory ? "WAL" : "TRUNCATE"
      if try String.fetchOne(database, sql: "PRAGMA journal_mode = \(mode)") != mode.lowercased() {
        _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = TRUNCATE")
      }
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // So that what marks a whole library is written once.
      try database.execute(sql: "PRAGMA cache_size = -32768")
    }
    return try StateFailure.wrapping {
      try DatabaseQueue(path: file, configuration: configuration)
    }
  }

  /// Makes the first database, which is there whole or not at all.
  private func makeFresh(in folder: StateFolder) throws(StateFailure) {
    let lock = try FolderLock(folder, .alone, milliseconds: Self.patience)
    if StateFolder.exists(folder.database) { return }
    StateFolder.remove(folder.fresh)
    _ = try Self.make(in: folder.fresh, sharesMemory: sharesMemory)
    try folder.move(folder.fresh, to: folder.database)
    _ = consume lock
  }

  /// Makes an empty database in a folder of its own.
  static func make(in place: String, sharesMemory: Bool) throws(StateFailure) -> DatabaseQueue {
    guard mkdir(place, 0o700) == 0 else { throw StateFolder.failure(errno) }
    let file = "\(place)/\(StateFolder.fileName)"
    // SQLite gives what it makes beside the file the same rights.
    let descriptor = Self.create(file)
    guard descriptor >= 0 else { throw StateFolder.failure(errno) }
    close(descriptor)
    let queue = try connection(to: file, sharesMemory: sharesMemory)
    try StateFailure.wrapping {
      try StateSchema.migrator.migrate(queue)
      // The header has to be in the file itself, where it is looked for.
      try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    }
    return queue
  }

  private static func create(_ file: String) -> Int32 {
    #if canImport(Glibc)
      Glibc.open(file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    #else
      Darwin.open(file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    #endif
  }

  /// Goes on in memory, with what is known so far, and notes why; `retry` tries to come back.
  ///
  /// - Complexity: O(*n* log *n*) in what is known.
  package mutating func shelter(because failure: StateFailure) {
    unsaved = failure
    notices.append(.notSaving(failure))
    identity = nil
    let file = queue.take()
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    // Nothing in memory can fail but for want of memory, and then there is nothing to go on with.
    queue = try? DatabaseQueue(configuration: configuration)
    guard let queue else { return }
    lastKept = 0
    if let file, failure != .damaged, (try? file.backup(to: queue)) != nil {
      lastKept =
        (try? queue.read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM change_set") }) ?? nil
        ?? 0
      return
    }
    let found = file.flatMap { try? $0.read { StateEntries.salvage($0) } } ?? []
    run = nil
    try? StateSchema.migrator.migrate(queue)
    table = StateTable()
    _ = try? merge(found + (failure.isAboutContents ? [] : readable))
  }

  static let patience = 10_000
}
