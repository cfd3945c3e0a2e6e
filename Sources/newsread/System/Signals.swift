import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Signals, taken as mail: no code runs inside a handler.
///
/// They are blocked in every thread, and one thread waits for them with sigwait(3).
enum Signals {
  private static let ending = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU,
    SIGXFSZ,
  ]
  private static let taken = ending + [SIGWINCH, SIGTSTP, SIGCONT]
  /// How long the reader has to leave by itself: a terminal that takes nothing may hold it up.
  private static let patience: UInt32 = 2

  /// Holds the signals back in this thread and in those it starts; to be done before there are any.
  static func block() {
    // What is ignored unless it has a handler might be thrown away even while it is blocked.
    signal(SIGWINCH) { _ in }
    signal(SIGCONT) { _ in }
    var set = set(of: taken)
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Starts the thread that hands each signal to the mailbox.
  ///
  /// False when the system gives no more threads: what is blocked then reaches nobody.
  static func forward(to mailbox: Mailbox) -> Bool {
    Worker.start {
      var set = set(of: taken)
      while true {
        var number: Int32 = 0
        guard sigwait(&set, &number) == 0 else { continue }
        mailbox.post(.signal(number))
        guard ending.contains(number) else { continue }
        sleep(patience)
        CursesTerminal.rescue()
        die(by: number)
      }
    }
  }

  /// Stops the process until it is continued.
  ///
  /// Where the kernel will not stop it, because no shell could continue it, it just goes on.
  /// - Parameter wholeGroup: Whether everything started with the program stops too, as when the
  ///   terminal itself sends the signal: the rest of a pipe, or a script that waits.
  static func stop(wholeGroup: Bool) {
    if wholeGroup {
      signal(SIGTSTP, SIG_IGN)
      unblock(SIGTSTP)
      kill(0, SIGTSTP)
    }
    signal(SIGTSTP, SIG_DFL)
    unblock(SIGTSTP)
    // To this thread alone: the one that waits for signals would take it as mail.
    pthread_kill(pthread_self(), SIGTSTP)
    var set = set(of: [SIGTSTP])
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Does something in which writing to a pipe that nobody reads is an error and no signal.
  static func withoutBrokenPipes<Result>(_ body: () -> Result) -> Result {
    var before = sigset_t()
    var set = set(of: [SIGPIPE])
    pthread_sigmask(SIG_BLOCK, &set, &before)
    defer {
      var pending = sigset_t()
      if sigpending(&pending) == 0, sigismember(&pending, SIGPIPE) == 1 {
        var number: Int32 = 0
        sigwait(&set, &number)
      }
      pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    return body()
  }

  /// Ends the process by a signal, so that whoever waits for it sees which.
  static func die(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    unblock(number)
    pthread_kill(pthread_self(), number)
    _exit(128 + number)
  }

  private static func unblock(_ number: Int32) {
    var set = set(of: [number])
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  private static func set(of numbers: [Int32]) -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in numbers { sigaddset(&set, number) }
    return set
  }
}
