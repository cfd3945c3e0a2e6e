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
    let all = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags
    var number: Int32
    repeat {
      number = path.withCString { open($0, all) }
    } while number < 0 && errno == EINTR
    guard number >= 0 else { throw SystemError.last }
    self.number = number
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

  /// Reads what there is, as `read` does.
  static func fill(_ start: UnsafeMutablePointer<UInt8>, upTo count: Int, from number: Int32) -> Int
  {
    read(number, start, count)
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
