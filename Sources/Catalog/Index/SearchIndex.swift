/// The index of a library: segments, each of a range of slots, and what has to be known of changes
/// since they were built.
///
/// It never has to be complete. Articles that no segment covers, and those that have changed since
/// theirs was built, are looked at as they are. Building is somebody else's work, on any thread:
/// `nextSource` says what to build, `take` takes it in.
package struct SearchIndex: Sendable {
  /// In the order of their slots; no two cover the same.
  private(set) var segments: [IndexSegment] = []
  /// Slots that segments cover and that are other articles now, or none.
  private(set) var forgotten = SlotSet()
  /// How many of them each segment covers.
  private var forgottenCounts: [Int] = []
  /// What has been handed out to be built, and what was forgotten of it meanwhile.
  private var pending: [(slots: Range<Int>, forgotten: [Slot])] = []
  /// The first slot that has never been handed out.
  private var next = 0
  /// From there on, how far the articles are known to have their texts, and how much text that is.
  private var readyEnd = 0
  private var readyBytes = 0

  /// A segment covers no more slots: each search looks through the words of every segment, and each
  /// segment takes as much memory again while it is built.
  static let segmentSize = 1 << 16
  /// Nor more text, so that a library of long texts is built in pieces too.
  private static let segmentBytes = 192 << 20
  /// Fewer articles are not worth a segment.
  private static let leastCount = 256

  /// An index of nothing.
  package init() {}

  /// How many bytes it takes in memory.
  ///
  /// - Complexity: O(*n*) in the number of segments.
  package var byteCount: Int { segments.reduce(0) { $0 + $1.byteCount } }

  /// How many slots there are that segments cover and that have not changed since.
  package var indexedCount: Int {
    segments.reduce(0) { $0 + $1.slots.count } - forgottenCounts.reduce(0, +)
  }

  /// What an article looks like as a whole; nil when that is not known.
  func print(of slot: Slot) -> StoryPrint? {
    guard let number = segment(of: Int(slot.index)), !forgotten.contains(slot) else { return nil }
    return segments[number].prints[Int(slot.index) - segments[number].slots.lowerBound]
  }

  /// How many pieces have been handed out and not been taken in yet.
  package var pendingCount: Int { pending.count }

  // MARK: - Changes

  /// Notes that articles have changed or gone; from now on they are looked at as they are.
  ///
  /// - Complexity: O(*m* log *n*) in their number and the number of segments.
  package mutating func forget(_ slots: [Slot]) {
    for slot in slots {
      for index in pending.indices where pending[index].slots.contains(Int(slot.index)) {
        pending[index].forgotten.append(slot)
      }
      guard let segment = segment(of: Int(slot.index)), forgotten.insert(slot) else { continue }
      forgottenCounts[segment] += 1
    }
  }

  /// The segment that covers a slot.
  private func segment(of slot: Int) -> Int? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].slots.upperBound <= slot { low = middle + 1 } else { high = middle }
    }
    return low < segments.count && segments[low].slots.contains(slot) ? low : nil
  }

  /// Takes in a segment that was built of what `nextSource` handed out; another is passed over.
  ///
  /// - Complexity: O(*n*) in the number of segments and in what was forgotten of its slots.
  package mutating func take(_ segment: IndexSegment) {
    guard let index = pending.firstIndex(where: { $0.slots == segment.slots }) else { return }
    let meanwhile = pending.remove(at: index).forgotten
    for index in segments.indices.reversed() where segments[index].slots.overlaps(segment.slots) {
      segments.remove(at: index)
      forgottenCounts.remove(at: index)
    }
    forgotten.remove(segment.slots)
    let place = segments.firstIndex { $0.slots.lowerBound > segment.slots.lowerBound }
    segments.insert(segment, at: place ?? segments.count)
    forgottenCounts.insert(0, at: place ?? segments.count - 1)
    forget(meanwhile)
  }

  // MARK: - What to build

  /// The next articles to be indexed, nil when there are none that are worth it now.
  ///
  /// While articles are still coming in, only whole segments are handed out; afterwards also the rest,
  /// together with the last segments if these are small, and segments of which much has changed.
  /// What is handed out is to be built and given to `take`.
  /// - Complexity: O(*n*) in the number of articles handed out, but for their texts.
  package mutating func nextSource(in library: Library, isLoading: Bool) -> IndexSource? {
    while readyEnd < library.slotCount, readyEnd - next < Self.segmentSize,
      readyBytes < Self.segmentBytes
    {
      if isLoading, library.awaitsText(Slot(index: Int32(clamping: readyEnd))) { return nil }
      if library.records.holds(readyEnd) { readyBytes += library.records[readyEnd].byteCount }
      readyEnd += 1
    }
    if readyEnd - next >= Self.segmentSize || readyBytes >= Self.segmentBytes {
      return handOut(next..<readyEnd, in: library)
    }
    guard !isLoading else { return nil }
    return handOutRest(in: library) ?? handOutChanged(in: library)
  }

  /// The articles behind all that has been handed out, if they are worth it, with the last segments as
  /// long as these are small.
  private mutating func handOutRest(in library: Library) -> IndexSource? {
    let count = readyEnd - next
    guard count >= Self.leastCount, !pending.contains(where: { $0.slots.upperBound == next }) else {
      return nil
    }
    var start = next
    var bytes = readyBytes
    for segment in segments.reversed() {
      guard segment.slots.upperBound == start,
        readyEnd - segment.slots.lowerBound <= Self.segmentSize,
        segment.slots.count <= 4 * (readyEnd - start)
      else { break }
      for slot in segment.slots where library.records.holds(slot) {
        bytes += library.records[slot].byteCount
      }
      guard bytes <= Self.segmentBytes else { break }
      start = segment.slots.lowerBound
    }
    guard !pending.contains(where: { $0.slots.overlaps(start..<readyEnd) }) else { return nil }
    return handOut(start..<readyEnd, in: library)
  }

  /// A segment of which so much has changed that searches would notice.
  private mutating func handOutChanged(in library: Library) -> IndexSource? {
    for (segment, count) in zip(segments, forgottenCounts)
    where count > max(Self.leastCount, segment.slots.count / 64)
      && !pending.contains(where: { $0.slots.overlaps(segment.slots) })
    {
      return handOut(segment.slots, in: library)
    }
    return nil
  }

  mutating func handOut(_ slots: Range<Int>, in library: Library) -> IndexSource {
    pending.append((slots, []))
    if slots.upperBound > next {
      next = slots.upperBound
      readyEnd = next
      readyBytes = 0
    }
    return library.indexSource(of: slots)
  }
}

extension Library {
  /// What it takes to index the articles in some slots, all of which exist.
  func indexSource(of slots: Range<Int>) -> IndexSource {
    var chunks: [TextChunk?] = []
    var last: Int32 = -1
    for slot in slots {
      let chunk = records[slot].chunk
      guard chunk != last, chunk >= 0 else { continue }
      last = chunk
      let missing = Int(chunk) + 1 - chunks.count
      if missing > 0 { chunks.append(contentsOf: repeatElement(nil, count: missing)) }
      if chunks[Int(chunk)] == nil { chunks[Int(chunk)] = textChunk(chunk) }
    }
    return IndexSource(slots: slots, records: records.part(slots), chunks: chunks)
  }
}
