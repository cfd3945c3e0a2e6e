import Articles

/// Files by their ids, a hundred bytes or less for each: what each looked like when it was read,
/// its folder and name, and why it is not shown.
///
/// Rows lie in pages that are never moved, so growing takes no longer the more there are; the index
/// over the ids is split in parts that grow one at a time.
struct FileTable: Sendable {
  /// What is known of a file.
  struct Row: Sendable {
    var id: ArticleID
    /// The parts of a stamp, apart so that a row takes 48 bytes; a size of -1 is no stamp.
    private var size: Int64 = -1
    private var modifiedSeconds: Int64 = 0
    private var inode: UInt64 = 0
    private var modifiedNanoseconds: Int32 = 0
    fileprivate(set) var folder: Int32
    fileprivate var name: UInt32
    /// The code of the reason why it is not shown; 0 for none.
    fileprivate(set) var reason: UInt16 = 0
    var traits: Traits = []

    fileprivate init(id: ArticleID, folder: Int32, name: UInt32) {
      self.id = id
      self.folder = folder
      self.name = name
    }

    /// What the file looked like when it was read.
    var stamp: FileStamp? {
      get {
        guard size >= 0 else { return nil }
        return FileStamp(
          size: size, modifiedSeconds: modifiedSeconds, modifiedNanoseconds: modifiedNanoseconds,
          inode: inode)
      }
      set {
        size = newValue?.size ?? -1
        modifiedSeconds = newValue?.modifiedSeconds ?? 0
        modifiedNanoseconds = newValue?.modifiedNanoseconds ?? 0
        inode = newValue?.inode ?? 0
      }
    }
  }

  /// What is so or not of a row.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8

