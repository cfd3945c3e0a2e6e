#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The lines of standard input, each as soon as it is there.
struct InputLines {
  private var waiting: [UInt8] = []
  private var hasEnded = false

  /// The next line without its end; nil when there are no more, or they cannot be read.
  mutating func next() -> String? {
    while true {
      if let end = waiting.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: waiting[..<end], as: UTF8.self)
        waiting.removeFirst(end + 1)
        if line.isEmpty { continue }
        return line
      }
      guard !hasEnded else {
        guard !waiting.isEmpty else { return nil }
        defer { waiting = [] }
        return String(decoding: waiting, as: UTF8.self)
      }
      guard let more = InputBytes.some() else {
        hasEnded = true
        continue
      }
      waiting += more
    }
  }

  /// All of them.
  static func all() -> [String] {
    var lines = InputLines()
    var all: [String] = []
    while let line = lines.next() { all.append(line) }
    return all
  }
}

/// The bytes of standard input.
enum InputBytes {
  /// What has come, once something has; nil at the end.
  static func some() -> [UInt8]? {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
      guard let start = buffer.baseAddress else { return }
      repeat {
        count = Descriptor.fill(start, upTo: buffer.count, from: STDIN_FILENO)
      } while count < 0 && errno == EINTR
      filled = max(0, count)
    }
    return count > 0 ? bytes : nil
  }

  /// All of them, to the end.
  static func read() -> [UInt8] {
    var bytes: [UInt8] = []
    while let more = some() { bytes += more }
    return bytes
  }
}
