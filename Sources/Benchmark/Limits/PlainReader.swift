import Glibc
import Synchronization

/// Walks a folder and reads its files with the fewest calls and no thought: what any reader has to
/// spend at least.
///
/// Each folder is read by one thread, and its files as they are found: open, read, close. Names that
/// begin with a dot are passed over.
struct PlainReader {
  /// What is done with each file.
  enum Work {
    /// Its name is seen, and no more.
    case walk
    /// Its bytes are read, and kept.
    case read
  }

  /// What a run took.
  struct Outcome {
    var nanoseconds: Int64 = 0
    var files = 0
    var bytes = 0
    /// The time of a look at every byte afterwards, by one thread; nil for a walk.
    var scanNanoseconds: Int64?
  }

  let folder: String
  let work: Work
  let threads: Int

  /// Does the work.
  ///
  /// - Throws: What the system said first.
  func run() throws(Failure) -> Outcome {
    let queue = FolderQueue(folder)
    let gathered = Mutex(Gathered())
    let work = work
    let start = Clock.now
    try Threads.run(threads) { _ in
      var arena = TextArena()
      var files = 0
      while let folder = queue.take() {
        files += Self.read(folder, work, into: &arena, queue)
        queue.finish()
      }
      gathered.withLock {
        $0.files += files
        $0.chunks += arena.chunks
        $0.failure = $0.failure ?? arena.failure
      }
    }
    let time = Clock.now - start
    let result = gathered.withLock { $0 }
    defer { for chunk in result.chunks { chunk.free() } }
    if let failure = result.failure { throw failure }
    var outcome = Outcome(nanoseconds: time, files: result.files)
    outcome.bytes = result.chunks.reduce(0) { $0 + $1.used }
    if work == .read { outcome.scanNanoseconds = Self.scan(result.chunks) }
    return outcome
  }

  private struct Gathered {
    var files = 0
    var chunks: [TextArena.Chunk] = []
    var failure: Failure?
  }

  private static func read(
    _ folder: String, _ work: Work, into arena: inout TextArena, _ queue: FolderQueue
  ) -> Int {
    guard let stream = opendir(folder) else {
      arena.failure = .system("cannot open \(folder)")
      return 0
    }
    defer { closedir(stream) }
    let directory = dirfd(stream)
    var files = 0
    while let entry = readdir(stream) {
      let kind = Int32(entry.pointee.d_type)
      withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          if name.pointee == CChar(UInt8(ascii: ".")) { return }
          if kind == Int32(DT_DIR) { queue.put("\(folder)/\(String(cString: name))") }
          guard kind == Int32(DT_REG) else { return }
          files += 1
          if work == .read { arena.read(directory, name) }
        }
      }
    }
    return files
  }

  /// Looks at every byte once, for one that is not there.
  private static func scan(_ chunks: [TextArena.Chunk]) -> Int64 {
    let start = Clock.now
    // No text holds a NUL; if one did, the rest of its chunk would be looked at from there.
    for chunk in chunks {
      var rest = chunk.start
      var count = chunk.used
      while count > 0, let found = memchr(rest, 0, count) {
        count -= found - UnsafeMutableRawPointer(rest) + 1
        rest = found + 1
      }
    }
    return Clock.now - start
  }
}
