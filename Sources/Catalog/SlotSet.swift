/// A set of slots, a bit for each.
struct SlotSet: Sendable {
  private var words: [UInt64] = []

  /// Whether no slot is in it.
  ///
  /// - Complexity: O(*n*) in the highest slot that ever was in it, 64 at a time.
  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Adds a slot; false when it was there.
  mutating func insert(_ slot: Slot) -> Bool {
    guard slot.index >= 0, !contains(slot) else { return false }
    let word = Int(slot.index) >> 6
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
    }
    words[word] |= 1 << UInt64(slot.index & 63)
    return true
  }

  mutating func remove(_ slot: Slot) {
    guard contains(slot) else { return }
    words[Int(slot.index) >> 6] &= ~(1 << UInt64(slot.index & 63))
  }

  /// Takes out all slots of another set.
  mutating func subtract(_ other: SlotSet) {
    for word in 0..<min(words.count, other.words.count) { words[word] &= ~other.words[word] }
  }

  /// Removes all slots of a range.
  mutating func remove(_ range: Range<Int>) {
    let start = range.lowerBound >> 6
    let end = min((range.upperBound + 63) >> 6, words.count)
    guard start < end else { return }
    for word in start..<end where words[word] != 0 {
      for bit in 0..<64 where range.contains(word << 6 | bit) {
        words[word] &= ~(1 << UInt64(bit))
      }
    }
  }

  /// Whether any slot of a range may be in it.
  func mayContainAny(of range: Range<Int>) -> Bool {
    let start = range.lowerBound >> 6
    let end = min((range.upperBound + 63) >> 6, words.count)
    return start < end && words[start..<end].contains { $0 != 0 }
  }

  /// The slots, in ascending order.
  var slots: [Slot] {
    var slots: [Slot] = []
    for (index, word) in words.enumerated() where word != 0 {
      for bit in 0..<64 where word >> UInt64(bit) & 1 != 0 {
        slots.append(Slot(index: Int32(index << 6 | bit)))
      }
    }
    return slots
  }

  func contains(_ slot: Slot) -> Bool {
    guard slot.index >= 0, Int(slot.index) >> 6 < words.count else { return false }
    return words[Int(slot.index) >> 6] >> UInt64(slot.index & 63) & 1 != 0
  }
}
