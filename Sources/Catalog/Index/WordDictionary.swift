/// The different words of some articles, one after the other, so that a part of a word is found by one
/// look through them.
struct WordDictionary: Sendable {
  /// What stands before and behind each word; no folded text holds it.
  static let separator: UInt8 = 0

  /// The words, with a separator before each and behind the last.
  let bytes: [UInt8]
  let count: Int
  /// For each 64 bytes which of them are separators, and how many there are before these.
  private let separators: [UInt64]
  private let ranks: [UInt32]

  /// Words that stand as they shall, with their separators.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var separators = [UInt64](repeating: 0, count: bytes.count / 64 + 1)
    for (place, byte) in bytes.enumerated() where byte == Self.separator {
      separators[place >> 6] |= 1 << UInt64(place & 63)
    }
    var ranks: [UInt32] = []
    ranks.reserveCapacity(separators.count)
    var rank = 0
    for block in separators {
      ranks.append(UInt32(clamping: rank))
      rank += block.nonzeroBitCount
    }
    count = max(rank - 1, 0)
    self.separators = separators
    self.ranks = ranks
  }

  /// How many bytes it takes in memory.
  var byteCount: Int { bytes.count + 8 * separators.count + 4 * ranks.count }

  /// Calls back for each word that has a piece, in ascending order, and how it has it.
  ///
  /// - Complexity: O(*n*) in the bytes of all words, at the speed of memory where there are few.
  func forEachWord(with piece: TermLookup.Piece, _ body: (_ word: Int, WordKind) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      let skipped = piece.beginsWord ? 1 : 0
      var start = 0
      while let place = piece.needle.first(in: bytes, from: start) {
        let wordPlace = place + skipped
        let begins = bytes[wordPlace - 1] == Self.separator
        let ends = bytes[wordPlace + piece.bytes.count] == Self.separator
        body(word(at: wordPlace), begins ? ends ? .whole : .beginning : .part)
        start = endOfWord(from: wordPlace)
      }
    }
  }

  /// Calls back for each word, in their order.
  func forEachWord(_ body: (_ word: Int, UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var start = 1
      for word in 0..<count {
        let end = endOfWord(from: start)
        body(word, UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end + 1
      }
    }
  }

  /// The number of the word that a byte at a position belongs to.
  private func word(at position: Int) -> Int {
    let block = position >> 6
    let before = separators[block] & ((1 << UInt64(position & 63)) - 1)
    return Int(ranks[block]) + before.nonzeroBitCount - 1
  }

  /// Where the separator stands that ends the word at a position.
  private func endOfWord(from position: Int) -> Int {
    var block = position >> 6
    var bits = separators[block] & (.max << UInt64(position & 63))
    while bits == 0, block + 1 < separators.count {
      block += 1
      bits = separators[block]
    }
    return bits == 0 ? bytes.count : block << 6 + bits.trailingZeroBitCount
  }
}
