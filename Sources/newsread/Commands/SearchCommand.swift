import ArgumentParser
import Articles
import Catalog
import Reader
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

  @Flag(help: "Print only how many articles are found.")
  var count = false

  @Option(
    help: ArgumentHelp(
      "Print how many articles are found in each day, month or year, instead of the articles.",
      valueName: "UNIT"))
  var by: DateUnit?

  func validate() throws {
    try Limit.validate(limit)
    guard by != nil else { return }
    if count { throw ValidationError("--by and --count ask for different things") }
    if limit != nil || sort != nil {
      throw ValidationError("--by counts all articles: it has no use for --limit or --sort")
    }
  }

  func perform(
    _ source: ScriptLibrary, _ output: inout Output
  ) throws(Output.Failure) -> ExitStatus {
    let asked = Query(query, today: LocalDay.today)
    var complaints: [String] = []
    for slip in asked.slips where !complaints.contains(slip.problem.words) {
      complaints.append(slip.problem.words)
    }
    for words in complaints.prefix(Self.mostComplaints) { Complaint.print(Words.inLine(words)) }
    let loaded = source.load(for: asked)
    var run = SearchRun(asked)
    while !run.isFinished(in: loaded.library) {
      _ = run.advance(in: loaded.library, bytes: Self.sliceBytes)
    }
    if count {
      let found = min(run.count, limit ?? .max)
      try output.write(library.json ? JSONObject(count: found).line : "\(found)\n")
      return loaded.status(found: found)
    }
    if let by {
      try print(run.results, of: loaded.library, by: by, to: &output)
      return loaded.status(found: run.results.count)
    }
    var list = run.results
    if let sort {
      list = ArticleList(ordering: .sort(sort))
      list.insert(run.results.hits, in: loaded.library)
    }
    let shown = list.hits.prefix(limit ?? .max)
    try loaded.print(shown, foundBy: asked, asJSON: library.json, to: &output)
    return loaded.status(found: shown.count)
  }

  /// Prints a line for each stretch of time that has articles, and one for those without a date.
  private func print(
    _ found: ArticleList, of library: Library, by unit: DateUnit, to output: inout Output
  ) throws(Output.Failure) {
    var tally = DateTally()
    for slot in found.slots { tally.set(slot, isCounted: true, in: library) }
    var lines = tally.counts(by: unit).map { (date: unit.spelling(of: $0.number), count: $0.count) }
      .map { (date: String?.some($0.date), count: $0.count) }
    if tally.undated > 0 { lines.append((date: nil, count: tally.undated)) }
    for line in lines {
      if self.library.json {
        try output.write(JSONObject(date: line.date, count: line.count).line)
      } else {
        try output.write("\(line.date ?? "-")\t\(line.count)\n")
      }
    }
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
}

extension JSONObject {
  fileprivate init(count: Int) {
    self.init()
    add("count", count)
  }

  fileprivate init(date: String?, count: Int) {
    self.init()
    add("date", date)
    add("count", count)
  }
}
