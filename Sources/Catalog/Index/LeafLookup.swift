/// How an index is asked which of its articles meet one condition of a query.
enum LeafLookup: Sendable {
  /// Nothing but the article itself can tell.
  case unknown
  /// What has been marked, which the library knows.
  case marks(QueryMark)
  case dates(ClosedRange<Int>)
  case words(ClosedRange<Int>)
  /// A term anywhere, whose levels stand in a row of the plan.
  case row(Int, isDecisive: Bool)
  /// A term in a field; nil stands for any.
  case term(TermLookup, QueryField?)
  /// A misspelled word in a field, which nothing but words of the index can be.
  case fuzzy(FuzzyWord, QueryField?)

  /// `row` is the row of the plan that has the levels of this term and no other, if there is one.
  init(_ leaf: QueryLeaf, row: Int?) {
    switch leaf.condition {
    case .filter(.date(let days)): self = .dates(days)
    case .filter(.words(let counts)): self = .words(counts)
    case .filter(.mark(let mark)): self = .marks(mark)
    case .term(let term) where leaf.field != .path:
      let lookup = TermLookup(term)
      if let row, leaf.field == nil {
        self = .row(row, isDecisive: lookup.isDecisive)
      } else {
        self = .term(lookup, leaf.field)
      }
    case .fuzzy(let word) where leaf.field != .path && word.isSpaced:
      self = .fuzzy(word, leaf.field)
    case .term, .fuzzy, .pattern: self = .unknown
    }
  }

  /// Whether it tells more than the levels of the clauses do.
  var isTelling: Bool {
    switch self {
    case .unknown: false
    case .row(_, let isDecisive): isDecisive
    case .marks, .dates, .words, .term, .fuzzy: true
    }
  }
}

extension WordUse {
  /// The bits that a word has in its use when it stands in a field; nil stands for any.
  static func mask(of field: QueryField?) -> UInt8 {
    switch field {
    case nil: .max
    case .title: bit(of: .headline)
    case .text: countMask
    case .place: bit(of: .place)
    case .tag: bit(of: .tags)
    case .path: 0
    }
  }

  /// Whether these bits say for certain that the word stands there: those of the tags speak for the file's
  /// name as well.
  static func tells(_ field: QueryField?) -> Bool { field != .tag }
}
