import Articles
import Testing

@testable import newsread

@Suite struct OptionsFileTests {
  private func read(_ text: String) -> OptionsFile {
    OptionsFile(Array(text.utf8), named: "options", home: RawPath("/home/ada")) {
      words throws(OptionComplaint) in try OptionsFile.check(words)
    }
  }

  @Test func readsOptionsAndPaths() {
    let file = read(
      "# my library\n\n  ~/articles \r\n/srv/news papers\n--sort oldest\n--text-width=72\n\t--no-mouse\n~"
    )
    #expect(file.arguments == ["--sort", "oldest", "--text-width=72", "--no-mouse"])
    #expect(
      file.paths == ["/home/ada/articles", "/srv/news papers", "/home/ada"].map { RawPath($0) })
    #expect(file.complaints.isEmpty)
  }

  @Test(arguments: [
    ("--bogus", "options:1: unknown option '--bogus'"),
    ("\n\n--sort sideways", "options:3: the value 'sideways' is invalid for '--sort <ORDER>'"),
    ("articles", "options:1: a path must begin with / or ~/ here"),
    ("--help", "options:1: this option belongs on the command line"),
    ("--play x", "options:1: this option belongs on the command line"),
    ("--text-width 7000", "options:1: --text-width must be from 20 to 200"),
  ])
  func complainsAboutALineAndGoesOn(text: String, complaint: String) {
    let file = read(text + "\n--no-color\n")
    #expect(file.arguments == ["--no-color"])
    #expect(file.complaints.count == 1)
    #expect(file.complaints.first?.hasPrefix(complaint) ?? false, "\(file.complaints)")
  }

  /// Whatever the file holds, each line is followed or complained about in one harmless line.
  @Test(arguments: UInt64(0)..<8) func bearsAnyBytes(seed: UInt64) {
    let words = [
      "\n", "\r\n", " ", "\t", "#", "--", "-", "~", "~/", "/", "/srv", "=", "oldest", "72", "é",
      "'",
      "--sort", "--text-width", "--no-mouse", "--play", "--help", "\u{1B}[31m", "\u{202E}", "\u{7}",
    ]
    let pieces = words.map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0x80, 0x9B]]
    var state = seed &+ 1
    func number(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<100 {
      let bytes = (0..<number(below: 24)).flatMap { _ in pieces[number(below: pieces.count)] }
      let file = OptionsFile(bytes, named: "options", home: RawPath("/home/ada")) {
        words throws(OptionComplaint) in try OptionsFile.check(words)
      }
      let lines = bytes.split(separator: 0x0A)
      #expect(file.paths.count + file.complaints.count <= lines.count)
      #expect(file.arguments.count <= 2 * lines.count)
      for complaint in file.complaints {
        #expect(!complaint.utf8.contains(0x0A), "\(bytes)")
        #expect(CleanText.line(complaint) == complaint, "\(bytes)")
      }
    }
  }

  @Test func isEmptyWhereThereIsNone() {
    let file = OptionsFile(at: RawPath("/nowhere/newsread/options"), home: nil) {
      words throws(OptionComplaint) in throw OptionComplaint(words: "never asked")
    }
    #expect(file == OptionsFile())
  }
}
