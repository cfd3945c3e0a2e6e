import Foundation
import Reader
import Testing

@testable import newsread

/// Programs that a text is handed to, and the editor.
@Suite struct ProgramRunTests {
  /// What is typed behind the bar, and what the screen says then.
  @Test(arguments: [
    ("| text:head space text:-n space text:1 enter", "Putin and Belarus president meet"),
    ("| text:tr space text:a-z space text:A-Z enter", "SAINT PETERSBURG: RUSSIAN"),
    ("| text:true enter", "true has said nothing"),
    ("| text:no-such-program enter", "There is no program called no-such-program"),
    ("| text:false enter", "false ended with status 1"),
    ("| text:ls space text:/nowhere/at/all enter", "ls ended with status 2: ls: cannot access"),
    ("| text:yes enter G", "The rest is too long to be shown."),
    ("| text:printf space text:\\\\033[31mred enter", "\u{FFFD}red"),
    (
      "| text:echo space text:$HOME space text:; space text:'a space space text:b' enter",
      "$HOME ; a  b"
    ),
    ("| text:tty enter", "not a tty"),
  ])
  func showsWhatAProgramSays(keys: String, expected: String) throws {
    let result = try World().play(keys, size: "100x30", paths: ["seeds"])
    #expect(result.status == 0)
    #expect(result.output.contains(expected), "\(result.output)")
  }

  #if os(Linux)
    @Test func aProgramThatIsLeftEnds() async throws {
      let terminal = try Tmux.reading("library")
      try await terminal.shows("▌ Harbour reopens")
      try terminal.press("|")
      try terminal.enter("sleep 4242.5")
      try await terminal.shows("Running")
      #expect(try await Wait.until { Self.isRunning("sleep\u{0}4242.5\u{0}") })
      try terminal.press("Escape")
      try await terminal.shows("▌ Harbour reopens", "Enter read")
      #expect(try await Wait.until { !Self.isRunning("sleep\u{0}4242.5\u{0}") })
    }

    @Test func theEditorHasTheTerminalAndTheFileIsReadAgain() async throws {
      let world = try World()
      let terminal = try Tmux.reading(
        "library", in: world, environment: ["EDITOR": "sed -i '1s/.*/An edited headline/'"])
      try await terminal.shows("▌ Harbour reopens")
      try terminal.press("Down", "Enter")
      try await terminal.shows("▏ Rail strike")
      try terminal.press("e")
      try await terminal.shows("▏ An edited headline", "Leeds: The strike")
      #expect(try terminal.value("alternate_on") == "1")
    }

    @Test func withoutAnEditorItSaysSo() async throws {
      let terminal = try Tmux.reading("library", environment: ["VISUAL": "no-such-editor"])
      try await terminal.shows("▌ Harbour reopens")
      try terminal.press("e")
      try await terminal.shows("no program called no-such-editor", "▌ Harbour reopens")
    }

    @Test func anEditorThatIsStoppedStopsTheReader() async throws {
      let world = try World()
      try world.folder.write("editor", "#!/bin/sh\nkill -STOP $$\necho went on\n")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: world.folder.path("editor"))
      let terminal = try await Tmux.shell(in: world)
      try terminal.enter("EDITOR=\(world.folder.path("editor")) newsread library")
      try await terminal.shows("▌ Harbour reopens")
      try terminal.press("e")
      try await terminal.waits { $0.contains("Stopped") }
      try terminal.enter("fg")
      try await terminal.shows("▌ Harbour reopens", "Enter read")
    }

    /// It reaches the reader too, which must not take it for its own.
    @Test func ctrlCInTheEditorIsTheEditors() async throws {
      let world = try World()
      try world.folder.write(
        "editor", "#!/bin/sh\ntrap 'exit 0' INT\necho waiting\nread line\n")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: world.folder.path("editor"))
      let terminal = try Tmux.reading(
        "library", in: world, environment: ["EDITOR": world.folder.path("editor")])
      try await terminal.shows("▌ Harbour reopens")
      try terminal.press("e")
      try await terminal.shows("waiting")
      try terminal.press("C-c")
      try await terminal.shows("▌ Harbour reopens")
      try terminal.press("Down")
      try await terminal.shows("▌ Rail strike")
    }

    private static func isRunning(_ command: String) -> Bool {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return names.contains { name in
        FileManager.default.contents(atPath: "/proc/\(name)/cmdline").map {
          String(decoding: $0, as: UTF8.self) == command
        } ?? false
      }
    }
  #endif
}
