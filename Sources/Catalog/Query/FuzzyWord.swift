import Articles

/// A word that may be misspelled: by one letter from 4 letters on, by two from 8 on.
///
/// A letter too many, too few or another, and two neighbours exchanged, count one each (optimal
/// string alignment). It is compared with whole words of folded text; where scripts with spaces and
/// without meet, one ends, as in an index.
struct FuzzyWord: Equatable, Sendable {
  private let letters: [UInt32]
  private let limit: Int
  /// A bit for each letter there is, by its last bits.
  private let mask: UInt64

  /// Longer words are not guessed at.
  static let longest = 64

  /// One word of folded text; nil when it is too long.
  init?(_ folded: String) {
    letters = folded.unicodeScalars.map(\.value)
    guard !letters.isEmpty, letters.count <= Self.longest else { return nil }
    limit = letters.count < 4 ? 0 : letters.count < 8 ? 1 : 2
    mask = letters.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  /// Whether the words that it is compared with stand in an index as words; scripts without spaces do not.
  var isSpaced: Bool {
    let bytes = Array(spelling.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      var position = 0
      while position < bytes.count {
        let (kind, length) = WordCharacters.kind(at: position, in: bytes)
        if kind == .unspaced { return false }
        position += length
      }
      return true
    }
  }

  /// The word as it is looked for.
  var spelling: String {
    String(String.UnicodeScalarView(letters.compactMap(Unicode.Scalar.init)))
  }

  /// The next word in a range of folded text that is spelled nearly so.
  ///
  /// - Complexity: O(*n*) in the length of the text; only words of nearly the same letters are compared.
  func next(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int,
    using scratch: inout FuzzyScratch
  ) -> Range<Int>? {
    var position = start
    while position < end {
      let wordStart = position
      var wordMask: UInt64 = 0
      var count = 0
      var kind = WordCharacters.Kind.none
      while position < end {
        let byte = bytes[position]
        if byte < 0x80 {
          guard WordCharacters.isPlain(byte), kind != .unspaced else { break }
          kind = .spaced
          wordMask |= 1 &<< UInt64(byte & 63)
          position &+= 1
        } else {
          let (found, _) = WordCharacters.kind(at: position, in: bytes)
          guard found != .none, kind == .none || kind == found else { break }
          kind = found
          let (scalar, length) = UTF8Scalars.readQuickly(bytes, at: position)
          wordMask |= 1 &<< UInt64(scalar & 63)
          position &+= length
        }
        count &+= 1
      }
      if count == 0 {
        position &+= 1
      } else if abs(count &- letters.count) <= limit,
        (mask & ~wordMask).nonzeroBitCount <= limit, (wordMask & ~mask).nonzeroBitCount <= limit,
        scratch.isNear(
          letters, UnsafeBufferPointer(rebasing: bytes[wordStart..<position]), within: limit)
      {
        return wordStart..<position
      }
    }
    return nil
  }
}

/// What comparing words needs again and again.
struct FuzzyScratch: Sendable {
  /// The word being compared.
  private var word: [UInt32] = []
  /// The last three rows of the table of distances.
  private var before: [Int] = []
  private var above: [Int] = []
  private var row: [Int] = []

  init() {}

  /// Whether a word of folded text is no further than so many steps from another.
  fileprivate mutating func isNear(
    _ other: [UInt32], _ bytes: UnsafeBufferPointer<UInt8>, within limit: Int
  ) -> Bool {
    word.removeAll(keepingCapacity: true)
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      let (scalar, length) =
        byte < 0x80 ? (UInt32(byte), 1) : UTF8Scalars.readQuickly(bytes, at: position)
      word.append(scalar)
      position += length
    }
    if limit == 0 { return word == other }
    let columns = word.count + 1
    if row.count < columns {
      before = Array(repeating: 0, count: columns)
      above = before
      row = before
    }
    for column in 0..<columns { above[column] = column }
    for (index, letter) in other.enumerated() {
      row[0] = index + 1
      var least = row[0]
      for column in 1..<columns {
        let isSame = word[column - 1] == letter
        var distance = min(
          above[column - 1] + (isSame ? 0 : 1), above[column] + 1, row[column - 1] + 1)
        if index > 0, column > 1, word[column - 2] == letter, word[column - 1] == other[index - 1] {
          distance = min(distance, before[column - 2] + 1)
        }
        row[column] = distance
        least = min(least, distance)
      }
      if least > limit { return false }
      (before, above, row) = (above, row, before)
    }
    return above[columns - 1] <= limit
  }
}
