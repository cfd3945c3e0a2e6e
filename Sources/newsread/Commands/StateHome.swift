import State

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the user's state is kept.
struct StateHome: Sendable {
  /// The folder of it; nil when there is no home folder.
  var folder: RawPath?

  /// Opens it, and says on standard error what should be known of it.
  ///
  /// - Complexity: O(*n*) in the articles that are known; it waits for the disk.
  func open() -> StateStore {
    let store = opened()
    for notice in store.notices { Complaint.print(Words.notice(notice)) }
    return store
  }

  /// Opens it, and leaves to others what should be known of it.
  func opened() -> StateStore {
    // A file that may not grow any more is an error like others, and no reason to end.
    signal(SIGXFSZ, SIG_IGN)
    guard let folder else { return StateStore(in: nil) }
    guard let path = String(validating: folder.bytes, as: UTF8.self) else {
      return StateStore(because: .unusablePath)
    }
    return StateStore(in: path, sharesMemory: !isRemote)
  }

  /// Whether anything was ever kept there.
  var isThere: Bool { folder.map { (try? $0.status()) != nil } ?? false }

  /// Whether the folder, or what there is of the path to it, is on another machine's disk.
  var isRemote: Bool {
    guard var place = folder else { return false }
    while place.canonical == nil, place.parent != place { place = place.parent }
    guard let status = try? place.status() else { return false }
    return RemoteFolders().contain(device: FolderIdentity(status).device)
  }
}

extension StateStore {
  /// Does what only a command that is about to end has to see to; trouble with it is said, since what was
  /// asked for has been done.
  mutating func endCommand() {
    do throws(StateFailure) {
      try endRun()
      try backUpIfDue()
    } catch {
      Complaint.print(Words.noBackup(error))
    }
  }

  /// Says why a command could not do what was asked for.
  static func complain(_ failure: StateFailure) -> ExitStatus {
    Complaint.print(Words.reason(failure))
    return .failed
  }
}
