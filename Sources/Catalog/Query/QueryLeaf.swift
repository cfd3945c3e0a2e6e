/// One condition of a query, and the field it is held to, if any.
struct QueryLeaf: Equatable, Sendable {
  enum Condition: Equatable, Sendable {
    case term(Term)
    case pattern(Pattern)
    case fuzzy(FuzzyWord)
    case filter(QueryFilter)
  }

  let condition: Condition
  let field: QueryField?

  /// Whether capitals have to be known to tell.
  var hasCapitals: Bool {
    switch condition {
    case .term(let term): term.hasCapitals
    case .pattern(let pattern): pattern.program.marksCapitals
    case .fuzzy, .filter: false
    }
  }

  /// Whether it can be seen in the text what made it true.
  var isLit: Bool {
    if case .filter = condition { return false }
    return field != .path && field != .place
  }

  /// Whether what it finds in a field is to be lit there; nil stands for text of any field.
  func lights(_ field: QueryField?) -> Bool {
    isLit && (self.field == nil || field == nil || self.field == field)
  }

  /// How much it takes to tell whether an article meets it; only the order matters.
  var cost: Int {
    switch condition {
    case .filter(.date), .filter(.mark): 0
    case .term where field == .path: 1
    case .filter(.words): 2
    case .term: 3
    case .fuzzy: 4
    case .pattern: 5
    }
  }
}

/// What is asked of an article besides its words.
package enum QueryFilter: Equatable, Sendable {
  /// Days since 1970-01-01.
  case date(ClosedRange<Int>)
  case words(ClosedRange<Int>)
  case mark(QueryMark)
}

/// What a reader can have done with an article, by the names it has in a query.
package enum QueryMark: String, CaseIterable, Sendable {
  case unread, read, starred
}
