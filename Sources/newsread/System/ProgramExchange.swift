import Reader

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes to a program and reads from it at the same time, so that neither waits for the other for ever.
struct ProgramExchange {
  /// What it has written.
  private(set) var output: [UInt8] = []
  /// What it has written to standard error, the beginning of it.
  private(set) var complaint: [UInt8] = []
  /// Whether it would write more than is read.
  private(set) var isCut = false

  private let input: [UInt8]
  private var written = 0
  private static let mostComplaints = 4_096

  /// How long a program that nobody reads from may take nothing.
  private static let patience: Int32 = 5_000

  init(_ input: [UInt8]) {
    self.input = input
  }

  /// Writes all there is to a program that nobody reads from, or as much as it wants; false when it stays
  /// and takes no more.
  mutating func feed(_ pipe: inout ProgramPipe) -> Bool {
    Signals.withoutBrokenPipes { give(&pipe) }
  }

  private mutating func give(_ pipe: inout ProgramPipe) -> Bool {
    _ = fcntl(pipe.writing, F_SETFL, O_NONBLOCK)
    while give(to: pipe.writing) {
      var room = pollfd(fd: pipe.writing, events: Int16(POLLOUT), revents: 0)
      if poll(&room, 1, Self.patience) == 0 { return false }
    }
    pipe.closeWriting()
    return true
  }

  /// Goes on until the program has closed both outputs, or has written too much.
  mutating func run(_ pipe: inout ProgramPipe, _ output: Int32, _ complaints: Int32) {
    Signals.withoutBrokenPipes { exchange(&pipe, output, complaints) }
  }

  private mutating func exchange(_ pipe: inout ProgramPipe, _ output: Int32, _ complaints: Int32) {
    _ = fcntl(pipe.writing, F_SETFL, O_NONBLOCK)
    var isOutputOpen = true
    var areComplaintsOpen = true
    while (isOutputOpen || areComplaintsOpen) && !isCut {
      var entries = [
        pollfd(fd: isOutputOpen ? output : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: areComplaintsOpen ? complaints : -1, events: Int16(POLLIN), revents: 0),
        // A descriptor below 0 is passed over.
        pollfd(fd: pipe.writing, events: Int16(POLLOUT), revents: 0),
      ]
      guard poll(&entries, nfds_t(entries.count), -1) >= 0 || errno == EINTR else { return }
      if entries[0].revents != 0 { isOutputOpen = take(from: output, &self.output) }
      if entries[1].revents != 0 { areComplaintsOpen = take(from: complaints, &complaint) }
      if entries[2].revents != 0, !give(to: pipe.writing) { pipe.closeWriting() }
      if complaint.count > Self.mostComplaints {
        complaint.removeSubrange(Self.mostComplaints...)
      }
      if self.output.count > ProgramOutput.limit {
        self.output.removeSubrange(ProgramOutput.limit...)
        isCut = true
      }
    }
  }

  /// Reads what there is; false at the end.
  private func take(from descriptor: Int32, _ bytes: inout [UInt8]) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 65_536) { buffer in
      guard let start = buffer.baseAddress else { return false }
      let count = Descriptor.fill(start, upTo: buffer.count, from: descriptor)
      if count > 0 { bytes += UnsafeBufferPointer(start: start, count: count) }
      return count > 0 || (count < 0 && errno == EINTR)
    }
  }

  /// Writes what the program takes now; false when it has all or takes no more.
  private mutating func give(to descriptor: Int32) -> Bool {
    guard written < input.count else { return false }
    let count = input[written...].withUnsafeBytes { Descriptor.put($0, into: descriptor) }
    if count > 0 { written += count }
    if count < 0, errno != EINTR, errno != EAGAIN { return false }
    return written < input.count
  }
}
