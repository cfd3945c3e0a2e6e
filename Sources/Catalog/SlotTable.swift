import Articles

/// Which slot the article with an id is in.
///
/// A hash table with open addressing; ids are hashes already. It is made of many small tables, each
/// of which grows by itself, so that no single insertion takes long however large the library is.
struct SlotTable: Sendable {
  private var tables = [Table](repeating: Table(), count: 1 << SlotTable.tableBits)
  private(set) var count = 0

  private static let tableBits = 6

  /// The slot of an id; `isIt` says whether the article in a slot has the id, since the table keeps
  /// only half of it.
  func slot(of id: ArticleID, where isIt: (Slot) -> Bool) -> Slot? {
    tables[Self.table(of: id)].slot(of: Self.mark(of: id), where: isIt)
  }

  /// Adds an id that is not in the table.
  mutating func insert(_ id: ArticleID, _ slot: Slot) {
    tables[Self.table(of: id)].insert(Self.mark(of: id), slot)
    count += 1
  }

  /// Takes out the id that stands for a slot, if it is there.
  mutating func remove(_ id: ArticleID, _ slot: Slot) {
    if tables[Self.table(of: id)].remove(Self.mark(of: id), slot) { count -= 1 }
  }

  private static func table(of id: ArticleID) -> Int { Int(id.rawValue >> UInt64(64 - tableBits)) }
  private static func mark(of id: ArticleID) -> UInt32 { UInt32(truncatingIfNeeded: id.rawValue) }
}

/// One table: the lower half of an id, by which an entry is found, and its slot.
private struct Table: Sendable {
  /// The mark in the upper half, one more than the slot in the lower; 0 where nothing has been.
  private var entries: [UInt64] = []
  private var used = 0

  /// An entry that was taken out; searches go on behind it.
  private static let removed: UInt64 = 0xffff_ffff

  func slot(of mark: UInt32, where isIt: (Slot) -> Bool) -> Slot? {
    guard !entries.isEmpty else { return nil }
    var place = Int(mark) & (entries.count - 1)
    while entries[place] != 0 {
      let entry = entries[place]
      if entry >> 32 == UInt64(mark), let slot = Self.slot(entry), isIt(slot) { return slot }
      place = (place + 1) & (entries.count - 1)
    }
    return nil
  }

  mutating func insert(_ mark: UInt32, _ slot: Slot) {
    if (used + 1) * 4 > entries.count * 3 { grow() }
    put(UInt64(mark) << 32 | UInt64(UInt32(bitPattern: slot.index) &+ 1))
  }

  mutating func remove(_ mark: UInt32, _ slot: Slot) -> Bool {
    guard !entries.isEmpty else { return false }
    var place = Int(mark) & (entries.count - 1)
    while entries[place] != 0 {
      if entries[place] >> 32 == UInt64(mark), Self.slot(entries[place]) == slot {
        entries[place] = Self.removed
        return true
      }
      place = (place + 1) & (entries.count - 1)
    }
    return false
  }

  private static func slot(_ entry: UInt64) -> Slot? {
    let low = UInt32(truncatingIfNeeded: entry)
    return low == UInt32(truncatingIfNeeded: removed)
      ? nil : Slot(index: Int32(bitPattern: low &- 1))
  }

  private mutating func put(_ entry: UInt64) {
    var place = Int(entry >> 32) & (entries.count - 1)
    while entries[place] != 0 { place = (place + 1) & (entries.count - 1) }
    entries[place] = entry
    used += 1
  }

  /// Makes room, and forgets what was taken out.
  private mutating func grow() {
    let kept = entries.filter { $0 != 0 && Self.slot($0) != nil }
    var size = 16
    while kept.count * 2 >= size { size *= 2 }
    entries = [UInt64](repeating: 0, count: size)
    used = 0
    for entry in kept { put(entry) }
  }
}
