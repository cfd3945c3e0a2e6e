#if canImport(Glibc)
  // For `environ`, which nothing here changes.
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

/// Another program that this one has started, by its words and without a shell.
struct ChildProcess {
  /// What of the terminal it is given, and where its standard descriptors lead.
  enum Place {
    /// Nothing: it is in a session of its own, reads this or nothing, and its output goes nowhere.
    case apart(input: Int32?)
    /// Nothing, and it reads and writes these.
    case connected(input: Int32, output: Int32, complaints: Int32)
    /// All of it.
    case terminal
  }

  private let id: pid_t

  /// `POSIX_SPAWN_SETSID` of spawn.h, which Glibc's module leaves out.
  #if canImport(Glibc)
    private static let ownSession: Int32 = 0x80
  #else
    private static let ownSession = Int32(POSIX_SPAWN_SETSID)
  #endif

  /// Starts a program that is looked for along the `PATH`.
  ///
  /// - Throws: The system's error when there is none, or it cannot be started.
  init(_ words: [String], place: Place) throws(SystemError) {
    try self.init(words.map { Array($0.utf8) }, place: place)
  }

  /// The same by words that need not be UTF-8, as names of files.
  init(_ words: [[UInt8]], place: Place) throws(SystemError) {
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
    var flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    switch place {
    case .apart(let input):
      flags |= Self.ownSession
      if let input {
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
      } else {
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
      }
      for output in [STDOUT_FILENO, STDERR_FILENO] {
        posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0)
      }
    case .connected(let input, let output, let complaints):
      flags |= Self.ownSession
      posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
      posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
      posix_spawn_file_actions_adddup2(&actions, complaints, STDERR_FILENO)
    case .terminal:
      flags |= POSIX_SPAWN_SETPGROUP
      posix_spawnattr_setpgroup(&attributes, 0)
    }
    // What this program holds back or ignores, the other one may wait for.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))

    var id: pid_t = 0
    let error = Self.withPointers(words) { pointers in
      guard let name = pointers.first ?? nil else { return ENOENT }
      return posix_spawnp(&id, name, &actions, &attributes, pointers, environ)
    }
    guard error == 0 else { throw SystemError(code: error) }
    self.id = id
  }

  /// Calls `body` with words as C programs get them, in an array that ends in nil.
  private static func withPointers<Result>(
    _ words: [[UInt8]], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = words.map { word in
      strdup((word.filter { $0 != 0 } + [0]).map { CChar(bitPattern: $0) })
    }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }

  /// Starts a program apart from the terminal, hands it what it reads, and waits for its end.
  ///
  /// - Throws: The system's error when it cannot be started.
  static func run(_ words: [String], input: [UInt8]? = nil) throws(SystemError) -> ProcessEnding {
    guard let input else { return try ChildProcess(words, place: .apart(input: nil)).wait() }
    var pipe = try ProgramPipe()
    let process = try ChildProcess(words, place: .apart(input: pipe.reading))
    pipe.closeReading()
    var exchange = ProgramExchange(input)
    if !exchange.feed(&pipe) { process.kill() }
    return process.wait()
  }

  /// Ends it and what it has started in its session or for its terminal.
  func kill() { _ = killpg(id, SIGKILL) }

  /// Waits for its end, however long that takes, after which `wait` does not; until then it may be killed.
  func awaitEnd() {
    var info = siginfo_t()
    while waitid(P_PID, id_t(id), &info, WEXITED | WNOWAIT) < 0, errno == EINTR {}
  }

  /// Waits for its end, however long that takes; its number may be another's then.
  func wait() -> ProcessEnding {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 {
      // What nobody is told of has gone well.
      guard errno == EINTR else { return .status(0) }
    }
    return ProcessEnding(status)
  }

  /// Lets it have the terminal until its end, and takes the terminal back.
  ///
  /// When it is stopped, as by Ctrl-Z, this program stops with it and both go on together.
  func waitInTerminal() -> ProcessEnding {
    let own = getpgrp()
    var status: Int32 = 0
    Self.give(terminalTo: id)
    while true {
      guard waitpid(id, &status, WUNTRACED) >= 0 else {
        guard errno == EINTR else { break }
        continue
      }
      guard status & 0xFF == 0x7F else { break }
      let signal = status >> 8 & 0xFF
      // It asked for the terminal before it was given to it.
      if signal != SIGTTIN, signal != SIGTTOU {
        Self.give(terminalTo: own)
        Signals.stop(wholeGroup: true)
      }
      guard Self.give(terminalTo: id) else {
        kill()
        continue
      }
      _ = killpg(id, SIGCONT)
    }
    Self.give(terminalTo: own)
    return ProcessEnding(status)
  }

  /// Has keys and signals of the terminal go to a group of processes.
  @discardableResult
  private static func give(terminalTo group: pid_t) -> Bool {
    var quiet = sigset_t()
    var before = sigset_t()
    sigemptyset(&quiet)
    // Else this would stop a program that no longer has the terminal.
    sigaddset(&quiet, SIGTTOU)
    pthread_sigmask(SIG_BLOCK, &quiet, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return tcsetpgrp(STDIN_FILENO, group) == 0
  }
}

/// How a program has ended.
enum ProcessEnding: Equatable {
  case status(Int32)
  case signal(Int32)

  /// What the system tells of it.
  init(_ status: Int32) {
    let signal = status & 0x7F
    self = signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal)
  }

  /// As a shell has it: the status, or 128 and the signal.
  var shellStatus: Int32 {
    switch self {
    case .status(let status): status
    case .signal(let number): 128 + number
    }
  }

  /// Why it has not done what it was to do; nil when it has.
  var failure: ProcessFailure? {
    switch self {
    case .status(0): nil
    case .status(let status): .status(status)
    case .signal(let number): .signal(number)
    }
  }
}

/// Why another program has not done what it was to do.
enum ProcessFailure: Equatable {
  case system(SystemError)
  case status(Int32)
  case signal(Int32)
}
