extension Query {
  /// How well the article in a slot fits, nil when there is none or it does not match.
  ///
  /// For each term the best of its places counts: in the headline before in the body before in tags
  /// and place; there a whole word before the beginning of a word before a part of one; and then how
  /// often the term occurs. Of what is left, terms that stand together help a little, and so does a
  /// short text. When nothing is asked for, every article scores 0.
  func score(at index: Int, in library: Library, using scratch: inout SearchScratch) -> Float? {
    guard !isEmpty else { return library.records.holds(index) ? 0 : nil }
    guard isPlain else { return treeScore(at: index, in: library, using: &scratch) }
    // By way of the buffer no term is copied, which would take as long as looking for it.
    return terms.withUnsafeBufferPointer { terms in
      let score: Float?? = library.withRecord(at: index) { record, bytes in
        // Most articles end here, before they are folded.
        guard mayMatch(record, bytes, terms, using: &scratch.words) else { return nil }
        scratch.text.fold(record, bytes)
        return scratch.text.withFolded { folded, ends in
          search(folded, ends, of: index, in: library, terms, &scratch.places)
            .map { self.score($0, terms, &scratch.places) }
        }
      }
      return score ?? nil
    }
  }

  /// Whether all terms may be in an article, by what can be told without folding it.
  private func mayMatch(
    _ record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>,
    _ terms: UnsafeBufferPointer<Term>, using words: inout Folding
  ) -> Bool {
    // The file's name, behind everything else, is not looked at.
    let text = UnsafeBufferPointer(rebasing: bytes.prefix(max(record.name.lowerBound, 0)))
    for index in rarestFirst
    where !terms[index].mayOccur(in: text, record.traits, using: &words) {
      return false
    }
    return true
  }

  /// The search of a folded article, nil when it lacks a term; notes where the terms first occur.
  private func search(
    _ folded: FoldedBytes, _ ends: SearchText.Ends, of slot: Int, in library: Library,
    _ terms: UnsafeBufferPointer<Term>, _ places: inout TermPlaces
  ) -> EntrySearch? {
    for index in rarestFirst {
      guard let first = terms[index].next(in: folded, from: 0) else { return nil }
      places.firsts[index] = first
    }
    guard hasExactTerms else { return EntrySearch(folded: folded, ends: ends, exact: nil) }
    guard let article = library[Slot(index: Int32(clamping: slot))] else { return nil }
    let search = EntrySearch(
      folded: folded, ends: ends,
      exact: (SearchText.trackingOffsets(in: article), SearchText.source(of: article)))
    for index in rarestFirst where terms[index].isExact {
      guard let first = search.next(terms[index], from: 0) else { return nil }
      places.firsts[index] = first
    }
    return search
  }

  /// The score of terms that need not all occur.
  func score(_ search: EntrySearch, _ places: inout TermPlaces) -> Float {
    terms.withUnsafeBufferPointer { terms in
      for index in terms.indices {
        places.firsts[index] = search.next(terms[index], from: 0) ?? -1
      }
      return score(search, terms, &places)
    }
  }

  private func score(
    _ search: EntrySearch, _ terms: UnsafeBufferPointer<Term>, _ places: inout TermPlaces
  ) -> Float {
    var score: Float = 0
    places.all.removeAll(keepingCapacity: true)
    for index in terms.indices where places.firsts[index] >= 0 {
      score += search.score(of: terms[index], from: places.firsts[index]) { place in
        if terms.count > 1 { places.all.append(TermPlaces.Place(place, term: index)) }
      }
    }
    let bytes = search.folded.bytes
    if terms.count > 1 {
      score += nearness(of: &places, length: termsLength)
      if let wholePhrase, wholePhrase.first(in: bytes) != nil { score += Weight.wholePhrase }
    }
    // In steps, from 1 KB on, so that articles of about one length are told apart by their dates.
    let lengthBits = Int.bitWidth - bytes.count.leadingZeroBitCount
    return score + Weight.shortness * Float(max(24 - max(lengthBits, 10), 0))
  }

  /// What it is worth that places of all terms lie close together.
  private func nearness(of places: inout TermPlaces, length: Int) -> Float {
    places.all.sort()
    let best = places.shortestStretch()
    var steps = 0
    for step in [16, 64, 256, 1_024] where best < length + step { steps += 1 }
    return Weight.nearness * Float(steps)
  }
}

