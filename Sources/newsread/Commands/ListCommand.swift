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
    var marked = StateTable()
    if unread || starred {
      marked = source.state.open().table
      hits.removeAll { hit in
        !isWanted(loaded.library.key(of: hit.slot).map { marked[$0] } ?? .none)
      }
    } else if library.json, source.state.isThere {
      // What is only told beside the rest makes no state, and says nothing of one that cannot be read.
      marked = source.state.opened().table
    }
    list.insert(hits, in: loaded.library)
    let slots = list.slots.prefix(limit ?? .max)
    let table = ArticleTable(slots, of: loaded.library)
    for slot in slots {
      guard let article = loaded.library[slot] else { continue }
      if library.json {
        var object = JSONObject(article)
        let key = loaded.library.key(of: slot)
        let marks = key.map { marked[$0] } ?? .none
        object.add("read", marks.isRead)
        object.add("starred", marks.isStarred)
        object.add("own_tags", key.map { marked.tags(of: $0) } ?? [])
        try output.write(object.line)
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
