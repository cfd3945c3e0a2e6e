import Glibc

/// A program that was started, and what it has used.
struct ChildProcess {
  let id: pid_t

  /// Where the three standard descriptors of a program lead.
  enum Streams {
    /// A terminal of its own, by its name; the program leads a session and the terminal is its own.
    case terminal(String)
    /// Nothing in, and what comes out into a file.
    case file(String)
  }

  /// Starts a program.
  ///
  /// - Throws: What the system said.
  init(_ command: [String], environment: [String], streams: Streams) throws(Failure) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    switch streams {
    case .terminal(let name):
      flags |= Self.newSession
      posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    case .file(let path):
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
      posix_spawn_file_actions_adddup2(&actions, 1, 2)
    }
    posix_spawnattr_setflags(&attributes, flags)
    guard let program = command.first else { throw Failure("nothing to run") }
    var id = pid_t()
    let result = Self.withPointers(command) { arguments in
      Self.withPointers(environment) { environment in
        posix_spawn(&id, program, &actions, &attributes, arguments, environment)
      }
    }
    guard result == 0 else { throw Failure("\(program): \(String(cString: strerror(result)))") }
    self.id = id
  }

  /// What a program that has ended had used.
  struct Account {
    /// The exit status, or 128 and the signal.
    var status: Int32
    /// From just before the start until the end was known.
    var nanoseconds: Int64
    var cpuMilliseconds: Double
    /// The most memory it had, mapped files included.
    var peakMiB: Double
  }

  /// Waits until the program has ended.
  func wait() -> (status: Int32, usage: rusage) {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(id, &status, 0, &usage) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return (signal == 0 ? status >> 8 & 0xFF : 128 + signal, usage)
  }

  /// Runs a program to its end, with what it prints in a file.
  ///
  /// - Throws: What the system said.
  static func run(
    _ command: [String], environment: [String], output: String = "/dev/null"
  ) throws(Failure) -> Account {
    try Interruption.check()
    let start = Clock.now
    let child = try ChildProcess(command, environment: environment, streams: .file(output))
    let (status, usage) = child.wait()
    let time = Clock.now - start
    try Interruption.check()
    return Account(
      status: status, nanoseconds: time, cpuMilliseconds: usage.cpuMilliseconds,
      peakMiB: Double(usage.ru_maxrss) / 1024)
  }

  /// The most memory the program has had until now, in MiB; nil when it is not known.
  var peakMiB: Double? {
    guard let status = Files.text(of: "/proc/\(id)/status") else { return nil }
    for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
      return line.split(separator: " ").compactMap { Double($0) }.first.map { $0 / 1024 }
    }
    return nil
  }

  /// The processor time of all its threads until now, in nanoseconds; nil when it is not known.
  var cpuNanoseconds: Int64? {
    var clock = clockid_t()
    guard clock_getcpuclockid(id, &clock) == 0 else { return nil }
    return Clock.read(clock)
  }

  /// Ends the program by force, and waits for it.
  func kill() {
    _ = Glibc.kill(id, SIGKILL)
    _ = wait()
  }

  /// `POSIX_SPAWN_SETSID`, which the module leaves out.
  private static let newSession: Int16 = 0x80

  /// Calls `body` with an array as C programs get it, which ends in nil.
  private static func withPointers<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }
}

extension rusage {
  /// Processor time in the program and in the system on its behalf.
  var cpuMilliseconds: Double {
    Double(ru_utime.tv_sec + ru_stime.tv_sec) * 1_000
      + Double(ru_utime.tv_usec + ru_stime.tv_usec) / 1_000
  }
}
