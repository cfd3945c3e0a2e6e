/// Looks for what a search asks in the text of one article after the other, and keeps its memory.
///
/// What it says of an article is what an index says that was built of it.
struct ArticleMatcher: ~Copyable {
  private let query: Query
  private let plan: SearchPlan
  private var test: QueryTest
  private var words = Folding(expecting: 64, marksCapitals: false)
  private var places = TermPlaces()
  /// The level of each row of the plan in the article last looked at.
  private(set) var levels: [UInt8]

  init(_ query: Query, _ plan: SearchPlan) {
    self.query = query
    self.plan = plan
    test = QueryTest(marksCapitals: query.leaves.contains(where: \.hasCapitals))
    levels = Array(repeating: 0, count: plan.rowCount)
  }

  /// What has been done since the last time, in bytes of a plain search.
  mutating func takeEffort() -> Int { test.takeEffort() }

  // MARK: - Looking

  /// Whether the article in a slot is found; its levels are known then, and in any case those that
  /// tell how often each clause occurs.
  mutating func finds(_ index: Int, in library: Library) -> Bool {
    for row in levels.indices { levels[row] = 0 }
    return library.withRecord(at: index) { record, bytes in
      // Most articles end here, before they are folded.
      let isPossible = mayMatch(record, bytes)
      let isCounted = plan.clauses.count > plan.requiredCount || levels.contains { $0 != 0 }
      guard isPossible || plan.rowCount > 1 && isCounted else { return false }
      let candidate = QueryCandidate(index: index, record: record, bytes: bytes, library: library)
      test.begin()
      if !plan.clauses.isEmpty {
        test.fold(candidate)
        findLevels()
      }
      guard plan.rarestFirst.allSatisfy({ levels[$0] != 0 }) else { return false }
      return plan.isDecisive || holds(for: candidate)
    } ?? false
  }

  /// Whether an article matches of which an index has told that it may.
  mutating func confirms(_ index: Int, in library: Library) -> Bool {
    library.withRecord(at: index) { record, bytes in
      guard mayHold(record, bytes) else { return false }
      let candidate = QueryCandidate(index: index, record: record, bytes: bytes, library: library)
      test.begin()
      return holds(for: candidate)
    } ?? false
  }

  /// Whether all required clauses that an index cannot decide may be in an article, without folding it.
  private mutating func mayHold(
    _ record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard isPlainBehind(record, bytes) else { return true }
    for row in plan.rarestFirst where !plan.clauses[row].isDecisive {
      let mayOccur = plan.clauses[row].terms.contains {
        $0.mayOccur(in: bytes, record.traits, using: &words)
      }
      if !mayOccur { return false }
    }
    return true
  }

  /// Whether there is nothing but ASCII behind the text, of which alone the traits tell.
  private func isPlainBehind(_ record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.dropFirst(Int(record.textCount)).allSatisfy { $0 < 0x80 }
  }

  /// Whether the query holds; what only the text can tell of the levels is told, too.
  private mutating func holds(for candidate: QueryCandidate) -> Bool {
    guard let tree = query.plan else { return true }
    guard tree.holds({ test.holds($0, of: query, for: candidate) }) else { return false }
    for (offset, leaf) in plan.readLeaves.enumerated() {
      levels[plan.clauses.count + offset] =
        test.level(of: query.positiveLeaves[leaf], for: candidate).rawValue
    }
    return true
  }

  /// Whether all required clauses may be in an article, by what can be told without folding it.
  ///
  /// The levels of clauses of which an index may tell one are set to something.
  private mutating func mayMatch(
    _ record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var isPossible = true
    let isPlainBehind = isPlainBehind(record, bytes)
    for row in plan.rarestFirst {
      let mayOccur =
        !isPlainBehind
        || plan.clauses[row].terms.contains {
          $0.mayOccur(in: bytes, record.traits, using: &words)
        }
      // An index counts also what has no more than the words of a phrase.
      let isCounted =
        mayOccur
        || plan.rowCount > 1
          && plan.clauses[row].mayHavePieces(in: bytes, record.traits, using: &words)
      levels[row] = isCounted ? 1 : 0
      isPossible = isPossible && mayOccur
      if !isPossible, plan.rowCount == 1 { return false }
    }
    return isPossible
  }

