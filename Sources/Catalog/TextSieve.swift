/// Rules out texts that a search does not find while they are read, so that they need not be kept.
package struct TextSieve: Sendable {
  /// A text that the search finds has one of them.
  private let terms: [Term]

  /// Nil when the search has to know all articles: because nothing rules any out, or because the scores of
  /// those it finds depend on how many others have its words.
  package init?(_ query: Query) {
    let plan = SearchPlan(query)
    guard plan.requiredCount == 1, plan.rowCount == 1, let clause = plan.clauses.first
    else { return nil }
    terms = clause.terms
  }

  /// Whether an article of a clean text and a file's name may be found; never wrong when it says no.
  ///
  /// - Complexity: O(*n*), at the speed of memory where it is not.
  func mayFind(_ text: UnsafeBufferPointer<UInt8>, named name: UnsafeBufferPointer<UInt8>) -> Bool {
    // Another name is not kept as it is.
    guard name.allSatisfy({ $0 &- 0x20 < 0x5F }) else { return true }
    return mayHold(text) || mayHold(name)
  }

  private func mayHold(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let traits = RecordTraits(of: text)
    var folding = Folding(expecting: 64, marksCapitals: false)
    return terms.contains { $0.mayOccur(in: text, traits, using: &folding) }
  }
}
