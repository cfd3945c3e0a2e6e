import Articles

/// The folders of the library's articles, each path once, and the order they stand in.
///
/// A folder's number is given to another when its last article has gone.
struct FolderTable: Sendable {
  private struct Entry: Sendable {
    var folder: ArticleFolder
    /// How many folders had come before it.
    var birth: Int
    /// How many articles are in it.
    var uses = 0
  }

  private var entries: [Entry?] = []
  private var free: [Int32] = []
  /// By hashes of objects and of paths; a dictionary of 200,000 would take 40 ms to grow.
  private var known = IDTable()
  private var byPath = IDTable()
  /// The folders in order, in blocks, so that another costs no more the more there are.
  private var blocks: [[Int32]] = []
  /// Folders that may have no articles.
  private var unused: [Int32] = []
  private var births = 0
  private(set) var labels = FolderLabels()

  /// More folders than this make two blocks.
  private static let largestBlock = 512
  /// After so many others a folder is none that has only just come.
  private static let recent = 1_024

  /// How many folders there are.
  var count: Int { entries.count - free.count }

  /// A folder by its number, which has to be one that was given.
  subscript(index: Int32) -> ArticleFolder { entries[Int(index)]?.folder ?? Self.none }

  private static let none = ArticleFolder(path: "")

  /// The number of a folder, the same for every object with its path.
  ///
  /// It stays as it is until `letGo`, and then as long as there are articles in the folder.
  /// - Complexity: O(1) for a folder that is known, O(log *k*) in the number of folders for another.
  mutating func index(of folder: ArticleFolder) -> Int32 {
    let (object, path) = (Self.hash(of: ObjectIdentifier(folder)), Self.hash(of: folder.path))
    if let index = known.number(of: object, where: { entries[Int($0)]?.folder === folder }) {
      return index
    }
    if let index = byPath.number(of: path, where: { entries[Int($0)]?.folder.path == folder.path })
    {
      return index
    }
    // The table keeps the object, so that no other can have its identity.
    let entry = Entry(folder: folder, birth: births)
    births += 1
    let index: Int32
    if let number = free.popLast() {
      index = number
      entries[Int(number)] = entry
    } else {
      index = Int32(clamping: entries.count)
      entries.append(entry)
    }
    known.insert(object, index)
    byPath.insert(path, index)
    unused.append(index)
    putInOrder(index)
    return index
  }

  /// A hash that nobody can foresee, in the form of an id.
  private static func hash(of value: some Hashable) -> ArticleID {
    ArticleID(rawValue: UInt64(truncatingIfNeeded: value.hashValue))
  }

  // MARK: - Articles

  /// Counts an article in a folder.
  mutating func take(_ index: Int32) {
    entries[Int(index)]?.uses += 1
  }

  /// Counts an article out.
  mutating func release(_ index: Int32) {
    entries[Int(index)]?.uses -= 1
    if entries[Int(index)]?.uses == 0 { unused.append(index) }
  }

  /// Lets go of the folders that no article is in: to be called when no batch is under way.
  mutating func letGo() {
    for index in unused {
      guard let entry = entries[Int(index)], entry.uses <= 0 else { continue }
      takeOutOfOrder(index)
      known.remove(Self.hash(of: ObjectIdentifier(entry.folder)), index)
      byPath.remove(Self.hash(of: entry.folder.path), index)
      entries[Int(index)] = nil
      free.append(index)
    }
    unused.removeAll()
  }

  // MARK: - Order

  private mutating func putInOrder(_ index: Int32) {
    let key = self[index].sortKey
    let place = blocks.partitionPoint { block in
      block.first.map { self[$0].sortKey.lexicographicallyPrecedes(key) } ?? false
    }
    let block = max(place - 1, 0)
    if blocks.isEmpty { blocks.append([]) }
    let offset = blocks[block].partitionPoint { self[$0].sortKey.lexicographicallyPrecedes(key) }
    let before = offset > 0 ? blocks[block][offset - 1] : nil
    let after =
      offset < blocks[block].count
      ? blocks[block][offset] : block + 1 < blocks.count ? blocks[block + 1].first : nil
    blocks[block].insert(index, at: offset)
    if blocks[block].count > Self.largestBlock { split(block, at: offset) }
    let label = FolderLabels.label(
      between: before.map { labels[$0] }, and: after.map { labels[$0] },
      following: newer(of: before, and: after))
    if let label {
      labels[index] = label
    } else {
      labels.renew(blocks.joined(), count: count)
    }
  }

  /// Makes two blocks of one: where folders come in order, what they have filled is left full.
  private mutating func split(_ block: Int, at offset: Int) {
    let count = blocks[block].count
    let middle = offset == count - 1 ? offset : offset == 0 ? 1 : count / 2
    let rest = Array(blocks[block][middle...])
    blocks[block].removeSubrange(middle...)
    blocks.insert(rest, at: block + 1)
  }

  private mutating func takeOutOfOrder(_ index: Int32) {
    let label = labels[index]
    let place = blocks.partitionPoint { $0.first.map { labels[$0] <= label } ?? false } - 1
    guard place >= 0 else { return }
    let offset = blocks[place].partitionPoint { labels[$0] < label }
    guard offset < blocks[place].count, blocks[place][offset] == index else { return }
    blocks[place].remove(at: offset)
    if blocks[place].isEmpty { blocks.remove(at: place) }
  }

  /// The neighbour that came last, if that was only just.
  private func newer(of before: Int32?, and after: Int32?) -> FolderLabels.Neighbour? {
    func birth(_ index: Int32?) -> Int { index.flatMap { entries[Int($0)]?.birth } ?? -1 }
    let (left, right) = (birth(before), birth(after))
    guard births - max(left, right) < Self.recent else { return nil }
    return left > right ? .before : .after
  }
}

extension Array {
  /// How many elements, from the first on, satisfy a condition that none behind them does.
  fileprivate func partitionPoint(_ isBefore: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
