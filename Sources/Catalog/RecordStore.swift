/// The records of all slots, in blocks, so that a growing library never moves what it has.
struct RecordStore: Sendable {
  private var blocks: [[ArticleRecord]] = []
  private(set) var count = 0

  private static let blockBits = 12
  private static let blockSize = 1 << blockBits

  /// The record in a slot, which has to exist.
  subscript(index: Int) -> ArticleRecord {
    _read { yield blocks[index >> Self.blockBits][index & (Self.blockSize - 1)] }
    _modify { yield &blocks[index >> Self.blockBits][index & (Self.blockSize - 1)] }
  }

  /// Whether there is an article in a slot.
  func holds(_ index: Int) -> Bool {
    index >= 0 && index < count && !self[index].isEmpty
  }

  mutating func append(_ record: ArticleRecord) {
    if count & (Self.blockSize - 1) == 0 {
      var block: [ArticleRecord] = []
      // The first block grows, so that a small library stays small.
      if count > 0 { block.reserveCapacity(Self.blockSize) }
      blocks.append(block)
    }
    blocks[blocks.count - 1].append(record)
    count += 1
  }

  /// The records of some slots, which shares its memory with the store.
  struct Part: Sendable {
    fileprivate let blocks: [[ArticleRecord]]
    fileprivate let first: Int

    /// The record in a slot, which has to be one of these.
    subscript(index: Int) -> ArticleRecord {
      _read { yield blocks[index >> blockBits - first][index & (blockSize - 1)] }
    }
  }

  /// The records of a range of slots, all of which have to exist.
  func part(_ slots: Range<Int>) -> Part {
    let first = slots.lowerBound >> Self.blockBits
    let end = (slots.upperBound + Self.blockSize - 1) >> Self.blockBits
    return Part(blocks: Array(blocks[first..<max(first, end)]), first: first)
  }
}
