package import Articles

/// Numbers by ids: the slots of articles, the rows of files.
///
/// A hash table with open addressing; ids are hashes already. It keeps half of each id, and asks
/// whoever has the whole. It is made of many small tables, each of which grows and shrinks by itself,
/// so that no single change takes long however large it is.
package struct IDTable: Sendable {
  private var parts = [Part](repeating: Part(), count: 1 << IDTable.partBits)
  /// How many numbers there are.
  package private(set) var count = 0

  private static let partBits = 6

  /// An empty table.
  package init() {}

  /// The number of an id for which `isIt` says yes: it may be asked about those of other ids.
  ///
  /// - Complexity: O(1) expected.
  package func number(of id: ArticleID, where isIt: (Int32) -> Bool) -> Int32? {
    parts[Self.part(of: id)].number(of: Self.mark(of: id), where: isIt)
  }

  /// Adds a number, from 0 on, for an id.
  ///
  /// - Complexity: O(1) amortized.
  package mutating func insert(_ id: ArticleID, _ number: Int32) {
    parts[Self.part(of: id)].insert(Self.mark(of: id), number)
    count += 1
  }

  /// Takes a number out that was added for an id, if it is there.
  ///
  /// - Complexity: O(1) amortized.
  package mutating func remove(_ id: ArticleID, _ number: Int32) {
    if parts[Self.part(of: id)].remove(Self.mark(of: id), number) { count -= 1 }
  }

  /// By its upper bits, for the lower ones choose the place in the part.
  private static func part(of id: ArticleID) -> Int { Int(id.rawValue >> UInt64(64 - partBits)) }
  private static func mark(of id: ArticleID) -> UInt32 { UInt32(truncatingIfNeeded: id.rawValue) }
}

/// One of the small tables; its size is a power of two.
private struct Part: Sendable {
  /// The half of an id by which an entry is found, and its number; -1 where there is none.
  struct Entry {
    var mark: UInt32
    var number: Int32

    static let none = Entry(mark: 0, number: -1)
  }

  private var entries: [Entry] = []
  private var used = 0

  func number(of mark: UInt32, where isIt: (Int32) -> Bool) -> Int32? {
    guard !entries.isEmpty else { return nil }
    var place = Int(mark) & (entries.count - 1)
    while entries[place].number >= 0 {
      let entry = entries[place]
      if entry.mark == mark, isIt(entry.number) { return entry.number }
      place = (place + 1) & (entries.count - 1)
    }
    return nil
  }

  mutating func insert(_ mark: UInt32, _ number: Int32) {
    if (used + 1) * 4 > entries.count * 3 { resize(to: max(8, entries.count * 2)) }
    put(Entry(mark: mark, number: number))
    used += 1
  }

  /// Takes an entry out and closes the gap (Knuth, volume 3, section 6.4, algorithm R).
  mutating func remove(_ mark: UInt32, _ number: Int32) -> Bool {
    let mask = entries.count - 1
    guard mask >= 0 else { return false }
    var gap = Int(mark) & mask
    while entries[gap].number != number || entries[gap].mark != mark {
      if entries[gap].number < 0 { return false }
      gap = (gap + 1) & mask
    }
    var next = gap
    while true {
      next = (next + 1) & mask
      let other = entries[next]
      if other.number < 0 { break }
      let home = Int(other.mark) & mask
      if (next - home) & mask >= (next - gap) & mask {
        entries[gap] = other
        gap = next
      }
    }
    entries[gap] = .none
    used -= 1
    if entries.count > 64, used * 8 < entries.count { resize(to: entries.count / 4) }
    return true
  }

  private mutating func put(_ entry: Entry) {
    let mask = entries.count - 1
    var place = Int(entry.mark) & mask
    while entries[place].number >= 0 { place = (place + 1) & mask }
    entries[place] = entry
  }

  private mutating func resize(to size: Int) {
    let old = entries
    entries = [Entry](repeating: .none, count: size)
    for entry in old where entry.number >= 0 { put(entry) }
  }
}
