package import Articles
package import Catalog

/// What is kept of an article besides its marks by name: one number each, with the time it was set.
package enum StateField: Int, CaseIterable, Sendable {
  /// 1 when it has been read.
  case read
  /// 1 when it is starred.
  case starred
  /// Where in the text one is, as `TextPlace.packed`.
  case place
  /// How far one got, in thousandths of the text.
  case progress
}

/// A value and the time at which it was set, so that of two the later one is known.
package struct Register: Hashable, Sendable {
  /// The value; what the field says it means.
  package var value: Int64
  /// When it was set, in microseconds since 1970, but later than all that was known then; 0 for never.
  package var time: Int64

  package init(value: Int64 = 0, time: Int64 = 0) {
    self.value = value
    self.time = time
  }

  /// Keeps what was set last; of two that were set at one moment the larger, so that it does not matter
  /// in which order machines hear of each other.
  package mutating func merge(_ other: Register) {
    if (other.time, other.value) > (time, value) { self = other }
  }
}

/// Everything that is kept of one article; never a word of its text.
///
/// Two of them about the same article, kept on two machines, are merged field by field, in any order and
/// as often as one likes, and are the same afterwards.
package struct ArticleState: Equatable, Sendable {
  /// A path at which the article was seen, and what it looked like there.
  package struct KnownPath: Hashable, Sendable {
    package var path: UInt64
    package var print: ArticlePrint

    package init(path: UInt64, print: ArticlePrint) {
      self.path = path
      self.print = print
    }
  }

  package var id: StateID
  /// Other openings it has had, ascending.
  package var openings: [UInt64] = []
  /// Where it was seen, by ascending path.
  package var paths: [KnownPath] = []
  /// By tag, 1 where the article has it, and 0 where it was taken away.
  package var tags: [String: Register] = [:]
  /// When it was opened first, and last, in microseconds since 1970; 0 for never.
  package var firstOpened: Int64 = 0
  package var lastOpened: Int64 = 0
  private var registers: [Register]

  package init(id: StateID) {
    self.id = id
    registers = Array(repeating: Register(), count: StateField.allCases.count)
  }

  package subscript(field: StateField) -> Register {
    get { registers[field.rawValue] }
    set { registers[field.rawValue] = newValue }
  }

  /// Takes in what another machine, or an earlier time, knows of the same article.
  ///
  /// - Complexity: O(*n* log *n*) in the tags and paths.
  package mutating func merge(_ other: ArticleState) {
    for field in StateField.allCases { self[field].merge(other[field]) }
    for (tag, register) in other.tags { tags[tag, default: Register()].merge(register) }
    if firstOpened == 0 || (other.firstOpened != 0 && other.firstOpened < firstOpened) {
      firstOpened = other.firstOpened
    }
    lastOpened = max(lastOpened, other.lastOpened)
    openings = Set(openings + other.openings + [other.id.rawValue]).filter { $0 != id.rawValue }
      .sorted()
    // Of a path that both know, either is as good: what it looks like now is noted when it is next met.
    var known: [UInt64: ArticlePrint] = [:]
    for path in other.paths + paths { known[path.path] = path.print }
    paths = known.map { KnownPath(path: $0.key, print: $0.value) }.sorted { $0.path < $1.path }
  }
}
