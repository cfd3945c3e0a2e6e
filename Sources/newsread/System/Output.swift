#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is printed, gathered and written in large pieces.
struct Output: ~Copyable {
  /// Why a write failed.
  enum Failure: Error, Equatable {
    /// Nobody reads any more, as after `| head`.
    case nobodyReads
    case system(SystemError)
  }

  private let descriptor: Int32
  private var waiting: [UInt8] = []

  init(to descriptor: Int32 = STDOUT_FILENO) {
    self.descriptor = descriptor
  }

  /// Prints text as it is.
  ///
  /// - Throws: `Failure`, when what has gathered could not be written.
  mutating func write(_ text: String) throws(Failure) {
    waiting += text.utf8
    if waiting.count >= 65_536 { try flush() }
  }

  /// Writes what has gathered.
  ///
  /// - Throws: `Failure`.
  mutating func flush() throws(Failure) {
    var done = 0
    while done < waiting.count {
      let count = waiting[done...].withUnsafeBytes {
        Descriptor.put($0, into: descriptor)
      }
      if count >= 0 {
        done += count
      } else if errno == EPIPE {
        throw .nobodyReads
      } else if errno == EAGAIN {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&entry, 1, -1)
      } else if errno != EINTR {
        throw .system(.last)
      }
    }
    waiting.removeAll(keepingCapacity: true)
  }
}

/// Lines for people on standard error.
enum Complaint {
  /// Prints `newsread: ` and the words; failing to is nobody's to know.
  static func print(_ words: String) {
    var output = Output(to: STDERR_FILENO)
    do throws(Output.Failure) {
      try output.write("newsread: \(words)\n")
      try output.flush()
    } catch {}
  }
}
