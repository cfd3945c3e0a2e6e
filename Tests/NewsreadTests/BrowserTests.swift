import Foundation
import Testing

@testable import newsread

@Suite(.fewAtOnce) struct BrowserTests {
  @Test(arguments: [
    ("firefox", ["firefox", "ADDRESS"]),
    ("firefox --new-tab", ["firefox", "--new-tab", "ADDRESS"]),
    ("open  %s  --now", ["open", "ADDRESS", "--now"]),
    (
      "x url=%s&%s 100% %d",
      [
        "x", "url=ADDRESS&ADDRESS", "100%", "%d",
      ]
    ),
  ])
  func handsTheAddressOver(line: String, command: [String]) throws {
    let browser = try #require(Browser(line))
    #expect(browser.command(for: "ADDRESS") == command)
    // An address stays one word, whatever it is made of.
    #expect(try #require(Browser(line)).command(for: "a %s; rm -rf").count == command.count)
  }

  @Test(arguments: [
    (Desktop(browser: "firefox:w3m -N"), ["firefox", "w3m"]),
    (Desktop(browser: "firefox", hasX: true), ["firefox"]), (Desktop(), []),
    (Desktop(browser: " : "), []), (Desktop(hasWayland: true), ["xdg-open"]),
    (Desktop(browser: ":", hasX: true), ["xdg-open"]),
  ])
  func triesWhatTheUserWants(desktop: Desktop, names: [String]) {
    #expect(desktop.browsers.map(\.name) == names)
  }

  @Test(arguments: [
    ("w3m", true), ("/usr/bin/lynx -nopause", true), ("links2 -g", true), ("firefox", false),
    ("/opt/links-gui", false), ("mylynx", false),
  ])
  func knowsWhichNeedTheTerminal(line: String, needsTerminal: Bool) throws {
    #expect(try #require(Browser(line)).needsTerminal == needsTerminal)
  }

  @Test(
    arguments: [
      (Desktop(), []), (Desktop(isInTmux: true), [["tmux"]]),
      (Desktop(hasX: true), [["xclip", "xsel"]]),
      (
        Desktop(hasWayland: true, hasX: true, isInTmux: true),
        [["tmux"], ["wl-copy", "xclip", "xsel"]]
      ),
    ] as [(Desktop, [[String]])])
  func copiesToWhatThereIs(desktop: Desktop, names: [[String]]) {
    #expect(desktop.clipboards.map { $0.commands.compactMap(\.first) } == names)
  }

  // MARK: Other programs

  @Test(arguments: [
    (["true"], ProcessEnding.status(0)), (["false"], .status(1)),
    (["sh", "-c", "kill -9 $$"], .signal(9)),
  ])
  func tellsHowAProgramEnds(words: [String], ending: ProcessEnding) throws {
    #expect(try ChildProcess.run(words) == ending)
  }

  @Test func whatIsNotThereIsSaid() {
    #expect(throws: SystemError(code: 2)) { try ChildProcess.run(["/nowhere/browser"]) }
    #expect(throws: SystemError(code: 2)) { try ChildProcess.run([]) }
  }

  @Test func aProgramReadsAllThatItIsGiven() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "0123456789", count: 30_000)
    let words = ["sh", "-c", "cat > \"$1\"", "sh", folder.path("copy")]
    #expect(try ChildProcess.run(words, input: Array(text.utf8)) == .status(0))
    #expect(try String(contentsOf: folder.url.appending(path: "copy"), encoding: .utf8) == text)
  }

  /// It has gone before all was written; this process must not be ended by that.
  @Test func aProgramMayTakeNothing() throws {
    let input = [UInt8](repeating: 0x20, count: 4_000_000)
    #expect(try ChildProcess.run(["true"], input: input) != .status(1))
  }
}
