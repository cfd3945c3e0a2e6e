#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A thread of its own for work that may wait.
enum Worker {
  /// Starts a thread that is never waited for; false when the system gives no more.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    let context = Unmanaged.passRetained(Work(body)).toOpaque()
    if create(context) { return true }
    Unmanaged<Work>.fromOpaque(context).release()
    return false
  }

  private static func create(_ context: UnsafeMutableRawPointer) -> Bool {
    #if canImport(Glibc)
      var thread = pthread_t()
      guard pthread_create(&thread, nil, { Worker.run($0) }, context) == 0 else { return false }
      pthread_detach(thread)
    #else
      var thread: pthread_t?
      guard pthread_create(&thread, nil, { Worker.run($0) }, context) == 0 else { return false }
      if let thread { pthread_detach(thread) }
    #endif
    return true
  }

  /// Lets threads that somebody waits for run before this one, from now on.
  static func yieldToOthers() {
    #if canImport(Glibc)
      // Linux counts this for each thread, against POSIX.
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, backgroundPriority)
    #else
      _ = pthread_set_qos_class_self_np(QOS_CLASS_UTILITY, 0)
    #endif
  }

  /// How often this thread has had to wait, as for a disk; 0 where the system does not tell.
  static var waitCount: Int {
    #if canImport(Glibc)
      var usage = rusage()
      return getrusage(ownThread, &usage) == 0 ? usage.ru_nvcsw : 0
    #else
      return 0
    #endif
  }

  /// `RUSAGE_THREAD` of getrusage(2), which is not imported.
  private static let ownThread: Int32 = 1
  /// Far enough behind the main thread, and not behind everything else on the machine.
  private static let backgroundPriority: Int32 = 10

  /// How many threads can run at once, at least one.
  static var coreCount: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  private static func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
    return nil
  }
}
