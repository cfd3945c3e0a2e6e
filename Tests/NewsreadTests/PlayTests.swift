import Foundation
import Testing

@testable import newsread

/// What `--play` promises about itself; the screens are other tests' business.
@Suite struct PlayTests {
  @Test(arguments: [("80x24", 24), ("120x36", 36), ("10x3", 3), ("1x1", 1)])
  func printsAScreenOfTheSize(size: String, rows: Int) throws {
    let result = try Program.run(["--play", "down enter", "--size", size])
    #expect(result.status == 0)
    #expect(result.complaints.isEmpty)
    #expect(result.output.count { $0 == "\n" } == rows)
  }

  @Test func pressesEachKeyWhenEverythingIsThere() throws {
    let folder = try TemporaryFolder()
    for number in 10..<900 {
      try folder.write("\(number).txt", "Headline \(number)\n\nNeedle\(number) in the text.\n")
    }
    let result = try Program.run(
      ["--play", "/ text:needle899 enter", "--size", "100x30", "--sort", "file", folder.path])
    #expect(result.output.contains("Headline 899"))
    #expect(!result.output.contains("Headline 10\n"))
  }

  @Test func looksAgainWhenAsked() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "Only one\n\nText.\n")
    let once = try Program.run(["--play", "r", folder.path])
    let again = try Program.run(["--play", "r r ctrl-l r", folder.path])
    #expect(once.output.contains("Only one"))
    #expect(once.output == again.output)
  }

  @Test func saysWhyWordsAreNotPartedUntilThatWasSeen() throws {
    let words = "no patterns to hyphenate by /nowhere/hyph.dic"
    func play(_ keys: String) throws -> String {
      try Program.run(
        ["--hyphenate", "/nowhere/hyph.dic", "--play", keys, "--size", "100x30"]
      ).output
    }
    #expect(try play("").contains(words))
    #expect(try play("down up").contains(words))
    #expect(try !play("down esc").contains(words))
    #expect(try play("esc !").contains(words))
  }

  @Test func stopsAtTheKeyThatQuits() throws {
    let result = try Program.run(["--play", "Q down down enter ?", "--size", "80x24"])
    let start = try Program.run(["--play", "", "--size", "80x24"])
    #expect(result.output == start.output)
  }

  @Test(arguments: ["-", "- -", "- down"])
  func pressesTheKeysOfAScriptThatBeginsWithADash(script: String) throws {
    let result = try Program.run(["--play", script, "--size", "80x24"])
    #expect(result.complaints.isEmpty)
    #expect(result.status == 0)
  }

  @Test func readsWhatIsPipedIn() throws {
    let result = try Program.run(["--play", "", "-"], input: "Piped headline\n\nLeeds: Text.\n")
    #expect(result.output.contains("Piped headline"))
  }

  @Test func saysWhatIsNotThereInsteadOfOpening() throws {
    let result = try Program.run(["--play", "", "/no/such/folder"])
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.complaints == "newsread: /no/such/folder: no such file or folder\n")
  }

  @Test func opensWithWhatIsThere() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "Here it is\n\nText.\n")
    let result = try Program.run(["--play", "", "/no/such/folder", folder.path("a")])
    #expect(result.status == 0)
    #expect(result.output.contains("1 problem"))
    #expect(result.output.contains("Here it is"))
  }

  @Test func tellsOfABadLineInTheOptions() throws {
    let folder = try TemporaryFolder()
    try folder.write("newsread/options", "--sort oldest\n--bogus\n")
    let environment = ["XDG_CONFIG_HOME": folder.path]
    let result = try Program.run(
      ["--play", "", "--size", "300x24"], environment: environment)
    #expect(result.status == 0)
    #expect(result.output.contains("newsread/options:2: unknown option '--bogus'"))
    #expect(result.output.contains("oldest first"))
  }

  @Test func describesTheLookOfTheScreen() throws {
    let result = try Program.run(["--play", "", "--size", "80x24", "--attributes"])
    #expect(result.output.count { $0 == "\n" } > 48)
    #expect(result.output.contains("bold"))
  }

  @Test(arguments: [("auto", false), ("dark", true), ("light", true), ("mono", false)])
  func aThemeCanBeChosen(_ theme: String, _ paints: Bool) throws {
    let result = try Program.run(["--theme", theme, "--play", "", "--attributes"])
    #expect(result.status == 0)
    let legend = result.output.split(separator: "\n").filter { $0.dropFirst().first == " " }
    #expect(legend.contains { $0.hasSuffix("bg=234") || $0.hasSuffix("bg=255") } == paints)
  }

  @Test func theOptionsMayChooseATheme() throws {
    let folder = try TemporaryFolder()
    try folder.write("newsread/options", "--theme light\n--theme pink\n")
    let environment = ["XDG_CONFIG_HOME": folder.path]
    let played = try Program.run(
      ["--play", "", "--attributes", "--size", "200x24"], environment: environment)
    #expect(played.output.contains("bg=255"))
    #expect(played.output.contains("newsread/options:2: the value 'pink' is invalid"))
    let quiet = try Program.run(
      ["--play", "", "--attributes"], environment: environment.merging(["NO_COLOR": "1"]) { $1 })
    #expect(!quiet.output.contains("bg="))
  }

  @Test func theDoctorTellsOfTheSurroundings() throws {
    let folder = try TemporaryFolder()
    try folder.write("newsread/options", "--theme light\n--bogus\n/srv/news\n")
    let result = try Program.run(
      ["doctor"],
      environment: [
        "XDG_CONFIG_HOME": folder.path, "TERM": "xterm-256color", "COLORTERM": "truecolor",
        "TERM_PROGRAM": "a\u{1B}[31mb", "LANG": "C.UTF-8",
      ])
    #expect(result.status == 0)
    for line in [
      "  TERM                  xterm-256color", "  characters            UTF-8",
      "  theme                 light", "  COLORTERM             truecolor",
      "  library               /srv/news",
    ] { #expect(result.lines.contains(line), "\(line)") }
    #expect(result.output.contains("up down left right"))
    #expect(result.output.contains("options:2: unknown option '--bogus'"))
    #expect(!result.output.contains("\u{1B}"))
    let unknown = try Program.run(["doctor"], environment: ["TERM": "no-such-terminal"])
    #expect(unknown.status == 0)
    #expect(unknown.output.contains("no-such-terminal, not known here"))
  }
}
