#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Time that only goes forward.
enum MonotonicClock {
  /// Nanoseconds since some moment in the past.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  static let millisecond: Int64 = 1_000_000
}
