import Articles

/// An article that may match.
struct QueryCandidate {
  let index: Int
  let record: ArticleRecord
  let bytes: UnsafeBufferPointer<UInt8>
  let library: Library
}

/// Tells of one article after the other which conditions it meets, and keeps its memory.
struct QueryTest: ~Copyable {
  var text: SearchText
  /// The article's text with its offsets, for terms whose marks have to agree.
  private(set) var exact: (text: FoldedText, source: [UInt8])?
  private var path: (text: FoldedText, source: [UInt8])?
  private var isFolded = false
  /// For a headline alone.
  private var headline: Folding
  /// A bit for each condition that is known, and whether it is met.
  private var known: UInt64 = 0
  private var met: UInt64 = 0
  private var paragraphs = ParagraphFolding()
  private var run = PatternRun()
  private var automata: [PatternAutomaton] = []
  private var fuzzy = FuzzyScratch()
  /// What has been done since someone last wanted to know, in bytes of text that a plain search
  /// takes as long for.
  private var effort = 0

  init(marksCapitals: Bool) {
    text = SearchText(marksCapitals: marksCapitals)
    headline = Folding(expecting: 128, marksCapitals: marksCapitals)
  }

  /// Begins with another article.
  mutating func begin() {
    exact = nil
    path = nil
    isFolded = false
    known = 0
    met = 0
  }

  /// What has been done since the last time, in bytes of a plain search.
  mutating func takeEffort() -> Int {
    defer {
      effort = 0
      run.steps = 0
    }
    return effort + run.steps * 16
  }

  mutating func fold(_ candidate: QueryCandidate) {
    guard !isFolded else { return }
    text.fold(candidate.record, candidate.bytes)
    isFolded = true
    effort += candidate.bytes.count
  }

  mutating func makeExact(_ candidate: QueryCandidate) {
    guard exact == nil, let article = candidate.article else { return }
    exact = (SearchText.trackingOffsets(in: article), SearchText.source(of: article))
    effort += 8 * candidate.bytes.count
  }

  /// Whether the article meets the condition at an index.
  mutating func holds(_ index: Int, of query: Query, for candidate: QueryCandidate) -> Bool {
    let bit: UInt64 = 1 << UInt64(index & 63)
    if known & bit == 0 {
      known |= bit
      let leaf = query.leaves[index]
      if holds(leaf.condition, in: leaf.field, for: candidate) { met |= bit }
    }
    return met & bit != 0
  }

  private mutating func holds(
    _ condition: QueryLeaf.Condition, in field: QueryField?, for candidate: QueryCandidate
  ) -> Bool {
    if case .filter(let filter) = condition { return candidate.passes(filter) }
    if field == .path { return holdsInPath(condition, of: candidate) }
    if field == .tag, holdsInOwnTags(condition, of: candidate) { return true }
    if case .term(let term) = condition, let isMet = tellsUnfolded(term, in: field, of: candidate) {
      return isMet
    }
    fold(candidate)
    switch condition {
    case .filter: return false
    case .term(let term):
      if term.isExact { makeExact(candidate) }
      let exact = term.isExact ? exact : nil
      return text.withFolded { folded, ends in
        let range = ends.range(of: field, in: folded)
        let place = exact.map { term.next(in: $0.text, source: $0.source, from: range.lowerBound) }
        let found = place ?? term.next(in: folded, from: range.lowerBound)
        return found.map { $0 < range.upperBound } ?? false
      }
    case .fuzzy(let word):
      effort += 4 * candidate.bytes.count
      return text.withFolded { folded, ends in
        let range = ends.range(of: field, in: folded)
        return word.next(
          in: folded.bytes, from: range.lowerBound, to: range.upperBound, using: &fuzzy) != nil
      }
    case .pattern(let pattern):
      return holds(pattern, in: field, for: candidate)
    }
  }

  /// Whether a term is met, when less than folding the whole article tells it.
  private mutating func tellsUnfolded(
    _ term: Term, in field: QueryField?, of candidate: QueryCandidate
  ) -> Bool? {
    guard !isFolded, !term.isExact else { return nil }
    switch field {
    case nil, .text:
      let body = SearchText.body(of: candidate.record, candidate.bytes)
      effort += body.count
      return term.surelyOccurs(in: body) ? true : nil
    case .title:
      let headline = candidate.record.outline.headline.within(candidate.bytes)
      effort += headline.count
      self.headline.removeAll()
      self.headline.append(UnsafeBufferPointer(rebasing: candidate.bytes[headline]))
      return self.headline.withFolded { term.next(in: $0, from: 0) != nil }
    case .place, .tag, .path: return nil
    }
  }

  // MARK: - Patterns

  private mutating func holds(
    _ pattern: Pattern, in field: QueryField?, for candidate: QueryCandidate
  ) -> Bool {
    effort += 4 * candidate.bytes.count
    let automaton = automaton(of: pattern)
    let isInParts = text.withFolded { folded, ends in
      // The body is looked at below, where its lines are known.
      let parts = [QueryField.title, .tag, .place].filter { field == nil || field == $0 }
      return parts.contains {
        automata[automaton].occurs(
          inParts: ends.range(of: $0, in: folded), of: folded, using: &run)
      }
        || (field ?? .text) == .text
          && automata[automaton].occurs(inParts: ends.above(in: folded), of: folded, using: &run)
    }
    guard !isInParts, (field ?? .text) == .text else { return isInParts }
    let outline = candidate.record.outline
    let bytes = candidate.bytes.prefix(Int(candidate.record.textCount))
    let start = min(max(Int(outline.bodyStart), 0), bytes.count)
    let end = min(max(Int(outline.tagsStart), start), bytes.count)
    return paragraphs.contains(in: UnsafeBufferPointer(rebasing: bytes[start..<end])) {
      automata[automaton].occurs(in: $0, using: &run)
    }
  }

