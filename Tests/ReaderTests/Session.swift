import Articles
import Catalog
import Reader
import Screen
import Testing

/// The program without a terminal and without a disk: articles in, keys in, screens out.
struct Session {
  private(set) var state: AppState
  private(set) var effects: [Effect] = []
  /// What was to be kept of reading, apart from all other effects.
  private(set) var visits: [Visit] = []

  init(
    _ articles: [(path: String, text: String)] = [], size: String = "80x24",
    settings: Settings = Settings(readPolicy: .hand)
  ) throws {
    let size = try #require(Size(spelling: size))
    state = AppState(size: size, settings: settings)
    send(.loadingStarted)
    send(.loaded(try Self.batch(articles)))
    send(.loadingFinished)
  }

  static func batch(
    _ articles: some Sequence<(path: String, text: String)>
  ) throws -> ArticleBatch {
    ArticleBatch(
      try articles.map { path, text in
        let source = ArticleSource(id: ArticleID(path: path.utf8), path: path)
        return try ArticleParser.parse(Array(text.utf8), from: source)
      })
  }

  /// Presses keys as `--play` does: each after the work of the one before is done.
  mutating func press(_ keys: String) throws {
    for event in try KeyScript.parse(keys) {
      send(.terminal(event))
      finishWork()
    }
  }

  /// Hands in an event; what is to be indexed is indexed at once.
  mutating func send(_ event: Event) {
    for effect in state.update(event) {
      if case .visit(let visit) = effect { visits.append(visit) } else { effects.append(effect) }
      if case .index(let source) = effect { send(.indexed(source.build())) }
      if case .gather(let extract) = effect { send(.gathered(CopiedText(extract))) }
      if case .compare(let comparison) = effect {
        effects += state.update(.compared(comparison, comparison.difference()))
      }
    }
  }

  /// What there is to be kept when the program ends now.
  mutating func leave() -> [Effect] { state.leave() }

  /// The change sets that were to be kept, in the order in which they were made.
  var changeSets: [ChangeSet] {
    effects.compactMap { if case .mark(let set) = $0 { set } else { nil } }
  }

  /// A table in which some articles are marked as a state that was kept may have them.
  func table(_ marks: [(headline: String, ArticleMarks)]) throws -> StateTable {
    var table = StateTable()
    for (headline, marks) in marks {
      let slot = try #require(
        state.all.slots.first { state.library.summary(of: $0)?.headline == headline })
      let key = try #require(state.library.key(of: slot))
      let id = StateID(rawValue: key.opening)
      table.set(marks, of: id)
      table.set(path: key.path.rawValue, key.print, of: id)
    }
    return table
  }

  mutating func finishWork() {
    while state.hasWork { send(.idle) }
  }

  var screen: String { state.render().text }
  var rows: [Substring] { screen.split(separator: "\n", omittingEmptySubsequences: false) }
  /// The last row: hints, prompt or message, and the place.
  var bottom: String { rows.dropLast().last.map(String.init) ?? "" }
  var title: String { rows.first.map(String.init) ?? "" }
}

/// Articles with a day each, the first the newest.
func dated(_ count: Int) -> [(path: String, text: String)] {
  (0..<count).map { index in
    let day = CalendarDate(secondsSinceEpoch: Int64(20_000 - index) * 86_400).iso8601
    return (
      "\(day)/story-\(index).txt",
      "Story number \(index)\n\nLeeds: Words about the matter \(index).\n\n"
        // No two are nearly the same, or they would be folded.
        + (1...12).map {
          "Paragraph \($0) of story \(index), with the word common and p\($0)s\(index)."
        }
        .joined(separator: "\n\n") + "\n\nTags: news"
    )
  }
}
