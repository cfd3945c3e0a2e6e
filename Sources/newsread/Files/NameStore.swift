/// The names of many files in few pieces of memory, each name ended by a zero.
struct NameStore: Sendable {
  private var pieces: [[UInt8]] = []
  private var waste = 0
  private var byteCount = 0

  /// Keeps a name, without anything behind a zero in it; nil when 4 GiB are full.
  mutating func append(_ name: UnsafeBufferPointer<UInt8>) -> UInt32? {
    // No system takes a path nearly as long.
    let name = name.prefix(Self.pieceSize - 1).prefix { $0 != 0 }
    if (pieces.last?.count ?? Self.pieceSize) + name.count + 1 > Self.pieceSize {
      guard pieces.count < Self.mostPieces else { return nil }
      pieces.append([])
      // The first piece grows as it must, for most have few names.
      if pieces.count > 1 { pieces[pieces.count - 1].reserveCapacity(Self.pieceSize) }
    }
    let last = pieces.count - 1
    let start = last << Self.pieceShift | pieces[last].count
    pieces[last].append(contentsOf: name)
    pieces[last].append(0)
    byteCount += name.count + 1
    return UInt32(truncatingIfNeeded: start)
  }

  /// Hands out a name that was kept.
  func withName<Result>(
    _ start: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let offset = Int(start) & (Self.pieceSize - 1)
    return pieces[Int(start) >> Self.pieceShift].withUnsafeBufferPointer { piece in
      let end = piece[offset...].firstIndex(of: 0) ?? piece.count
      return body(UnsafeBufferPointer(rebasing: piece[offset..<end]))
    }
  }

  /// Says that a name is no longer needed.
  mutating func release(_ start: UInt32) {
    waste += withName(start) { $0.count + 1 }
  }

  /// Whether more than half of it is waste.
  var isWorthCompacting: Bool { waste > byteCount / 2 && waste > 1 << 16 }

  private static let pieceShift = 20
  private static let pieceSize = 1 << pieceShift
  private static let mostPieces = 1 << (32 - pieceShift)
}