  private mutating func findLevels() {
    let plan = plan
    test.text.withFolded { folded, ends in
      let text = LevelledText(bytes: folded.bytes, ends: ends)
      for row in plan.clauses.indices where row >= plan.requiredCount || levels[row] != 0 {
        levels[row] = text.level(of: plan.clauses[row])
      }
    }
  }

  // MARK: - What makes one of the best better

  /// What it adds to the score of an article that its terms stand close together, or as they were
  /// typed.
  mutating func bonus(_ index: Int, in library: Library) -> Float {
    guard plan.terms.count > 1 else { return 0 }
    return library.withRecord(at: index) { record, bytes in
      test.begin()
      test.fold(QueryCandidate(index: index, record: record, bytes: bytes, library: library))
      return test.text.withFolded { folded, ends in
        places.collect(plan.terms, in: folded, ends)
        var bonus = Bonus.nearness * Float(places.steps(of: plan.termsLength))
        if let place = plan.wholePhrase?.firstOfWord(in: folded.bytes) {
          let pairs = Float(min(plan.phraseCount - 1, Bonus.mostPairs))
          bonus += pairs * (place < ends.headline ? Bonus.phraseInHeadline : Bonus.phrase)
        }
        return bonus
      }
    } ?? 0
  }

  /// What the article in a slot looks like as a whole.
  mutating func print(of index: Int, in library: Library) -> StoryPrint {
    library.withRecord(at: index) { record, bytes in
      test.begin()
      test.fold(QueryCandidate(index: index, record: record, bytes: bytes, library: library))
      return test.text.withFolded { StoryPrint(of: $0.bytes, $1) }
    } ?? .none
  }
}

/// What is added for terms that stand together: less than it is worth to have one of them in the
/// headline, but more than to have one there and the other anywhere.
private enum Bonus {
  /// For each step that the terms are nearer to each other.
  static let nearness: Float = 40
  /// For each two words that stand together as they were typed, which is a name more often than not.
  static let phrase: Float = 400
  static let phraseInHeadline: Float = 500
  /// A longer phrase says no more.
  static let mostPairs = 3
}

extension Needle {
  /// Where the needle first occurs other than inside a word.
  fileprivate func firstOfWord(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var start = 0
    while let place = first(in: bytes, from: start) {
      if !WordCharacters.isInsideWord(place, in: bytes) { return place }
      start = place + 1
    }
    return nil
  }
}

extension WordCharacters {
  /// Whether a word that stands apart has begun before a position and goes on behind it.
  fileprivate static func isInsideWord(
    _ place: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard place > 0, place < bytes.count, kind(at: place, in: bytes).kind == .spaced
    else { return false }
    var before = place - 1
    while before > 0, bytes[before] & 0xc0 == 0x80 { before -= 1 }
    return kind(at: before, in: bytes).kind == .spaced
  }
}

/// The words of one folded article, as an index would have them.
private struct LevelledText {
  let bytes: UnsafeBufferPointer<UInt8>
  let ends: SearchText.Ends

  func level(of clause: SearchPlan.Clause) -> UInt8 {
    clause.lookups.reduce(0) { TermLevel.sum($0, level(of: $1)) }
  }

  private func level(of lookup: TermLookup) -> UInt8 {
    guard let first = lookup.pieces.first else { return TermLevel.anywhere.rawValue }
    var level = self.level(of: first, isUnspaced: lookup.isUnspaced)
    for piece in lookup.pieces.dropFirst() where level != 0 {
      level = TermLevel.both(level, self.level(of: piece, isUnspaced: lookup.isUnspaced))
    }
    return level
  }

