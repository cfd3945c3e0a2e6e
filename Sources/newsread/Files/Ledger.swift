import Articles
import Catalog

/// What became of one file.
struct FileOutcome: Sendable {
  var id: ArticleID
  var stamp: FileStamp?
  var article: Article?
  var problem: FileProblem?
}

/// What is to be told about files since the last time.
struct FileNews: Sendable {
  var articles: [Article] = []
  var removed: [ArticleID] = []
}

/// The loader's book of files: what each looked like when it was read, and what is wrong with it.
///
/// A scan is a walk over everything. What a scan does not meet again is gone.
struct Ledger: Sendable {
  private struct Known {
    var stamp: FileStamp?
    var scan: Int
    /// Whether it was handed out as an article.
    var isShown = false
    /// Whether it stays though no scan meets it, as what was piped in does.
    var isPermanent = false
  }

  private var known: [ArticleID: Known] = [:]
  private var problems: [ArticleID: FileProblem] = [:]
  private var news = FileNews()
  private var scan = 0
  /// Whether the problems have changed since they were last asked for.
  private(set) var hasNewProblems = false

  func isKnown(_ id: ArticleID) -> Bool { known[id] != nil }
  var newsCount: Int { news.articles.count }
  var hasFailures: Bool { problems.values.contains { $0.isFailure } }

  mutating func beginScan() {
    scan += 1
  }

  /// Whether a file the scan has met must be read.
  ///
  /// Not if the scan has met it before, or if it looks as it did when it was read last.
  mutating func claim(_ file: FoundFile) -> Bool {
    guard var before = known[file.id] else {
      known[file.id] = Known(stamp: nil, scan: scan)
      return true
    }
    if before.scan == scan { return false }
    before.scan = scan
    known[file.id] = before
    return file.stamp == nil || before.stamp != file.stamp
  }

  /// Writes down what became of a file.
  mutating func record(_ outcome: FileOutcome, isPermanent: Bool = false) {
    let wasShown = known[outcome.id]?.isShown ?? false
    known[outcome.id] = Known(
      stamp: outcome.stamp, scan: scan, isShown: outcome.article != nil, isPermanent: isPermanent)
    if let article = outcome.article {
      news.articles.append(article)
    } else if wasShown {
      news.removed.append(outcome.id)
    }
    note(outcome.problem, for: outcome.id)
  }

  /// Forgets a file that is not there any more.
  mutating func forget(_ id: ArticleID) {
    if let before = known.removeValue(forKey: id), before.isShown {
      news.removed.append(id)
    }
    note(nil, for: id)
  }

  /// Forgets everything the scan has not met.
  mutating func endScan() {
    for (id, file) in known where file.scan != scan && !file.isPermanent {
      forget(id)
    }
  }

  /// Everything new about articles, which is then no longer new.
  mutating func takeNews() -> FileNews {
    let taken = news
    news = FileNews()
    return taken
  }

  /// All problems by path.
  ///
  /// - Complexity: O(*n* log *n*) in their number.
  mutating func takeProblems() -> [LoadProblem] {
    hasNewProblems = false
    return problems.values.map(\.problem).sorted { ($0.path, $0.reason) < ($1.path, $1.reason) }
  }

  private mutating func note(_ problem: FileProblem?, for id: ArticleID) {
    if problems[id] != problem {
      problems[id] = problem
      hasNewProblems = true
    }
  }
}
