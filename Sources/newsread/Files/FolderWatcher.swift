import Articles
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What has happened in the folders that are watched.
enum FolderChange: Equatable, Sendable {
  /// These were written, renamed, or removed.
  case files([FoundFile])
  /// Only a walk over all folders can tell.
  case everything
}

/// Notices when a folder changes while it is open.
///
/// On Linux the kernel tells (inotify(7)), and nothing runs until it does. Elsewhere, or where the
/// kernel will not watch so many folders, it asks for a walk every few seconds. What happens in
/// quick succession is told once, when it has become quiet, so a file is not read half written.
final class FolderWatcher: Sendable {
  private let report: @Sendable (FolderChange) -> Void
  private let state: Mutex<State>
  private let bell = Bell()
  private let kernel: FolderEvents?
  private let pollingMilliseconds: Int32

  private struct State {
    var watched: [Int32: Watched] = [:]
    var mustPoll: Bool
    var isStarted = false
  }

  /// What matters in a watched folder.
  private struct Watched {
    /// The folder, when all of it matters.
    var folder: FoundFolder?
    /// Files that matter though the folder does not, or though they are hidden.
    var files: [[UInt8]: FoundFile] = [:]
  }

  /// Watches nothing yet; without a kernel that tells, `report` asks for a walk now and then.
  init(
    kernel: FolderEvents? = FolderEvents(), pollingMilliseconds: Int32 = 5_000,
    report: @escaping @Sendable (FolderChange) -> Void
  ) {
    self.report = report
    self.kernel = kernel
    self.pollingMilliseconds = pollingMilliseconds
    self.state = Mutex(State(mustPoll: kernel == nil))
  }

  /// Watches all of a folder, but not the folders in it.
  func watch(_ folder: FoundFolder) {
    watch(folder.path) { $0.folder = folder }
  }

  /// Watches one file by watching its folder, since editors put a new file in its place.
  func watch(_ file: FoundFile, in folder: RawPath, name: some Sequence<UInt8>) {
    watch(folder) { $0.files[Array(name)] = file }
  }

  private func watch(_ path: RawPath, change: (inout Watched) -> Void) {
    guard let kernel else { return }
    // The lock is held while the watch is made, so an event finds what it belongs to.
    let startsPolling = state.withLock { state in
      do throws(SystemError) {
        let number = try kernel.watch(path)
        change(&state.watched[number, default: Watched()])
        return false
      } catch {
        guard error.code == ENOSPC || error.code == ENOMEM, !state.mustPoll else { return false }
        state.mustPoll = true
        return true
      }
    }
    if startsPolling { bell?.ring() }
  }

  /// Begins to tell what happens; what has happened since the folders are watched included.
  ///
  /// Once begun, it does nothing. False when the system gives no more threads, so nothing is told.
  func start() -> Bool {
    state.withLock { state in
      if !state.isStarted { state.isStarted = Worker.start { [self] in run() } }
      return state.isStarted
    }
  }

  private func run() {
    var descriptors: [Int32] = []
    if let kernel { descriptors.append(kernel.descriptor) }
    if let bell { descriptors.append(bell.descriptor) }
    // When everything is to be walked again, however much is told until then.
    var nextWalk: Int64?
    while true {
      if nextWalk == nil, state.withLock({ $0.mustPoll }) {
        nextWalk =
          MonotonicClock.now + Int64(pollingMilliseconds) * MonotonicClock.millisecond
      }
      let answers = Poll.wait(for: descriptors, milliseconds: Self.milliseconds(until: nextWalk))
      bell?.silence()
      var pending = Pending()
      if kernel != nil, answers.first?.isReadable == true { gather(into: &pending) }
      if let nextWalk, MonotonicClock.now >= nextWalk { pending.everything = true }
      if pending.everything { nextWalk = nil }
      if let change = pending.change { report(change) }
    }
  }

  /// How long to wait for a moment, rounded up; -1, for ever, when there is none.
  private static func milliseconds(until moment: Int64?) -> Int32 {
    guard let moment else { return -1 }
    let left = (moment - MonotonicClock.now) / MonotonicClock.millisecond + 1
    return Int32(clamping: max(left, 0))
  }

  /// Collects what happens until it is quiet for a moment, or has gone on for long.
  private func gather(into pending: inout Pending) {
    guard let kernel else { return }
    let start = MonotonicClock.now
    repeat {
      for event in kernel.read() { note(event, in: &pending) }
      let wait = Poll.wait(for: [kernel.descriptor], milliseconds: Self.quietMilliseconds)
      if wait.first?.isReadable != true { return }
    } while MonotonicClock.now - start < Self.longest
  }

  private func note(_ event: FolderEvents.Event, in pending: inout Pending) {
    state.withLock { state in
      if event.isOverflow {
        pending.everything = true
        return
      }
      guard let watched = state.watched[event.watch] else { return }
      if event.isWatchGone {
        state.watched[event.watch] = nil
      } else if event.isFolderGone {
        pending.everything = true
        if event.isFolderMoved { kernel?.forget(event.watch) }
      } else if let file = watched.files[event.name] {
        pending.files[file.id] = file
      } else if let folder = watched.folder {
        if event.isFolder {
          let isPassedOver = !event.name.isEmpty && FileFinder.isPassedOver(event.name)
          pending.everything = pending.everything || !isPassedOver
        } else if !FileFinder.isPassedOver(event.name) {
          let id = folder.id(of: event.name)
          pending.files[id] = FoundFile(path: folder.path.appending(event.name), id: id)
        }
      }
    }
  }

  /// What has gathered and is not told yet.
  private struct Pending {
    var files: [ArticleID: FoundFile] = [:]
    var everything = false

    var change: FolderChange? {
      if everything { return .everything }
      return files.isEmpty ? nil : .files(Array(files.values))
    }
  }

  private static let quietMilliseconds: Int32 = 80
  private static let longest = 1_000 * MonotonicClock.millisecond
}
