import Articles

/// Searches that were given names, in the order in which they are listed: the pinned ones first.
///
/// As a file it is a line for each: its name, a tab, the query, and `*` before the name of a pinned one. What
/// is no such line stays in the file: comments first, the rest last.
package struct SavedSearches: Equatable, Sendable {
  /// One search.
  package struct Search: Equatable, Sendable {
    /// One line, never empty, that no other search has.
    package var name: String
    /// What is asked, as it was typed.
    package var query: String
    /// Whether it stands before those that are not, and has a digit for a key.
    package var isPinned = false

    /// A search as it would be kept; nil when its name or its query says nothing.
    package init?(name: String, query: String, isPinned: Bool = false) {
      self.name = SavedSearches.cleaned(name)
      self.query = CleanText.line(String(query.prefix(SavedSearches.longestQuery)))
      self.isPinned = isPinned
      if self.name.isEmpty || self.query.isEmpty { return nil }
    }
  }

  /// Something that somebody does with the list.
  package enum Change: Equatable, Sendable {
    /// Gives a query a name; the one that had the name before goes.
    case save(name: String, query: String)
    case remove(name: String)
    case pin(name: String, Bool)
  }

  /// All of them, as they are listed.
  package private(set) var searches: [Search] = []
  /// Lines that say nothing.
  private var others: [String] = []

  /// More are not kept.
  package static let limit = 1_000
  /// A longer name is cut.
  package static let longestName = 80
  /// So is a longer query.
  package static let longestQuery = 10_000

  /// None.
  package init() {}

  /// Those that are written in the lines of a file.
  package init(_ text: String) {
    for line in text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline) {
      guard !line.hasPrefix("#"), let tab = line.firstIndex(of: "\t") else {
        others.append(String(line))
        continue
      }
      let label = line[..<tab]
      let isPinned = label.hasPrefix("*")
      let search = Search(
        name: String(isPinned ? label.dropFirst() : label),
        query: String(line[line.index(after: tab)...]), isPinned: isPinned)
      guard let search, self.search(named: search.name) == nil, searches.count < Self.limit else {
        others.append(String(line))
        continue
      }
      searches.append(search)
    }
    order()
  }

  /// The lines of the file.
  package var text: String {
    let lines = searches.map { "\($0.isPinned ? "*" : "")\($0.name)\t\($0.query)" }
    // A second search of one name must not come before the first.
    let comments = others.filter { $0.hasPrefix("#") }
    let rest = others.filter { !$0.hasPrefix("#") }
    return (comments + lines + rest).map { $0 + "\n" }.joined()
  }

  /// The search with a name.
  package func search(named name: String) -> Search? { searches.first { $0.name == name } }

  /// Those that are pinned.
  package var pinned: [Search] { searches.filter(\.isPinned) }

  /// Does what somebody wants done, if it can be.
  package mutating func apply(_ change: Change) {
    switch change {
    case .save(let name, let query):
      guard let search = Search(name: name, query: query) else { return }
      if let index = searches.firstIndex(where: { $0.name == search.name }) {
        searches[index].query = search.query
      } else if searches.count < Self.limit {
        searches.append(search)
      }
    case .remove(let name): searches.removeAll { $0.name == name }
    case .pin(let name, let isPinned):
      guard let index = searches.firstIndex(where: { $0.name == name }) else { return }
      searches[index].isPinned = isPinned
    }
    order()
  }

  private mutating func order() {
    searches = searches.filter(\.isPinned) + searches.filter { !$0.isPinned }
  }

  /// A name as it can stand in a line and on the screen.
  fileprivate static func cleaned(_ name: String) -> String {
    let line = CleanText.line(name).split(separator: " ").joined(separator: " ")
    let plain = line.drop { $0 == "*" || $0 == "#" || $0 == " " }
    let name = plain.prefix(longestName)
    return String(name.last == " " ? name.dropLast() : name)
  }
}
