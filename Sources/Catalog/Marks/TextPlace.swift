/// A place in a text that survives another width and other articles: a block, and an offset in its text.
package struct TextPlace: Hashable, Sendable {
  package var block: Int32
  /// In UTF-8 code units.
  package var offset: Int32

  package init(block: Int32, offset: Int32) {
    self.block = block
    self.offset = offset
  }

  /// Both in one number, in the order of the text.
  package var packed: Int64 {
    Int64(block) << 32 | Int64(UInt32(bitPattern: offset))
  }

  package init(packed: Int64) {
    block = Int32(truncatingIfNeeded: packed >> 32)
    offset = Int32(truncatingIfNeeded: packed)
  }
}

/// The name of what is kept of an article: the opening by which it was first known.
package struct StateID: Hashable, Comparable, Sendable {
  package var rawValue: UInt64

  package init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  package static func < (left: StateID, right: StateID) -> Bool { left.rawValue < right.rawValue }
}
