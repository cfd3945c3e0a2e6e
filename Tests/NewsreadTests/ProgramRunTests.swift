import Foundation
import Reader
import Testing

@testable import newsread

/// Programs that a text is handed to, and the editor.
@Suite(.fewAtOnce) struct ProgramRunTests {
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

    /// The reader knows it only as it is shown; who found it knows it to the byte.
    @Test func aFileWhoseNameIsNoTextIsEditedToo() async throws {
      let world = try World()
      let name: [UInt8] =
        Array("\(world.folder.path("odd"))/bad".utf8) + [0xFF, 0xFE] + Array("name.txt".utf8)
      try world.folder.makeFolder("odd")
      let text = Array("An odd name\n\nLeeds: Text.\n".utf8)
      let file = RawPath(name).withCString { open($0, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600) }
      #expect(file >= 0 && text.withUnsafeBytes { Descriptor.put($0, into: file) } == text.count)
      close(file)
      let terminal = try Tmux.reading(
        "odd", in: world, environment: ["EDITOR": "sed -i '1s/.*/An edited headline/'"])
      try await terminal.shows("▌ An odd name")
      try terminal.press("e")
      try await terminal.shows("▌ An edited headline")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: world.folder.path("odd")).count == 1)
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

    /// A program that is started at any moment must not hold the other end of somebody else's pipe.
    @Test func pipesStayWithTheProgram() throws {
      let pipe = try ProgramPipe()
      let bell = try #require(Bell())
      for end in [pipe.reading, pipe.writing, bell.descriptor] {
        #expect(fcntl(end, F_GETFD) & FD_CLOEXEC != 0)
      }
    }

    @Test(
      arguments: [("cat", 0), ("true", 0), ("false", 1), ("head -c 10", 0)] as [(String, Int32)])
    func whatIsHandedOverMayBeLeftUnread(command: String, status: Int32) throws {
      let input = [UInt8](repeating: 0x61, count: 1 << 20)
      let words = command.split(separator: " ").map(String.init)
      #expect(try ChildProcess.run(words, input: input) == .status(status))
      // Nothing is held back afterwards that was not before.
      var held = sigset_t()
      pthread_sigmask(SIG_BLOCK, nil, &held)
      #expect(sigismember(&held, SIGPIPE) == 0)
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
