#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the program ends.
enum Ending: Equatable, Sendable {
  case status(ExitStatus)
  /// As if, or because, this signal was sent.
  case signal(Int32)

  /// Ends the process at once; threads that are still reading are not waited for.
  func carryOut() -> Never {
    switch self {
    case .status(let status): _exit(status.rawValue)
    case .signal(let number): Signals.die(by: number)
    }
  }
}

/// The exit statuses, which are those of grep.
enum ExitStatus: Int32, Sendable {
  /// Something was found, or the reader was left.
  case found = 0
  case nothingFound = 1
  case failed = 2
}
