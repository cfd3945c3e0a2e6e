import Glibc

/// The controlling end of a pseudo-terminal.
///
/// The calls that POSIX has for this are not in the module; these are Linux's own, by the numbers in
/// its `asm-generic/ioctls.h`.
struct PseudoTerminal: ~Copyable {
  let descriptor: Int32
  /// The name of the end that a program is given.
  let name: String

  /// Makes a terminal of a size.
  ///
  /// - Throws: What the system said.
  init(columns: Int, rows: Int) throws(Failure) {
    descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("no pseudo-terminal") }
    var locked: Int32 = 0
    var number: Int32 = 0
    var size = winsize()
    size.ws_col = UInt16(clamping: columns)
    size.ws_row = UInt16(clamping: rows)
    guard ioctl(descriptor, Self.setLock, &locked) == 0,
      ioctl(descriptor, Self.getNumber, &number) == 0,
      ioctl(descriptor, UInt(TIOCSWINSZ), &size) == 0
    else {
      let failure = Failure.system("no pseudo-terminal")
      close(descriptor)
      throw failure
    }
    name = "/dev/pts/\(number)"
  }

  deinit {
    close(descriptor)
  }

  /// What one read gave.
  enum Reading {
    /// So many bytes, and when they were there.
    case bytes(Int, at: Int64)
    case nothing
    /// The program has closed its end.
    case closed
  }

  /// Waits so long for output, and reads what there is into a buffer.
  func read(into buffer: inout [UInt8], waiting nanoseconds: Int64) -> Reading {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let end = Clock.now + nanoseconds
    while true {
      // Rounded up, so that the wait is never shorter than asked for.
      let rest = max(0, end - Clock.now) + Clock.millisecond - 1
      let ready = poll(&entry, 1, Int32(clamping: nanoseconds <= 0 ? 0 : rest / Clock.millisecond))
      if ready < 0 && errno == EINTR && !Interruption.isAsked { continue }
      guard ready > 0 else { return .nothing }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      let now = Clock.now
      if count > 0 { return .bytes(count, at: now) }
      if count < 0 && errno == EINTR { continue }
      return .closed
    }
  }

  /// Writes keys; false when the other end does not take them.
  func write(_ bytes: [UInt8]) -> Bool {
    Files.writeAll(bytes, to: descriptor)
  }

  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430
}
