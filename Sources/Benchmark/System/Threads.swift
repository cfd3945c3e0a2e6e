import Glibc

/// Threads that are started together and waited for together.
enum Threads {
  /// How many can run at once.
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Runs `body` on so many threads, each with its number from 0, and waits for all of them.
  ///
  /// - Throws: What the system said when it would give no thread.
  static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) throws(Failure) {
    var threads: [pthread_t] = []
    var failure: Failure?
    for number in 0..<count {
      let context = Unmanaged.passRetained(Work { body(number) })
      var thread = pthread_t()
      let result = pthread_create(&thread, nil, { Threads.start($0) }, context.toOpaque())
      guard result == 0 else {
        context.release()
        failure = Failure("no thread: \(String(cString: strerror(result)))")
        break
      }
      threads.append(thread)
    }
    for thread in threads { pthread_join(thread, nil) }
    if let failure { throw failure }
  }

  private static func start(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
    return nil
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }
}
