import Articles
import Catalog

/// Files by their ids and by their folders, a hundred bytes or less for each: what each looked like
/// when it was read, its folder and name, and why it is not shown.
///
/// Rows lie in pages that are never moved, so growing takes no longer the more there are; those of a
/// folder are linked with each other.
struct FileTable: Sendable {
  /// What is known of a file.
  struct Row: Sendable {
    var id: ArticleID
    /// What the file looked like when it was read: see `FileStamp.print`; 0 for nothing.
    var print: UInt64 = 0
    fileprivate(set) var folder: Int32
    fileprivate var name: UInt32
    /// The rows beside it in the list of its folder; -1 where there is none.
    fileprivate var next: Int32 = -1
    fileprivate var previous: Int32 = -1
    /// The code of the reason why it is not shown; 0 for none.
    fileprivate(set) var reason: UInt16 = 0
    var traits: Traits = []

    fileprivate init(id: ArticleID, folder: Int32, name: UInt32) {
      self.id = id
      self.folder = folder
      self.name = name
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
    /// Its folder and its name are what its id was made from.
    static let isFound = Traits(rawValue: 16)
  }

  private var pages: [[Row]] = []
  /// How many rows there are in the pages, used or free.
  private var rowCount = 0
  private var free: [Int32] = []
  private var index = IDTable()
  private var names = NameStore()
  private(set) var folders = FolderTree()
  /// How many files have each reason.
  private(set) var reasonCounts: [UInt16: Int] = [:]

  /// How many files there are.
  var count: Int { rowCount - free.count }

  subscript(row: Int32) -> Row {
    get { pages[Int(row) >> Self.pageShift][Int(row) & Self.pageMask] }
    set { pages[Int(row) >> Self.pageShift][Int(row) & Self.pageMask] = newValue }
  }

  // MARK: - Finding and adding

  /// The row of a file by its id.
  ///
  /// - Complexity: O(1) expected: ids are well mixed.
  func row(of id: ArticleID) -> Int32? {
    index.number(of: id) { self[$0].id == id }
  }

  /// The row of a file that may lie there: the one that does, or one that may lie anywhere.
  ///
  /// Others can have the same id, though none will by chance.
  func row(
    of id: ArticleID, named name: UnsafeBufferPointer<UInt8>, in folder: Int32?
  ) -> Int32? {
    index.number(of: id) { number in
      let row = self[number]
      guard row.id == id else { return false }
      return !row.traits.contains(.isFound)
        || (row.folder == folder && names.withName(row.name) { $0.elementsEqual(name) })
    }
  }

  /// The number by which rows name a folder: see `FolderTree.number(of:isFound:)`.
  mutating func number(of folder: FoundFolder, isFound: Bool = true) -> Int32 {
    folders.number(of: folder, isFound: isFound)
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
    enter(number, in: folder)
    index.insert(id, number)
    return number
  }

  /// Moves a file's row to another folder or name, as when it is reached by another path.
  mutating func move(_ row: Int32, to name: UnsafeBufferPointer<UInt8>, in folder: Int32) {
    let isSame =
      self[row].folder == folder && names.withName(self[row].name) { $0.elementsEqual(name) }
    guard !isSame, let start = names.append(name) else { return }
    names.release(self[row].name)
    self[row].name = start
    if self[row].folder != folder {
      let before = self[row].folder
      let first = unlink(row)
      enter(row, in: folder)
      folders.leave(before, first: first)
    }
    if names.isWorthCompacting { compact() }
  }

  mutating func remove(_ row: Int32) {
    setReason(nil, of: row)
    index.remove(self[row].id, row)
    names.release(self[row].name)
    folders.leave(self[row].folder, first: unlink(row))
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

  /// The rows of the files in a folder.
  func rows(in folder: Int32) -> [Int32] {
    var rows: [Int32] = []
    var row = folders.firstRow(in: folder)
    while row >= 0 {
      rows.append(row)
      row = self[row].next
    }
    return rows
  }

  /// Has the scan that is beginning wait for a file, unless it stays anyway.
  mutating func await(_ row: Int32) {
    if !self[row].traits.contains(.isPermanent) { self[row].traits.remove(.isMet) }
  }

  /// The path by which a file was found.
  func path(of row: Int32) -> RawPath {
    let folder = folders.folder(self[row].folder)?.path ?? RawPath("")
    return names.withName(self[row].name) { folder.appending($0) }
  }

  /// Whether it is known which of the folders that are walked a file lies in.
  func isPlaced(_ row: Int32) -> Bool {
    folders.folder(self[row].folder)?.isWalked ?? false
  }

  // MARK: - Parts

  private mutating func enter(_ row: Int32, in folder: Int32) {
    let next = folders.enter(row, in: folder)
    self[row].folder = folder
    self[row].previous = -1
    self[row].next = next
    if next >= 0 { self[next].previous = row }
  }

  /// Takes a row out of the list of its folder, and says which is then the first.
  private mutating func unlink(_ row: Int32) -> Int32 {
    let (previous, next) = (self[row].previous, self[row].next)
    if next >= 0 { self[next].previous = previous }
    if previous >= 0 { self[previous].next = next }
    let first = folders.firstRow(in: self[row].folder)
    return first == row ? next : first
  }

  private mutating func compact() {
    var fresh = NameStore()
    for row in 0..<Int32(rowCount) where self[row].traits.contains(.isUsed) {
      self[row].name = names.withName(self[row].name) { fresh.append($0) } ?? 0
    }
    names = fresh
  }

  private static let pageShift = 12
  private static let pageMask = 1 << pageShift - 1
}
