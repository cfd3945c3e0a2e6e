import Foundation
import Testing

#if os(Linux)
  /// The built program in a real terminal, driven by keys and signals.
  @Suite(.fewAtOnce) struct TerminalSessionTests {
    // MARK: Reading

    @Test func showsTheSeed() async throws {
      let terminal = try Tmux.reading("seeds")
      try await terminal.shows(
        "Putin and Belarus president meet for", "Saint Petersburg · 22 Jul 2023",
        "Saint Petersburg: Russian President Vladimir Putin", "1 article")
      #expect(try terminal.value("alternate_on") == "1")
      #expect(try terminal.value("mouse_any_flag") == "1")
      #expect(try terminal.value("cursor_x},#{cursor_y") == "0,1")
    }

    @Test func showsWhatShips() async throws {
      try await Tmux.reading().shows("5 articles", "Putin and Belarus president meet for")
    }

    @Test func arrowsMoveAndTheTextFollows() async throws {
      let terminal = try Tmux.reading("library")
      try await terminal.shows("▌ Harbour reopens", "Mombasa: The harbour opened")
      try terminal.press("Down")
      try await terminal.shows("▌ Rail strike", "Leeds: The strike that was to begin")
      try terminal.press("Down", "Down")
      try await terminal.shows("▌ 東京の図書館が", "東京：区立図書館は来月から")
      try terminal.press("Up", "Up", "Up")
      try await terminal.shows("▌ Harbour reopens", "Mombasa: The harbour opened")
      try terminal.press("Right")
      try await terminal.shows("▏ Harbour reopens", "Esc back")
      try terminal.press("Escape")
      try await terminal.shows("▌ Harbour reopens", "Enter read")
    }

    /// What was made ready for one more Down must not be seen when another key comes.
    @Test func otherKeysThanTheExpectedOne() async throws {
      let terminal = try Tmux.reading("library")
      let start = try await terminal.shows("▌ Harbour reopens", "Mombasa: The harbour opened")
      try terminal.press("Down")
      try await terminal.shows("▌ Rail strike", "Leeds: The strike that was to begin")
      try terminal.press("Up")
      try await terminal.waits { $0 == start }
      try terminal.press("Down")
      let second = try await terminal.shows("▌ Rail strike")
      try terminal.press("Down")
      try await terminal.shows("▌ Rzeszów opens")
      try terminal.press("?")
      try await terminal.shows("Down one article or line")
      try terminal.press("Escape")
      try await terminal.shows("▌ Rzeszów opens")
      try terminal.press("Up")
      try await terminal.waits { $0 == second }
      try terminal.press("Up")
      try await terminal.waits { $0 == start }
    }

    @Test func searchNarrowsAsOneTypesAndEscapeRestores() async throws {
      let terminal = try Tmux.reading("library")
      try await terminal.shows("Enter read", "10 articles")
      try terminal.press("Down", "Down")
      let before = try await terminal.shows("▌ Rzeszów opens")
      try terminal.press("/")
      try terminal.type("harb")
      try await terminal.shows("2 of 10 articles", "match 1 of 2 · article 1 of 2", "/harb")
      try terminal.type("our ship")
      try await terminal.shows("/harbour ship", "article 1 of 2")
      try terminal.press("C-w", "C-w")
      try terminal.type("storm")
      try await terminal.shows("▌ Harbour reopens", "/storm", "1 of 10 articles")
      try terminal.press("Escape")
      try await terminal.waits { $0 == before }
    }

    @Test func nWalksTheMatches() async throws {
      let terminal = try Tmux.reading("library")
      try await terminal.shows("10 articles")
      try terminal.enter("/harbour")
      try await terminal.shows("Search: harbour", "match 1 of 2 · article 1 of 2")
      try terminal.press("n")
      try await terminal.shows("match 2 of 2 · article 1 of 2")
      try terminal.press("n")
      try await terminal.shows("▌ The vault keeps", "match 1 of 13 · article 2 of 2")
      try terminal.press("N")
      try await terminal.shows("▌ Harbour reopens", "match 2 of 2 · article 1 of 2")
    }

    @Test func pasteTriggersNoCommand() async throws {
      let terminal = try Tmux.reading("library")
      let before = try await terminal.shows("▌ Harbour reopens", "Enter read")
      try terminal.paste("qQ/rjj")
      let after = try await terminal.shows("Press / first to search for pasted text")
      #expect(after.split(separator: "\n").dropLast() == before.split(separator: "\n").dropLast())
      try terminal.press("/")
      try terminal.paste("harbour\nstorm")
      try await terminal.shows("/harbour storm", "1 of 10 articles")
    }

    @Test func clickSelectsARow() async throws {
      let terminal = try Tmux.reading("library")
      try await terminal.shows("▌ Harbour reopens", "Enter read")
      // The places of the mouse protocol are counted from 1.
      try terminal.send("\u{1B}[<0;20;4M\u{1B}[<0;20;4m".utf8)
      try await terminal.shows("▌ Rzeszów opens", "Rzeszów: Since Sunday")
      try terminal.send("\u{1B}[<0;20;15M\u{1B}[<0;20;15m".utf8)
      try await terminal.shows("▏ Rzeszów opens")
    }

    @Test func resizingKeepsTheArticle() async throws {
      let terminal = try Tmux.reading("library")
      try await terminal.shows("10 articles")
      try terminal.press("Down", "Down")
      try await terminal.shows("▌ Rzeszów opens", "Rzeszów: Since Sunday")
      try terminal.resize(columns: 120, rows: 36)
      try await terminal.shows("▌ Rzeszów opens", "│  Rzeszów: Since Sunday", "q quit")
      try terminal.resize(columns: 40, rows: 12)
      try await terminal.shows("▌ Rzeszów opens a library that never\n▌ closes")
      try terminal.resize(columns: 10, rows: 3)
      try await terminal.shows("▌ Rzeszó…")
      try terminal.resize(columns: 80, rows: 24)
      try await terminal.shows("▌ Rzeszów opens", "       Rzeszów: Since Sunday", "3/10")
      try terminal.resize(columns: 1, rows: 1)
      try terminal.press("Down")
      try terminal.resize(columns: 80, rows: 24)
      try await terminal.shows("▌ 東京の図書館が", "東京：区立図書館は来月から", "4/10")
    }

    @Test(arguments: [false, true]) func usesColoursUnlessToldNotTo(noColour: Bool) async throws {
      let terminal = try Tmux.reading(
        "library", environment: noColour ? ["NO_COLOR": "1"] : [:])
      try await terminal.shows("10 articles", "Enter read")
      try terminal.enter("/harbour")
      try await terminal.shows("match 1 of 2")
      let screen = try terminal.colouredScreen
      let colour = /\u{1B}\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7])[;m]/
      #expect(screen.contains(colour) == !noColour)
      #expect(screen.contains("\u{1B}[1m"))
    }

    // MARK: A folder that changes

    @Test func followsAFolderThatChanges() async throws {
      let terminal = try Tmux.reading("library")
      let folder = terminal.world.folder
      try await terminal.shows("10 articles")
      try terminal.press("Down")
      try await terminal.shows("▌ Rail strike", "Leeds: The strike")

      try folder.write(
        "library/2024/03/09/ferry.txt", "A ferry comes back\n\nDover: It was late.\n")
      try await terminal.shows(
        "11 articles", "  A ferry comes back", "▌ Rail strike", "Leeds: The strike", "2/11")
      try folder.write(
        "library/2024/03/11/rail.txt", "Rail strike is on\n\nLeeds: They have fallen out.\n")
      try await terminal.shows("▌ Rail strike is on", "Leeds: They have fallen out.", "2/11")
      try folder.remove("library/2024/03/12/harbour.txt")
      let screen = try await terminal.shows("10 articles", "▌ Rail strike is on", "1/10")
      #expect(!screen.contains("Harbour reopens"))
      try folder.remove("library/2024/03/11/rail.txt")
      try await terminal.waits { $0.contains("9 articles") && !$0.contains("Rail strike") }
    }

    // MARK: Leaving

    @Test func quittingLeavesTheTerminalAsItWas() async throws {
      let terminal = try await Tmux.shell()
      try terminal.enter("stty -a > before; echo shell:$(echo here)")
      let before = try await terminal.shows("shell:here\n\(Self.prompt)")
      try terminal.enter("newsread library")
      try await terminal.shows("10 articles", "Enter read")
      try terminal.press("q")
      let after = try await terminal.shows(
        "shell:here\n\(Tmux.prompt)newsread library\n\(Self.prompt)")
      #expect(after.hasPrefix(before.trimmingCharacters(in: .whitespacesAndNewlines)))
      #expect(!after.contains("Enter read"))
      try terminal.enter("echo status=$?")
      try await terminal.shows("status=0")
      #expect(try terminal.isGivenBack)
      try await expectModesAsBefore(terminal)
    }

    struct Signal: CustomTestStringConvertible, Sendable {
      var name: String
      var number: Int32
      var testDescription: String { name }
    }

    @Test(arguments: [
      Signal(name: "TERM", number: SIGTERM), Signal(name: "INT", number: SIGINT),
      Signal(name: "HUP", number: SIGHUP), Signal(name: "USR1", number: SIGUSR1),
      Signal(name: "ALRM", number: SIGALRM), Signal(name: "XCPU", number: SIGXCPU),
    ])
    func signalsLeaveTheTerminalAsItWas(_ signal: Signal) async throws {
      let terminal = try await Tmux.shell()
      try terminal.enter("stty -a > before")
      let reader = try await startReader(in: terminal)
      try #require(kill(reader, signal.number) == 0)
      try await terminal.waits { _ in try terminal.isGivenBack }
      try terminal.enter("echo status=$?")
      try await terminal.shows("status=\(128 + signal.number)")
      try await expectModesAsBefore(terminal)
    }

    @Test func ctrlCDoesNotKill() async throws {
      let terminal = try await Tmux.shell()
      let reader = try await startReader(in: terminal)
      try terminal.press("C-c")
      try await terminal.shows("Press q to quit")
      #expect(!ProcessState.isGone(reader))
    }

    @Test func suspendsToTheShellAndComesBack() async throws {
      let terminal = try await Tmux.shell()
      try terminal.enter("stty -a > before")
      let reader = try await startReader(in: terminal)
      try terminal.press("Down", "Enter")
      let before = try await terminal.shows("▏ Rail strike", "Esc back")
      for _ in 1...2 {
        try terminal.press("C-z")
        try await terminal.waits { $0.contains(Self.prompt) && !$0.contains("Esc back") }
        #expect(try terminal.isGivenBack)
        #expect(ProcessState(of: reader)?.letter == "T")
        try terminal.enter("clear; echo still:$(echo here)")
        try await terminal.shows("still:here\n\(Self.prompt)")
        try terminal.enter("fg")
        try await terminal.waits { $0 == before }
        #expect(try terminal.value("alternate_on},#{mouse_any_flag") == "1,1")
      }
      try terminal.press("Q")
      try await terminal.waits { _ in try terminal.isGivenBack }
      try await expectModesAsBefore(terminal)
    }

    @Test(arguments: ["xterm-256color", "vt100"])
    func aTallTerminalScrollsWholeAfterwards(type: String) async throws {
      let terminal = try await Tmux.shell(size: (120, 36))
      try terminal.enter("TERM=\(type) newsread library")
      try await terminal.shows("10 articles", "Enter read")
      #expect(try terminal.value("scroll_region_lower") == "35")
      let rows = try await terminal.waits { $0.contains("│") }.split(separator: "\n")
      #expect(rows.filter { $0.contains("│") }.count == 34)
      try terminal.press("C-z")
      try await terminal.waits { $0.contains(Self.prompt) }
      #expect(try terminal.value("scroll_region_upper},#{scroll_region_lower") == "0,35")
    }

    @Test func stoppedByForceItDrawsAnewWhenContinued() async throws {
      // Tmux would continue a process of its own at once, but not the child of one.
      let terminal = try Tmux(["sh", "-c", "\(Self.start); true"], in: World())
      let before = try await terminal.shows("10 articles", "Enter read")
      let reader = try readerProcess(in: terminal)
      try #require(kill(reader, SIGSTOP) == 0)
      try await waits { ProcessState(of: reader)?.letter == "T" }
      try terminal.reset()
      try await terminal.waits { !$0.contains("10 articles") }
      try #require(kill(reader, SIGCONT) == 0)
      try await terminal.waits { $0 == before }
      #expect(try terminal.value("alternate_on},#{mouse_any_flag") == "1,1")
      try terminal.press("Down")
      try await terminal.shows("▌ Rail strike")
    }

    @Test func stoppedByForceInAShellItComesBack() async throws {
      let terminal = try await Tmux.shell()
      let reader = try await startReader(in: terminal)
      let before = try terminal.screen
      try #require(kill(reader, SIGSTOP) == 0)
      try await terminal.shows("Stopped", Self.prompt)
      // The terminal is still as the reader had it, in which Enter ends no line for the shell.
      try terminal.type("fg")
      try terminal.press("C-j")
      try await terminal.waits { $0 == before }
      try terminal.press("q")
      try await terminal.waits { _ in try terminal.isGivenBack }
    }

    @Test func aClosedTerminalEndsIt() async throws {
      let alone = try Tmux.reading("library")
      try await alone.shows("10 articles")
      let reader = try alone.process
      try alone.closePane()
      try await waits { ProcessState.isGone(reader) }

      let terminal = try await Tmux.shell()
      let child = try await startReader(in: terminal)
      try terminal.closePane()
      try await waits { ProcessState.isGone(child) }
    }

    @Test func idleItUsesNoTime() async throws {
      let terminal = try Tmux.reading("library")
      try await terminal.shows("10 articles", "Enter read")
      let reader = try terminal.process
      var last = -1
      try await waits {
        let now = ProcessState(of: reader)?.ticks ?? -1
        defer { last = now }
        return now == last
      }
      try await Task.sleep(for: .seconds(1))
      let now = try #require(ProcessState(of: reader))
      #expect(now.ticks - last <= 1)
      #expect(now.letter == "S")
    }

    // MARK: Terminals that will not do

    @Test(arguments: [
      ("TERM=dumb newsread library", #"the terminal type "dumb" (TERM) cannot move its cursor;"#),
      (
        "TERM=nonsense newsread library", #"the terminal type "nonsense" (TERM) is not known here;"#
      ),
      ("TERM= newsread library", "TERM is not set, so the terminal is unknown;"),
      ("env -u TERM newsread library", "TERM is not set, so the terminal is unknown;"),
      ("newsread library < /dev/null", "standard input is not a terminal;"),
    ])
    func saysWhyATerminalWillNotDo(_ line: String, _ reason: String) async throws {
      let terminal = try await Tmux.shell()
      try terminal.enter("stty -a > before; clear; echo clean")
      try await terminal.waits { $0.split(separator: "\n") == ["clean", "ready>"] }
      try terminal.resize(columns: 200, rows: 24)
      try terminal.enter("\(line); echo status=$?")
      let screen = try await terminal.shows("status=2")
      let lines = screen.split(separator: "\n")
      #expect(lines.count == 5, "\(screen)")
      #expect(lines.dropFirst(2).first?.hasPrefix("newsread: \(reason)") == true, "\(screen)")
      try await expectModesAsBefore(terminal)
    }

    @Test func readsWhatIsPipedInAndTheKeyboard() async throws {
      let terminal = try await Tmux.shell()
      try terminal.enter("cat library/2024/03/11/rail.txt | newsread -")
      try await terminal.shows("▌ Rail strike called off", "1 article")
      try terminal.press("Enter")
      try await terminal.shows("▏ Rail strike called off")
      try terminal.press("Q")
      try await terminal.waits { _ in try terminal.isGivenBack }
    }

    // MARK: Parts

    private static let prompt = Tmux.prompt.trimmingCharacters(in: .whitespaces)

    /// Starts the reader from a shell and gives its process.
    private func startReader(in terminal: Tmux) async throws -> Int32 {
      try terminal.enter(Self.start)
      try await terminal.shows("10 articles", "Enter read")
      return try readerProcess(in: terminal)
    }

    /// Starts the reader after writing down its process.
    private static let start = "sh -c 'echo $$ > process; exec newsread library'"

    private func readerProcess(in terminal: Tmux) throws -> Int32 {
      let file = terminal.world.folder.path("process")
      let text = try String(contentsOfFile: file, encoding: .utf8)
      return try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    /// Compares the modes of the terminal with those that were written into `before`.
    private func expectModesAsBefore(
      _ terminal: Tmux, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
      try terminal.enter("clear; stty -a > after; echo stty=$?")
      try await terminal.shows("stty=0", sourceLocation: sourceLocation)
      let modes = try ["before", "after"].map {
        try String(contentsOfFile: terminal.world.folder.path($0), encoding: .utf8)
          .split(separator: "\n").filter { !$0.contains("columns") }
      }
      #expect(modes[0].count > 2, sourceLocation: sourceLocation)
      #expect(modes[0] == modes[1], sourceLocation: sourceLocation)
    }

    private func waits(
      _ sourceLocation: SourceLocation = #_sourceLocation, until isSo: () throws -> Bool
    ) async throws {
      try #require(try await Wait.until(isSo), sourceLocation: sourceLocation)
    }
  }
#endif
