import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// So many of something that there is not much of, for all threads together.
final class Allowance: Sendable {
  private let left: Atomic<Int>

  init(_ count: Int) {
    left = Atomic(count)
  }

  /// Takes one; false when there is none left.
  func take() -> Bool {
    if left.subtract(1, ordering: .relaxed).newValue >= 0 { return true }
    giveBack()
    return false
  }

  func giveBack() {
    left.add(1, ordering: .relaxed)
  }

  /// How many descriptors the process may have open.
  static var descriptorLimit: Int {
    var limit = rlimit()
    #if canImport(Glibc)
      let result = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    #else
      let result = getrlimit(RLIMIT_NOFILE, &limit)
    #endif
    return result == 0 ? Int(clamping: limit.rlim_cur) : 256
  }
}
