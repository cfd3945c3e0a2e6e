import Glibc

/// Time that only goes forward.
enum Clock {
  /// Nanoseconds since some moment in the past.
  static var now: Int64 { read(CLOCK_MONOTONIC) }

  /// What a clock of the system shows, in nanoseconds.
  static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    guard clock_gettime(clock, &time) == 0 else { return 0 }
    return Int64(time.tv_sec) &* second &+ Int64(time.tv_nsec)
  }

  static let millisecond: Int64 = 1_000_000
  static let second: Int64 = 1_000_000_000

  /// Does nothing for a while.
  static func sleep(_ nanoseconds: Int64) {
    guard nanoseconds > 0 else { return }
    let end = now + nanoseconds
    while true {
      let rest = end - now
      guard rest > 0 else { return }
      var time = timespec(tv_sec: Int(rest / second), tv_nsec: Int(rest % second))
      nanosleep(&time, nil)
    }
  }
}

extension Int64 {
  /// Nanoseconds as milliseconds.
  var milliseconds: Double { Double(self) / 1e6 }

  /// Nanoseconds as seconds.
  var seconds: Double { Double(self) / 1e9 }
}