  /// The place of a pattern's automaton, made at its first use.
  private mutating func automaton(of pattern: Pattern) -> Int {
    if let index = automata.firstIndex(where: { $0.source == pattern.source }) { return index }
    automata.append(PatternAutomaton(pattern))
    return automata.count - 1
  }

  // MARK: - Paths

  private mutating func holdsInPath(
    _ condition: QueryLeaf.Condition, of candidate: QueryCandidate
  ) -> Bool {
    if path == nil {
      let path = candidate.library.path(of: candidate.record, candidate.bytes)
      self.path = (Folding.fold(path, tracksOffsets: true), Array(path.utf8))
      effort += 4 * path.utf8.count
    }
    guard let path else { return false }
    return holds(condition, in: path.text, source: path.source)
  }

  /// Whether a condition holds for one of the tags that the user has given an article.
  private mutating func holdsInOwnTags(
    _ condition: QueryLeaf.Condition, of candidate: QueryCandidate
  ) -> Bool {
    for tag in candidate.library.ownTags(of: Slot(index: Int32(clamping: candidate.index))) {
      if holds(condition, in: Folding.fold(tag, tracksOffsets: true), source: Array(tag.utf8)) {
        return true
      }
    }
    return false
  }

  /// Whether a condition holds for a text of its own.
  private mutating func holds(
    _ condition: QueryLeaf.Condition, in text: FoldedText, source: [UInt8]
  ) -> Bool {
    switch condition {
    case .filter: return false
    case .term(let term): return term.next(in: text, source: source, from: 0) != nil
    case .fuzzy(let word):
      return text.withBytes {
        word.next(in: $0.bytes, from: 0, to: $0.bytes.count, using: &fuzzy) != nil
      }
    case .pattern(let pattern):
      let automaton = automaton(of: pattern)
      return text.withBytes {
        automata[automaton].occurs(inParts: 0..<$0.bytes.count, of: $0, using: &run)
      }
    }
  }

  // MARK: - Levels

  /// How well an article has what only its text can tell: in its headline, or elsewhere.
  mutating func level(of leaf: QueryLeaf, for candidate: QueryCandidate) -> TermLevel {
    if leaf.field != .text, holds(leaf.condition, in: .title, for: candidate) {
      return TermLevel(.headline, .whole, count: 1)
    }
    return holds(leaf.condition, in: leaf.field, for: candidate)
      ? TermLevel(.body, .whole, count: 1) : .none
  }
}

extension QueryCandidate {
  /// The article as it is made for showing.
  fileprivate var article: Article? { library[Slot(index: Int32(clamping: index))] }

  fileprivate func passes(_ filter: QueryFilter) -> Bool {
    switch filter {
    case .date(let days):
      record.outline.date.map { days.contains($0.daysSinceEpoch) } ?? false
    case .words(let words): words.contains(record.countedWords(bytes))
    case .mark(let mark): library.marks.holds(mark, Slot(index: Int32(clamping: index)))
    }
  }
}

extension PatternAutomaton {
  /// Whether the program finds anything in parts of folded text that separators part.
  fileprivate mutating func occurs(
    inParts range: Range<Int>, of folded: FoldedBytes, using run: inout PatternRun
  ) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, folded.bytes[end] != FoldedText.fieldSeparator { end += 1 }
      let part = PatternText(folded: folded, range: start..<end, lineStarts: [])
      if occurs(in: part, using: &run) { return true }
      start = end + 1
    }
    return false
  }
}

/// Folds a text paragraph by paragraph, and notes where its lines begin.
private struct ParagraphFolding: ~Copyable {
  private var folding = Folding(expecting: 1_000)
  private var lineStarts: [Int] = []

  init() {}

  /// Whether something holds for any paragraph of a text.
  mutating func contains(
    in text: UnsafeBufferPointer<UInt8>, _ holds: (PatternText) -> Bool
  ) -> Bool {
    folding.removeAll()
    lineStarts.removeAll(keepingCapacity: true)
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != 0x0a { end += 1 }
      let before = folding.count
      folding.append(UnsafeBufferPointer(rebasing: text[start..<min(end + 1, text.count)]))
      if folding.count == before {
        // Nothing but white space parts paragraphs.
        if before > 0, hands(to: holds) { return true }
      } else if end < text.count {
        lineStarts.append(folding.count)
      }
      start = end + 1
    }
    return folding.count > 0 && hands(to: holds)
  }

  private mutating func hands(to holds: (PatternText) -> Bool) -> Bool {
    let lineStarts = lineStarts
    let isFound = folding.withFolded { folded in
      holds(
        PatternText(folded: folded, range: 0..<folded.bytes.count, lineStarts: lineStarts))
    }
    folding.removeAll()
    self.lineStarts.removeAll(keepingCapacity: true)
    return isFound
  }
}
