import Articles
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What has happened in the folders that are watched.
struct FolderChange: Sendable {
  /// These were written, renamed, or removed.
  var files = ChangedFiles()
  /// These came, went, or are to be read again with all that is in them.
  var folders: Set<FolderPlace> = []
  /// Only a walk over all folders can tell.
  var isEverything = false

  var isEmpty: Bool { !isEverything && folders.isEmpty && files.isEmpty }

  /// Takes in what else has happened.
  mutating func add(_ other: FolderChange) {
    files.add(other.files)
    folders.formUnion(other.folders)
    isEverything = isEverything || other.isEverything
  }
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
  /// What was named: a folder that is not there, or goes, is looked for until it comes back.
  private let roots: [RawPath]
  private let remoteFolders: @Sendable () -> RemoteFolders

  private struct State {
    var watched: [Int32: Watched] = [:]
    /// How many walks over everything have begun.
    var walk = 0
    /// Whether the kernel would not watch a folder, or would not tell what others do in it.
    var isBlind: Bool
    /// Whether the kernel would not watch so many folders.
    var isShort = false
    /// For each device that was met in this walk whether it is another machine's.
    var isRemote: [UInt64: Bool] = [:]
    var isStarted = false
    /// How long the last walk over everything took, in nanoseconds.
    var walkTime: Int64 = 0
  }

  /// What matters in a watched folder.
  private struct Watched {
    /// The folder, when all of it matters.
    var folder: FoundFolder?
    /// The last walk over everything that has met the folder.
    var walk = 0
    /// Files that matter though the folder does not, or though they are hidden, each with the last
    /// walk that has met it.
    var files: [[UInt8]: (list: FileList, walk: Int)] = [:]
  }

  /// Watches nothing yet; without a kernel that tells, `report` asks for a walk now and then.
  init(
    roots: [RawPath] = [], kernel: FolderEvents? = FolderEvents(),
    pollingMilliseconds: Int32 = 5_000,
    remoteFolders: @escaping @Sendable () -> RemoteFolders = { RemoteFolders() },
    report: @escaping @Sendable (FolderChange) -> Void
  ) {
    self.report = report
    self.roots = roots
    self.kernel = kernel
    self.pollingMilliseconds = pollingMilliseconds
    self.remoteFolders = remoteFolders
    self.state = Mutex(State(isBlind: kernel == nil))
  }

  /// Whether there are more folders than the kernel would watch, as far as the last walk could tell.
  var isShortOfWatches: Bool { state.withLock { $0.isShort } }

  /// How many folders the kernel watches.
  var watchCount: Int { state.withLock { $0.watched.count } }

  // MARK: - What is watched

  /// Says that a walk over everything begins, which watches again all that there is.
  func beginWalk() {
    state.withLock { state in
      state.walk += 1
      state.isBlind = kernel == nil
      state.isShort = false
      state.isRemote = [:]
    }
  }

  /// Ends a walk, and the watching of what a whole one has not met; where walks take long, they are
  /// asked for seldom.
  func endWalk(isWhole: Bool = true, nanoseconds: Int64 = 0) {
    state.withLock { state in
      state.walkTime = nanoseconds
      guard isWhole else { return }
      for (number, watched) in state.watched {
        var kept = watched
        if watched.walk < state.walk { kept.folder = nil }
        kept.files = watched.files.filter { $0.value.walk == state.walk }
        let isNeeded = kept.folder != nil || !kept.files.isEmpty
        if !isNeeded { kernel?.forget(number) }
        state.watched[number] = isNeeded ? kept : nil
      }
    }
  }

  /// Watches all of a folder, but not the folders in it.
  ///
  /// `device` is the number of the device it is on: of another machine's, the kernel tells only what
  /// this one does.
  func watch(_ folder: FoundFolder, on device: UInt64? = nil) {
    watch(folder.path, on: device) { watched, walk in
      watched.folder = folder
      watched.walk = walk
    }
  }

  /// Watches one file by watching its folder, since editors put a new file in its place.
  func watch(_ file: FileList, in folder: RawPath, name: some Sequence<UInt8>) {
    let device = (try? folder.status()).map { FolderIdentity($0).device }
    watch(folder, on: device) { watched, walk in
      watched.files[Array(name)] = (file, walk)
    }
  }

  private func watch(
    _ path: RawPath, on device: UInt64?, change: (inout Watched, Int) -> Void
  ) {
    guard let kernel else { return }
    // The lock is held while the watch is made, so an event finds what it belongs to.
    let startsPolling = state.withLock { state in
      let wasBlind = state.isBlind
      if let device, isRemote(device, &state) { state.isBlind = true }
      do throws(SystemError) {
        let number = try kernel.watch(path)
        change(&state.watched[number, default: Watched()], state.walk)
      } catch {
        if error.code == ENOSPC || error.code == ENOMEM {
          state.isBlind = true
          state.isShort = true
        }
      }
      return state.isBlind && !wasBlind
    }
    if startsPolling { bell?.ring() }
  }

  /// Whether a device is another machine's; what is mounted is looked up once in a walk for each.
  private func isRemote(_ device: UInt64, _ state: inout State) -> Bool {
    if let known = state.isRemote[device] { return known }
    let isRemote = remoteFolders().contain(device: device)
    state.isRemote[device] = isRemote
    return isRemote
  }

