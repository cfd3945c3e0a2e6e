#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What another program reads, whose ends no third program is given.
struct ChildInput: ~Copyable {
  private let ends: (output: Int32, input: Int32)

  /// How long the other program may take nothing.
  private static let patience: Int32 = 5_000

  /// - Throws: The system's error when it gives no more descriptors.
  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    #if canImport(Glibc)
      // Unlike a pipe's, its ends can be told at once to stay with this program.
      let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue
      guard socketpair(AF_UNIX, Int32(kind), 0, &ends) == 0 else { throw SystemError.last }
    #else
      guard pipe(&ends) == 0 else { throw SystemError.last }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #endif
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    self.ends = (ends[0], ends[1])
  }

  deinit {
    close(ends.output)
    close(ends.input)
  }

  /// The end to be read from.
  var output: Int32 { ends.output }

  /// Writes all of this, and no more can be written then; false when the other end takes it no longer.
  consuming func write(_ bytes: [UInt8]) -> Bool {
    // This thread alone: the reader of what is written may have gone.
    var quiet = sigset_t()
    sigemptyset(&quiet)
    sigaddset(&quiet, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &quiet, nil)
    return bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        let count = Descriptor.put(
          UnsafeRawBufferPointer(rebasing: buffer[sent...]), into: ends.input)
        if count >= 0 {
          sent += count
        } else if errno == EAGAIN {
          var room = pollfd(fd: ends.input, events: Int16(POLLOUT), revents: 0)
          guard poll(&room, 1, Self.patience) != 0 else { return false }
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }
}
