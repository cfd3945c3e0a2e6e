import GRDB

extension StateStore {
  /// Takes in what other programs have changed.
  ///
  /// To be called when the folder of the files has changed, or now and then: to ask costs the database a
  /// look at the memory it shares.
  /// - Returns: Whether anything is other than before.
  /// - Throws: `StateFailure`.
  /// - Complexity: O(1) when nothing has been written, else O(*m*) in what was.
  package mutating func refresh() throws(StateFailure) -> Bool {
    if let folder, identity != nil, folder.identity != identity {
      queue = nil
      try open(folder)
      return true
    }
    guard let queue else { return false }
    let version = try StateFailure.wrapping {
      try queue.writeWithoutTransaction { try Int64.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    }
    guard version != dataVersion else { return false }
    dataVersion = version
    return try StateFailure.wrapping { try queue.read { try table.refresh($0) } }
  }

  /// The folder in which files change when the state does; nil when nothing is kept.
  package var watchedFolder: String? { identity == nil ? nil : folder?.database }

  /// Tries to keep after all what could not be kept until now.
  ///
  /// - Returns: Whether it has been.
  /// - Complexity: O(*n* log *n*) in what is known, when the file can be used again.
  package mutating func retry() -> Bool {
    guard unsaved != nil, let folder, let kept = try? entries() else { return false }
    var other = StateStore(in: folder.path, sharesMemory: sharesMemory, clock: clock)
    guard other.unsaved == nil, (try? other.merge(kept)) != nil else { return false }
    // What was done meanwhile can still be undone, if that can be kept, too.
    try? other.take(changeSetsToKeep)
    let notices = notices + other.notices
    self = other
    self.notices = notices
    return true
  }
}