  // MARK: - What happens

  /// Begins to tell what happens; what has happened since the folders are watched included.
  ///
  /// Once begun, it does nothing. False when the system gives no more threads, so nothing is told.
  func start() -> Bool {
    let missing = missingRoots
    return state.withLock { state in
      if !state.isStarted { state.isStarted = Worker.start { [self] in run(missing) } }
      return state.isStarted
    }
  }

  private func run(_ missingAtFirst: Set<RawPath>) {
    var descriptors: [Int32] = []
    if let kernel { descriptors.append(kernel.descriptor) }
    if let bell { descriptors.append(bell.descriptor) }
    // When everything is to be walked again, however much is told until then.
    var nextWalk: Int64?
    var missing = missingAtFirst
    while true {
      if nextWalk == nil {
        let rest = state.withLock { $0.isBlind ? $0.walkTime * Self.restPerWalk : nil }
        nextWalk = rest.map {
          MonotonicClock.now + max($0, Int64(pollingMilliseconds) * MonotonicClock.millisecond)
        }
      }
      // Waiting for ever is the longest wait, though its number is the lowest.
      let patience = UInt32(bitPattern: Self.milliseconds(until: nextWalk))
      let longest = missing.isEmpty ? UInt32.max : Self.lookingMilliseconds
      let answers = Poll.wait(
        for: descriptors, milliseconds: Int32(bitPattern: min(patience, longest)))
      bell?.silence()
      var pending = FolderChange()
      if kernel != nil, answers.first?.isReadable == true { gather(into: &pending) }
      if let nextWalk, MonotonicClock.now >= nextWalk { pending.isEverything = true }
      if pending.isEverything || !missing.isEmpty {
        let before = missing
        missing = missingRoots
        if !before.isSubset(of: missing) { pending.isEverything = true }
      }
      if pending.isEverything { nextWalk = nil }
      if !pending.isEmpty { report(pending) }
    }
  }

  private var missingRoots: Set<RawPath> {
    var missing: Set<RawPath> = []
    for root in roots {
      do throws(SystemError) { _ = try root.status() } catch { missing.insert(root) }
    }
    return missing
  }

  /// How long to wait for a moment, rounded up; -1, for ever, when there is none.
  private static func milliseconds(until moment: Int64?) -> Int32 {
    guard let moment else { return -1 }
    let left = (moment - MonotonicClock.now) / MonotonicClock.millisecond + 1
    return Int32(clamping: max(left, 0))
  }

  /// Collects what happens until it is quiet for a moment, or has gone on for long.
  private func gather(into pending: inout FolderChange) {
    guard let kernel else { return }
    let start = MonotonicClock.now
    var moved: Set<RawPath> = []
    defer { if !moved.isEmpty { forget(below: moved) } }
    repeat {
      kernel.read { note($0, in: &pending, moved: &moved) }
      let wait = Poll.wait(for: [kernel.descriptor], milliseconds: Self.quietMilliseconds)
      if wait.first?.isReadable != true { return }
    } while MonotonicClock.now - start < Self.longest
  }

  /// Ends the watching of what was in folders that are elsewhere now; where they are still wanted, the
  /// walk that is asked for watches them again.
  private func forget(below moved: Set<RawPath>) {
    state.withLock { state in
      for (number, watched) in state.watched {
        guard let folder = watched.folder, watched.files.isEmpty, !roots.contains(folder.path),
          folder.canonical.isOrIsBelow(anyOf: moved)
        else { continue }
        kernel?.forget(number)
        state.watched[number] = nil
      }
    }
  }

  private func note(
    _ event: FolderEvents.Event, in pending: inout FolderChange, moved: inout Set<RawPath>
  ) {
    state.withLock { state in
      if event.isOverflow {
        pending.isEverything = true
        return
      }
      guard let watched = state.watched[event.watch] else { return }
      if event.isWatchGone {
        state.watched[event.watch] = nil
      } else if event.isFolderGone {
        noteGone(watched, in: &pending)
        if event.isFolderMoved {
          kernel?.forget(event.watch)
          if let folder = watched.folder { moved.insert(folder.canonical) }
        }
      } else if !watched.files.isEmpty, let file = watched.files[Array(event.name)] {
        pending.files.add(file.list)
      } else if let folder = watched.folder, !FileFinder.isPassedOver(event.name) {
        if event.isFolder {
          pending.folders.insert(
            FolderPlace(
              path: folder.path.appending(event.name),
              canonical: folder.canonical.appending(event.name)))
        } else {
          pending.files.add(event.name, in: folder)
        }
      } else if event.isFolder, event.name.isEmpty {
        noteGone(watched, in: &pending)
      }
    }
  }

  /// A watched folder is not where it was, or may not be read as it was.
  private func noteGone(_ watched: Watched, in pending: inout FolderChange) {
    guard let folder = watched.folder, watched.files.isEmpty, !roots.contains(folder.path) else {
      pending.isEverything = true
      return
    }
    pending.folders.insert(FolderPlace(path: folder.path, canonical: folder.canonical))
  }

  /// How often it is asked for what is not there.
  private static let lookingMilliseconds: UInt32 = 100
  private static let quietMilliseconds: Int32 = 80
  private static let longest = 1_000 * MonotonicClock.millisecond
  /// How many times as long as a walk there is none.
  private static let restPerWalk: Int64 = 10
}
