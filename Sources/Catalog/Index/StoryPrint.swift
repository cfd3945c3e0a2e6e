/// What an article's body looks like as a whole: two of one story, word for word or nearly so, look alike.
///
/// One permutation hashing (Li, Owen and Zhang, 2012) of pairs of neighbouring words: each pair falls into one of 16
/// bins, and of each bin the least hash counts, of which a byte is kept. The share of equal bytes is about
/// that of the pairs that two texts have in common; whether they are one story is then told by the pairs
/// themselves (`StoryPairs`).
struct StoryPrint: Equatable, Sendable {
  /// A byte for each bin; 0 where nothing fell into it.
  private let bins: SIMD16<UInt8>

  private init(bins: SIMD16<UInt8>) {
    self.bins = bins
  }

  /// Of an article's folded text.
  init(of bytes: UnsafeBufferPointer<UInt8>, _ ends: SearchText.Ends) {
    var maker = Maker()
    WordSplitter.forEachWord(in: bytes) { start, end in
      guard start >= ends.headline, start < ends.body else { return }
      maker.add(WordTable.key(of: bytes, from: start, to: end))
    }
    self = maker.print
  }

  /// Of the article in a slot.
  init(ofArticleIn slot: Int, of library: Library) {
    self =
      library.withRecord(at: slot) { record, bytes in
        var text = SearchText(marksCapitals: false)
        text.fold(record, bytes)
        return text.withFolded { StoryPrint(of: $0.bytes, $1) }
      } ?? .none
  }

  /// Of no text.
  static let none = StoryPrint(bins: SIMD16(repeating: 0))

  /// So many of the bins that both have must agree, in sixteenths.
  private static let likeness = 10
  /// Texts that fill fewer are too short to be told by this.
  private static let fewest = 10

  /// Whether two texts may be nearly the same.
  @inline(__always)
  func mayBeLike(_ other: StoryPrint) -> Bool {
    let none = SIMD16<UInt8>(repeating: 0)
    // Short texts fill few bins, but the same text the same ones.
    if bins == other.bins { return bins != none }
    let common = (bins .!= none) .& (other.bins .!= none)
    let agreeing = common .& (bins .== other.bins)
    let ones = SIMD16<UInt8>(repeating: 1)
    let count = Int(none.replacing(with: ones, where: common).wrappedSum())
    guard count >= Self.fewest else { return false }
    return Int(none.replacing(with: ones, where: agreeing).wrappedSum()) * 16
      >= count * Self.likeness
  }

  /// Takes in the words of a body, one after the other.
  struct Maker {
    private var least = SIMD16<UInt32>(repeating: .max)
    private var last: UInt64 = 0

    @inline(__always)
    mutating func add(_ key: UInt64) {
      let hash = StoryPairs.hash(last, key)
      last = key
      let bin = Int(truncatingIfNeeded: hash & 15)
      let value = UInt32(truncatingIfNeeded: hash &>> 32)
      if value < least[bin] { least[bin] = value }
    }

    var print: StoryPrint {
      var bins = SIMD16<UInt8>(repeating: 0)
      for bin in 0..<16 where least[bin] != .max {
        // The high bits of a least value are small in all texts.
        bins[bin] = max(UInt8(truncatingIfNeeded: least[bin]), 1)
      }
      return StoryPrint(bins: bins)
    }
  }
}

/// The pairs of neighbouring words of an article's body.
struct StoryPairs: Sendable {
  /// Their hashes, ascending, each once.
  private let hashes: [UInt32]

  /// Two texts are versions of one story if they share so much of all the pairs they have.
  private static let leastShare = 0.6
  /// Longer texts are books, of which no two are told apart by their first words.
  private static let mostWords = 20_000

  /// Of the article in a slot.
  ///
  /// - Complexity: O(*n* log *n*) in its words.
  init(ofArticleIn slot: Int, of library: Library) {
    var hashes: [UInt32] = []
    library.withRecord(at: slot) { record, bytes in
      var text = SearchText(marksCapitals: false)
      text.fold(record, bytes)
      text.withFolded { folded, ends in
        var last: UInt64 = 0
        WordSplitter.forEachWord(in: folded.bytes) { start, end in
          guard start >= ends.headline, start < ends.body, hashes.count < Self.mostWords
          else { return }
          let key = WordTable.key(of: folded.bytes, from: start, to: end)
          hashes.append(UInt32(truncatingIfNeeded: Self.hash(last, key) >> 16))
          last = key
        }
      }
    }
    if hashes.count == Self.mostWords { hashes = [] }
    hashes.sort()
    var unique: [UInt32] = []
    for hash in hashes where hash != unique.last { unique.append(hash) }
    self.hashes = unique
  }

  /// Whether two texts are nearly the same.
  ///
  /// - Complexity: O(*n*) in their pairs.
  func isLike(_ other: StoryPairs) -> Bool {
    var common = 0
    var left = 0
    var right = 0
    while left < hashes.count, right < other.hashes.count {
      if hashes[left] == other.hashes[right] {
        common += 1
        left += 1
        right += 1
      } else if hashes[left] < other.hashes[right] {
        left += 1
      } else {
        right += 1
      }
    }
    let all = hashes.count + other.hashes.count - common
    return common > 0 && Double(common) >= Self.leastShare * Double(all)
  }

  @inline(__always)
  static func hash(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let pair = first &* 0xff51_afd7_ed55_8ccd ^ second
    let (high, low) = pair.multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    return high ^ low
  }
}

/// Tells which of some articles, met one after the other, are versions of one that was met before.
struct StoryTeller {
  private var met: [(print: StoryPrint, slot: Slot)] = []
  private var pairs: [Slot: StoryPairs] = [:]

  /// The first article that this one is a version of; if there is none, others may be versions of it.
  mutating func original(of slot: Slot, _ print: StoryPrint, in library: Library) -> Slot? {
    for other in met
    where other.print.mayBeLike(print)
      && pairs(of: slot, in: library).isLike(pairs(of: other.slot, in: library))
    {
      return other.slot
    }
    met.append((print, slot))
    return nil
  }

  private mutating func pairs(of slot: Slot, in library: Library) -> StoryPairs {
    if let known = pairs[slot] { return known }
    let made = StoryPairs(ofArticleIn: Int(slot.index), of: library)
    pairs[slot] = made
    return made
  }
}
