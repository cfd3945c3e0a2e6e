import Foundation
import Testing

#if os(Linux)
  /// What a crash leaves: the terminal as it was, and a report that the next start tells of.
  @Suite(.fewAtOnce) struct CrashTests {
    struct Signal: CustomTestStringConvertible, Sendable {
      var name: String
      var number: Int32
      var testDescription: String { name }
    }

    @Test(arguments: [
      Signal(name: "SEGV", number: SIGSEGV), Signal(name: "ILL", number: SIGILL),
      Signal(name: "TRAP", number: SIGTRAP), Signal(name: "BUS", number: SIGBUS),
      Signal(name: "FPE", number: SIGFPE), Signal(name: "ABRT", number: SIGABRT),
    ])
    func aCrashGivesTheTerminalBackAndLeavesAReport(_ signal: Signal) async throws {
      let terminal = try await Tmux.shell()
      let state = terminal.world.folder.url.appending(path: ".local/state/newsread")
      func reports() -> [URL] {
        let all = try? FileManager.default.contentsOfDirectory(
          at: state, includingPropertiesForKeys: nil)
        return (all ?? []).filter { $0.lastPathComponent.hasPrefix("crash-") }
      }
      let start = "sh -c 'echo $$ > process; exec newsread library'"
      try terminal.enter("stty -a > before; ulimit -c 0; \(start)")
      try await terminal.shows("10 articles", "Enter read")
      try terminal.press("?")
      try await terminal.shows("Down one article or line")
      let process = try String(
        contentsOfFile: terminal.world.folder.path("process"), encoding: .utf8)
      let reader = try #require(Int32(process.trimmingCharacters(in: .whitespacesAndNewlines)))
      try #require(kill(reader, signal.number) == 0)
      try await terminal.waits { _ in try terminal.isGivenBack }
      try terminal.enter("clear; echo status=$?; stty -a > after; echo stty=$?")
      try await terminal.shows("stty=0")
      let modes = try ["before", "after"].map {
        try String(contentsOfFile: terminal.world.folder.path($0), encoding: .utf8)
      }
      #expect(modes[0] == modes[1])

      let report = try #require(reports().first)
      #expect(reports().count == 1)
      #expect(report.pathExtension == "new")
      let attributes = try FileManager.default.attributesOfItem(atPath: report.path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let text = try String(contentsOf: report, encoding: .utf8)
      #expect(text.hasPrefix("newsread "))
      #expect(text.contains("signal: \(signal.number) at 0x"))
      #expect(text.contains("screen: 80x24, list, page help, 10 articles\n"))
      #expect(text.split(separator: "frames:\n").last?.contains("newsread(") ?? false)
      for words in ["Harbour", "Mombasa", "library/"] { #expect(!text.contains(words)) }

      // The next start tells where it is, and the one after that does not.
      let name = report.deletingPathExtension().lastPathComponent
      for isTold in [true, false] {
        try terminal.enter("clear; newsread library")
        try await terminal.shows("10 articles", isTold ? "newsread crashed before" : "Enter read")
        #expect(reports().map(\.lastPathComponent) == ["\(name).txt"])
        try terminal.press("Q")
        try await terminal.waits { _ in try terminal.isGivenBack }
      }
    }
  }
#endif
