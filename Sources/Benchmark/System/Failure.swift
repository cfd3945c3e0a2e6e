import Glibc

/// Why something could not be done or measured, in words.
struct Failure: Error, Equatable, CustomStringConvertible {
  let reason: String

  init(_ reason: String) {
    self.reason = reason
  }

  /// What the system said last.
  static func system(_ what: String) -> Failure {
    Failure("\(what): \(String(cString: strerror(errno)))")
  }

  var description: String { reason }
}
