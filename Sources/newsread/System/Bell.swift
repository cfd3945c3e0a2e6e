#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A pipe with which threads wake each other, and which can be waited on beside other descriptors.
final class Bell: Sendable {
  /// Readable while the bell has rung.
  let descriptor: Int32
  private let rope: Int32

  /// Nil when the system gives no more descriptors.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard OwnPipe.open(&ends) == 0, let out = ends.first, let into = ends.last else { return nil }
    for end in [out, into] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    self.descriptor = out
    self.rope = into
  }

  deinit {
    close(descriptor)
    close(rope)
  }

  /// Rings; a pipe that is full has rung enough.
  func ring() {
    var byte: UInt8 = 1
    while write(rope, &byte, 1) < 0 && errno == EINTR {}
  }

  /// Takes one ring off; false when there is none.
  func takeOne() -> Bool {
    var byte: UInt8 = 0
    var count = 0
    repeat {
      count = read(descriptor, &byte, 1)
    } while count < 0 && errno == EINTR
    return count == 1
  }

  /// Takes all rings off.
  func silence() {
    var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    while true {
      let count = read(descriptor, &bytes, MemoryLayout.size(ofValue: bytes))
      if count > 0 || (count < 0 && errno == EINTR) { continue }
      return
    }
  }

  /// Waits for a ring, for ever or for so long; the ring stays.
  func wait(milliseconds: Int32 = -1) {
    _ = Poll.wait(for: [descriptor], milliseconds: milliseconds)
  }
}

/// Waiting for several descriptors at once.
enum Poll {
  /// What a descriptor has to say.
  struct Answer: Equatable {
    var isReadable = false
    /// The other end is gone; no more will come after what is readable.
    var isHungUp = false
  }

  /// Waits until one of the descriptors has something, the time is up (-1: never), or a signal came.
  static func wait(for descriptors: [Int32], milliseconds: Int32) -> [Answer] {
    var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let count = poll(&entries, nfds_t(entries.count), milliseconds)
    guard count > 0 else { return descriptors.map { _ in Answer() } }
    return entries.map { entry in
      let events = Int32(entry.revents)
      return Answer(
        isReadable: events & POLLIN != 0, isHungUp: events & (POLLHUP | POLLERR | POLLNVAL) != 0)
    }
  }
}
