import ArgumentParser
import Articles
import Catalog

/// `newsread related`: the articles that are about the same as one, the most alike first.
struct RelatedCommand: ScriptCommand {
  static let configuration = CommandConfiguration(
    commandName: "related",
    abstract: "Print the articles that are about the same as one, the most alike first.",
    discussion: """
      They are the same, in the same order, as the key L lists: those that have the words which tell the \
      article from others. Copies and other versions of it are left out. The article is looked for in the \
      library, and is read besides when it is a file elsewhere.
      """)

  @Argument(
    help: ArgumentHelp(
      "The article's id as list prints it, the beginning of one, or the path of a file.",
      valueName: "ID"))
  var id: String

  @OptionGroup var library: LibraryOptions

  @Option(help: ArgumentHelp("Print no more than so many.", valueName: "NUMBER"))
  var limit: Int?

  func validate() throws { try Limit.validate(limit) }

  func perform(
    _ source: ScriptLibrary, _ output: inout Output
  ) throws(Output.Failure) -> ExitStatus {
    let loaded = source.load(with: id)
    let meant = loaded.slots(of: id)
    guard let slot = meant.first else {
      Complaint.print(Words.noArticle(id))
      return loaded.status(found: 0)
    }
    guard meant.count == 1 else {
      Complaint.print(Words.severalArticles(id, count: meant.count))
      return .failed
    }
    guard let index = IndexBuilding.index(of: loaded.library) else {
      Complaint.print(Words.noThreads)
      return .failed
    }
    var run = RelatedRun(to: slot, in: loaded.library, index: index)
    while !run.isFinished { run.advance(in: loaded.library) }
    let shown = run.results.hits.prefix(limit ?? .max)
    try loaded.print(shown, foundBy: run.tellingQuery, asJSON: library.json, to: &output)
    return loaded.status(found: shown.count)
  }
}

extension ScriptLibrary {
  /// Loads all articles, and a file that may lie elsewhere.
  fileprivate func load(with id: String) -> LoadedArticles {
    let path = RawArguments.path(for: id)
    guard let canonical = path.canonical, !canonical.isFolder else { return load() }
    var sources = sources
    sources.paths.append(path)
    return load(sources)
  }
}

extension LoadedArticles {
  /// The articles that an id, the beginning of one, or a path may mean.
  fileprivate func slots(of id: String) -> [Slot] {
    let all = hits.map(\.slot)
    if let prefix = IDPrefix(id) {
      let meant = all.filter { library.id(of: $0).map(prefix.begins) ?? false }
      if !meant.isEmpty { return meant }
    }
    let path = RawArguments.path(for: id)
    let wanted = (path.canonical ?? path).articleID
    return all.filter { library.id(of: $0) == wanted }
  }
}

extension RawPath {
  fileprivate var isFolder: Bool {
    do throws(SystemError) {
      return FileKind(try status(followingLinks: true)) == .folder
    } catch {
      return false
    }
  }
}
