import Glibc
import Synchronization

/// Whether the user wants no more: what is under way is given up, and what is known is printed.
enum Interruption {
  private static let asked = Atomic<Bool>(false)

  /// Whether that was asked for by a signal.
  static var isAsked: Bool { asked.load(ordering: .relaxed) }

  /// Listens to the signals by which programs are ended; the second one ends it at once.
  static func listen() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        Interruption.asked.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  /// - Throws: When no more is wanted.
  static func check() throws(Failure) {
    if isAsked { throw Failure("interrupted") }
  }
}
