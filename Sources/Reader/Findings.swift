import Articles
import Catalog

/// Why the results of a search in sight were found; made once for each, not for each frame.
struct Findings: Sendable {
  /// The part of a text that is looked at, so that a very large article holds up no key.
  static let textBytes = 256 * 1_024
  /// More matches than this are not counted.
  static let mostMatches = 999
  /// Bytes of text looked at for one event; what is left has to wait for idle time.
  private static let bytesAtOnce = 256 * 1_024
  /// What is not in sight is kept up to here, for those who go back and forth.
  private static let most = 256

  private var columns = 0
  private var bySlot: [Slot: Finding] = [:]
  /// By very large articles, how far they have been looked through.
  private var unfinished: [Slot: Int] = [:]
  /// The one that is being looked through.
  private var reading: (slot: Slot, article: Article)?
  /// Whether some in sight have not been made yet, or not of all of their text.
  private(set) var areMissingSome = false

  subscript(slot: Slot) -> Finding? { bySlot[slot] }

  /// Makes those that are missing of the articles in sight, as far as one event may take; then looks on in
  /// those that are very large.
  mutating func add(_ slots: [Slot], columns: Int, query: Query, in library: Library) {
    areMissingSome = false
    guard !slots.isEmpty else { return }
    if columns != self.columns {
      self = Findings()
      self.columns = columns
    }
    if bySlot.count > Self.most {
      let inSight = Set(slots)
      bySlot = bySlot.filter { inSight.contains($0.key) }
      unfinished = unfinished.filter { inSight.contains($0.key) }
    }
    var left = Self.bytesAtOnce
    for slot in slots where bySlot[slot] == nil {
      guard left > 0 else {
        areMissingSome = true
        return
      }
      left -= min(begin(slot, query: query, in: library), left)
    }
    guard !unfinished.isEmpty else { return }
    while left > 0, let slot = slots.first(where: { unfinished[$0] != nil }) {
      left -= min(lookOn(in: slot, query: query, in: library), left)
    }
    areMissingSome = slots.contains { unfinished[$0] != nil }
    if !areMissingSome { reading = nil }
  }

  /// Looks at the beginning of an article, and says how many bytes that was.
  private mutating func begin(_ slot: Slot, query: Query, in library: Library) -> Int {
    // What is left of a character at the end is not needed.
    guard let article = library.beginning(of: slot, bytes: Self.textBytes + 4) else { return 0 }
    let end = article.partEnd(from: 0, atMost: Self.textBytes)
    let isWhole = end >= library.textCount(of: slot)
    let finding = Finding(
      isWhole ? article : article.part(0..<end), query: query, columns: columns,
      isWhole: isWhole && !library.isCut(slot), limit: Self.mostMatches)
    bySlot[slot] = finding
    if !isWhole, query.isLit, finding.matches < Self.mostMatches { unfinished[slot] = end }
    return end
  }

  /// Looks at the next part of an article, and says how many bytes that was.
  private mutating func lookOn(in slot: Slot, query: Query, in library: Library) -> Int {
    guard let start = unfinished.removeValue(forKey: slot), var finding = bySlot[slot] else {
      return 0
    }
    if reading?.slot != slot { reading = library[slot].map { (slot, $0) } }
    guard let article = reading?.article else { return 0 }
    let end = article.partEnd(from: start, atMost: Self.textBytes)
    let isLast = end >= article.text.count
    finding.add(
      article.part(start..<end), query: query, columns: columns,
      isLast: isLast && !library.isCut(slot), limit: Self.mostMatches)
    bySlot[slot] = finding
    if !isLast, finding.matches < Self.mostMatches { unfinished[slot] = end }
    return max(end - start, 1)
  }

  /// Drops those of articles that have changed or gone.
  mutating func forget(_ slots: [Slot]) {
    guard !bySlot.isEmpty else { return }
    for slot in slots {
      bySlot[slot] = nil
      unfinished[slot] = nil
      if reading?.slot == slot { reading = nil }
    }
  }
}
