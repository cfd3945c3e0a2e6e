/// For each folder by its number, another number that compares as the folder does among all folders.
struct FolderLabels: Sendable {
  private var labels: [UInt64] = []
  /// Changes when numbers that were given already had to change; their order never does.
  private(set) var generation = 0

  /// The room left beyond the last folder, for those that come later.
  private static let gap: UInt64 = 1 << 40

  /// The number of a folder, the highest when it has none yet.
  subscript(index: Int32) -> UInt64 {
    get { labels.indices.contains(Int(index)) ? labels[Int(index)] : .max }
    set {
      let missing = Int(index) + 1 - labels.count
      if missing > 0 { labels += repeatElement(.max, count: missing) }
      labels[Int(index)] = newValue
    }
  }

  /// Numbers all folders anew, at equal distances.
  mutating func renew(_ inOrder: some Sequence<Int32>, count: Int) {
    generation += 1
    let step = UInt64.max / UInt64(count + 1)
    var label: UInt64 = 0
    for index in inOrder {
      label += step
      self[index] = label
    }
  }

  /// Which of its neighbours a folder that comes in probably goes on from.
  enum Neighbour {
    case before, after
  }

  /// A number between those of two folders, nil when there is none.
  ///
  /// Folders come in rows, upwards or downwards, each next to the one before. Halving the room would
  /// use it up after some dozens; so next to a neighbour that has only just come, most of the room
  /// is left for those that follow, and the square root of it for those that come late.
  static func label(
    between before: UInt64?, and after: UInt64?, following neighbour: Neighbour?
  ) -> UInt64? {
    switch (before, after) {
    case (nil, nil): return 1 << 63
    case (let before?, nil) where before < .max - gap: return before + gap
    case (nil, let after?) where after > gap: return after - gap
    default: break
    }
    let (low, high) = (before ?? 0, after ?? .max)
    guard high > low, high - low >= 2 else { return nil }
    let space = high - low
    let distance: UInt64 = 1 << UInt64((63 - space.leadingZeroBitCount) / 2)
    switch neighbour {
    case nil: return low + space / 2
    case .before: return low + distance
    case .after: return high - distance
    }
  }
}
