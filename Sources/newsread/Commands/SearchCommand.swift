import ArgumentParser
import Catalog

/// `newsread search`: the articles that have what is asked for, best first.
struct SearchCommand: ScriptCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Print the articles that have all the words, the best first.",
    discussion: """
      Case and accents do not matter, until a word has a capital letter. Quotation marks within \
      QUERY hold a phrase together.
      """)

  @Argument(help: ArgumentHelp("The words to find, as one argument.", valueName: "QUERY"))
  var query: String

  @OptionGroup var library: LibraryOptions

  @Option(
    help: ArgumentHelp("An order other than the best first.", valueName: "ORDER"))
  var sort: SortOrder?

  @Option(help: ArgumentHelp("Print no more than so many.", valueName: "NUMBER"))
  var limit: Int?

  func validate() throws { try Limit.validate(limit) }

  func perform(
    _ source: ScriptLibrary, _ output: inout Output
  ) throws(Output.Failure) -> ExitStatus {
    let asked = Query(query)
    if let problem = asked.problem { Complaint.print(Words.inLine(problem.words)) }
    let loaded = source.load()
    var run = SearchRun(asked)
    var hits: [SearchHit] = []
    while !run.isFinished(in: loaded.library) {
      hits += run.advance(in: loaded.library, bytes: Self.sliceBytes)
    }
    var list = ArticleList(ordering: sort.map { .sort($0) } ?? .relevance)
    list.insert(hits, in: loaded.library)
    let shown = list.hits.prefix(limit ?? .max)
    let table = ArticleTable(shown.lazy.compactMap { loaded.library[$0.slot] })
    for hit in shown {
      guard let article = loaded.library[hit.slot] else { continue }
      let snippet = asked.snippet(of: article, length: Self.snippetLength).text
      if library.json {
        var object = JSONObject(article)
        object.add("score", hit.score)
        object.add("snippet", snippet)
        try output.write(object.line)
      } else {
        try output.write(table.line(for: article))
        if !snippet.isEmpty { try output.write("    \(snippet)\n") }
      }
    }
    return loaded.status(found: shown.count)
  }

  private static let sliceBytes = 16 * 1_024 * 1_024
  private static let snippetLength = 120
}
