/// The chunks that the library's texts lie in, and how much of each is still needed.
///
/// Texts of articles that were edited or removed stay behind. A chunk of which nothing is needed any
/// more is let go; one of which less than half is, is emptied by moving the rest, so that a folder
/// that is edited all day takes no more than twice its size.
struct TextMemory: Sendable {
  private struct Use: Sendable {
    var chunk: TextChunk?
    /// Bytes that were ever taken, and those still needed.
    var taken = 0
    var needed = 0
    /// The slots whose texts were put here; some may have gone.
    var slots: [Int32] = []
  }

  private var uses: [Use] = []
  private var indices: [ObjectIdentifier: Int32] = [:]
  private var sparse: [Int32] = []
  /// Numbers of chunks that were let go.
  private var free: [Int32] = []
  /// Where texts are moved to, and how much of it is taken.
  private var target: Int32?
  private var targetUsed = 0

  /// How many bytes the chunks have.
  var byteCount: Int { uses.reduce(0) { $0 + ($1.chunk?.byteCount ?? 0) } }

  /// The number of a chunk, given at the first meeting.
  mutating func index(of chunk: TextChunk) -> Int32 {
    if let index = indices[ObjectIdentifier(chunk)] { return index }
    let index: Int32
    if let number = free.popLast() {
      index = number
      uses[Int(number)] = Use(chunk: chunk)
    } else {
      guard let number = Int32(exactly: uses.count) else { return -1 }
      index = number
      uses.append(Use(chunk: chunk))
    }
    indices[ObjectIdentifier(chunk)] = index
    return index
  }

  /// The bytes of a record: its text and what lies behind it.
  func withBytes<Result>(
    of record: ArticleRecord, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard uses.indices.contains(Int(record.chunk)), let chunk = uses[Int(record.chunk)].chunk
    else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    return withExtendedLifetime(chunk) {
      body(chunk.bytes(from: record.start, count: record.byteCount))
    }
  }

  /// The chunk of a number, nil when it has been let go.
  func chunk(_ index: Int32) -> TextChunk? {
    uses.indices.contains(Int(index)) ? uses[Int(index)].chunk : nil
  }

  /// Notes that a record's bytes are needed.
  mutating func take(_ record: ArticleRecord, in slot: Slot) {
    guard uses.indices.contains(Int(record.chunk)) else { return }
    uses[Int(record.chunk)].taken += record.byteCount
    uses[Int(record.chunk)].needed += record.byteCount
    uses[Int(record.chunk)].slots.append(slot.index)
  }

  /// Notes that they are no longer.
  mutating func release(_ record: ArticleRecord) {
    let index = Int(record.chunk)
    guard uses.indices.contains(index) else { return }
    uses[index].needed -= record.byteCount
    if isSparse(record.chunk), sparse.last != record.chunk { sparse.append(record.chunk) }
  }

  private func isSparse(_ index: Int32) -> Bool {
    let use = uses[Int(index)]
    guard use.chunk != nil else { return false }
    return use.needed <= 0 || (use.needed * 2 < use.taken && use.taken > Self.worthMoving)
  }

  /// Less is not worth the moving: a chunk that is being filled may look sparse for a moment.
  private static let worthMoving = TextChunk.sharedSize / 2

  private mutating func letGo(_ index: Int32) {
    guard let chunk = uses[Int(index)].chunk else { return }
    // The builder may still be writing to it; then it is met again, under another number.
    indices[ObjectIdentifier(chunk)] = nil
    uses[Int(index)] = Use()
    free.append(index)
    if target == index { target = nil }
  }

  /// Lets go of chunks that nothing is in any more, and says which is worth emptying, with the slots
  /// that may have their texts in it; nil when there is none.
  ///
  /// To be called between batches: within one, a text may still come that lies in an empty chunk.
  mutating func takeSparse() -> (index: Int32, slots: [Int32])? {
    while let index = sparse.popLast() {
      guard isSparse(index) else { continue }
      guard uses[Int(index)].needed <= 0 else { return (index, uses[Int(index)].slots) }
      letGo(index)
    }
    return nil
  }

  /// Moves a record's bytes to a chunk of the library's own.
  mutating func move(_ record: inout ArticleRecord, to slot: Slot) {
    let count = record.byteCount
    if !hasRoom(for: count) || target == record.chunk {
      let fresh = TextChunk(byteCount: max(TextChunk.sharedSize, count))
      let index = index(of: fresh)
      guard index >= 0 else { return }
      target = index
      targetUsed = 0
    }
    guard let target, let chunk = uses[Int(target)].chunk else { return }
    withBytes(of: record) { chunk.room(from: targetUsed).copyBytes(from: $0) }
    let old = record
    record.chunk = target
    record.start = targetUsed
    targetUsed += count
    take(record, in: slot)
    release(old)
  }

  /// Whether there is a chunk to move to that no copy of this value could write to as well.
  private mutating func hasRoom(for count: Int) -> Bool {
    guard let target, targetUsed + count <= TextChunk.sharedSize else { return false }
    return isKnownUniquelyReferenced(&uses[Int(target)].chunk)
  }
}
