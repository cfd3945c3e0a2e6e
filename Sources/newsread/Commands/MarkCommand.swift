import ArgumentParser
import Articles
import Catalog
import State

/// `newsread mark`: marks articles as read, starred or tagged, or takes that away.
struct MarkCommand: ScriptCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Mark articles as read, starred or tagged, or take that away.",
    discussion: """
      All that one call marks is undone by one undo. With --each, every line of standard input is marked as it \
      comes, and its id is printed as soon as that is safe on the disk. A reader that is open shows it within \
      a second. The exit status is 1 when there is no such article.
      """)

  @Argument(
    help: ArgumentHelp(
      """
      The article's id as list prints it, the beginning of one, or the path of a file; with --query, what \
      search would find; - for ids and paths on standard input, one a line.
      """, valueName: "ID"))
  var id: String

  @OptionGroup var library: LibraryOptions

  @Flag(help: "ID is a query: mark all that it finds.")
  var query = false

  @Flag(help: "Mark line for line what comes on standard input, and answer each.")
  var each = false

  @Flag(help: "As read.")
  var read = false

  @Flag(help: "As not read.")
  var unread = false

  @Flag(help: "With a star.")
  var star = false

  @Flag(help: "Without a star.")
  var unstar = false

  @Option(help: ArgumentHelp("With a tag of your own.", valueName: "TAG"))
  var tag: [String] = []

  @Option(help: ArgumentHelp("Without a tag of your own.", valueName: "TAG"))
  var untag: [String] = []

  func validate() throws {
    if read && unread { throw ValidationError("--read and --unread contradict each other") }
    if star && unstar { throw ValidationError("--star and --unstar contradict each other") }
    if let tag = tag.first(where: untag.contains) {
      throw ValidationError("--tag and --untag contradict each other about \(tag)")
    }
    if (tag + untag).contains(where: { Self.tag($0).isEmpty }) {
      throw ValidationError("a tag has at least one character")
    }
    if marks.isEmpty {
      throw ValidationError(
        "one of --read, --unread, --star, --unstar, --tag and --untag is needed")
    }
    if each && (query || id != "-") { throw ValidationError("--each takes its ids from -") }
  }

  private var marks: [Mark] {
    var marks: [Mark] = []
    if read || unread { marks.append(.read(read)) }
    if star || unstar { marks.append(.starred(star)) }
    marks += tag.map { .tag(Self.tag($0), true) }
    marks += untag.map { .tag(Self.tag($0), false) }
    return marks
  }

  /// A tag as it is kept: one line that can be shown.
  private static func tag(_ text: String) -> String {
    CleanText.line(text).split(separator: " ").joined(separator: " ")
  }

  func perform(
    _ source: ScriptLibrary, _ output: inout Output
  ) throws(Output.Failure) -> ExitStatus {
    if each { return try performEach(source, &output) }
    let found: FoundKeys
    if query {
      found = source.keys(foundBy: id)
    } else if id == "-" {
      found = source.keys(of: InputLines.all())
    } else {
      found = source.keys(of: [id])
    }
    guard !found.keys.isEmpty, !found.isAmbiguous else { return found.status }
    let changes = found.keys.flatMap { key in marks.map { Change($0, of: key) } }
    let count = Set(found.keys.map(\.path)).count
    let words = Words.marked(marks, count: count)
    var store = source.state.open()
    do throws(StateFailure) {
      if let failure = store.unsaved { throw failure }
      try store.perform(ChangeSet(words, changes))
      store.endCommand()
    } catch {
      return StateStore.complain(error)
    }
    var object = JSONObject()
    object.add("marked", count)
    try output.write(library.json ? object.line : words + "\n")
    return found.status
  }

  private func performEach(
    _ source: ScriptLibrary, _ output: inout Output
  ) throws(Output.Failure) -> ExitStatus {
    let loaded = source.load()
    let index = KeyIndex(loaded)
    var store = source.state.open()
    var status = loaded.status(found: 1)
    if let failure = store.unsaved { return StateStore.complain(failure) }
    var lines = InputLines()
    while let line = lines.next() {
      let meant = index.keys(of: line)
      guard let key = meant.first, meant.count == 1 else {
        Complaint.print(
          meant.isEmpty ? Words.noArticle(line) : Words.severalArticles(line, count: meant.count))
        status = .failed
        continue
      }
      do throws(StateFailure) {
        try store.perform(
          ChangeSet(Words.marked(marks, count: 1), marks.map { Change($0, of: key) }))
      } catch {
        return StateStore.complain(error)
      }
      try output.write("\(key.path)\n")
      try output.flush()
    }
    store.endCommand()
    return status
  }
}

/// Articles that were meant, as the state knows them.
struct FoundKeys {
  var keys: [ArticleKey] = []
  /// Whether some id stood for more than one article.
  var isAmbiguous = false
  var status: ExitStatus = .nothingFound
}

extension ScriptLibrary {
  /// The articles that ids and paths stand for; what stands for none, or for several, is said.
  func keys(of ids: [String]) -> FoundKeys {
    var sources = sources
    // A file that lies elsewhere can be marked too.
    if ids.count == 1, let path = ids.first.map({ RawArguments.path(for: $0) }),
      let only = path.canonical, let status = try? only.status(), FileKind(status) == .file
    {
      sources = ArticleSources(paths: [path])
    }
    let loaded = load(sources)
    let index = KeyIndex(loaded)
    var found = FoundKeys()
    for id in ids {
      let meant = index.keys(of: id)
      if meant.isEmpty { Complaint.print(Words.noArticle(id)) }
      if meant.count > 1 {
        Complaint.print(Words.severalArticles(id, count: meant.count))
        found.isAmbiguous = true
      }
      found.keys += meant
    }
    found.status = found.isAmbiguous ? .failed : loaded.status(found: found.keys.count)
    return found
  }

  /// The articles that a query finds.
  func keys(foundBy words: String) -> FoundKeys {
    let query = Query(words, today: LocalDay.today)
    for slip in query.slips.prefix(1) { Complaint.print(Words.inLine(slip.problem.words)) }
    let loaded = load(for: query)
    var run = SearchRun(query)
    while !run.isFinished(in: loaded.library) {
      _ = run.advance(in: loaded.library, bytes: 16 << 20)
    }
    var found = FoundKeys()
    found.keys = run.results.slots.compactMap { loaded.library.key(of: $0) }
    found.status = loaded.status(found: found.keys.count)
    return found
  }
}

/// The articles of a library, to be found by what scripts call them.
struct KeyIndex {
  private let keys: [ArticleKey]

  init(_ loaded: LoadedArticles) {
    keys = loaded.hits.compactMap { loaded.library.key(of: $0.slot) }
      .sorted { $0.path < $1.path }
  }

  /// Those that an id, the beginning of one, or a path may mean.
  ///
  /// - Complexity: O(log *n*).
  func keys(of text: String) -> [ArticleKey] {
    if let prefix = IDPrefix(text) {
      let meant = keys[start(of: prefix.lowest)...].prefix { prefix.begins($0.path) }
      if !meant.isEmpty { return Array(meant) }
    }
    let path = RawArguments.path(for: text)
    let id = (path.canonical ?? path).articleID
    return Array(keys[start(of: id)...].prefix { $0.path == id })
  }

  private func start(of id: ArticleID) -> Int {
    var range = 0..<keys.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if keys[middle].path < id {
        range = middle + 1..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return range.lowerBound
  }
}
