import Articles
import Catalog

/// The loader's book of files: what each looked like when it was read, and what is wrong with it.
///
/// A scan is a walk over everything, or over some folders. What a scan does not meet again is gone.
/// Every article is given an id of its own: where files have names that were made to have the same
/// id, those that come later are given the next free ones.
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
  /// By the id that is made from a path, the ids given instead because another file has it.
  private var substitutes: [ArticleID: [ArticleID]] = [:]
  private var removed: [ArticleID] = []
  private var failures = 0
  /// Folders of which the scan could not tell what is in them, by their canonical paths.
  private var unread: Set<RawPath> = []
  /// What the scan is to meet, where that is not everything: folders and rows.
  private var scope: (folders: [Int32], rows: [Int32])?
  /// What was named, when not all that is in it can be watched.
  private var unwatched: [RawPath] = []
  /// Whether the problems have changed since they were last asked for.
  private(set) var hasNewProblems = false

  func isKnown(_ list: FileList, at index: Int) -> Bool {
    row(of: list, at: index, id: list.id(at: index)) != nil
  }

  /// The path by which an article's file was found; nil while it is only listed.
  func path(of id: ArticleID) -> RawPath? {
    table.row(of: id).flatMap { row in
      let path = table.path(of: row)
      return path.isEmpty ? nil : path
    }
  }

  var count: Int { table.count }
  var hasFailures: Bool { failures > 0 }
  /// Whether there are articles to be told of that are gone.
  var hasRemoved: Bool { !removed.isEmpty }

  // MARK: - Scans

  /// Begins to wait for what the scan meets, which is everything.
  ///
  /// - Complexity: O(*n*) in the number of files.
  mutating func beginScan() {
    unread = []
    scope = nil
    table.forEachRow { table, row in
      table.await(row)
      return true
    }
  }

  /// Begins to wait for what the scan meets: everything in these folders and below, by their
  /// canonical paths.
  ///
  /// - Complexity: O(*m*) in the number of files there.
  mutating func beginScan(of places: [RawPath]) {
    unread = []
    let folders = table.folders.numbers(of: places)
    // A folder that could not be read has a row itself.
    let rows = places.compactMap { table.row(of: $0.articleID) }
    for row in rows { table.await(row) }
    for folder in folders {
      for row in table.rows(in: folder) { table.await(row) }
    }
    scope = (folders, rows)
  }

  /// Notes that the scan cannot tell what is in a folder and below.
  mutating func noteUnread(_ folder: RawPath) {
    unread.insert(folder)
  }

  /// Forgets everything the scan has not met, but for what is where it could not look.
  ///
  /// - Complexity: O(*n*) in the number of files that it was to meet.
  mutating func endScan() {
    var gone: [Int32] = []
    if let scope {
      gone = scope.rows.filter(isMissed)
      // Folders that have gone meanwhile may have given their numbers to others, which were met.
      for folder in scope.folders { gone += table.rows(in: folder).filter(isMissed) }
    } else {
      table.forEachRow { table, row in
        if !table[row].traits.contains(.isMet) { gone.append(row) }
        return true
      }
    }
    if !unread.isEmpty {
      gone.removeAll { row in
        // What has only been listed may be anywhere.
        let folder = table.folders.canonical(table[row].folder)
        return folder.isEmpty || folder.isOrIsBelow(anyOf: unread)
      }
    }
    for row in gone where isMissed(row) { forget(row) }
    scope = nil
  }

  private func isMissed(_ row: Int32) -> Bool {
    table[row].traits.isDisjoint(with: [.isMet, .isPermanent])
      && table[row].traits.contains(.isUsed)
  }

  // MARK: - Files

  /// Writes down articles that are shown from a list of an earlier time; all of them are still to be
  /// read, and those that no scan meets are gone.
  mutating func list(_ ids: [ArticleID]) {
    let nowhere = table.number(of: FoundFolder(path: RawPath("")), isFound: false)
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
    let isFound = !list.hasGivenID && list.folder.isWalked
    var folder = table.folders.number(known: list.folder)
    if folder != nil, isFound { folder = table.number(of: list.folder) }
    for index in 0..<list.count {
      if stamps != nil, stamps?[index] == nil { continue }
      let id = list.id(at: index)
      guard isWanted(id) else { continue }
      if let row = row(of: list, at: index, id: id, in: folder) {
        let wasMet = table[row].traits.contains(.isMet)
        // Where it was read before others, or listed, is not where it lies.
        let mayBeElsewhere = list.folder.isWalked && (!wasMet || isForced)
        if isFound
          ? !table[row].traits.contains(.isFound) : !table.isPlaced(row) || mayBeElsewhere
        {
          place(row, as: list, at: index, in: &folder)
        }
        if wasMet, !isForced { continue }
        table[row].traits.insert(.isMet)
        if !isForced, let stamp = stamps?[index], stamp.print == table[row].print { continue }
        claims.append(Claim(index: index, row: row, id: table[row].id))
      } else {
        let number = folder ?? table.number(of: list.folder, isFound: isFound)
        folder = number
        let own = table.row(of: id) == nil ? id : substitute(for: id)
        // An article that was listed may have been given the same id then.
        let row =
          table.row(of: own) ?? list.withName(at: index) { table.add(own, named: $0, in: number) }
        guard let row else { continue }
        place(row, as: list, at: index, in: &folder)
        table[row].traits.insert(.isMet)
        claims.append(Claim(index: index, row: row, id: own))
      }
    }
    return claims
  }

  /// Writes down where a file lies, or what leads to it.
  private mutating func place(
    _ row: Int32, as list: FileList, at index: Int, in folder: inout Int32?
  ) {
    let isFound = !list.hasGivenID && list.folder.isWalked
    let number = table.number(of: list.folder, isFound: isFound)
    folder = number
    list.withName(at: index) { table.move(row, to: $0, in: number) }
    if isFound { table[row].traits.insert(.isFound) } else { table[row].traits.remove(.isFound) }
  }

  private func row(of list: FileList, at index: Int, id: ArticleID) -> Int32? {
    row(of: list, at: index, id: id, in: table.folders.number(known: list.folder))
  }

  /// The row of a file that may have to share the id of its path with others.
  private func row(
    of list: FileList, at index: Int, id: ArticleID, in folder: Int32?
  ) -> Int32? {
    guard !list.hasGivenID, list.folder.isWalked else { return table.row(of: id) }
    return list.withName(at: index) { name in
      if let row = table.row(of: id, named: name, in: folder) { return row }
      for other in substitutes[id] ?? [] {
        if let row = table.row(of: other, named: name, in: folder) { return row }
      }
      return nil
    }
  }

  /// The next id that no file has, but for one that is listed and has not been met.
  private mutating func substitute(for id: ArticleID) -> ArticleID {
    var other = id
    repeat {
      other.rawValue &+= 1
    } while table.row(of: other).map { !table[$0].traits.isDisjoint(with: [.isMet, .isFound]) }
      ?? false
    substitutes[id, default: []].append(other)
    return other
  }

  /// Writes down what became of a file.
  ///
  /// One that was forgotten while it was read stays forgotten; an article that could not be read
  /// again, though nothing says that it has gone, stays as it was.
  mutating func record(_ outcome: Outcome) {
    let row = outcome.claim.row
    guard table[row].traits.contains(.isUsed), table[row].id == outcome.claim.id else { return }
    let wasShown = table[row].traits.contains(.isShown)
    table[row].print = outcome.stamp?.print ?? 0
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
  mutating func forget(_ list: FileList, at index: Int) {
    if let row = row(of: list, at: index, id: list.id(at: index)) { forget(row) }
  }

  private mutating func forget(_ row: Int32) {
    if table[row].traits.contains(.isShown) { removed.append(table[row].id) }
    setReason(nil, of: row)
    if !substitutes.isEmpty { forgetSubstitute(table[row].id) }
    table.remove(row)
  }

  private mutating func forgetSubstitute(_ substitute: ArticleID) {
    for (id, given) in substitutes where given.contains(substitute) {
      let rest = given.filter { $0 != substitute }
      substitutes[id] = rest.isEmpty ? nil : rest
    }
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

  /// Notes of which of the paths that were named the system does not tell all changes.
  mutating func noteUnwatched(_ paths: [RawPath]) {
    guard paths != unwatched else { return }
    unwatched = paths
    hasNewProblems = true
  }

  /// The problems by path, as many as anyone would read, and how often each reason occurs beyond.
  ///
  /// - Complexity: O(*n*) in the number of files, up to the last that is named: some ten milliseconds
  ///   in a million, on the thread that walks.
  mutating func takeProblems() -> [LoadProblem] {
    hasNewProblems = false
    var problems = unwatched.prefix(Self.mostNamed).map {
      LoadProblem(path: $0.display, reason: FileReason.notWatched.words)
    }
    var counts = table.reasonCounts
    var rest = min(counts.values.reduce(0, +), Self.mostNamed)
    guard rest > 0 else { return problems }
    table.forEachRow { table, row in
      guard let reason = FileReason(code: table[row].reason) else { return true }
      problems.append(
        LoadProblem(path: table.path(of: row).display, reason: reason.words))
      counts[table[row].reason, default: 1] -= 1
      rest -= 1
      return rest > 0
    }
    problems.sort { ($0.path, $0.reason) < ($1.path, $1.reason) }
    if let others = Self.rest(counts) { problems.append(others) }
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
