#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Programs started without a shell: by an array of arguments, found along the `PATH`.
enum Spawn {
  /// Where the three standard descriptors of a program lead.
  enum Streams {
    /// To ours: the terminal.
    case inherited
    /// To descriptors of ours, in a session of its own, which has no terminal.
    case own(input: Int32, output: Int32, complaints: Int32)
  }

  /// Starts a program, and gives its process.
  ///
  /// - Throws: What the system said.
  static func start(_ arguments: [[UInt8]], _ streams: Streams) throws(SystemError) -> pid_t {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What is blocked or ignored here must not be so in there.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    if case .own(let input, let output, let complaints) = streams {
      flags |= newSession
      posix_spawn_file_actions_adddup2(&actions, input, 0)
      posix_spawn_file_actions_adddup2(&actions, output, 1)
      posix_spawn_file_actions_adddup2(&actions, complaints, 2)
    }
    posix_spawnattr_setflags(&attributes, flags)
    var process = pid_t()
    let result = withPointers(arguments) { pointers in
      guard let program = pointers.first ?? nil else { return ENOENT }
      return posix_spawnp(&process, program, &actions, &attributes, pointers, environ)
    }
    guard result == 0 else { throw SystemError(code: result) }
    return process
  }

  /// Waits until a program has ended: its status, or 128 and the signal.
  static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return 0 }
    }
    return ending(status)
  }

  /// What a status of `waitpid` says: the exit status, or 128 and the signal.
  static func ending(_ status: Int32) -> Int32 {
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  /// `POSIX_SPAWN_SETSID`, which the module leaves out.
  #if canImport(Glibc)
    private static let newSession: Int16 = 0x80
  #else
    private static let newSession: Int16 = 0x400
  #endif

  /// Calls `body` with an array as C programs get it, which ends in nil.
  private static func withPointers<Result>(
    _ texts: [[UInt8]], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = texts.map { text in
      strdup((text.filter { $0 != 0 } + [0]).map { CChar(bitPattern: $0) })
    }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }
}
