/// A place in a text that survives another width and other articles: a block, and an offset in its text; and what the
/// block's words look like, so that it is found again when others have come or gone above it.
package struct TextPlace: Hashable, Sendable {
  package var block: Int32
  /// In UTF-8 code units.
  package var offset: Int32

  /// What the words of the block look like (`print(of:)`); 0 where that is not known.
  package var words: UInt32

  package init(block: Int32, offset: Int32, words: UInt32 = 0) {
    self.block = block
    self.offset = offset
    self.words = words & Self.wordsMask
  }

  /// All in one number: where the words are known one below zero, of 18, 22 and 23 bits.
  package var packed: Int64 {
    guard words != 0, (0..<1 << 22).contains(block), (0..<1 << 23).contains(offset) else {
      return Int64(block) << 32 | Int64(UInt32(bitPattern: offset))
    }
    return .min | Int64(words) << 45 | Int64(block) << 23 | Int64(offset)
  }

  package init(packed: Int64) {
    guard packed < 0 else {
      block = Int32(truncatingIfNeeded: packed >> 32)
      offset = Int32(truncatingIfNeeded: packed)
      words = 0
      return
    }
    words = UInt32(truncatingIfNeeded: packed >> 45) & Self.wordsMask
    block = Int32(truncatingIfNeeded: packed >> 23 & (1 << 22 - 1))
    offset = Int32(truncatingIfNeeded: packed & (1 << 23 - 1))
  }

  /// What some text looks like at its beginning; never 0.
  ///
  /// One other text in some hundred thousand looks the same.
  package static func print(of text: String) -> UInt32 {
    // Fowler, Noll and Vo's hash (1a), folded to the bits there are.
    let hash = text.utf8.prefix(256).reduce(0x811c_9dc5 as UInt32) {
      ($0 ^ UInt32($1)) &* 0x0100_0193
    }
    return max(1, (hash >> 18 ^ hash) & wordsMask)
  }

  private static let wordsMask: UInt32 = 1 << 18 - 1
}

/// The name of what is kept of an article: the opening by which it was first known.
package struct StateID: Hashable, Comparable, Sendable {
  package var rawValue: UInt64

  package init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  package static func < (left: StateID, right: StateID) -> Bool { left.rawValue < right.rawValue }
}
