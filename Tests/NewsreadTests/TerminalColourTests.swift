import Foundation
import Testing

#if os(Linux)
  /// Colours and the self-test in a real terminal.
  @Suite(.fewAtOnce) struct TerminalColourTests {
    @Test(arguments: [
      ("#101010", "for a dark background"), ("#fdf6e3", "for a light background"),
      (nil, "for any background"),
    ])
    func theTerminalIsAskedForItsBackground(_ background: String?, _ words: String) async throws {
      let terminal = try Tmux.reading("library", background: background)
      try await terminal.shows("▌ Harbour reopens", "Enter read")
      try await goRoundTheThemes(terminal)
      try await terminal.shows("Theme: auto, \(words)")
    }

    @Test func whatIsMixedIsSentAndThePaletteIsLeftAlone() async throws {
      let world = try World()
      let terminal = try Tmux.reading(
        "library", in: world, environment: ["COLORTERM": "truecolor"], background: "#101010")
      try await terminal.shows("▌ Harbour reopens")
      #expect(
        try await Wait.until { try terminal.colouredScreen.contains("38;2;119;170;255") })
      try terminal.record(into: "sent")
      for name in ["dark", "light", "contrast", "mono", "terminal"] {
        try terminal.press("T")
        try await terminal.shows("Theme: \(name)")
        // Every colour of it once more, and whole.
        try terminal.press("C-l")
        try await terminal.shows("Enter read")
      }
      try terminal.press("Q")
      let file = URL(fileURLWithPath: world.folder.path("sent"))
      func sent() throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
      #expect(try await Wait.until { try sent().contains("\u{1B}[?2031l") })
      let bytes = try sent()
      #expect(bytes.contains("\u{1B}[38;2;0;85;187m"))
      #expect(bytes.contains("\u{1B}[48;2;238;238;238m"))
      #expect(!bytes.contains("\u{1B}]4;") && !bytes.contains("\u{1B}]P"))
    }

    @Test func aNamedThemeBringsItsBackground() async throws {
      let terminal = try Tmux.reading("--theme", "light", "library", background: "#101010")
      try await terminal.shows("▌ Harbour reopens")
      #expect(try terminal.colouredScreen.contains("48;5;255"))
    }

    @Test(arguments: [
      ["\u{1B}]11;rgb:dddd/gggg/bbbb\u{1B}\\"],
      ["\u{1B}]11;rgb:", "dddd/cccc/bb", "bb\u{1B}", "\\"],
      ["\u{1B}]", "11;rgb:cccc/dddd/bbbb\u{07}"], ["\u{1B}[?", "62;22", "c"], ["\u{1B}[?997;1n"],
    ])
    func noAnswerIsTakenForKeys(_ pieces: [String]) async throws {
      let terminal = try Tmux.reading("library")
      try await terminal.shows("▌ Harbour reopens", "Enter read")
      for piece in pieces { try terminal.send(Array(piece.utf8)) }
      try terminal.press("Down")
      try await terminal.shows("▌ Rail strike", "Enter read")
    }

    @Test func anAnswerThatNobodyAskedForChangesNothing() async throws {
      let terminal = try Tmux.reading("library")
      try await terminal.shows("▌ Harbour reopens", "Enter read")
      try terminal.send(Array("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\".utf8))
      try await goRoundTheThemes(terminal)
      try await terminal.shows("Theme: auto, for any background")
    }

    @Test func aTerminalThatSaysItHasChangedIsAskedAgain() async throws {
      let terminal = try Tmux.reading("library", background: "#101010")
      try await terminal.shows("▌ Harbour reopens", "Enter read")
      try await goRoundTheThemes(terminal)
      try await terminal.shows("Theme: auto, for a dark background")
      let before = try terminal.colouredScreen
      try terminal.paint("#ffffff")
      try terminal.send(Array("\u{1B}[?997;2n".utf8))
      #expect(try await Wait.until { try terminal.colouredScreen != before })
      try await goRoundTheThemes(terminal)
      try await terminal.shows("Theme: auto, for a light background")
    }

    private func goRoundTheThemes(_ terminal: Tmux) async throws {
      for name in ["dark", "light", "contrast", "mono", "terminal"] {
        try terminal.press("T")
        try await terminal.shows("Theme: \(name)")
      }
      try terminal.press("T")
      try await terminal.shows("Theme: auto")
    }

    @Test func anAnswerThatIsStillToComeDoesNotReachTheShell() async throws {
      let terminal = try Tmux(in: try World(), background: "#101010")
      try await terminal.waits { $0.hasPrefix("ready>") }
      for round in 0..<5 {
        try terminal.type("newsread library; echo left \(round)\nQ")
        try await terminal.waits { screen in
          screen.split(separator: "\n").suffix(2) == ["left \(round)", "ready>"]
        }
      }
      #expect(try !terminal.screen.contains("rgb"))
    }

    // MARK: The self-test

    @Test func theDoctorMeasuresAndLeavesTheTerminalAsItWas() async throws {
      let terminal = try Tmux(
        size: (100, 80), in: try World(), background: "#fdf6e3")
      try await terminal.waits { $0.hasPrefix("ready>") }
      try terminal.enter("newsread doctor; echo status $?")
      let screen = try await terminal.shows(
        "All is well", "tmux-256color", "100x80", "#fdf6e3, light", "auto, for a light background",
        "UTF-8", "status 0")
      let row = try #require(screen.split(separator: "\n").first { $0.contains("Chinese") })
      #expect(row.contains("8        8"))
      #expect(screen.split(separator: "\n").filter { $0.contains("differs") }.isEmpty)
      try terminal.enter("stty -a | grep -ow -e ' echo' -e icanon -e isig | tr '\\n' ' '")
      try await terminal.shows("isig icanon")
      #expect(try terminal.isGivenBack)
    }

    @Test func thePageOfTheSelfTestLeavesTheScreenWhole() async throws {
      let terminal = try Tmux.reading("library", size: (100, 90), background: "#101010")
      let before = try await terminal.shows("▌ Harbour reopens", "Enter read")
      try terminal.press("D")
      try await terminal.shows("Self-test", "All is well", "for a dark background", "Esc back")
      #expect(try terminal.value("alternate_on},#{mouse_any_flag") == "1,1")
      try terminal.press("q")
      try await terminal.waits { $0 == before }
      try terminal.press("Down")
      try await terminal.shows("▌ Rail strike")
      try terminal.press("D", "D")
      try await terminal.shows("▌ Rail strike", "Enter read")
    }
  }
#endif
