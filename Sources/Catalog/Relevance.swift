extension Query {
  /// How well the article in a slot fits, nil when there is none or it does not match.
  ///
  /// For each term the best of its places counts: in the headline before in the body before in tags
  /// and place; there a whole word before the beginning of a word before a part of one; and then how
  /// often the term occurs. Of what is left, terms that stand together help a little, and so does a
  /// short text. When nothing is asked for, every article scores 0.
  func score(at index: Int, in library: Library) -> Float? {
    guard let rarest = rarestFirst.first else { return library.records.holds(index) ? 0 : nil }
    // Most articles end here, before they are folded.
    let text = library.withRecord(at: index) { record, bytes in
      mayMatch(record, bytes) ? SearchText(record, bytes) : nil
    }
    guard let text = text ?? nil, terms[rarest].next(in: text.folded, from: 0) != nil else {
      return nil
    }
    var search = EntrySearch(text, index, library)
    var firsts = [Int](repeating: 0, count: terms.count)
    for index in rarestFirst {
      guard let first = search.next(terms[index], from: 0) else { return nil }
      firsts[index] = first
    }
    var score: Float = 0
    var places: [(place: Int, term: Int)] = []
    for (index, term) in terms.enumerated() {
      score += search.score(of: term, from: firsts[index]) { place in
        if terms.count > 1 { places.append((place, index)) }
      }
    }
    if terms.count > 1 {
      score += nearness(of: places)
      if let wholePhrase, wholePhrase.first(in: text.folded.bytes) != nil {
        score += Weight.wholePhrase
      }
    }
    // In steps, from 1 KB on, so that articles of about one length are told apart by their dates.
    let lengthBits = Int.bitWidth - text.folded.bytes.count.leadingZeroBitCount
    return score + Weight.shortness * Float(max(24 - max(lengthBits, 10), 0))
  }

  /// Whether all terms may be in a text, by what can be told without folding it.
  private func mayMatch(_ record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !record.traits.contains(.hidesASCII) else { return true }
    return rarestFirst.allSatisfy { terms[$0].mayOccur(in: bytes, record.traits) }
  }

  /// What it is worth that places of all terms lie close together.
  private func nearness(of places: [(place: Int, term: Int)]) -> Float {
    let places = places.sorted { ($0.place, $0.term) < ($1.place, $1.term) }
    var counts = [Int](repeating: 0, count: terms.count)
    var missing = terms.count
    var first = 0
    var best = Int.max
    for (place, term) in places {
      if counts[term] == 0 { missing -= 1 }
      counts[term] += 1
      while missing == 0, first < places.count {
        best = min(best, place - places[first].place)
        let dropped = places[first].term
        counts[dropped] -= 1
        if counts[dropped] == 0 { missing += 1 }
        first += 1
      }
    }
    let length = terms.reduce(0) { $0 + $1.needle.bytes.count }
    let steps = [16, 64, 256, 1_024]
    return Weight.nearness * Float(steps.count { best < length + $0 })
  }
}

/// What each thing is worth.
///
/// A field outweighs all that can be said within another field, a kind of word all that repetition
/// can add.
private enum Weight {
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

/// The search of one article; looks at the article's own text only when marks have to agree.
private struct EntrySearch {
  private let library: Library
  private let index: Int
  private let text: SearchText
  private var exact: (text: FoldedText, source: [UInt8])?

  init(_ text: SearchText, _ index: Int, _ library: Library) {
    self.text = text
    self.index = index
    self.library = library
  }

  mutating func next(_ term: Term, from start: Int) -> Int? {
    guard term.isExact else { return term.next(in: text.folded, from: start) }
    if exact == nil, term.next(in: text.folded, from: start) != nil,
      let article = library[Slot(index: Int32(clamping: index))]
    {
      exact = (
        SearchText(trackingOffsetsIn: article).folded, SearchText.source(of: article)
      )
    }
    guard let exact else { return nil }
    return term.next(in: exact.text, source: exact.source, from: start)
  }

  /// The worth of a term that first occurs at a place; calls back for each occurrence counted.
  mutating func score(of term: Term, from first: Int, counted: (Int) -> Void) -> Float {
    var best: Float = 0
    var count = 0
    var isInTail = false
    var place: Int? = first
    while let found = place, count < Weight.countLimit {
      count += 1
      counted(found)
      let field = text.field(at: found)
      isInTail = isInTail || field == .tagsOrPlace
      best = max(best, worth(of: field) + worth(ofWordAt: found, count: term.needle.bytes.count))
      place = next(term, from: found + term.needle.bytes.count)
    }
    if place != nil, !isInTail { isInTail = next(term, from: text.bodyEnd) != nil }
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
    let bytes = text.folded.bytes
    let end = place + count
    let begins =
      !WordCharacters.end(before: place, in: bytes) || !WordCharacters.begins(at: place, in: bytes)
    let ends =
      !WordCharacters.begins(at: end, in: bytes) || !WordCharacters.end(before: end, in: bytes)
    return begins && ends ? Weight.wholeWord : begins ? Weight.wordStart : 0
  }
}
