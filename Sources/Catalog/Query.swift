package import Articles

/// What was asked for, as a tree of conditions that an article meets or not.
///
/// `QueryLanguage` says how it is written. A line of nothing but words and phrases is plain: all of
/// them have to occur, in any order and any field, which an index and the scores can tell by
/// themselves. A term matches anywhere, also inside a word; `Term` says what case and diacritics mean.
package struct Query: Equatable, Sendable {
  /// What of the line cannot be followed as it stands, in the order of the line.
  package let slips: [QuerySlip]
  /// What is asked, as it was typed; nil when nothing is.
  package let tree: QueryNode?
  /// Whether it asks for what has been marked, or for tags, which can become something else by itself.
  package var asksMarks: Bool {
    leaves.contains {
      if case .filter(.mark) = $0.condition { true } else { $0.field == .tag }
    }
  }
  /// The same, with what is cheap to answer first.
  let plan: QueryNode?
  /// The conditions of the tree, each once.
  let leaves: [QueryLeaf]
  /// Those that speak for an article, in the order they were typed.
  let positiveLeaves: [QueryLeaf]
  /// The terms among them, each once: what is lit in texts and scored by.
  let terms: [Term]
  /// Whether an article matches when it has all terms in any of its fields.
  package let isPlain: Bool
  /// What rules articles out: each that matches has at least one term of every clause in some field.
  ///
  /// Only the letters count, not their case or marks. What is forbidden, patterns without letters and
  /// misspelled words give no clause.
  let clauses: [[Term]]
  /// The terms' places, the one that is likely to be rarest first.
  let rarestFirst: [Int]
  /// Whether there is a term whose marks have to agree.
  let hasExactTerms: Bool
  /// How many bytes all terms have.
  let termsLength: Int
  /// The terms that stand side by side and can be anywhere as one phrase, if there are several: articles
  /// that have it fit better.
  let wholePhrase: Needle?
  /// How many terms the phrase is made of.
  let phraseCount: Int

  /// Enough for anyone who asks, few enough to look for in every article.
  static let termLimit = 32

  /// Reads a typed line; every line is some query.
  ///
  /// Dates such as `last-week` count from the day of `today`.
  /// - Complexity: O(*n*) in the length of the text.
  package init(_ text: String, today: CalendarDate? = nil) {
    var reader = QueryReader(text, today: today)
    let tree = reader.read()
    self.init(tree, leaves: reader.leaves, slips: reader.slips)
  }

  init(_ tree: QueryNode?, leaves: [QueryLeaf], slips: [QuerySlip] = []) {
    self.tree = tree
    self.leaves = leaves
    self.slips = slips
    plan = tree?.ordered { leaves[$0].cost }
    var positive: [Int] = []
    for leaf in tree?.positiveLeaves() ?? [] where !positive.contains(leaf) {
      positive.append(leaf)
    }
    positiveLeaves = positive.map { leaves[$0] }
    var terms: [Term] = []
    for leaf in positiveLeaves where leaf.field != .path {
      if case .term(let term) = leaf.condition, !terms.contains(term) { terms.append(term) }
    }
    self.terms = terms
    isPlain = tree.map { Self.isPlain($0, leaves) } ?? true
    clauses = tree.map { QueryClauses.clauses(of: $0, leaves) } ?? []
    hasExactTerms = terms.contains(where: \.isExact)
    termsLength = terms.reduce(0) { $0 + $1.needle.bytes.count }
    rarestFirst = terms.indices.sorted {
      (terms[$1].needle.rarity, $0) < (terms[$0].needle.rarity, $1)
    }
    let neighbours = tree.map { Self.neighbours(in: $0, leaves) } ?? []
    phraseCount = neighbours.count
    wholePhrase =
      neighbours.count > 1
      ? Needle(Array(neighbours.map(\.needle.bytes).joined(separator: [0x20]))) : nil
  }

  /// Whether an article matches when it has a term of every clause in any field, and only then.
  var isToldByClauses: Bool {
    guard let tree, !isPlain else { return true }
    let parts: [QueryNode] = if case .all(let nodes) = tree { nodes } else { [tree] }
    return parts.count == clauses.count
      && parts.allSatisfy { part in
        guard case .any(let nodes) = part else { return Self.isPlain(part, leaves) }
        return nodes.allSatisfy { node in
          if case .leaf = node { return Self.isPlain(node, leaves) }
          return false
        }
      }
  }

  /// Whether nothing is asked for, so that everything is found.
  package var isEmpty: Bool { tree == nil }

  /// What is wrong with the line that was typed, if anything: the first of its slips.
  package var problem: Problem? { slips.first?.problem }

  /// Whether it can be seen in a text why it was found.
  package var isLit: Bool { positiveLeaves.contains(where: \.isLit) }

  /// Whether it can be told why an article was found: by what is lit in it, or by its path.
  package var isExplained: Bool {
    positiveLeaves.contains { $0.isLit || $0.field == .path }
  }

  /// The terms of any field that all have to occur, each once, in the order they were typed.
  private static func neighbours(in tree: QueryNode, _ leaves: [QueryLeaf]) -> [Term] {
    guard case .all(let nodes) = tree else { return [] }
    var terms: [Term] = []
    for case .leaf(let index) in nodes where leaves[index].field == nil {
      if case .term(let term) = leaves[index].condition, !terms.contains(term) {
        terms.append(term)
      }
    }
    return terms
  }

  private static func isPlain(_ node: QueryNode, _ leaves: [QueryLeaf]) -> Bool {
    switch node {
    case .leaf(let index):
      if case .term = leaves[index].condition { return leaves[index].field == nil }
      return false
    case .all(let nodes): return nodes.allSatisfy { isPlain($0, leaves) }
    case .any, .not: return false
    }
  }
}

/// What can be said of all articles that a tree matches.
private enum QueryClauses {
  /// More alternatives than this rule out too little to be worth their time.
  private static let mostAlternatives = 16

  static func clauses(of node: QueryNode, _ leaves: [QueryLeaf]) -> [[Term]] {
    switch node {
    case .leaf(let index): return clauses(of: leaves[index])
    case .all(let nodes): return nodes.flatMap { clauses(of: $0, leaves) }
    case .not: return []
    case .any(let nodes):
      var joined: [Term] = []
      for node in nodes {
        let best = clauses(of: node, leaves).max { rarity($0) < rarity($1) }
        guard let best else { return [] }
        joined += best.filter { !joined.contains($0) }
      }
      return joined.count <= mostAlternatives ? [joined] : []
    }
  }

  private static func clauses(of leaf: QueryLeaf) -> [[Term]] {
    // A path is no part of the text, nor need a tag be.
    guard leaf.field != .path, leaf.field != .tag else { return [] }
    switch leaf.condition {
    case .term(let term): return [[term]]
    case .pattern(let pattern): return pattern.clauses
    case .fuzzy, .filter: return []
    }
  }

  private static func rarity(_ terms: [Term]) -> Int {
    terms.reduce(.max) { min($0, $1.needle.rarity) }
  }
}
