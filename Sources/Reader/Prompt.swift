import Catalog

/// The line being typed at the bottom of the screen, and what it is for.
struct Prompt: Equatable, Sendable {
  enum Purpose: Equatable, Sendable {
    case searchLibrary
    /// With what to go back to when the search is given up: where the reader is, and the search kept there.
    case searchArticle(before: Whereabouts, earlier: ArticleSearch?)
    case palette
    /// A name is given to a query.
    case nameSearch(query: String)
    /// One of the saved searches is chosen.
    case savedSearches
    /// A program is named that the text is handed to.
    case program
    /// Tags are given to an article.
    case tags(Slot?)
  }

  private(set) var purpose: Purpose
  var editor = LineEditor()
  /// How far back in the history, 0 for the line being typed.
  var historyDepth = 0
  /// The line that was being typed before the history was looked at.
  var draft = ""
  /// What the line asks of the article, while the search is of one.
  var articleQuery = Query("")
  /// What is proposed at the cursor, while that is wanted.
  var completion: Completion?
  /// The chosen row of the palette.
  var choice = 0

  /// The character the prompt begins with.
  var sign: String {
    switch purpose {
    case .searchLibrary, .searchArticle: "/"
    case .palette: ":"
    case .nameSearch: "Save as: "
    case .savedSearches: "'"
    case .program: "|"
    case .tags: "Tags: "
    }
  }

  /// Goes back to none of these articles: others may have their slots by then.
  mutating func forget(_ gone: [Slot]) {
    if case .tags(let slot?) = purpose, gone.contains(slot) { purpose = .tags(nil) }
    guard case .searchArticle(var before, var earlier) = purpose else { return }
    before.forget(gone)
    earlier?.start.forget(gone)
    purpose = .searchArticle(before: before, earlier: earlier)
  }

  /// Whether the line is a query.
  var editsQuery: Bool {
    switch purpose {
    case .searchLibrary, .searchArticle: true
    case .palette, .nameSearch, .savedSearches, .program, .tags: false
    }
  }

  /// Whether the line narrows a list of choices.
  var isChooser: Bool { purpose == .palette || purpose == .savedSearches }
}

/// Earlier queries, the newest last, each once.
struct PromptHistory: Equatable, Sendable {
  private static let capacity = 200
  private var lines: [String] = []

  init() {}

  mutating func remember(_ line: String) {
    guard !line.isEmpty else { return }
    lines.removeAll { $0 == line }
    lines.append(line)
    if lines.count > Self.capacity { lines.removeFirst() }
  }

  /// The line so many steps back, from 1; nil beyond the oldest.
  func line(back depth: Int) -> String? {
    depth >= 1 && depth <= lines.count ? lines[lines.count - depth] : nil
  }
}
