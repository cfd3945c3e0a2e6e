import Articles
import Catalog

/// The loader's book of files: what each looked like when it was read, and what is wrong with it.
///
/// A scan is a walk over everything, or over some folders. What a scan does not meet again is gone.
struct Ledger: Sendable {
  /// What became of one file.
  struct Outcome: Sendable {
    /// The file as it was claimed.
    var claim: Claim
    var stamp: FileStamp?
    /// Whether there is an article.
    var isShown = false
    var reason: FileReason?
  }

  /// A file of a list that must be read.
  struct Claim: Sendable {
    /// Its place in the list.
    var index: Int
    var row: Int32
    var id: ArticleID
  }

  private var table = FileTable()
  private var removed: [ArticleID] = []
  private var failures = 0
  /// Folders of which the scan could not tell what is in them, by their canonical paths.
  private var unread: Set<RawPath> = []
  /// Whether the problems have changed since they were last asked for.
  private(set) var hasNewProblems = false

  func isKnown(_ id: ArticleID) -> Bool { table.row(of: id) != nil }
  var count: Int { table.count }
  var hasFailures: Bool { failures > 0 }
  /// Whether there are articles to be told of that are gone.
  var hasRemoved: Bool { !removed.isEmpty }

  // MARK: - Scans

  /// Begins to wait for what the scan meets, which is everything.
  mutating func beginScan() {
    beginScan(scope: nil)
  }

  /// Begins to wait for what the scan meets: everything in these folders and below, by their
  /// canonical paths.
  mutating func beginScan(of folders: [RawPath]) {
    beginScan(
      scope: table.folders { folder in folders.contains { folder.isOrIsBelow($0) } })
    // A folder that could not be read has a row itself.
    for folder in folders {
      if let row = table.row(of: folder.articleID) { table[row].traits.remove(.isMet) }
    }
  }

  private mutating func beginScan(scope: [Bool]?) {
    unread = []
    table.forEachRow { table, row in
      let isWaitedFor = scope.map { $0[Int(table[row].folder)] } ?? true
      if isWaitedFor, !table[row].traits.contains(.isPermanent) {
        table[row].traits.remove(.isMet)
      }
      return true
    }
  }

  /// Notes that the scan cannot tell what is in a folder and below.
  mutating func noteUnread(_ folder: RawPath) {
    unread.insert(folder)
  }

  /// Forgets everything the scan has not met, but for what is where it could not look.
  ///
  /// - Complexity: O(*n*) in the number of files.
  mutating func endScan() {
    var gone: [Int32] = []
    let unread = unread
    // What has only been listed may be anywhere.
    let keeps =
      unread.isEmpty ? [] : table.folders { $0.isEmpty || $0.isOrIsBelow(anyOf: unread) }
    table.forEachRow { table, row in
      let isKept = !keeps.isEmpty && keeps[Int(table[row].folder)]
      if !isKept, !table[row].traits.contains(.isMet) { gone.append(row) }
      return true
    }
    for row in gone { forget(row) }
  }

  // MARK: - Files

  /// Writes down articles that are shown from a list of an earlier time; all of them are still to be
  /// read, and those that no scan meets are gone.
  mutating func list(_ ids: [ArticleID]) {
    let nowhere = table.number(of: FoundFolder(path: RawPath("")))
    let noName = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    for id in ids where table.row(of: id) == nil {
      guard let row = table.add(id, named: noName, in: nowhere) else { return }
      table[row].traits.insert(.isShown)
    }
  }

  /// Which files of a list must be read.
  ///
  /// Not those that nobody wants, those the scan has met before, and those that look as they did
  /// when they were read last, unless it is forced because something is known to have happened to
  /// them. Where there are stamps, a file without one is not claimed.
  mutating func claim(
    _ list: FileList, stamps: [FileStamp?]?, isForced: Bool, isWanted: (ArticleID) -> Bool
  ) -> [Claim] {
    var claims: [Claim] = []
    claims.reserveCapacity(list.count)
    var folder: Int32?
    for index in 0..<list.count {
      let stamp = stamps?[index]
      if stamps != nil, stamp == nil { continue }
      let id = list.id(at: index)
      guard isWanted(id) else { continue }
      if let row = table.row(of: id) {
        let before = table[row]
        let wasMet = before.traits.contains(.isMet)
        // Where it was read before others, or listed, is not where it lies.
        if !table.isPlaced(row) || (list.folder.isWalked && (!wasMet || isForced)) {
          let number = folder ?? table.number(of: list.folder)
          folder = number
          list.withName(at: index) { table.move(row, to: $0, in: number) }
        }
        if wasMet, !isForced { continue }
        table[row].traits.insert(.isMet)
        if !isForced, let stamp, stamp == before.stamp { continue }
        claims.append(Claim(index: index, row: row, id: id))
      } else {
        let number = folder ?? table.number(of: list.folder)
        folder = number
        let row = list.withName(at: index) { table.add(id, named: $0, in: number) }
        guard let row else { continue }
        table[row].traits.insert(.isMet)
        claims.append(Claim(index: index, row: row, id: id))
      }
    }
    return claims
  }

