import ArgumentParser

/// Writes a corpus and does nothing else.
struct CorpusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corpus", abstract: "Write made-up articles into a folder.",
    discussion: """
      The same number always makes the same articles. A folder that holds them already is left as \
      it is.
      """)

  @Option(
    help: ArgumentHelp("How many: 1000, 10k, 1m.", valueName: "NUMBER"), transform: count)
  var articles: Int

  @Argument(help: ArgumentHelp("The folder.", valueName: "FOLDER"), completion: .directory)
  var folder: String

  func run() throws {
    try Corpus(folder: folder, count: articles).prepare()
  }

  private static func count(_ text: String) throws -> Int {
    guard let count = Corpus.count(named: text) else {
      throw ValidationError("a number of articles is 1000, 10k or 1m")
    }
    return count
  }
}
