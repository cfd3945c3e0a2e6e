import Articles
import Catalog
import Reader

@testable import newsread

/// What the main thread would know from its mail: the articles by path, and the problems.
final class Shelf {
  let mailbox: Mailbox
  let loader: Loader
  private(set) var articles: [ArticleID: Article] = [:]
  private(set) var problems: [LoadProblem] = []
  /// What was read for the page alone.
  private(set) var texts: [PreparedText] = []
  /// How many times loading has begun, and ended.
  private(set) var starts = 0
  private(set) var ends = 0
  /// The headlines that were there when loading last ended.
  private(set) var headlinesAtEnd: [String] = []
  private(set) var batches = 0
  /// How often the article at each path was handed in.
  private(set) var loads: [String: Int] = [:]

  init?(_ sources: ArticleSources, watches: Bool = false) {
    guard let mailbox = Mailbox(), let loader = Loader(sources, into: mailbox, watches: watches)
    else { return nil }
    self.mailbox = mailbox
    self.loader = loader
  }

  convenience init?(_ paths: [RawPath], watches: Bool = false) {
    self.init(ArticleSources(paths: paths), watches: watches)
  }

  var headlines: [String] { articles.values.map(\.headline).sorted() }
  var reasons: [String] { problems.map(\.reason) }

  /// Loads all there is.
  func load() -> Bool {
    loader.start()
    return waits { self.ends > 0 }
  }

  /// Takes mail until something is so; false when it has not become so in good time.
  func waits(until isSo: () -> Bool) -> Bool {
    let end = MonotonicClock.now + 20_000 * MonotonicClock.millisecond
    while true {
      for case .event(let event) in mailbox.take() { note(event) }
      if isSo() { return true }
      let left = (end - MonotonicClock.now) / MonotonicClock.millisecond
      if left <= 0 { return false }
      _ = Poll.wait(for: [mailbox.descriptor], milliseconds: Int32(clamping: left))
    }
  }

  private func note(_ event: Event) {
    switch event {
    case .loaded(let batch):
      batches += 1
      var library = Library()
      for slot in library.insert(batch).inserted {
        if let article = library[slot] {
          articles[article.id] = article
          loads[article.path, default: 0] += 1
        }
      }
    case .removed(let ids):
      for id in ids { articles[id] = nil }
    case .problems(let all): problems = all
    case .loadingStarted: starts += 1
    case .loadingFinished:
      ends += 1
      headlinesAtEnd = headlines
    case .text(let article): texts.append(article)
    case .terminal, .idle, .frameDue, .day, .message, .notice, .indexed, .answered, .marks,
      .reversed, .lingered, .left, .searches,
      .compared,
      .background, .examined, .notOpened, .shown, .gathered, .programEnded:
      break
    }
  }
}
