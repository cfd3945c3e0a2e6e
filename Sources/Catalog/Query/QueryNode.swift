/// What a query asks of an article, as a tree; its leaves are kept by the query, each once.
package indirect enum QueryNode: Equatable, Sendable {
  /// The condition at this index among the query's leaves.
  case leaf(Int)
  case all([QueryNode])
  case any([QueryNode])
  case not(QueryNode)

  /// Several nodes as one; nil when there is none.
  static func joined(_ nodes: [QueryNode], byAlternatives: Bool) -> QueryNode? {
    var flat: [QueryNode] = []
    var leaves: UInt64 = 0
    func add(_ node: QueryNode) {
      if case .leaf(let index) = node {
        let bit: UInt64 = 1 << UInt64(index & 63)
        if leaves & bit != 0 { return }
        leaves |= bit
      }
      flat.append(node)
    }
    for node in nodes {
      switch node {
      case .all(let parts) where !byAlternatives: parts.forEach(add)
      case .any(let parts) where byAlternatives: parts.forEach(add)
      default: add(node)
      }
    }
    if flat.count < 2 { return flat.first }
    return byAlternatives ? .any(flat) : .all(flat)
  }

  /// What is not this.
  var negated: QueryNode {
    if case .not(let node) = self { return node }
    return .not(self)
  }

  /// Whether it holds, when it can be told of each leaf whether that does.
  ///
  /// - Complexity: O(*n*) in the nodes of the tree; no leaf is asked for that does not matter.
  func holds(_ leaf: (Int) -> Bool) -> Bool {
    switch self {
    case .leaf(let index): leaf(index)
    case .all(let nodes): nodes.allSatisfy { $0.holds(leaf) }
    case .any(let nodes): nodes.contains { $0.holds(leaf) }
    case .not(let node): !node.holds(leaf)
    }
  }

  /// The leaves that speak for an article, in their order: those under an even number of negations.
  func positiveLeaves(isNegated: Bool = false) -> [Int] {
    switch self {
    case .leaf(let index): isNegated ? [] : [index]
    case .all(let nodes), .any(let nodes):
      nodes.flatMap { $0.positiveLeaves(isNegated: isNegated) }
    case .not(let node): node.positiveLeaves(isNegated: !isNegated)
    }
  }

  /// The same question, the parts that are cheap to answer first.
  func ordered(by cost: (Int) -> Int) -> QueryNode {
    switch self {
    case .leaf: return self
    case .all(let nodes): return .all(Self.sorted(nodes, by: cost))
    case .any(let nodes): return .any(Self.sorted(nodes, by: cost))
    case .not(let node): return .not(node.ordered(by: cost))
    }
  }

  private static func sorted(_ nodes: [QueryNode], by cost: (Int) -> Int) -> [QueryNode] {
    nodes.map { $0.ordered(by: cost) }.enumerated()
      .map { (node: $0.element, rank: ($0.element.cost(cost), $0.offset)) }
      .sorted { $0.rank < $1.rank }.map(\.node)
  }

  private func cost(_ leaf: (Int) -> Int) -> Int {
    switch self {
    case .leaf(let index): leaf(index)
    case .all(let nodes), .any(let nodes): nodes.reduce(0) { max($0, $1.cost(leaf)) }
    case .not(let node): node.cost(leaf)
    }
  }
}
