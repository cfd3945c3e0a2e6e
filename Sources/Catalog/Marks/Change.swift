package import Articles

/// One mark that a user can set on an article.
package enum Mark: Hashable, Sendable {
  case read(Bool)
  case starred(Bool)
  /// A tag of one's own, which is there or is not.
  case tag(String, Bool)
}

/// A mark on an article.
package struct Change: Hashable, Sendable {
  package var key: ArticleKey
  package var mark: Mark

  package init(_ mark: Mark, of key: ArticleKey) {
    self.key = key
    self.mark = mark
  }
}

/// All that one action of the user changes, which is done, undone and redone as a whole.
package struct ChangeSet: Equatable, Sendable {
  /// What was done, as the line says that tells of its being undone: "marked 3 articles as read".
  package var words: String
  package var changes: [Change]
  /// Whether the program has done it by itself, so that nobody would think of undoing it in a later run.
  package var isAutomatic: Bool

  package init(_ words: String, _ changes: [Change], isAutomatic: Bool = false) {
    self.words = words
    self.changes = changes
    self.isAutomatic = isAutomatic
  }
}

/// A change set that was undone, or done again.
package struct Reversal: Equatable, Sendable {
  /// What the change set says of itself.
  package var words: String
  /// How many marks were changed.
  package var count: Int

  package init(words: String, count: Int) {
    self.words = words
    self.count = count
  }
}

/// What is noted of reading by itself, and cannot be undone: that an article was opened, and how far it
/// was read.
package struct Visit: Hashable, Sendable {
  package var key: ArticleKey
  /// Whether it was opened now.
  package var isOpening: Bool
  /// Where in its text the reader is, if that is known.
  package var place: TextPlace?
  /// How far it was read, in thousandths; what is less than before counts for nothing.
  package var progress: Int?

  package init(
    _ key: ArticleKey, isOpening: Bool = false, place: TextPlace? = nil, progress: Int? = nil
  ) {
    self.key = key
    self.isOpening = isOpening
    self.place = place
    self.progress = progress
  }
}

extension Mark {
  /// Whether it is set or taken away.
  package var isSet: Bool {
    switch self {
    case .read(let isSet), .starred(let isSet), .tag(_, let isSet): isSet
    }
  }
}