  /// Writes down what became of a file.
  ///
  /// One that was forgotten while it was read stays forgotten; an article that could not be read
  /// again, though nothing says that it has gone, stays as it was.
  mutating func record(_ outcome: Outcome) {
    let row = outcome.claim.row
    guard table[row].traits.contains(.isUsed), table[row].id == outcome.claim.id else { return }
    let wasShown = table[row].traits.contains(.isShown)
    table[row].stamp = outcome.stamp
    if outcome.isShown {
      table[row].traits.insert(.isShown)
    } else if wasShown, outcome.reason?.isTrouble != true {
      table[row].traits.remove(.isShown)
      removed.append(table[row].id)
    }
    setReason(outcome.reason, of: row)
  }

  /// Writes down what is wrong with something that is not to be read.
  mutating func record(
    _ reason: FileReason, of list: FileList, isPermanent: Bool = false
  ) {
    for claim in claim(list, stamps: nil, isForced: true, isWanted: { _ in true }) {
      if isPermanent { table[claim.row].traits.insert(.isPermanent) }
      record(Outcome(claim: claim, reason: reason))
    }
  }

  /// Keeps a file though no scan meets it.
  mutating func keep(_ row: Int32) {
    table[row].traits.insert(.isPermanent)
  }

  /// Forgets a file that is not there any more.
  mutating func forget(_ id: ArticleID) {
    if let row = table.row(of: id) { forget(row) }
  }

  private mutating func forget(_ row: Int32) {
    if table[row].traits.contains(.isShown) { removed.append(table[row].id) }
    setReason(nil, of: row)
    table.remove(row)
  }

  /// The articles that are gone, which are then no longer told of.
  mutating func takeRemoved() -> [ArticleID] {
    let taken = removed
    removed = []
    return taken
  }

  // MARK: - Problems

  private mutating func setReason(_ reason: FileReason?, of row: Int32) {
    let before = FileReason(code: table[row].reason)
    guard before != reason else { return }
    failures += (reason?.isFailure == true ? 1 : 0) - (before?.isFailure == true ? 1 : 0)
    table.setReason(reason, of: row)
    hasNewProblems = true
  }

  /// The problems by path, as many as anyone would read, and how often each reason occurs beyond.
  ///
  /// - Complexity: O(*n*) in the number of files.
  mutating func takeProblems() -> [LoadProblem] {
    hasNewProblems = false
    var problems: [LoadProblem] = []
    var counts = table.reasonCounts
    guard !counts.isEmpty else { return [] }
    table.forEachRow { table, row in
      guard let reason = FileReason(code: table[row].reason) else { return true }
      problems.append(
        LoadProblem(path: table.path(of: row).display, reason: reason.words))
      counts[table[row].reason, default: 1] -= 1
      return problems.count < Self.mostNamed
    }
    problems.sort { ($0.path, $0.reason) < ($1.path, $1.reason) }
    if let rest = Self.rest(counts) { problems.append(rest) }
    return problems
  }

  /// One line for all that are not named.
  private static func rest(_ counts: [UInt16: Int]) -> LoadProblem? {
    let counted = counts.filter { $0.value > 0 }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard !counted.isEmpty else { return nil }
    let words = counted.compactMap { code, count in
      FileReason(code: code).map { "\($0.words) (\(count))" }
    }
    let count = counted.reduce(0) { $0 + $1.value }
    return LoadProblem(
      path: "and \(count) more", reason: words.joined(separator: ", "), count: count)
  }

  private static let mostNamed = 1_000
}
