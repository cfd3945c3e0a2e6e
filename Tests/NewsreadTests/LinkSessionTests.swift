import Foundation
import Testing

#if os(Linux)
  /// Links opened and copied by the built program in a real terminal.
  @Suite(.fewAtOnce) struct LinkSessionTests {
    private static let address = "https://example.org/harbour?a=b&c=$HOME;d"

    /// A world with an article that has an address, and with a program of this name.
    private static func world(_ program: String = "browser", _ script: String = "") throws -> World
    {
      let world = try World()
      try world.folder.write("linked/a.txt", "Harbour\n\nURL: \(address)\n\nMombasa: Ships.")
      let path = "bin/\(program)"
      try world.folder.write(path, "#!/bin/sh\n" + script)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: world.folder.path(path))
      return world
    }

    /// Says what it was given, in one go.
    private static let report = """
      { printf '%s\\n' "$#" "$@"; readlink /proc/self/fd/0 /proc/self/fd/2
        [ "$(cut -d ' ' -f 6 /proc/$$/stat)" = $$ ] && echo own session; } > "$0.part"
      mv "$0.part" "$0.report"
      """

    private static func text(_ path: String, in world: World) async throws -> String {
      let file = world.folder.url.appending(path: path)
      _ = try await Wait.until { FileManager.default.fileExists(atPath: file.path) }
      return try String(contentsOf: file, encoding: .utf8)
    }

    @Test func opensWithTheBrowserOfTheUser() async throws {
      let world = try Self.world("browser", Self.report)
      let browser = world.folder.path("bin/browser")
      let terminal = try Tmux.reading(
        "linked", in: world, environment: ["BROWSER": "/nowhere/x:\(browser) --new %s"])
      try await terminal.shows("Harbour")
      try terminal.press("o")
      try await terminal.shows("Opening example.org")
      #expect(
        try await Self.text("bin/browser.report", in: world)
          == "2\n--new\n\(Self.address)\n/dev/null\n/dev/null\nown session\n")
      // Nothing is left of it, not even its name.
      let process = try terminal.process
      let hasGone = try await Wait.until {
        try String(contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)
          .isEmpty
      }
      #expect(hasGone)
      try await terminal.shows("Opening example.org")
    }

    @Test(arguments: [
      ("", "No browser: BROWSER is not set"), ("/nowhere/browser", "no such file or folder"),
      ("false", "false failed with status 1"),
    ])
    func copiesWhatItCannotOpen(browser: String, words: String) async throws {
      let world = try Self.world()
      let terminal = try Tmux.reading(
        "linked", size: (120, 24), in: world,
        environment: ["BROWSER": browser, "DISPLAY": "", "WAYLAND_DISPLAY": ""])
      try await terminal.shows("Harbour")
      try terminal.press("o")
      try await terminal.shows(words, "copied: https://example.org")
      let isCopied = try await Wait.until { terminal.clipboard == Self.address }
      #expect(isCopied)
    }

    @Test func copies() async throws {
      let terminal = try Tmux.reading("linked", in: try Self.world())
      try await terminal.shows("Harbour")
      try terminal.press("y")
      try await terminal.shows("Copied: https://example.org")
      let isCopied = try await Wait.until { terminal.clipboard == Self.address }
      #expect(isCopied)
    }

    @Test func copiesByTheTerminal() async throws {
      let terminal = try Tmux(
        ["env", "-u", "TMUX", "newsread", "linked"], in: try Self.world())
      try terminal.takeCopies()
      let before = try await terminal.shows("Harbour", "1 article")
      try terminal.press("y")
      try await terminal.shows("Copied: https://example.org")
      let isCopied = try await Wait.until { terminal.clipboard == Self.address }
      #expect(isCopied)
      try terminal.press("g")
      try await terminal.waits { $0 == before }
    }

    @Test func copiesToTheGraphicalScreenToo() async throws {
      let world = try Self.world(
        "xclip", "cat > \"$0.part\"; echo \" $*\" >> \"$0.part\"; mv \"$0.part\" \"$0.report\"")
      let path = [
        Program.url.deletingLastPathComponent().path, world.folder.path("bin"), "/usr/bin:/bin",
      ]
      let terminal = try Tmux.reading(
        "linked", in: world, environment: ["DISPLAY": ":9", "PATH": path.joined(separator: ":")])
      try await terminal.shows("Harbour")
      try terminal.press("y")
      #expect(
        try await Self.text("bin/xclip.report", in: world)
          == "\(Self.address) -selection clipboard\n")
    }

    @Test func aBrowserOfTheTerminalHasIt() async throws {
      let world = try Self.world(
        "w3m", "printf 'page of %s\\n' \"$1\"; read line; printf '%s' \"$line\" > \"$0.report\"")
      let terminal = try Tmux.reading(
        "linked", in: world, environment: ["BROWSER": world.folder.path("bin/w3m")])
      let before = try await terminal.shows("Harbour", "Mombasa: Ships.")
      try terminal.press("o")
      try await terminal.shows("page of \(Self.address)")
      #expect(try terminal.value("alternate_on") == "0")
      // What is typed now is the browser's, also what would end this program or another.
      try terminal.enter("Q")
      try await terminal.shows("Harbour", "Enter read")
      #expect(try await Self.text("bin/w3m.report", in: world) == "Q")
      try terminal.press("g")
      try await terminal.waits { $0 == before }
    }

    @Test func aBrowserOfTheTerminalIsInterruptedAlone() async throws {
      let world = try Self.world("lynx", "echo page; exec cat")
      let terminal = try Tmux.reading(
        "linked", size: (120, 24), in: world,
        environment: ["BROWSER": world.folder.path("bin/lynx")])
      try await terminal.shows("Harbour")
      try terminal.press("o")
      try await terminal.shows("page")
      try terminal.press("C-c")
      try await terminal.shows("lynx was ended by signal 2; copied")
    }

    @Test func aBrowserOfTheTerminalIsStoppedWithTheReader() async throws {
      let world = try Self.world("lynx", "echo page; read line; echo \"$line\" > \"$0.report\"")
      let terminal = try await Tmux.shell(in: world)
      try terminal.enter("BROWSER=\(world.folder.path("bin/lynx")) newsread linked")
      try await terminal.shows("Harbour")
      try terminal.press("o")
      try await terminal.shows("page")
      try terminal.press("C-z")
      try await terminal.waits { $0.contains("Stopped") }
      try terminal.enter("fg")
      try terminal.enter("line")
      try await terminal.shows("Harbour", "Enter read")
      #expect(try await Self.text("bin/lynx.report", in: world) == "line\n")
    }
  }
#endif
