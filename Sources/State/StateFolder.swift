#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the state lies, and how its files come and go as wholes.
///
/// The database has a folder of its own, so that it moves with its log in one rename, which a program that
/// is killed in between leaves undone or done:
///
///     marks/marks.sqlite        the database, and beside it what SQLite keeps (-wal, -shm)
///     fresh/                    a new one, until it is whole
///     restored/                 one made anew from a damaged one, until the damaged one is put aside
///     damaged-…/                what was put aside, never to be deleted
///     backups/2026-11-25.sqlite copies, one a day
///     lock                      held by all who write, and alone by who replaces the database
struct StateFolder: Sendable {
  let path: String

  var database: String { "\(path)/marks" }
  var file: String { "\(database)/\(Self.fileName)" }
  var fresh: String { "\(path)/fresh" }
  var restored: String { "\(path)/restored" }
  var backups: String { "\(path)/backups" }
  static let fileName = "marks.sqlite"

  /// Makes the folder, for its owner alone, and two above it if they are missing: those that a home folder
  /// may lack, but no home folder that is not there.
  ///
  /// - Throws: `StateFailure`.
  func make() throws(StateFailure) {
    var made = ""
    let parts = path.split(separator: "/")
    for (index, part) in parts.enumerated() {
      made += "/" + part
      if index + 3 < parts.count { continue }
      guard mkdir(made, 0o700) != 0, errno != EEXIST else { continue }
      // What is there already may lie where nothing can be made.
      if Self.exists(made) { continue }
      throw Self.failure(errno)
    }
  }

  /// The identity of the database's file; nil when there is none.
  var identity: FileIdentity? {
    var status = stat()
    guard stat(file, &status) == 0 else { return nil }
    return FileIdentity(device: UInt64(status.st_dev), file: UInt64(status.st_ino))
  }

  /// Renames a folder, and sees to it that the disk knows.
  func move(_ from: String, to target: String) throws(StateFailure) {
    guard rename(from, target) == 0 else { throw Self.failure(errno) }
    Self.sync(path)
  }

  /// Puts the damaged database aside, under a name that tells when.
  ///
  /// - Returns: The folder that it is in now.
  func setAside(_ seconds: Int64) throws(StateFailure) -> String {
    for number in 0..<1_000 {
      let aside =
        "\(path)/damaged-\(Day(seconds: seconds))-\(seconds)" + (number > 0 ? "-\(number)" : "")
      if Self.exists(aside) { continue }
      try move(database, to: aside)
      return aside
    }
    throw .notWritable
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Removes a folder of our own that was never finished.
  static func remove(_ folder: String) {
    for name in names(in: folder) { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }

  /// The names in a folder, in order.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes sure that what was renamed in a folder, or written to a file, is on the disk.
  static func sync(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  static func failure(_ code: Int32) -> StateFailure {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: .full
    case EACCES, EPERM, EROFS, ENOENT, ENOTDIR: .notWritable
    default: .system(code)
    }
  }
}

/// Which file it is, whatever it is called.
struct FileIdentity: Equatable, Sendable {
  var device: UInt64
  var file: UInt64
}

/// A lock on the folder, given back when the value goes, or the process ends in whatever way.
struct FolderLock: ~Copyable {
  private let descriptor: Int32

  enum Kind {
    /// With others who write.
    case shared
    /// Alone, to replace the database.
    case alone
  }

  /// Takes the lock, waiting no longer than so many milliseconds.
  ///
  /// Where there are no locks, as on some network folders, it goes without.
  /// - Throws: `.busy` when others hold it all the time, or why the folder cannot be used.
  init(_ folder: StateFolder, _ kind: Kind, milliseconds: Int) throws(StateFailure) {
    let descriptor = open("\(folder.path)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StateFolder.failure(errno) }
    let operation = (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB
    for _ in 0...max(0, milliseconds) {
      if flock(descriptor, operation) == 0 || (errno != EWOULDBLOCK && errno != EINTR) {
        self.descriptor = descriptor
        return
      }
      usleep(1_000)
    }
    close(descriptor)
    throw .busy
  }

  deinit {
    close(descriptor)
  }
}

/// A day of UTC, written as 2026-11-25.
struct Day: CustomStringConvertible {
  private let seconds: Int64

  init(seconds: Int64) {
    self.seconds = seconds
  }

  var description: String {
    var time = time_t(seconds)
    var parts = tm()
    guard gmtime_r(&time, &parts) != nil else { return "\(seconds)" }
    func digits(_ number: Int32, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    return
      "\(digits(parts.tm_year &+ 1_900, 4))-\(digits(parts.tm_mon + 1, 2))-\(digits(parts.tm_mday, 2))"
  }
}
