/// How one article in a word's list is written: the distance from the one before it and the word's use
/// there.
///
/// A number in groups of seven bits, the lowest first, all but the last with the high bit set: twice
/// the distance, and one more if a byte follows with the use. The commonest use needs none.
enum Posting {
  /// More bytes are never written for one; the distance is below 2^27.
  static let longest = 5

  /// Writes a posting and says how long it is.
  @inline(__always)
  static func write(
    _ distance: UInt32, _ use: WordUse, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let isCommon = use == .onceInBody
    var rest = distance &<< 1 | (isCommon ? 0 : 1)
    var length = 0
    while rest >= 0x80 {
      target[length] = UInt8(truncatingIfNeeded: rest) | 0x80
      rest &>>= 7
      length &+= 1
    }
    target[length] = UInt8(truncatingIfNeeded: rest)
    length &+= 1
    if !isCommon {
      target[length] = use.rawValue
      length &+= 1
    }
    return length
  }
}

/// For each word the articles that have it, and its use there.
///
/// A word that most articles have is kept as a byte for each article, others as postings.
struct PostingLists: Sendable {
  let articleCount: Int
  /// How many articles have each word.
  private(set) var counts: [UInt32] = []
  /// Where each word's list begins.
  private var starts: [UInt32] = []
  private var bytes: [UInt8] = []

  init(articleCount: Int) {
    self.articleCount = articleCount
  }

  /// How many bytes it takes in memory.
  var byteCount: Int { 4 * counts.count + 4 * starts.count + bytes.count }

  /// Whether a byte for each article takes less than postings would.
  func isDense(_ count: UInt32) -> Bool { Int(count) * 8 > articleCount * 5 }

  // MARK: - Building

  mutating func reserve(words: Int, bytes total: Int) {
    counts.reserveCapacity(words)
    starts.reserveCapacity(words)
    bytes.reserveCapacity(total)
  }

  /// Adds the list of the next word, whose postings are handed over in parts.
  mutating func append(
    count: UInt32, _ parts: ((UnsafeBufferPointer<UInt8>) -> Void) -> Void
  ) {
    counts.append(count)
    starts.append(UInt32(clamping: bytes.count))
    guard isDense(count) else {
      parts { bytes.append(contentsOf: $0) }
      return
    }
    var postings: [UInt8] = []
    parts { postings.append(contentsOf: $0) }
    var uses = [UInt8](repeating: 0, count: articleCount)
    postings.withUnsafeBufferPointer { postings in
      uses.withUnsafeMutableBufferPointer { uses in
        Self.forEach(in: postings, from: 0, count: Int(count)) { article, use in
          if article < uses.count { uses[article] = use }
        }
      }
    }
    bytes += uses
  }

  // MARK: - Reading

  /// Calls back for each article that has a word, in ascending order, and the word's use there.
  @inline(__always)
  func forEach(of word: Int, _ body: (_ article: Int, _ use: UInt8) -> Void) {
    let count = counts[word]
    let start = Int(starts[word])
    bytes.withUnsafeBufferPointer { bytes in
      guard isDense(count) else {
        Self.forEach(in: bytes, from: start, count: Int(count), body)
        return
      }
      for article in 0..<articleCount {
        let use = bytes[start &+ article]
        if use != 0 { body(article, use) }
      }
    }
  }

  @inline(__always)
  private static func forEach(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, count: Int,
    _ body: (_ article: Int, _ use: UInt8) -> Void
  ) {
    guard let base = bytes.baseAddress else { return }
    var next = base + start
    var article = 0
    var left = count
    while left > 0 {
      var value = UInt32(next[0])
      next += 1
      if value >= 0x80 {
        value = value & 0x7f | UInt32(next[0]) &<< 7
        next += 1
        var shift: UInt32 = 14
        while value &>> shift != 0 {
          // The group just read had its high bit set, which stands where the next group begins.
          value = value & (1 &<< shift &- 1) | UInt32(next[0]) &<< shift
          next += 1
          shift &+= 7
        }
      }
      article &+= Int(value &>> 1)
      let hasUse = value & 1 != 0
      body(article, hasUse ? next[0] : WordUse.onceInBody.rawValue)
      next += hasUse ? 1 : 0
      left &-= 1
    }
  }

  /// Adds the levels of a word to what is known of each article.
  ///
  /// `table` has a level for each use of the word; `levels` has one for each article.
  @inline(__always)
  func add(
    _ word: Int, by table: UnsafeBufferPointer<UInt8>,
    to levels: UnsafeMutableBufferPointer<UInt8>
  ) {
    forEach(of: word) { article, use in
      levels[article] = TermLevel.sum(levels[article], table[Int(use)])
    }
  }
}
