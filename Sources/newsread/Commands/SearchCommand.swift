import ArgumentParser
import Catalog
import Screen

/// `newsread search`: the articles that have what is asked for, best first.
struct SearchCommand: ScriptCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Print the articles that have all that is asked for, the best first.",
    discussion: language)

  @Argument(help: ArgumentHelp("What to find, as one argument.", valueName: "QUERY"))
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
    let asked = Query(query, today: LocalDay.today)
    for slip in asked.slips.prefix(Self.mostComplaints) {
      Complaint.print(Words.inLine(slip.problem.words))
    }
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

  /// The query language in a dozen lines, no wider than the rest of the help.
  private static var language: String {
    let indent = QueryLanguage.rows.reduce(0) { max($0, $1.form.count) } + 4
    var lines = ["How QUERY is written; one that begins with - is written behind --:", ""]
    for row in QueryLanguage.rows {
      var label = "  " + row.form
      var wrapper = LineWrapper(row.meaning, width: 80 - indent)
      while let part = wrapper.next() {
        label += String(repeating: " ", count: indent - label.count)
        lines.append(label + part.words(of: row.meaning))
        label = ""
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A query that slips at every turn is told so often and no more.
  private static let mostComplaints = 3
  private static let sliceBytes = 16 * 1_024 * 1_024
  private static let snippetLength = 120
}