    /// There is a file in the row.
    static let isUsed = Traits(rawValue: 1)
    /// The scan that is going on has met it, or need not.
    static let isMet = Traits(rawValue: 2)
    /// It was handed out as an article.
    static let isShown = Traits(rawValue: 4)
    /// It stays though no scan meets it, as what was piped in does.
    static let isPermanent = Traits(rawValue: 8)
  }

  private var pages: [[Row]] = []
  /// How many rows there are in the pages, used or free.
  private var rowCount = 0
  private var free: [Int32] = []
  private var index: [[Entry]]
  /// How many ids each part of the index holds.
  private var indexed: [Int]
  private var names = NameStore()
  private var folders: [Folder?] = []
  private var freeFolders: [Int32] = []
  private var folderNumbers: [ObjectIdentifier: Int32] = [:]
  /// How many files have each reason.
  private(set) var reasonCounts: [UInt16: Int] = [:]

  /// A place in the index: the row, and enough of the id to pass over the rows of others.
  private struct Entry {
    var hash: UInt32
    var row: Int32

    static let none = Entry(hash: 0, row: -1)
  }

  private struct Folder {
    var folder: FoundFolder
    var rows: Int
  }

  init() {
    index = Array(repeating: [], count: Self.partCount)
    indexed = Array(repeating: 0, count: Self.partCount)
  }

  /// How many files there are.
  var count: Int { rowCount - free.count }

  subscript(row: Int32) -> Row {
    get { pages[Int(row) >> Self.pageShift][Int(row) & Self.pageMask] }
    set { pages[Int(row) >> Self.pageShift][Int(row) & Self.pageMask] = newValue }
  }

  // MARK: - Finding and adding

  /// The row of a file.
  ///
  /// - Complexity: O(1) expected: ids are well mixed.
  func row(of id: ArticleID) -> Int32? {
    let part = index[Self.part(of: id)]
    guard !part.isEmpty else { return nil }
    let hash = Self.hash(of: id)
    var slot = Int(hash) & (part.count - 1)
    while part[slot].row >= 0 {
      if part[slot].hash == hash, self[part[slot].row].id == id { return part[slot].row }
      slot = (slot + 1) & (part.count - 1)
    }
    return nil
  }

  /// The number by which rows name a folder, to be asked once for many files of it.
  ///
  /// A folder without rows loses its number to the next.
  mutating func number(of folder: FoundFolder) -> Int32 {
    if let number = folderNumbers[ObjectIdentifier(folder)] { return number }
    let number = freeFolders.popLast() ?? Int32(clamping: folders.count)
    if Int(number) == folders.count { folders.append(nil) }
    folders[Int(number)] = Folder(folder: folder, rows: 0)
    folderNumbers[ObjectIdentifier(folder)] = number
    return number
  }

  /// Adds a file that has no row; nil when there is no room for a single one more.
  ///
  /// - Complexity: O(1) amortized.
  mutating func add(
    _ id: ArticleID, named name: UnsafeBufferPointer<UInt8>, in folder: Int32
  ) -> Int32? {
    guard let start = names.append(name), rowCount < Int(Int32.max) else { return nil }
    let row = Row(id: id, folder: folder, name: start)
    let number: Int32
    if let last = free.popLast() {
      number = last
      self[number] = row
    } else {
      number = Int32(rowCount)
      if rowCount & Self.pageMask == 0 {
        pages.append([])
        // The first page stays small for those who have few files.
        if rowCount > 0 { pages[pages.count - 1].reserveCapacity(Self.pageMask + 1) }
      }
      pages[pages.count - 1].append(row)
      rowCount += 1
    }
    self[number].traits = .isUsed
    folders[Int(folder)]?.rows += 1
    enter(number, id)
    return number
  }

  /// Moves a file's row to another folder or name, as when it is reached by another path.
  mutating func move(_ row: Int32, to name: UnsafeBufferPointer<UInt8>, in folder: Int32) {
    let isSame =
      self[row].folder == folder && names.withName(self[row].name) { $0.elementsEqual(name) }
    guard !isSame, let start = names.append(name) else { return }
    names.release(self[row].name)
    self[row].name = start
    folders[Int(folder)]?.rows += 1
    leave(folder: self[row].folder)
    self[row].folder = folder
  }

  mutating func remove(_ row: Int32) {
    setReason(nil, of: row)
    withdraw(row, self[row].id)
    names.release(self[row].name)
    leave(folder: self[row].folder)
    self[row].traits = []
    free.append(row)
    if names.isWorthCompacting { compact() }
  }

  mutating func setReason(_ reason: FileReason?, of row: Int32) {
    let (before, after) = (self[row].reason, reason?.code ?? 0)
    guard before != after else { return }
    self[row].reason = after
    if before != 0 {
      let left = (reasonCounts[before] ?? 1) - 1
      reasonCounts[before] = left > 0 ? left : nil
    }
    if after != 0 { reasonCounts[after, default: 0] += 1 }
  }

  // MARK: - All of them

  /// Calls for every file, in the order in which they were found, until `body` says false.
  ///
  /// Rows may be changed and removed meanwhile.
  mutating func forEachRow(_ body: (inout FileTable, Int32) -> Bool) {
    for number in 0..<Int32(rowCount) where self[number].traits.contains(.isUsed) {
      if !body(&self, number) { return }
    }
  }

  /// The path by which a file was found.
  func path(of row: Int32) -> RawPath {
    let folder = folders[Int(self[row].folder)]?.folder.path ?? RawPath("")
    return names.withName(self[row].name) { folder.appending($0) }
  }

  /// Whether it is known which of the folders that are walked a file lies in.
  func isPlaced(_ row: Int32) -> Bool {
    folders[Int(self[row].folder)]?.folder.isWalked ?? false
  }

  /// Which folders' canonical paths satisfy a condition, by number.
  func folders(where isSo: (RawPath) -> Bool) -> [Bool] {
    folders.map { $0.map { isSo($0.folder.canonical) } ?? false }
  }

  // MARK: - Parts

  private mutating func leave(folder: Int32) {
    folders[Int(folder)]?.rows -= 1
    guard let left = folders[Int(folder)], left.rows <= 0 else { return }
    folderNumbers[ObjectIdentifier(left.folder)] = nil
    folders[Int(folder)] = nil
    freeFolders.append(folder)
  }

  private mutating func compact() {
    var fresh = NameStore()
    for row in 0..<Int32(rowCount) where self[row].traits.contains(.isUsed) {
      self[row].name = names.withName(self[row].name) { fresh.append($0) } ?? 0
    }
    names = fresh
  }

  private mutating func enter(_ row: Int32, _ id: ArticleID) {
    let part = Self.part(of: id)
    if indexed[part] * 4 >= index[part].count * 3 { grow(part) }
    Self.insert(Entry(hash: Self.hash(of: id), row: row), into: &index[part])
    indexed[part] += 1
  }

  private static func insert(_ entry: Entry, into part: inout [Entry]) {
    let mask = part.count - 1
    var slot = Int(entry.hash) & mask
    while part[slot].row >= 0 { slot = (slot + 1) & mask }
    part[slot] = entry
  }

  private mutating func grow(_ number: Int) {
    var part = [Entry](repeating: .none, count: max(8, index[number].count * 2))
    for entry in index[number] where entry.row >= 0 { Self.insert(entry, into: &part) }
    index[number] = part
  }

  /// Takes a row out of the index and closes the gap (Knuth, volume 3, section 6.4, algorithm R).
  private mutating func withdraw(_ row: Int32, _ id: ArticleID) {
    let number = Self.part(of: id)
    let mask = index[number].count - 1
    guard mask >= 0 else { return }
    var gap = Int(Self.hash(of: id)) & mask
    while index[number][gap].row != row {
      if index[number][gap].row < 0 { return }
      gap = (gap + 1) & mask
    }
    indexed[number] -= 1
    var next = gap
    while true {
      next = (next + 1) & mask
      let other = index[number][next]
      if other.row < 0 { break }
      let home = Int(other.hash) & mask
      if (next - home) & mask >= (next - gap) & mask {
        index[number][gap] = other
        gap = next
      }
    }
    index[number][gap] = .none
  }

  /// The part of the index an id belongs to: by its upper bits, for the lower ones choose the slot.
  private static func part(of id: ArticleID) -> Int {
    Int(truncatingIfNeeded: id.rawValue >> 58)
  }

  /// The bits of an id that choose the slot.
  private static func hash(of id: ArticleID) -> UInt32 {
    UInt32(truncatingIfNeeded: id.rawValue)
  }

  private static let partCount = 64
  private static let pageShift = 12
  private static let pageMask = 1 << pageShift - 1
}
