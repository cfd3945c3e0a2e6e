/// What an article looks like, whatever its file is called: enough to know it again after it has been
/// renamed, moved, copied or edited a little.
///
/// Only words count, not how they are spaced, wrapped or punctuated, and letters of ASCII not in which
/// case: so nothing depends on tables of Unicode, which change from one version of them to the next,
/// and a print that was kept years ago is still the print of the same text.
package struct ArticlePrint: Hashable, Sendable {
  /// A hash of the words that the text begins with: headline, header lines and first sentences.
  ///
  /// Equal in copies, and after any edit further down.
  package var opening: UInt64
  /// A byte for each of eight bins of pairs of neighbouring words, 0 for an empty one.
  ///
  /// One permutation hashing (Li, Owen and Zhang, 2012), over about twice as many words: the share of
  /// bytes that agree is about that of the pairs which two beginnings have in common.
  package var sketch: UInt64

  package init(opening: UInt64, sketch: UInt64) {
    self.opening = opening
    self.sketch = sketch
  }

  /// Whether two texts begin nearly alike, as before and after an edit: half of their pairs of words
  /// or so are the same.
  package func isLike(_ other: ArticlePrint) -> Bool {
    if opening == other.opening { return true }
    var filled = 0
    var agreeing = 0
    for bin in 0..<Self.binCount {
      let mine = sketch >> (8 * bin) & 0xFF
      let theirs = other.sketch >> (8 * bin) & 0xFF
      if mine != 0 || theirs != 0 { filled += 1 }
      if mine != 0, mine == theirs { agreeing += 1 }
    }
    return agreeing > 0 && agreeing * 2 >= filled
  }

  private static let binCount = 8
  private static let openingWords = 64
  private static let sketchWords = 128
}

extension ArticlePrint {
  /// That of an article.
  ///
  /// - Complexity: O(1) in the length of its text, of which only the beginning is read.
  package init(_ article: Article) {
    self = article.text.withUnsafeBufferPointer { text in
      ArticlePrint(of: text.span, tagsStart: article.tagsStart)
    }
  }

  /// That of a cleaned text whose `Tags:` line begins at an offset; tags come and go, and do not count.
  ///
  /// - Complexity: O(1) in the length of the text.
  package init(of text: borrowing Span<UInt8>, tagsStart: Int) {
    let end = min(max(tagsStart, 0), text.count)
    var opening: UInt64 = Self.seed
    var least = SIMD8<UInt32>(repeating: .max)
    var last: UInt64 = 0
    var words = 0
    var word: UInt64 = 0
    var index = 0
    while index <= end, words < Self.sketchWords {
      let letter = index < end ? Self.letters[Int(text[index])] : 0
      index += 1
      if letter != 0 {
        word = (word ^ UInt64(letter)) &* 0x0000_0100_0000_01b3
        continue
      }
      guard word != 0 else { continue }
      if words < Self.openingWords { opening = Self.mixed(opening, word) }
      if words > 0 {
        let pair = Self.mixed(last, word)
        let bin = Int(truncatingIfNeeded: pair & 7)
        least[bin] = min(least[bin], UInt32(truncatingIfNeeded: pair &>> 32))
      }
      last = word
      word = 0
      words += 1
    }
    var sketch: UInt64 = 0
    for bin in 0..<Self.binCount where least[bin] != .max {
      // The high bits of a least value are small in all texts.
      sketch |= UInt64(max(UInt8(truncatingIfNeeded: least[bin]), 1)) << (8 * bin)
    }
    self.init(opening: opening, sketch: sketch)
  }

  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  private static func mixed(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let pair = (first ^ second &* 0xff51_afd7_ed55_8ccd) &+ 0x632b_e59b_d9b4_e019
    let (high, low) = pair.multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    return high ^ low
  }

  /// By byte, what it is in a word: 0 where it is in none, as all that is not a letter or digit of ASCII
  /// or beyond it.
  private static let letters: [UInt8] = (0...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    case 0x80...: byte
    default: 0
    }
  }
}

/// All that an article is known by: where its file lies, and what it looks like.
package struct ArticleKey: Hashable, Sendable {
  /// The id that its path gives it.
  package var path: ArticleID
  /// What it looks like.
  package var print: ArticlePrint

  package init(path: ArticleID, print: ArticlePrint) {
    self.path = path
    self.print = print
  }
}
