import Articles

/// A regular expression as a tree.
indirect enum PatternNode: Equatable, Sendable {
  /// A character of folded text; with `PatternKey.capitalBit` if it has to come from a capital.
  case symbol(UInt32)
  case anything
  case set(PatternSet)
  case assertion(PatternAssertion)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// So often at least, and at most; nil for no end.
  case repetition(PatternNode, Int, Int?)

  /// Nothing, which is found everywhere.
  static let nothing = PatternNode.sequence([])
}

/// What has to be so between two characters.
enum PatternAssertion: Sendable {
  case lineStart, lineEnd, wordEdge, noWordEdge
}

/// A character of text as patterns see it: folded, and whether it was a capital.
enum PatternKey {
  static let capitalBit: UInt32 = 1 << 21

  /// The folded character alone.
  @inline(__always)
  static func scalar(of key: UInt32) -> UInt32 { key & (capitalBit - 1) }

  /// Whether a character makes words.
  static func isWord(_ key: UInt32) -> Bool {
    let scalar = scalar(of: key)
    if scalar < 0x80 {
      return WordCharacters.isPlain(UInt8(truncatingIfNeeded: scalar)) || scalar == 0x5f
    }
    return WordCharacters.contains(scalar)
  }

  static func isDigit(_ key: UInt32) -> Bool { scalar(of: key) &- 0x30 < 10 }
  static func isSpace(_ key: UInt32) -> Bool { scalar(of: key) == 0x20 }

  /// What a typed character becomes when it is folded: none for a mark, several for ß.
  static func keys(of typed: Character) -> [UInt32] {
    if typed.isWhitespace { return [0x20] }
    let folded = Folding.fold(String(typed))
    return folded.withBytes { text in
      var keys: [UInt32] = []
      var position = 0
      while position < text.bytes.count {
        let (key, length) = text.key(at: position)
        keys.append(key)
        position += length
      }
      return keys
    }
  }
}

extension FoldedBytes {
  /// The character that begins at a position, and how many bytes it takes.
  @inline(__always)
  func key(at position: Int) -> (key: UInt32, length: Int) {
    let byte = bytes[position]
    let (scalar, length) =
      byte < 0x80 ? (UInt32(byte), 1) : UTF8Scalars.readQuickly(bytes, at: position)
    let word = position >> 6
    guard word < capitals.count, capitals[word] >> UInt64(position & 63) & 1 != 0 else {
      return (scalar, length)
    }
    return (scalar | PatternKey.capitalBit, length)
  }
}

/// Some characters, as between square brackets.
struct PatternSet: Equatable, Sendable {
  /// Kinds of characters that have a name of their own.
  enum Kind: Sendable {
    case digit, noDigit, word, noWord, space, noSpace

    func contains(_ key: UInt32) -> Bool {
      switch self {
      case .digit: PatternKey.isDigit(key)
      case .noDigit: !PatternKey.isDigit(key)
      case .word: PatternKey.isWord(key)
      case .noWord: !PatternKey.isWord(key)
      case .space: PatternKey.isSpace(key)
      case .noSpace: !PatternKey.isSpace(key)
      }
    }
  }

  /// Ascending and apart.
  private var ranges: [ClosedRange<UInt32>] = []
  private var kinds: [Kind] = []
  let isNegated: Bool
  /// For ASCII the answers: a bit for each character, then one for each that was a capital.
  private var known: SIMD4<UInt64> = .zero

  init(_ kind: Kind) {
    kinds = [kind]
    isNegated = false
    settle()
  }

  init(_ ranges: [ClosedRange<UInt32>], _ kinds: [Kind], isNegated: Bool) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = self.ranges.last, range.lowerBound <= last.upperBound {
        let end = max(last.upperBound, range.upperBound)
        self.ranges[self.ranges.count - 1] = last.lowerBound...end
      } else {
        self.ranges.append(range)
      }
    }
    for kind in kinds where !self.kinds.contains(kind) { self.kinds.append(kind) }
    self.isNegated = isNegated
    settle()
  }

  /// Works out the answers for ASCII.
  private mutating func settle() {
    for index in 0..<256 {
      let key = UInt32(index & 127) | (index > 127 ? PatternKey.capitalBit : 0)
      if holds(key) { known[index >> 6] |= 1 << UInt64(index & 63) }
    }
  }

  @inline(__always)
  func contains(_ key: UInt32) -> Bool {
    let scalar = PatternKey.scalar(of: key)
    guard scalar < 0x80 else { return holds(key) }
    let index = Int(scalar) | (key == scalar ? 0 : 128)
    return known[index >> 6] >> UInt64(index & 63) & 1 != 0
  }

  private func holds(_ key: UInt32) -> Bool {
    (isInRanges(key) || kinds.contains { $0.contains(key) }) != isNegated
  }

  private func isInRanges(_ key: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < key { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(key)
  }
}
