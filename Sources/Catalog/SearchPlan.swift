/// What a search needs of a query, worked out once.
///
/// A search gives each article a level for each row of the plan: first those that a match must have, then
/// those that only speak for it, and last what nothing but the text itself can tell.
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
  /// The query's leaves, such as misspelled words, whose levels only the text can tell.
  let readLeaves: [Int]
  /// The places of the required clauses, the one that is likely to be rarest first.
  let rarestFirst: [Int]
  /// Whether the levels alone say which articles are found.
  let isDecisive: Bool
  /// All terms as they were typed, for what is better about articles that have them close together.
  let terms: [Term]
  let termsLength: Int
  /// The terms as one phrase, if there are several.
  let wholePhrase: Needle?

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
      query.isPlain && required.allSatisfy { $0.lookups.allSatisfy(\.isDecisive) }
    terms = query.terms
    termsLength = query.termsLength
    wholePhrase = query.wholePhrase
  }

  /// How many levels an article has.
  var rowCount: Int { clauses.count + readLeaves.count }
}
