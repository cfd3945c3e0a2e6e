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
  /// Where each word begins.
  private let starts: [UInt32]
  /// The words by their hashes, one more than their numbers; 0 where there is none.
  private let table: [UInt32]

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
    (starts, table) = Self.table(of: bytes, count: count)
  }

  private static func table(of bytes: [UInt8], count: Int) -> (starts: [UInt32], table: [UInt32]) {
    var starts: [UInt32] = []
    starts.reserveCapacity(count)
    let bits = max(Int.bitWidth - count.leadingZeroBitCount + 1, 1)
    var table = [UInt32](repeating: 0, count: 1 << bits)
    bytes.withUnsafeBufferPointer { bytes in
      var start = 1
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != separator { end += 1 }
        var place = place(of: bytes, from: start, to: end, bits: bits)
        while table[place] != 0 { place = (place + 1) & (table.count - 1) }
        starts.append(UInt32(clamping: start))
        table[place] = UInt32(clamping: starts.count)
        start = end + 1
      }
    }
    return (starts, table)
  }

  @inline(__always)
  private static func place(
    of bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, bits: Int
  ) -> Int {
    let key = WordTable.key(of: bytes, from: start, to: end)
    return Int(truncatingIfNeeded: WordTable.place(of: key, bits: UInt64(bits)))
  }

  /// The number of a word.
  ///
  /// - Complexity: O(1) in the number of words.
  func number(of word: [UInt8]) -> Int? {
    guard !word.isEmpty else { return nil }
    let bits = table.count.trailingZeroBitCount
    var place = word.withUnsafeBufferPointer {
      Self.place(of: $0, from: 0, to: $0.count, bits: bits)
    }
    while table[place] != 0 {
      let number = Int(table[place]) - 1
      let start = Int(starts[number])
      let end = start + word.count
      if end < bytes.count, bytes[end] == Self.separator, bytes[start..<end].elementsEqual(word) {
        return number
      }
      place = (place + 1) & (table.count - 1)
    }
    return nil
  }

  /// How many bytes it takes in memory.
  var byteCount: Int {
    bytes.count + 8 * separators.count + 4 * (ranks.count + starts.count + table.count)
  }

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
        let end = endOfWord(from: wordPlace)
        let rest = wordPlace + piece.bytes.count
        body(
          word(at: wordPlace),
          WordKind(begins: begins, rest: end - rest, first: bytes[rest]))
        start = end
      }
    }
  }

  /// Calls back for each word that is spelled nearly as another of a script with spaces, in ascending
  /// order.
  ///
  /// - Complexity: O(*n*) in the bytes of all words; only words of nearly the same letters are compared.
  func forEachWord(near other: FuzzyWord, _ body: (_ word: Int) -> Void) {
    var scratch = FuzzyScratch()
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while let place = other.next(in: bytes, from: start, to: bytes.count, using: &scratch) {
        body(word(at: place.lowerBound))
        start = place.upperBound
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
