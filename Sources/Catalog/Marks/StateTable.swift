package import Articles

/// What a list shows of an article, and where in it to go on.
package struct ArticleMarks: Equatable, Sendable {
  package var isRead = false
  package var isStarred = false
  /// Where in the text one was, if it has been opened.
  package var place: TextPlace?
  /// How far one got, in thousandths.
  package var progress = 0
  /// When it was opened first, and last, in microseconds since 1970; 0 for never.
  package var firstOpened: Int64 = 0
  package var lastOpened: Int64 = 0

  package init() {}

  /// Those of an article that nobody has marked.
  package static let none = ArticleMarks()
}

/// What is known of all articles, in memory: a value that is handed from thread to thread.
///
/// **How an article is known again.** One that looks the same at its beginning (`ArticlePrint.opening`)
/// is the same, whatever its path: it may have been renamed or moved, and copies share what is marked. If
/// its beginning is new, it is what was last seen at its path, provided the two look alike
/// (`ArticlePrint.isLike`): it was edited. Anything else is another article, also at the path of an
/// old one. So two articles that swap their paths keep what is theirs; a corrected version in a file
/// of its own has still to be read; and only an article that is both moved and edited in its first
/// sentences between two looks at it is taken for new.
package struct StateTable: Sendable {
  /// The transaction of the file that it was last brought up to.
  package var seq: Int64 = 0
  /// The file's own number, so that another file is not taken for it.
  package var epoch: Int64 = 0
  private var all: [ArticleMarks] = []
  package private(set) var ids: [StateID] = []
  private var byOpening: [UInt64: Int32] = [:]
  private var byPath: [UInt64: PathEntry] = [:]
  private var tags: [Int32: [String]] = [:]

  private struct PathEntry {
    var index: Int32
    var print: ArticlePrint
  }

  package init() {}

  /// How many articles anything is known of.
  package var count: Int { all.count }

  // MARK: - Asking

  /// What is known of an article.
  ///
  /// - Complexity: O(1).
  package subscript(key: ArticleKey) -> ArticleMarks {
    index(of: key).map { all[Int($0)] } ?? .none
  }

  /// What is known of articles that begin like this; nil for nothing.
  func marks(ofOpening opening: UInt64) -> ArticleMarks? { byOpening[opening].map { all[Int($0)] } }

  /// What is known of what was last seen at a path; nil for nothing.
  func marks(at path: ArticleID) -> ArticleMarks? {
    byPath[path.rawValue].map { all[Int($0.index)] }
  }

  /// The tags of one's own that an article has, in order.
  package func tags(of key: ArticleKey) -> [String] {
    index(of: key).flatMap { tags[$0] } ?? []
  }

  /// The tags of one's own of articles that begin like this, and of what was last seen at a path.
  func tags(ofOpening opening: UInt64) -> [String] {
    tags.isEmpty ? [] : byOpening[opening].flatMap { tags[$0] } ?? []
  }

  func tags(at path: ArticleID) -> [String] {
    tags.isEmpty ? [] : byPath[path.rawValue].flatMap { tags[$0.index] } ?? []
  }

  /// How many articles have each tag.
  ///
  /// - Complexity: O(*n*) in the articles that have any.
  package var tagCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for tags in tags.values {
      for tag in tags { counts[tag, default: 0] += 1 }
    }
    return counts
  }

  /// The name of what is kept of an article; nil when nothing is.
  package func id(of key: ArticleKey) -> StateID? { index(of: key).map { ids[Int($0)] } }

  /// Whether this is known to be at this path, looking as it does.
  package func isUpToDate(_ key: ArticleKey) -> Bool {
    guard let known = byPath[key.path.rawValue] else { return false }
    return known.print == key.print && byOpening[key.opening] == known.index
  }

  package func marks(of id: StateID) -> ArticleMarks {
    byOpening[id.rawValue].map { all[Int($0)] } ?? .none
  }

  package func tags(of id: StateID) -> [String] {
    byOpening[id.rawValue].flatMap { tags[$0] } ?? []
  }

  /// Whether an article has a mark; one of which nothing is kept has none.
  package func value(of mark: Mark, of id: StateID?) -> Bool {
    guard let id else { return false }
    return switch mark {
    case .read: marks(of: id).isRead
    case .starred: marks(of: id).isStarred
    case .tag(let name, _): tags(of: id).contains(name)
    }
  }

  /// What an opening belongs to.
  package func id(ofOpening opening: UInt64) -> StateID? { byOpening[opening].map { ids[Int($0)] } }

  private func index(of key: ArticleKey) -> Int32? {
    if let index = byOpening[key.opening] { return index }
    guard let known = byPath[key.path.rawValue], known.print.isLike(key.print) else { return nil }
    return known.index
  }

  // MARK: - Changing

  package mutating func reserve(_ count: Int) {
    all.reserveCapacity(count)
    ids.reserveCapacity(count)
    byOpening.reserveCapacity(count)
    byPath.reserveCapacity(count)
  }

  package mutating func set(_ marks: ArticleMarks, of id: StateID) {
    all[Int(place(of: id))] = marks
  }

  package mutating func set(opening: UInt64, of id: StateID) {
    byOpening[opening] = place(of: id)
  }

  package mutating func set(path: UInt64, _ print: ArticlePrint, of id: StateID) {
    byPath[path] = PathEntry(index: place(of: id), print: print)
  }

  package mutating func set(tag: String, isPresent: Bool, of id: StateID) {
    let index = place(of: id)
    var names = tags[index] ?? []
    names.removeAll { $0 == tag }
    if isPresent {
      names.append(tag)
      names.sort()
    }
    tags[index] = names.isEmpty ? nil : names
  }

  private mutating func place(of id: StateID) -> Int32 {
    if let index = byOpening[id.rawValue], ids[Int(index)] == id { return index }
    let index = Int32(clamping: all.count)
    all.append(.none)
    ids.append(id)
    byOpening[id.rawValue] = index
    return index
  }
}

extension ArticleKey {
  /// By what its beginning is known: one without a word in it by its path alone.
  package var opening: UInt64 {
    print.sketch == 0 ? path.rawValue : print.opening
  }

  /// The order of the database's own table, in which much is written quickly.
  package var order: Int64 { Int64(bitPattern: opening) }
}
