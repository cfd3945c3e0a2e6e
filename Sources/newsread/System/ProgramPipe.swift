#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Both ends of a pipe, closed when it goes; programs that are started inherit neither.
struct ProgramPipe: ~Copyable {
  /// -1 once it is closed.
  private(set) var reading: Int32
  /// -1 once it is closed.
  private(set) var writing: Int32

  /// - Throws: The system's error, when it gives no more descriptors.
  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemError.last }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = ends.first ?? -1
    writing = ends.last ?? -1
  }

  deinit {
    if reading >= 0 { close(reading) }
    if writing >= 0 { close(writing) }
  }

  mutating func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  mutating func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }
}
