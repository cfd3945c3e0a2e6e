import Foundation
import Testing

#if os(Linux)
  /// A real terminal: one pane in a tmux of its own, that ends when the value does.
  ///
  /// Nothing in it waits for a time to pass; what is expected is asked for until it is so.
  final class Tmux {
    /// What went wrong, and what was on the screen then.
    struct Failure: Error, CustomStringConvertible {
      var description: String
    }

    let world: World
    private let executable: String

    /// Starts a command in a terminal, by default a shell with job control.
    ///
    /// The folder of the world is the current one, and `newsread` is on the `PATH`. A terminal without a
    /// background that is given does not tell which it has.
    init(
      _ command: [String] = ["sh", "-i"], size: (columns: Int, rows: Int) = (80, 24),
      in world: World, environment: [String: String] = [:], background: String? = nil
    ) throws {
      self.world = world
      executable = try Self.find("tmux")
      let configuration = """
        set -g status off
        set -g default-terminal tmux-256color
        set -g escape-time 0
        \(background.map { "set -g window-style 'bg=\($0)'" } ?? "")
        """
      try world.folder.write("tmux.conf", configuration)
      let programs = Program.url.deletingLastPathComponent().path
      var all = world.environment
      all["PATH"] = "\(programs):/usr/local/bin:/usr/bin:/bin"
      all["PS1"] = Self.prompt
      all["SHELL"] = "/bin/sh"
      try run(
        [
          "-u", "-f", world.folder.path("tmux.conf"), "new-session", "-d", "-c", world.folder.path,
          "-x", "\(size.columns)", "-y", "\(size.rows)", "--",
        ] + command, environment: all.merging(environment) { $1 })
    }

    deinit {
      _ = try? run(["kill-server"])
    }

    static let prompt = "ready> "

    /// The program itself in the terminal, without a shell around it.
    static func reading(
      _ arguments: String..., size: (columns: Int, rows: Int) = (80, 24), in world: World? = nil,
      environment: [String: String] = [:], background: String? = nil
    ) throws -> Tmux {
      try Tmux(
        ["newsread"] + arguments, size: size, in: try world ?? World(), environment: environment,
        background: background)
    }

    /// A shell in the terminal, once its prompt is there.
    static func shell(
      size: (columns: Int, rows: Int) = (80, 24), in world: World? = nil
    ) async throws -> Tmux {
      let tmux = try Tmux(size: size, in: try world ?? World())
      try await tmux.waits { $0.hasPrefix(prompt.trimmingCharacters(in: .whitespaces)) }
      return tmux
    }

    // MARK: Keys

    /// Presses keys, by their names in tmux.
    func press(_ keys: String...) throws {
      try run(["send-keys"] + keys)
    }

    func type(_ text: String) throws {
      try run(["send-keys", "-l", "--", text])
    }

    /// Types a line and ends it.
    func enter(_ line: String) throws {
      try type(line)
      try press("Enter")
    }

    /// Sends bytes as they are.
    func send(_ bytes: some Sequence<UInt8>) throws {
      try run(["send-keys", "-H"] + bytes.map { String($0, radix: 16) })
    }

    /// Pastes as the terminal's own paste does, in brackets if the program has asked for them.
    func paste(_ text: String) throws {
      try run(["set-buffer", "--", text])
      try run(["paste-buffer", "-p"])
    }

    func resize(columns: Int, rows: Int) throws {
      try run(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// Forgets everything that programs have told the terminal, the screen included.
    func reset() throws {
      try run(["send-keys", "-R"])
    }

    /// Gives the terminal another background, of which it tells nobody by itself.
    func paint(_ background: String) throws {
      try run(["set", "-g", "window-style", "bg=\(background)"])
    }

    func closePane() throws {
      try run(["kill-pane"])
    }

    /// Writes everything that is sent to the terminal from now on into a file.
    func record(into file: String) throws {
      try run(["pipe-pane", "-O", "cat > '\(world.folder.path(file))'"])
    }

    // MARK: The screen

    /// What is on the screen, without spaces at the ends of lines.
    var screen: String {
      get throws { try run(["capture-pane", "-p"]) }
    }

    /// The screen with the escape sequences for its colours.
    var colouredScreen: String {
      get throws { try run(["capture-pane", "-p", "-e"]) }
    }

    /// What tmux knows of the pane: `alternate_on`, `cursor_y`.
    func value(_ name: String) throws -> String {
      try run(["display-message", "-p", "#{\(name)}"]).trimmingCharacters(in: .newlines)
    }

    /// Whether the terminal is as a shell expects it: main screen, cursor shown, no mouse reports.
    var isGivenBack: Bool {
      get throws { try value("alternate_on},#{cursor_flag},#{mouse_any_flag") == "0,1,0" }
    }

    /// The process in the pane.
    var process: Int32 {
      get throws { try #require(Int32(try value("pane_pid"))) }
    }

    /// Waits until the screen is as it should be, and gives it.
    @discardableResult
    func waits(
      _ sourceLocation: SourceLocation = #_sourceLocation, until isSo: (String) throws -> Bool
    ) async throws -> String {
      var last = ""
      let isDone = try await Wait.until {
        last = try screen
        return try isSo(last)
      }
      if isDone { return last }
      Issue.record("it has not become so:\n\(last)", sourceLocation: sourceLocation)
      throw Failure(description: "given up waiting")
    }

    /// Waits until all of these are on the screen.
    @discardableResult
    func shows(
      _ texts: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
      try await waits(sourceLocation) { screen in texts.allSatisfy { screen.contains($0) } }
    }

    // MARK: Running tmux

    @discardableResult
    private func run(_ arguments: [String], environment: [String: String]? = nil) throws -> String {
      let words = [executable, "-S", world.folder.path("tmux")] + arguments
      let command = try Command(words, environment: environment ?? world.environment)
      guard command.status == 0 else {
        throw Failure(description: "tmux \(arguments): \(command.complaints)")
      }
      return command.output
    }

    private static func find(_ name: String) throws -> String {
      let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
      for folder in folders.split(separator: ":") {
        let path = "\(folder)/\(name)"
        if FileManager.default.isExecutableFile(atPath: path) { return path }
      }
      throw Failure(description: "\(name) is not installed, and these tests need it")
    }
  }
#endif

/// Waiting for what another process does.
enum Wait {
  /// Asks until it is so; false when that has not come about in half a minute.
  static func until(_ isSo: () throws -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(30)
    while true {
      if try isSo() { return true }
      if ContinuousClock.now > end { return false }
      try await Task.sleep(for: .milliseconds(25))
    }
  }
}