/// What each thing is worth.
///
/// A field outweighs all that can be said within another field, a kind of word all that repetition
/// can add.
enum Weight {
  static let headline: Float = 60
  static let body: Float = 30
  static let wholeWord: Float = 20
  static let wordStart: Float = 10
  static let repetition: Float = 6
  static let alsoInTagsOrPlace: Float = 2
  static let wholePhrase: Float = 3
  static let nearness: Float = 0.75
  static let shortness: Float = 0.04
  /// More occurrences than this are not counted.
  static let countLimit = 16
}

/// What a search of one article after the other uses again and again.
struct SearchScratch: ~Copyable {
  fileprivate var text: SearchText
  var words: Folding
  var places: TermPlaces
  var test: QueryTest

  init(for query: Query) {
    test = QueryTest(marksCapitals: query.leaves.contains(where: \.hasCapitals))
    text = SearchText(marksCapitals: query.terms.contains(where: \.hasCapitals))
    words = Folding(expecting: 64, marksCapitals: false)
    places = TermPlaces(termCount: query.terms.count)
  }
}

/// Where the terms of a query occur in one article.
struct TermPlaces {
  /// A place of one term; terms at one place are in their order.
  struct Place: Comparable {
    private let rawValue: Int

    init(_ place: Int, term: Int) {
      rawValue = place << 8 | term & 0xff
    }

    var place: Int { rawValue >> 8 }
    var term: Int { rawValue & 0xff }

    static func < (left: Place, right: Place) -> Bool { left.rawValue < right.rawValue }
  }

  var firsts: [Int]
  var all: [Place] = []
  private var latest: [Int]

  init(termCount: Int) {
    firsts = Array(repeating: 0, count: termCount)
    latest = firsts
  }

  /// From the beginning of the first to that of the last place of the closest ones of all terms.
  mutating func shortestStretch() -> Int {
    for index in latest.indices { latest[index] = -1 }
    var best = Int.max
    for place in all {
      latest[place.term] = place.place
      let first = latest.reduce(.max) { min($0, $1) }
      if first >= 0 { best = min(best, place.place - first) }
    }
    return best
  }
}

/// The search of one article; looks at the article's own text only when marks have to agree.
struct EntrySearch {
  let folded: FoldedBytes
  let ends: SearchText.Ends
  let exact: (text: FoldedText, source: [UInt8])?

  func next(_ term: Term, from start: Int) -> Int? {
    guard term.isExact, let exact else { return term.next(in: folded, from: start) }
    return term.next(in: exact.text, source: exact.source, from: start)
  }

  /// The worth of a term that first occurs at a place; calls back for each occurrence counted.
  func score(of term: Term, from first: Int, counted: (Int) -> Void) -> Float {
    var best: Float = 0
    var count = 0
    var isInTail = false
    var place: Int? = first
    while let found = place, count < Weight.countLimit {
      count += 1
      counted(found)
      let field = ends.field(at: found)
      isInTail = isInTail || field == .tagsOrPlace
      best = max(best, worth(of: field) + worth(ofWordAt: found, count: term.needle.bytes.count))
      place = next(term, from: found + term.needle.bytes.count)
    }
    if place != nil, !isInTail { isInTail = next(term, from: ends.body) != nil }
    let repetition = Weight.repetition * Float(count) / Float(count + 2)
    return best + repetition + (isInTail && best >= Weight.body ? Weight.alsoInTagsOrPlace : 0)
  }

  private func worth(of field: SearchText.Field) -> Float {
    switch field {
    case .headline: Weight.headline
    case .body: Weight.body
    case .tagsOrPlace: 0
    }
  }

  private func worth(ofWordAt place: Int, count: Int) -> Float {
    let bytes = folded.bytes
    let end = place + count
    let begins =
      !WordCharacters.end(before: place, in: bytes) || !WordCharacters.begins(at: place, in: bytes)
    let ends =
      !WordCharacters.begins(at: end, in: bytes) || !WordCharacters.end(before: end, in: bytes)
    return begins && ends ? Weight.wholeWord : begins ? Weight.wordStart : 0
  }
}
