/// What an article's body looks like as a whole: two of one story, word for word or nearly so, look alike.
///
/// One permutation hashing (Li, Owen and Zhang, 2012) of pairs of neighbouring words: each pair falls into one of 16
/// bins, and of each bin the least hash counts, of which a byte is kept. The share of equal bytes is about
/// that of the pairs that two texts have in common.
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
  private static let likeness = 12
  /// Texts that fill fewer are too short to be told by this.
  private static let fewest = 12

  /// Whether two texts are nearly the same.
  @inline(__always)
  func isLike(_ other: StoryPrint) -> Bool {
    let none = SIMD16<UInt8>(repeating: 0)
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
      let pair = last &* 0xff51_afd7_ed55_8ccd ^ key
      last = key
      let (high, low) = pair.multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
      let hash = high ^ low
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
