import ArgumentParser
import Articles
import Catalog
import Reader
import State

/// A command that prints and ends.
protocol ScriptCommand: ParsableCommand {
  /// Does its work with the library that was asked for.
  func perform(_ library: ScriptLibrary, _ output: inout Output) throws(Output.Failure)
    -> ExitStatus

  var library: LibraryOptions { get }
}

/// What all commands for scripts share.
struct LibraryOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files or folders to read, or - for what is piped in; without any, the configured library.",
      valueName: "PATH"),
    completion: .file())
  var paths: [String] = []

  @Flag(help: "Print JSON Lines: one object for each article.")
  var json = false
}

/// The library as a command for scripts sees it.
struct ScriptLibrary {
  let sources: ArticleSources
  /// Where what is marked is kept.
  let state: StateHome

  /// Loads the articles that are wanted, and names on standard error what could not be read.
  func load(isWanted: @escaping @Sendable (ArticleID) -> Bool = { _ in true }) -> LoadedArticles {
    load(sources, isWanted: isWanted)
  }

  /// Loads the articles that a query may find, and others if they are to be known to it.
  func load(for query: Query) -> LoadedArticles {
    var loaded = load(sources, sieve: TextSieve(query))
    if query.asksMarks { loaded.library.takeAll(of: state.open().table) }
    return loaded
  }

  func load(
    _ sources: ArticleSources, sieve: TextSieve? = nil,
    isWanted: @escaping @Sendable (ArticleID) -> Bool = { _ in true }
  ) -> LoadedArticles {
    var library = Library()
    guard let mailbox = Mailbox(),
      let loader = Loader(
        sources, into: mailbox, watches: false, sieve: sieve, isWanted: isWanted)
    else {
      Complaint.print(Words.noThreads)
      return LoadedArticles(library: library, hasFailures: true)
    }
    loader.start()
    var isLoading = true
    var problems: [LoadProblem] = []
    while isLoading {
      for case .event(let event) in mailbox.wait() {
        switch event {
        case .loaded(let batch): _ = library.insert(batch)
        case .removed(let ids): _ = library.remove(ids)
        case .problems(let all): problems = all
        case .loadingFinished: isLoading = false
        case .terminal, .background, .examined, .loadingStarted, .idle, .frameDue, .day, .message,
          .notice, .text, .indexed, .answered, .marks, .reversed, .lingered, .left, .searches,
          .compared, .notOpened, .shown, .gathered, .programEnded:
          break
        }
      }
    }
    for problem in problems { Complaint.print("\(problem.path): \(problem.reason)") }
    return LoadedArticles(library: library, hasFailures: loader.hasFailures)
  }
}

/// What was read for a command.
struct LoadedArticles {
  var library: Library
  /// Whether something could not be read, which the exit status tells.
  var hasFailures: Bool

  /// All of them, as a list takes them.
  var hits: [SearchHit] {
    (0..<library.slotCount).map { SearchHit(slot: Slot(index: Int32(clamping: $0))) }
      .filter { library[$0.slot] != nil }
  }

  /// The exit status after so many results, as grep has it.
  func status(found count: Int) -> ExitStatus {
    hasFailures ? .failed : count > 0 ? .found : .nothingFound
  }
}
