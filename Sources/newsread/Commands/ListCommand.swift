import ArgumentParser
import Articles
import Catalog
import State

/// `newsread list`: a line for each article.
struct ListCommand: ScriptCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print a line for each article: id, date, place and headline.")

  @OptionGroup var library: LibraryOptions

  @Option(help: ArgumentHelp("The order of the list.", valueName: "ORDER"))
  var sort: SortOrder = .newest

  @Option(help: ArgumentHelp("Print no more than so many.", valueName: "NUMBER"))
  var limit: Int?

  @Flag(help: "Only those that have not been read.")
  var unread = false

  @Flag(help: "Only those that are starred.")
  var starred = false

  func validate() throws { try Limit.validate(limit) }

  func perform(
    _ source: ScriptLibrary, _ output: inout Output
  ) throws(Output.Failure) -> ExitStatus {
    let loaded = source.load()
    var list = ArticleList(ordering: .sort(sort))
    var hits = loaded.hits
    if unread || starred {
      let table = source.state.open().table
      hits.removeAll { hit in !isWanted(loaded.library.key(of: hit.slot).map { table[$0] } ?? .none)
      }
    }
    list.insert(hits, in: loaded.library)
    let slots = list.slots.prefix(limit ?? .max)
    let table = ArticleTable(slots, of: loaded.library)
    for case let article? in slots.lazy.map({ loaded.library[$0] }) {
      if library.json {
        try output.write(JSONObject(article).line)
      } else {
        try output.write(table.line(for: article))
      }
    }
    return loaded.status(found: slots.count)
  }

  private func isWanted(_ marks: ArticleMarks) -> Bool {
    (!unread || !marks.isRead) && (!starred || marks.isStarred)
  }
}

/// The limit that list and search take.
enum Limit {
  static func validate(_ limit: Int?) throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
  }
}
