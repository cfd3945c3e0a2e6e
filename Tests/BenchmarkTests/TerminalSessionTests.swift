import Testing

@testable import newsread_benchmark

/// Programs in a terminal that is timed.
@Suite struct TerminalSessionTests {
  private func session(_ script: String, in scratch: borrowing ScratchFolder) throws
    -> TerminalSession
  {
    try TerminalSession(
      ["/bin/sh", "-c", script], environment: Environment.private(home: scratch.path))
  }

  @Test func hasATerminalOfItsOwn() throws {
    let scratch = try ScratchFolder()
    var session = try session(
      "stty size; echo $TERM $LANG; [ \"$HOME\" ] && : </dev/tty && echo ready; read x", in: scratch
    )
    let at = try session.wait(for: "last line", seconds: 20) { $0.contains("ready") }
    #expect(at > session.start)
    #expect(session.screen.text(ofRow: 0) == "24 80")
    #expect(session.screen.text(ofRow: 1) == "xterm-256color C.UTF-8")
    #expect(try #require(session.child.peakMiB) > 0)
    #expect(session.child.cpuNanoseconds != nil)
  }

  @Test func whatAProgramKeepsInItsHomeIsThereTheNextTime() throws {
    let scratch = try ScratchFolder()
    let home = "\(scratch.path)/new/home"
    for expected in ["first", "again"] {
      var session = try TerminalSession(
        [
          "/bin/sh", "-c",
          "if [ -e $XDG_CACHE_HOME ]; then echo again; else mkdir $XDG_CACHE_HOME && echo first; fi; read x",
        ], environment: Environment.made(home: home))
      _ = try session.wait(for: expected, seconds: 20) { $0.contains(expected) }
    }
  }

  @Test func aKeyIsAnswered() throws {
    let scratch = try ScratchFolder()
    var session = try session(
      "stty -echo -icanon; echo ready; while c=$(dd bs=1 count=1 2>/dev/null); do printf '<%s>' \"$c\"; done",
      in: scratch)
    _ = try session.wait(for: "program", seconds: 20) { $0.contains("ready") }
    let patience = TerminalSession.Patience(first: 20 * Clock.second)
    let pressed = session.press(.character("a"), patience)
    let answer = try #require(pressed)
    #expect(answer.bytes == 3)
    #expect(answer.nanoseconds > 0)
    #expect(session.screen.text(ofRow: 1) == "<a>")
    let many = session.press(.character("b"), times: 4, patience.quieter)
    #expect(many?.bytes == 12)
    #expect(session.screen.text(ofRow: 1) == "<a><b><b><b><b>")
  }

  @Test func whatDoesNotComeIsSaid() throws {
    let scratch = try ScratchFolder()
    var ended = try session("echo short", in: scratch)
    #expect(throws: Failure("it ended before title")) {
      try ended.wait(for: "title", seconds: 20) { $0.contains("long") }
    }
    var silent = try session("read x", in: scratch)
    #expect(throws: Failure("no title in 0.05 s")) {
      try silent.wait(for: "title", seconds: 0.05) { $0.contains("long") }
    }
    #expect(throws: Failure.self) {
      _ = try TerminalSession(["/nowhere/at all"], environment: [])
    }
  }

  @Test func programsAreRunToTheirEnd() throws {
    let scratch = try ScratchFolder()
    let environment = Environment.private(home: scratch.path)
    let output = "\(scratch.path)/output"
    let account = try ChildProcess.run(
      ["/bin/sh", "-c", "echo $HOME; echo bad >&2; exit 3"], environment: environment,
      output: output)
    #expect(account.status == 3)
    #expect(account.nanoseconds > 0 && account.peakMiB > 0)
    #expect(Files.text(of: output) == "\(scratch.path)\nbad\n")
    let killed = try ChildProcess.run(["/bin/sh", "-c", "kill -9 $$"], environment: environment)
    #expect(killed.status == 137)
  }
}
