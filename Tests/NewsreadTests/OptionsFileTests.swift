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

  @Test func isEmptyWhereThereIsNone() {
    let file = OptionsFile(at: RawPath("/nowhere/newsread/options"), home: nil) {
      words throws(OptionComplaint) in throw OptionComplaint(words: "never asked")
    }
    #expect(file == OptionsFile())
  }
}
