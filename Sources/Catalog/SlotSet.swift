/// A set of slots, a bit for each.
struct SlotSet: Sendable {
  private var words: [UInt64] = []

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

  func contains(_ slot: Slot) -> Bool {
    guard slot.index >= 0, Int(slot.index) >> 6 < words.count else { return false }
    return words[Int(slot.index) >> 6] >> UInt64(slot.index & 63) & 1 != 0
  }
}
