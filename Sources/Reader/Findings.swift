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
  /// Whether some in sight have not been made yet.
  private(set) var areMissingSome = false

  subscript(slot: Slot) -> Finding? { bySlot[slot] }

  /// Makes those that are missing of the articles in sight, as far as one event may take.
  mutating func add(_ slots: [Slot], columns: Int, query: Query, in library: Library) {
    areMissingSome = false
    guard !slots.isEmpty else { return }
    if columns != self.columns {
      self.columns = columns
      bySlot = [:]
    }
    if bySlot.count > Self.most {
      let inSight = Set(slots)
      bySlot = bySlot.filter { inSight.contains($0.key) }
    }
    var left = Self.bytesAtOnce
    for slot in slots where bySlot[slot] == nil {
      guard left > 0 else {
        areMissingSome = true
        return
      }
      guard let article = library.beginning(of: slot, bytes: Self.textBytes) else { continue }
      left -= min(article.text.count, left)
      bySlot[slot] = Finding(
        article, query: query, columns: columns,
        isWhole: article.text.count == library.textCount(of: slot), limit: Self.mostMatches)
    }
  }

  /// Drops those of articles that have changed or gone.
  mutating func forget(_ slots: [Slot]) {
    guard !bySlot.isEmpty else { return }
    for slot in slots { bySlot[slot] = nil }
  }
}
