import Catalog
import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension StateFolder {
  /// The backups there are, the oldest first.
  var backupFiles: [String] {
    Self.names(in: backups).filter { $0.hasSuffix(".sqlite") }.map { "\(backups)/\($0)" }
  }

  /// Removes the unfinished backups of programs that were killed.
  func removeAbandoned() {
    for name in Self.names(in: backups) where name.hasPrefix(Self.unfinished) {
      if let process = Int64(name.dropFirst(Self.unfinished.count)), !StateStore.isRunning(process)
      {
        unlink("\(backups)/\(name)")
      }
    }
  }

  static let unfinished = "new-"

  /// A copy of the database in a folder of its own among the temporary ones; nil when there is no room.
  func temporaryCopy() -> String? {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/newsread-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    let copy = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for suffix in ["", "-wal"] {
      let isCopied = Self.copy(file + suffix, to: "\(copy)/\(Self.fileName)\(suffix)")
      if !isCopied, suffix.isEmpty {
        Self.remove(copy)
        return nil
      }
    }
    return copy
  }

  private static func copy(_ from: String, to target: String) -> Bool {
    let input = open(from, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { return false }
    defer { close(input) }
    let output = creat(target, 0o600)
    guard output >= 0 else { return false }
    defer { close(output) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(input, &buffer, buffer.count)
      if count == 0 { return true }
      guard count > 0, write(output, buffer, count) == count else { return false }
    }
  }
}

extension StateStore {
  /// Keeps a copy of the state as it is today, if there is none of today yet, and forgets what can no
  /// longer be undone.
  ///
  /// A damaged database is never copied over a sound backup: it is mended first.
  /// - Throws: `StateFailure`; the state itself is as it was.
  /// - Complexity: O(*n*) in the size of the database, once a day.
  package mutating func backUpIfDue() throws(StateFailure) {
    guard let folder, identity != nil else { return }
    let target = "\(folder.backups)/\(Day(seconds: clock() / 1_000_000)).sqlite"
    guard !StateFolder.exists(target), table.count > 0 else { return }
    try checkAndMend()
    guard let queue else { return }
    if mkdir(folder.backups, 0o700) != 0, errno != EEXIST { throw StateFolder.failure(errno) }
    let unfinished = "\(folder.backups)/\(StateFolder.unfinished)\(getpid())"
    unlink(unfinished)
    defer { unlink(unfinished) }
    let descriptor = creat(unfinished, 0o600)
    guard descriptor >= 0 else { throw StateFolder.failure(errno) }
    close(descriptor)
    try StateFailure.wrapping {
      try queue.writeWithoutTransaction {
        try $0.execute(sql: "VACUUM INTO ?", arguments: [unfinished])
      }
    }
    StateFolder.sync(unfinished)
    try folder.move(unfinished, to: target)
    StateFolder.sync(folder.backups)
    folder.removeAbandoned()
    for old in folder.backupFiles.dropLast(Self.backupCount) { unlink(old) }
    try forgetWhatIsOld()
  }

  private static let backupCount = 7
}
