/// A search for articles that are about the same as one of them, in slices.
///
/// The words that tell the article from others (those it has often, and others seldom) are looked up in the
/// index, and each article is worth the sum of what it has of them.
package struct RelatedRun: Sendable {
  /// The article that the others are compared with.
  package let slot: Slot
  /// The others, the most alike first.
  package private(set) var results = ArticleList(ordering: .relevance)
  /// Whether all articles have been compared.
  package private(set) var isFinished = false
  /// Whether copies were left out: of the article, or of one that is there.
  package private(set) var hasCopies = false
  /// The words that were looked up, folded, the most telling first.
  package private(set) var words: [String] = []

  private var index: CompleteIndex

  /// What lights the most telling of the words; empty when there are none.
  package var tellingQuery: Query {
    Query(words.prefix(Self.mostLit).map { "\"\($0)\"" }.joined(separator: " OR "))
  }

  /// More words are not lit: the page would be nothing but light.
  private static let mostLit = 5
  /// More words say little more, and take longer.
  private static let mostWords = 20
  /// So many articles are shown.
  private static let mostResults = 100
  /// No more bytes of them are read to tell copies.
  private static let closeBytes = 4 << 20
  /// Less than this share of what the article itself is worth is not enough to be alike.
  private static let leastShare = 0.12
  /// One word in common may be chance.
  private static let fewestWords: UInt32 = 2
  /// What twenty words are worth together takes no more bits.
  private static let worthBits: UInt32 = 20

  /// Begins to look for articles like one of them.
  package init(to slot: Slot, in library: Library, index: SearchIndex) {
    self.slot = slot
    self.index = CompleteIndex(index, in: library)
  }

  /// Does a slice of the work.
  package mutating func advance(in library: Library) {
    guard !isFinished else { return }
    guard index.isFinished else { return index.advance(in: library) }
    defer { index = CompleteIndex() }
    let telling = tellingWords(in: library)
    words = telling.map { String(decoding: $0.word, as: UTF8.self) }
    compare(telling, in: library)
    isFinished = true
  }

  private mutating func compare(_ words: [TellingWord], in library: Library) {
    var best = TopHits(limit: 2 * Self.mostResults)
    var own = 0
    for (number, segment) in index.segments.enumerated() {
      var scores = [UInt32](repeating: 0, count: segment.slots.count)
      for word in words { segment.add(word.word, by: word.worths, to: &scores) }
      // Of each article how many of the words it has, and below that what they are worth.
      for (place, score) in scores.enumerated() where score >= Self.fewestWords << Self.worthBits {
        let score = score & (1 << Self.worthBits - 1)
        let slot = segment.slots.lowerBound + place
        guard index.isKnown(slot, in: number, of: library) else { continue }
        let traits = segment.traits[place]
        let worth = Int(Double(score) / LengthClass(rawValue: UInt8(traits.length)).norm)
        if slot == Int(self.slot.index) {
          own = worth
        } else {
          best.offer(TopHits.key(score: worth, traits), slot)
        }
      }
    }
    let leastWorth = Float(Double(own) * Self.leastShare)
    // Copies of the article, or of one that is there, tell nothing new.
    var teller = StoryTeller()
    _ = teller.original(
      of: slot, StoryPrint(ofArticleIn: Int(slot.index), of: library), in: library)
    var hits: [SearchHit] = []
    var left = Self.closeBytes
    for entry in best.take() where hits.count < Self.mostResults && entry.score > leastWorth {
      left -= library.textCount(of: Slot(index: entry.slot))
      guard left > 0 else { break }
      let print = StoryPrint(ofArticleIn: Int(entry.slot), of: library)
      let slot = Slot(index: entry.slot)
      guard teller.original(of: slot, print, in: library) == nil else {
        hasCopies = true
        continue
      }
      hits.append(SearchHit(slot: slot, score: entry.score))
    }
    results.insert(hits, in: library)
  }

  /// Takes out articles that have gone.
  package mutating func remove(_ gone: [Slot]) {
    results.remove(Set(gone))
  }

  // MARK: - Words

  private struct TellingWord {
    let word: [UInt8]
    let weight: Double
    /// What the word is worth for each of its uses.
    var worths: [UInt32] {
      (0...255).map { use in
        let use = WordUse(rawValue: UInt8(use))
        let count = Double(use.bodyCount)
        let share = (use.isInHeadline ? 1.5 : 0) + (count > 0 ? 1 + 0.4 * (1 - 1 / count) : 0.4)
        return 1 << RelatedRun.worthBits + UInt32(min(weight * 60 * share, 3_000))
      }
    }
  }

  /// The words of the article that say most about it.
  private func tellingWords(in library: Library) -> [TellingWord] {
    let all = Double(max(index.articleCount, 1))
    // A word that very many have says nothing; of few articles, none can be very many.
    let most = max(all / 8, 4)
    var found: [TellingWord] = []
    for (word, use) in uses(in: library) where word.contains(where: { $0 > 0x39 }) {
      // Short words of Latin letters join others, and mean little by themselves.
      guard word.count > 2 else { continue }
      let count = Double(index.segments.reduce(0) { $0 + $1.count(of: word) })
      guard count > 1, count <= most else { continue }
      let often = Double(use.bodyCount) + (use.isInHeadline ? 3 : 0)
      found.append(
        TellingWord(word: word, weight: Self.log2(1 + often) * Self.log2(1 + all / count)))
    }
    found.sort { left, right in
      left.weight != right.weight
        ? left.weight > right.weight : left.word.lexicographicallyPrecedes(right.word)
    }
    guard let heaviest = found.first?.weight, heaviest > 0 else { return [] }
    return found.prefix(Self.mostWords).map {
      TellingWord(word: $0.word, weight: $0.weight / heaviest * 8)
    }
  }

  /// The article's words and how it uses them.
  private func uses(in library: Library) -> [[UInt8]: WordUse] {
    library.withRecord(at: Int(slot.index)) { record, bytes in
      var text = SearchText(marksCapitals: false)
      text.fold(record, bytes)
      var uses: [[UInt8]: WordUse] = [:]
      text.withFolded { folded, ends in
        WordSplitter.forEachWord(in: folded.bytes) { start, end in
          uses[Array(folded.bytes[start..<end]), default: .none].add(
            WordUse.once(in: ends.field(at: start)))
        }
      }
      return uses
    } ?? [:]
  }

  /// To some digits, without the mathematics of the C library.
  private static func log2(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 0 }
    // ln(m) of the significand by the series of the inverse hyperbolic tangent.
    let ratio = (value.significand - 1) / (value.significand + 1)
    let square = ratio * ratio
    let series = ratio * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9))))
    return Double(value.exponent) + 2 * series / 0.693_147_180_559_945_3
  }
}
