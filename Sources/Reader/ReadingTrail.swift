import Catalog

/// The articles that were read, in the order in which they were opened, and which of them one has gone back to.
struct ReadingTrail: Equatable, Sendable {
  private var slots: [Slot] = []
  /// The last one that was opened or gone to.
  private var position = -1

  /// Earlier ones are forgotten.
  private static let capacity = 1_000

  init() {}

  /// Notes that an article was opened; what lay ahead is forgotten, unless it is the one gone to.
  mutating func note(_ slot: Slot) {
    guard !slots.indices.contains(position) || slots[position] != slot else { return }
    slots.removeSubrange((position + 1)...)
    slots.append(slot)
    if slots.count > Self.capacity { slots.removeFirst() }
    position = slots.count - 1
  }

  /// Goes a step back, or forward; back from an article that was not read to the last that was.
  mutating func step(forward: Bool, from shown: Slot?) -> Slot? {
    let isThere = slots.indices.contains(position) && slots[position] == shown
    let target = forward ? position + 1 : isThere ? position - 1 : position
    guard slots.indices.contains(target) else { return nil }
    position = target
    return slots[target]
  }

  mutating func forget(_ gone: [Slot]) {
    let leaving = Set(gone)
    guard slots.contains(where: leaving.contains) else { return }
    position -= slots.prefix(max(0, position + 1)).count { leaving.contains($0) }
    slots.removeAll(where: leaving.contains)
    position = slots.isEmpty ? -1 : max(0, position)
  }

  /// Follows an article whose file has another name now.
  mutating func rename(_ slot: Slot, to renamed: Slot) {
    for index in slots.indices where slots[index] == slot { slots[index] = renamed }
  }
}
