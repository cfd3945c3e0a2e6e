import Glibc

/// Memory in large pieces, into which files are read one behind the other.
struct TextArena {
  /// A piece of memory from the system.
  ///
  /// The conformance to `Sendable` is unchecked because the memory is reached by pointer. It is sound: a chunk is
  /// written by the one thread whose arena made it; that thread hands it over under a lock when it has read its last
  /// file, and touches it no more; whoever waited for all threads reads it then, and frees it once at the end.
  struct Chunk: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
    var used = 0

    static let size = 32 << 20

    /// Gives it back to the system.
    func free() {
      munmap(start, Self.size)
    }
  }

  private(set) var chunks: [Chunk] = []
  /// What went wrong first.
  var failure: Failure?

  /// Room for a file is asked for at once; a larger file takes several reads.
  private static let room = 1 << 16

  /// Reads a file of a folder that is open.
  mutating func read(_ directory: Int32, _ name: UnsafePointer<CChar>) {
    let file = openat(directory, name, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      failure = failure ?? .system("cannot open \(String(cString: name))")
      return
    }
    defer { close(file) }
    while true {
      guard let index = chunkWithRoom() else { return }
      let chunk = chunks[index]
      let count = Glibc.read(file, chunk.start + chunk.used, Self.room)
      guard count >= 0 else {
        failure = failure ?? .system("cannot read \(String(cString: name))")
        return
      }
      chunks[index].used += count
      // A file that gives less than there is room for has given all.
      if count < Self.room { return }
    }
  }

  private mutating func chunkWithRoom() -> Int? {
    if let last = chunks.last, Chunk.size - last.used >= Self.room { return chunks.count - 1 }
    let memory = mmap(
      nil, Chunk.size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else {
      failure = failure ?? .system("no memory")
      return nil
    }
    chunks.append(Chunk(start: memory))
    return chunks.count - 1
  }
}
