#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open file that closes itself.
struct Descriptor: ~Copyable {
  let number: Int32

  /// Takes over a descriptor that is open.
  init(owning number: Int32) {
    self.number = number
  }

  /// Opens a path for reading, never waiting for another end and never becoming the terminal's own.
  ///
  /// - Throws: The system's error.
  init(reading path: RawPath, flags: Int32 = 0) throws(SystemError) {
    self.init(
      owning: try path.withCString { path throws(SystemError) in
        try Self.open(path, in: AT_FDCWD, flags: flags)
      })
  }

  /// Opens a file by its name in an open folder, in the same way; whoever asked closes it.
  ///
  /// - Throws: The system's error.
  static func open(
    _ name: UnsafePointer<CChar>, in folder: Int32, flags: Int32 = 0
  ) throws(SystemError) -> Int32 {
    let all = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags
    while true {
      let number = openat(folder, name, all)
      if number >= 0 { return number }
      let error = SystemError.last
      if error.code != EINTR { throw error }
    }
  }

  deinit {
    close(number)
  }

  /// Hands the number out, open, to someone who closes it.
  consuming func release() -> Int32 {
    let number = number
    discard self
    return number
  }

  /// Closes one that what is piped in was read from, so that its writer does not wait for ever.
  ///
  /// Not the standard input itself, lest a file that is opened later takes its number.
  static func closeInput(_ number: Int32) {
    if number != STDIN_FILENO { close(number) }
  }

  /// Reads what there is.
  ///
  /// - Throws: The system's error, `EAGAIN` when there is nothing now, and `EINTR`.
  static func read(
    into buffer: UnsafeMutableRawBufferPointer, from number: Int32
  ) throws(SystemError) -> Int {
    guard let start = buffer.baseAddress else { return 0 }
    let count = fill(start.assumingMemoryBound(to: UInt8.self), upTo: buffer.count, from: number)
    guard count >= 0 else { throw SystemError.last }
    return count
  }

  /// Asks the system to fetch the first bytes of a file, so that reading it need not wait.
  static func fetch(_ count: Int, of number: Int32) {
    #if canImport(Glibc)
      _ = posix_fadvise(number, 0, off_t(count), POSIX_FADV_WILLNEED)
    #endif
  }

  /// Reads what there is, as `read` does.
  static func fill(_ start: UnsafeMutablePointer<UInt8>, upTo count: Int, from number: Int32) -> Int
  {
    #if canImport(Glibc)
      Glibc.read(number, start, count)
    #else
      Darwin.read(number, start, count)
    #endif
  }

  /// Writes as much as the other end takes, as `write` does.
  static func put(_ bytes: UnsafeRawBufferPointer, into number: Int32) -> Int {
    write(number, bytes.baseAddress, bytes.count)
  }

  func status() throws(SystemError) -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw SystemError.last }
    return status
  }
}

/// The three descriptors every program begins with.
enum StandardDescriptors {
  /// Fills those that are closed, lest a file opened later takes their number.
  ///
  /// The stand-in for an output cannot be written to, so the loss is noticed when something is.
  static func ensureOpen() {
    for number in Int32(0)...2 where fcntl(number, F_GETFD) < 0 {
      let opened = open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
      if opened >= 0, opened != number {
        dup2(opened, number)
        close(opened)
      }
    }
  }
}
