import Screen
import Testing

@testable import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Opening the terminal")
struct CursesTerminalTests {
  /// A developer's own terminal is not to be taken by a test.
  private static let isApart = isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0

  @Test("Without one there is a reason, and nothing else happens", .enabled(if: isApart))
  func notATerminal() {
    #expect(throws: TerminalFailure.notATerminal) {
      _ = try CursesTerminal(noColour: false)
    }
  }
}