  /// What the words say that have a piece in them, each of which counts once.
  private func level(of piece: TermLookup.Piece, isUnspaced: Bool) -> UInt8 {
    var level: UInt8 = 0
    var start = 0
    while let place = piece.textNeedle.first(in: bytes, from: start) {
      let end = place + piece.bytes.count
      let word = word(around: place, to: end)
      guard !piece.beginsWord || word.lowerBound == place,
        !piece.endsWord || word.upperBound == end
      else {
        // In a very long word the next place to look at is not the next byte.
        let isSpaced = !isUnspacedCharacter(at: place)
        let next = piece.beginsWord ? word.upperBound : word.upperBound - piece.bytes.count
        start = max(place + 1, isSpaced ? next : 0)
        continue
      }
      let kind =
        isUnspaced
        ? WordKind.whole
        : WordKind(
          begins: word.lowerBound == place, rest: word.upperBound - end,
          first: end < bytes.count ? bytes[end] : 0)
      level = TermLevel.sum(level, WordUse.level(ofOneIn: ends.field(at: place), kind))
      start = max(isUnspacedCharacter(at: place) ? 0 : word.upperBound, place + 1)
    }
    return level
  }

  private func isUnspacedCharacter(at place: Int) -> Bool {
    WordCharacters.kind(at: place, in: bytes).kind == .unspaced
  }

  /// The word of the index that a piece within one word is in.
  private func word(around start: Int, to end: Int) -> Range<Int> {
    let (kind, length) = WordCharacters.kind(at: start, in: bytes)
    guard kind != .unspaced else {
      // A pair of characters, or the last one of its run.
      let next = start + length
      guard next < bytes.count else { return start..<next }
      let (kind, more) = WordCharacters.kind(at: next, in: bytes)
      return start..<(kind == .unspaced ? min(next + more, bytes.count) : next)
    }
    var start = start
    var end = end
    while start > 0 {
      var before = start - 1
      while before > 0, bytes[before] & 0xc0 == 0x80 { before -= 1 }
      guard WordCharacters.kind(at: before, in: bytes).kind == .spaced else { break }
      start = before
    }
    while end < bytes.count {
      let (kind, length) = WordCharacters.kind(at: end, in: bytes)
      guard kind == .spaced else { break }
      end += length
    }
    return start..<min(end, bytes.count)
  }
}

/// Where the terms of a query occur in one article's headline and body: what stands next to each other
/// in its tags and its file's name does so by chance.
private struct TermPlaces {
  /// A place of one term; terms at one place are in their order.
  private struct Place: Comparable {
    private let rawValue: Int

    init(_ place: Int, term: Int) {
      rawValue = place << 8 | term & 0xff
    }

    var place: Int { rawValue >> 8 }
    var term: Int { rawValue & 0xff }

    static func < (left: Place, right: Place) -> Bool { left.rawValue < right.rawValue }
  }

  private var all: [Place] = []
  private var latest: [Int] = []
  /// Where the body begins.
  private var bodyStart = 0

  /// More places of one term are not kept.
  private static let limit = 64
  /// More are not looked at, those inside words included, which tell nothing.
  private static let mostLookedAt = 512

  mutating func collect(_ terms: [Term], in text: FoldedBytes, _ ends: SearchText.Ends) {
    bodyStart = ends.headline
    all.removeAll(keepingCapacity: true)
    latest.removeAll(keepingCapacity: true)
    for (index, term) in terms.enumerated() {
      latest.append(-1)
      var kept = 0
      var lookedAt = 0
      var start = 0
      while kept < Self.limit, lookedAt < Self.mostLookedAt,
        let place = term.next(in: text, from: start), place < ends.body
      {
        if !WordCharacters.isInsideWord(place, in: text.bytes) {
          all.append(Place(place, term: index))
          kept += 1
        }
        start = place + term.needle.bytes.count
        lookedAt += 1
      }
    }
    all.sort()
  }

  /// How close together the closest places of all terms are, in steps from far to near.
  mutating func steps(of length: Int) -> Int {
    let best = shortestStretch()
    return [16, 64, 256, 1_024].reduce(0) { $0 + (best < length + $1 ? 1 : 0) }
  }

  /// From the beginning of the first to that of the last place of the closest ones of all terms, which
  /// are in the headline, or in the body.
  private mutating func shortestStretch() -> Int {
    var best = Int.max
    var isInBody = false
    for place in all {
      if !isInBody, place.place >= bodyStart {
        isInBody = true
        for term in latest.indices { latest[term] = -1 }
      }
      latest[place.term] = place.place
      let first = latest.reduce(.max) { min($0, $1) }
      if first >= 0 { best = min(best, place.place - first) }
    }
    return best
  }
}
