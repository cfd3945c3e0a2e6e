/// What a search needs of a query, worked out once.
///
/// A search gives each article a level for each row of the plan: first those that a match must have, then
/// those that only speak for it, and last what is no term, as misspelled words and patterns.
struct SearchPlan: Sendable {
  /// Some terms of which any will do.
  struct Clause: Sendable {
    let terms: [Term]
    let lookups: [TermLookup]

    init(_ terms: [Term]) {
      self.terms = terms
      lookups = terms.map { TermLookup($0) }
    }

    /// Whether an index decides which articles have one of the terms.
    var isDecisive: Bool { lookups.allSatisfy(\.isDecisive) }

    /// Whether an index tells a level of an article that may have the pieces of a term but not the term;
    /// never wrong when it says no.
    func mayHavePieces(
      in text: UnsafeBufferPointer<UInt8>, _ traits: RecordTraits, using folding: inout Folding
    ) -> Bool {
      for lookup in lookups where !lookup.isDecisive {
        var hasAll = true
        for piece in lookup.pieces where hasAll {
          hasAll = piece.mayOccur(in: text, traits, using: &folding)
        }
        if hasAll { return true }
      }
      return false
    }
  }

  /// What can be looked up: the clauses that a match must have, then those that it may have.
  let clauses: [Clause]
  /// How many of them, the first, a match must have.
  let requiredCount: Int
  /// The query's leaves, such as misspelled words, that have levels and are no terms.
  let readLeaves: [Int]
  /// The places of the required clauses, the one that is likely to be rarest first.
  let rarestFirst: [Int]
  /// Whether the levels of the clauses alone say which articles are found.
  let isDecisive: Bool
  /// The query, when an index is to be asked for each of its conditions: it can tell more of it than the
  /// clauses do.
  let askedTree: QueryNode?
  /// How it is asked for each of them.
  let leafLookups: [LeafLookup]
  /// For each of them the row that none but the text, or this lookup, can tell the levels of, if it has one.
  let readRows: [Int?]
  /// Whether an index tells the levels of all rows.
  let isIndexed: Bool
  /// All terms as they were typed, for what is better about articles that have them close together.
  let terms: [Term]
  let termsLength: Int
  /// The terms that all have to be there as one phrase, if there are several, and how many these are.
  let wholePhrase: Needle?
  let phraseCount: Int

  init(_ query: Query) {
    let required = query.clauses.map { Clause($0) }
    let others = query.terms.filter { term in !query.clauses.contains { $0.contains(term) } }
    clauses = required + others.map { Clause([$0]) }
    requiredCount = required.count
    readLeaves = query.positiveLeaves.indices.filter { index in
      let leaf = query.positiveLeaves[index]
      if case .term = leaf.condition { return false }
      return leaf.isLit
    }
    let rarities = required.map { clause in clause.terms.map(\.needle.rarity).min() ?? 0 }
    rarestFirst = required.indices.sorted { (rarities[$1], $0) < (rarities[$0], $1) }
    isDecisive =
      query.isToldByClauses && required.allSatisfy { $0.lookups.allSatisfy(\.isDecisive) }
    (leafLookups, readRows) = Self.lookups(of: query, clauses, readLeaves)
    let isAsked =
      !isDecisive && !query.isPlain && leafLookups.contains(where: \.isTelling)
    askedTree = isAsked ? query.tree : nil
    isIndexed = zip(leafLookups, readRows).allSatisfy { $1 == nil || $0.isTelling }
    terms = query.terms
    termsLength = query.termsLength
    wholePhrase = query.wholePhrase
    phraseCount = query.phraseCount
  }

  private static func lookups(
    of query: Query, _ clauses: [Clause], _ readLeaves: [Int]
  ) -> (lookups: [LeafLookup], readRows: [Int?]) {
    var lookups: [LeafLookup] = []
    var readRows: [Int?] = []
    for leaf in query.leaves {
      var row: Int?
      if case .term(let term) = leaf.condition {
        row = clauses.firstIndex { $0.terms == [term] }
      }
      lookups.append(LeafLookup(leaf, row: row))
      let read = readLeaves.firstIndex { query.positiveLeaves[$0] == leaf }
      readRows.append(read.map { clauses.count + $0 })
    }
    return (lookups, readRows)
  }

  /// How many levels an article has.
  var rowCount: Int { clauses.count + readLeaves.count }
}
