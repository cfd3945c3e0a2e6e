/// An index with what it does not cover indexed as well, for questions that nothing but an index can answer.
///
/// The rest is indexed in slices, up to a limit: where very much is still to be indexed, that is left out.
struct CompleteIndex: Sendable {
  /// All segments; no two cover the same slot but for those that are forgotten in the first.
  private(set) var segments: [IndexSegment]
  /// What the first of them no longer know.
  private let forgotten: SlotSet
  private let coveredCount: Int
  private var missing: [Range<Int>]

  /// So many articles, and so many bytes of text, are indexed in one slice: some milliseconds.
  private static let slice = 128
  private static let sliceBytes = 512 * 1_024
  /// No more than so many are, and of single ones that have changed.
  private static let limit = 16_384
  private static let mostChanged = 64

  /// Of nothing.
  init() {
    self.init(SearchIndex(), in: Library())
  }

  init(_ index: SearchIndex, in library: Library) {
    segments = index.segments
    forgotten = index.forgotten
    coveredCount = segments.count
    var missing: [Range<Int>] = []
    var left = Self.limit
    func add(_ slots: Range<Int>) {
      var start = slots.lowerBound
      while start < slots.upperBound, left > 0 {
        var end = start
        var bytes = 0
        while end < slots.upperBound, end - start < Self.slice, bytes < Self.sliceBytes {
          bytes += library.textCount(of: Slot(index: Int32(clamping: end)))
          end += 1
        }
        missing.append(start..<end)
        left -= end - start
        start = end
      }
    }
    var next = 0
    for segment in index.segments {
      add(next..<max(next, segment.slots.lowerBound))
      next = segment.slots.upperBound
    }
    add(next..<max(next, library.slotCount))
    for slot in index.forgotten.slots.prefix(Self.mostChanged)
    where Int(slot.index) < library.slotCount {
      missing.append(Int(slot.index)..<Int(slot.index) + 1)
    }
    self.missing = missing
  }

  /// Whether nothing is left to be indexed.
  var isFinished: Bool { missing.isEmpty }

  /// How many articles the segments know of.
  var articleCount: Int { segments.reduce(0) { $0 + $1.slots.count } }

  /// Indexes some more.
  mutating func advance(in library: Library) {
    guard let slots = missing.popLast() else { return }
    segments.append(library.indexSource(of: slots).build(hasFrequentParts: false))
  }

  /// Whether what a segment knows of a slot still holds.
  func isKnown(_ slot: Int, in segment: Int, of library: Library) -> Bool {
    guard library.records.holds(slot), slot <= Int32.max else { return false }
    return segment >= coveredCount || !forgotten.contains(Slot(index: Int32(slot)))
  }
}
