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
    guard OwnPipe.open(&ends) == 0 else { throw SystemError.last }
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

/// Making pipes that stay with this program.
enum OwnPipe {
  /// Opens both ends, as `pipe` does.
  ///
  /// They are closed in programs that are started from the moment they are there: another thread may start one
  /// at any time, and with the writing end in its hands whoever reads would wait for its end.
  static func open(_ ends: inout [Int32]) -> Int32 {
    #if canImport(Glibc)
      return pipe2(&ends, O_CLOEXEC)
    #else
      guard pipe(&ends) == 0 else { return -1 }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return 0
    #endif
  }
}

#if canImport(Glibc)
  /// `pipe2(2)`, which Glibc's module leaves out.
  @_silgen_name("pipe2")
  private func pipe2(_ ends: UnsafeMutablePointer<Int32>, _ flags: Int32) -> Int32
#endif
