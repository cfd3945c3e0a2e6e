/// The folders of the library's articles, each path once, and the order they stand in.
struct FolderTable: Sendable {
  private var folders: [ArticleFolder] = []
  private var known: [ObjectIdentifier: Int32] = [:]
  private var byPath: [String: Int32] = [:]
  /// The folders in order, and for each of them a number that compares as its place does.
  private var inOrder: [Int32] = []
  private(set) var labels = FolderLabels()

  /// The room left between two neighbours, for folders that come later.
  private static let gap: UInt64 = 1 << 40

  subscript(index: Int32) -> ArticleFolder { folders[Int(index)] }

  /// The number of a folder, the same for every object with its path.
  ///
  /// - Complexity: O(1) for a folder that is known, O(*k*) in the number of folders for another.
  mutating func index(of folder: ArticleFolder) -> Int32 {
    if let index = known[ObjectIdentifier(folder)] { return index }
    if let index = byPath[folder.path] { return index }
    let index = Int32(clamping: folders.count)
    // The table keeps the object, so that no other can ever have its identity.
    folders.append(folder)
    known[ObjectIdentifier(folder)] = index
    byPath[folder.path] = index
    putInOrder(index)
    return index
  }

  private mutating func putInOrder(_ index: Int32) {
    let key = folders[Int(index)].sortKey
    var low = 0
    var high = inOrder.count
    while low < high {
      let middle = (low + high) / 2
      if folders[Int(inOrder[middle])].sortKey.lexicographicallyPrecedes(key) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let before = low > 0 ? labels[inOrder[low - 1]] : nil
    let after = low < inOrder.count ? labels[inOrder[low]] : nil
    inOrder.insert(index, at: low)
    if let label = Self.label(between: before, and: after) {
      labels[index] = label
    } else {
      relabel()
    }
  }

  /// A number between two others, nil when there is none.
  private static func label(between before: UInt64?, and after: UInt64?) -> UInt64? {
    switch (before, after) {
    case (nil, nil): return 1 << 63
    case (let before?, nil): return before < .max - gap ? before + gap : nil
    case (nil, let after?): return after > gap ? after - gap : nil
    case (let before?, let after?):
      let middle = before + (after - before) / 2
      return middle > before ? middle : nil
    }
  }

  private mutating func relabel() {
    labels.generation += 1
    let step = UInt64.max / UInt64(inOrder.count + 1)
    for (place, index) in inOrder.enumerated() { labels[index] = step * UInt64(place + 1) }
  }
}

/// For each folder by its number, another number that compares as the folder does among all folders.
struct FolderLabels: Sendable {
  private var labels: [UInt64] = []
  /// Changes when numbers that were given already had to change; their order never does.
  fileprivate(set) var generation = 0

  /// The number of a folder, the highest when it has none yet.
  subscript(index: Int32) -> UInt64 {
    get { labels.indices.contains(Int(index)) ? labels[Int(index)] : .max }
    set {
      let missing = Int(index) + 1 - labels.count
      if missing > 0 { labels += repeatElement(.max, count: missing) }
      labels[Int(index)] = newValue
    }
  }
}
