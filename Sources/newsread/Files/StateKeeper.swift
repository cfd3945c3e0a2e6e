import Articles
import Catalog
import State
import Synchronization

/// Keeps what the reader marks, on a thread of its own, and tells what other programs have marked.
///
/// The state is opened on that thread, so nothing waits for it; until the first table comes, every article is
/// as if nobody had ever seen it. Changes are written in the order in which they were made. When they cannot
/// be, they hold for as long as the program runs, which is said once, and are written as soon as that
/// goes.
final class StateKeeper: Sendable {
  /// Where the state is, and what of it is wanted.
  struct Home {
    var state: StateHome
    /// What the library is known by that is read; nil for one that nobody comes back to.
    var library: ArticleID?
    /// Whether to go on where it was left.
    var goesOn: Bool
  }

  /// What the thread has to tell.
  enum Report: Sendable {
    /// What is known of all articles now, after so many changes, undone or done again, that were asked for; if
    /// nothing else has changed, for articles that begin in some ways.
    case table(StateTable, upTo: Int, changed: [UInt64]? = nil)
    /// Where the library was left in an earlier run.
    case left(Bookmark)
    /// Something that the user should hear of, in words.
    case message(String)
    /// What was undone, or done again; nil when there was nothing.
    case undone(Reversal?)
    case redone(Reversal?)
  }

  /// Something to be done to the state.
  enum Job: Sendable {
    case perform(ChangeSet)
    case record([Visit])
    case leave(Bookmark)
    case undo
    case redo
    /// The program is about to end.
    case finish

    /// The beginnings of the articles whose marks it changes; nil when that is not known, or they are many.
    var changedOpenings: [UInt64]? {
      switch self {
      case .perform(let set):
        set.changes.count <= Self.fewChanges ? set.changes.map(\.key.opening) : nil
      case .record, .leave, .finish: []
      case .undo, .redo: nil
      }
    }

    private static let fewChanges = 16

    /// How many marks it writes, to judge how long that may take.
    var weight: Int64 {
      switch self {
      case .perform(let set): Int64(set.changes.count)
      case .record(let visits): Int64(visits.count)
      case .leave: 1
      // As many as were changed then, which only the state knows.
      case .undo, .redo: 10_000
      case .finish: 0
      }
    }

    /// Whether the reader waits for a table that knows of it.
    var isCounted: Bool {
      switch self {
      case .perform, .undo, .redo: true
      case .record, .leave, .finish: false
      }
    }
  }

  private let home: Home
  private let jobs: BlockingQueue<Job>
  private let jobBell: Bell
  private let report: @Sendable (Report) -> Void
  private let phase = Mutex(Phase.before)
  /// How many marks wait to be kept.
  private let unfinished = Mutex<Int64>(0)

  private enum Phase {
    case before, running, ended
  }

  /// Others' changes are looked at no more often than this.
  private static let rest = 250 * MonotonicClock.millisecond
  /// How often one tries again to keep what could not be kept.
  private static let retryMilliseconds: Int32 = 5_000
  /// How long the end of the program waits for a disk that does not answer.
  private static let patience = 2_000 * MonotonicClock.millisecond
  /// How much longer for each mark that is still to be kept: many times what it takes.
  private static let patienceForEach = MonotonicClock.millisecond / 10

  /// Does nothing yet; nil when the system gives no more pipes.
  ///
  /// - Parameters:
  ///   - home: Where the state lies.
  ///   - report: Called on the thread of the state.
  init?(_ home: Home, report: @escaping @Sendable (Report) -> Void) {
    guard let jobs = BlockingQueue<Job>(), let jobBell = Bell() else { return nil }
    self.home = home
    self.jobs = jobs
    self.jobBell = jobBell
    self.report = report
  }

  /// Begins to open the state, and then does what has been asked for in the meantime.
  ///
  /// To be called once the first frame is on the screen: both touch much memory for the first time, which
  /// the system lets one thread do after the other.
  /// - Returns: Whether the system gives a thread for it.
  func start() -> Bool {
    phase.withLock { phase in
      if phase == .before, Worker.start({ [self] in run() }) { phase = .running }
      return phase != .before
    }
  }

  /// Has something done, some time soon.
  func add(_ job: Job) {
    unfinished.withLock { $0 += job.weight }
    jobs.put(job)
    jobBell.ring()
  }

  /// Waits until all is kept, within reason: for the end of the program.
  func finish() {
    let end =
      MonotonicClock.now + Self.patience + unfinished.withLock { $0 } * Self.patienceForEach
    add(.finish)
    while phase.withLock({ $0 == .running }), MonotonicClock.now < end {
      _ = Poll.wait(for: [], milliseconds: 2)
    }
  }

  // MARK: - The thread

  /// How far the thread has come in telling of what it does.
  private struct Progress {
    /// How many notices were told.
    var told = 0
    /// How many counted jobs were done.
    var done = 0
    var owed = Owed()
  }

  private func run() {
    var store = home.state.opened()
    var progress = Progress()
    report(.table(store.table, upTo: progress.done))
    if home.goesOn, let library = home.library, let bookmark = store.bookmark(of: library) {
      report(.left(bookmark))
    }
    tell(&store, &progress)
    // What is slow comes after what is waited for.
    guard !doJobs(on: &store, &progress) else { return end(&store) }
    let isSound = (try? store.checkAndMend()) != nil
    guard !doJobs(on: &store, &progress) else { return end(&store) }
    if isSound { try? store.backUpIfDue() }
    if store.notices.count > progress.told { progress.owed.add(nil) }
    var watch = StateWatch(store.watchedFolder, isRemote: home.state.isRemote)
    defer { watch.end() }
    var lastLook = MonotonicClock.now
    var hasNews = false
    while true {
      let isLast = doJobs(on: &store, &progress)
      guard !isLast else { return end(&store) }
      hasNews = watch.takeNews() || hasNews
      if hasNews, MonotonicClock.now - lastLook >= Self.rest {
        hasNews = false
        lastLook = MonotonicClock.now
        if (try? store.refresh()) == true { progress.owed.add(nil) }
      }
      if store.unsaved != nil, store.retry() { progress.owed.add(nil) }
      if watch.folder != store.watchedFolder || watch.isGone {
        watch.end()
        watch = StateWatch(store.watchedFolder, isRemote: home.state.isRemote)
        // Something may have come to pass before the folder was watched.
        hasNews = true
      }
      if let changed = progress.owed.takeIfDue() {
        report(.table(store.table, upTo: progress.done, changed: changed.openings))
      }
      tell(&store, &progress)
      let due =
        hasNews
        ? max(0, (lastLook + Self.rest - MonotonicClock.now) / MonotonicClock.millisecond) : -1
      let patience = store.unsaved == nil ? watch.milliseconds : Self.retryMilliseconds
      let waits = [Int32(clamping: due), patience, progress.owed.milliseconds].filter { $0 >= 0 }
      watch.wait(beside: jobBell.descriptor, milliseconds: waits.min() ?? -1)
      jobBell.silence()
    }
  }

  private func end(_ store: inout StateStore) {
    try? store.endRun()
    phase.withLock { $0 = .ended }
  }

  /// Does what waits to be done.
  ///
  /// - Returns: Whether the program is about to end.
  private func doJobs(on store: inout StateStore, _ progress: inout Progress) -> Bool {
    var isChanged = false
    // What these jobs change; nil once something else may have changed, too.
    var changed: [UInt64]? = []
    let (seq, epoch) = (store.table.seq, store.table.epoch)
    var written: Int64 = 0
    while let job = jobs.takeIfAny() {
      if case .finish = job { return true }
      if job.isCounted { progress.done += 1 }
      changed = changed.flatMap { known in job.changedOpenings.map { known + $0 } }
      written += 1
      isChanged = carryOut(job, on: &store) || job.isCounted || isChanged
      unfinished.withLock { $0 -= job.weight }
    }
    // More transactions than one's own: somebody else has written.
    if store.table.seq > seq + written || store.table.epoch != epoch { changed = nil }
    if isChanged { progress.owed.add(changed) }
    return false
  }

  /// Does a job, in memory if it cannot be kept.
  ///
  /// - Returns: Whether anything is other than before.
  private func carryOut(_ job: Job, on store: inout StateStore) -> Bool {
    do throws(StateFailure) {
      return try attempt(job, on: &store)
    } catch {
      if error == .damaged, (try? store.checkAndMend()) != nil,
        let isChanged = try? attempt(job, on: &store)
      {
        return isChanged
      }
      if store.unsaved == nil {
        store.shelter(because: error)
        if let isChanged = try? attempt(job, on: &store) { return isChanged }
      }
      switch job {
      case .undo, .redo: report(.message(Words.notReversed(error)))
      case .perform, .record, .leave, .finish: break
      }
      return false
    }
  }

  private func attempt(_ job: Job, on store: inout StateStore) throws(StateFailure) -> Bool {
    switch job {
    case .perform(let set):
      // Even if it changes nothing, what others have done has come in with it.
      try store.perform(set)
      return true
    case .record(let visits):
      try store.record(visits)
      return true
    case .leave(let bookmark):
      if let library = home.library { try store.keep(bookmark, of: library) }
      return false
    case .undo:
      let reversal = try store.undo()
      report(.undone(reversal))
      return reversal != nil
    case .redo:
      let reversal = try store.redo()
      report(.redone(reversal))
      return reversal != nil
    case .finish: return false
    }
  }

  /// Tells what has been noticed since the last time.
  private func tell(_ store: inout StateStore, _ progress: inout Progress) {
    for notice in store.notices.dropFirst(progress.told) {
      report(.message(Words.notice(notice)))
    }
    progress.told = store.notices.count
  }
}

/// A table that is still to be reported.
///
/// What the reader has changed itself it knows: of that it hears now and then, and of all else at once.
private struct Owed {
  /// What has changed since the last report; nil in it once that is not known.
  private var changed: Changed?
  private var dueAt: Int64 = 0

  struct Changed {
    var openings: [UInt64]?
  }

  private static let rest = 500 * MonotonicClock.millisecond

  /// How long it can wait; -1 if there is none.
  var milliseconds: Int32 {
    guard changed != nil else { return -1 }
    return Int32(
      clamping: max(0, (dueAt - MonotonicClock.now) / MonotonicClock.millisecond + 1))
  }

  mutating func add(_ openings: [UInt64]?) {
    if changed == nil { dueAt = MonotonicClock.now + Self.rest }
    let known = changed ?? Changed(openings: [])
    changed = Changed(openings: openings.flatMap { more in known.openings.map { $0 + more } })
    if changed?.openings == nil { dueAt = 0 }
  }

  mutating func takeIfDue() -> Changed? {
    guard MonotonicClock.now >= dueAt else { return nil }
    defer { changed = nil }
    return changed
  }
}

/// Waits for changes to the files of the state.
private struct StateWatch {
  let folder: String?
  /// Whether the folder is not where it was.
  private(set) var isGone = false
  /// How long to wait at most, where nobody tells of changes; -1 for ever.
  let milliseconds: Int32
  private let events: FolderEvents?

  /// Between two looks, where the kernel does not tell.
  private static let pollingMilliseconds: Int32 = 500

  init(_ folder: String?, isRemote: Bool) {
    self.folder = folder
    var events = folder == nil ? nil : FolderEvents()
    if let folder, let kernel = events, (try? kernel.watch(RawPath(folder))) == nil {
      kernel.end()
      events = nil
    }
    self.events = events
    // Of what another machine does to a shared folder, no kernel tells.
    milliseconds = folder == nil || (events != nil && !isRemote) ? -1 : Self.pollingMilliseconds
  }

  func wait(beside descriptor: Int32, milliseconds: Int32) {
    _ = Poll.wait(
      for: [descriptor] + (events.map { [$0.descriptor] } ?? []), milliseconds: milliseconds)
  }

  /// Whether something may have changed.
  mutating func takeNews() -> Bool {
    guard let events else { return folder != nil }
    var hasNews = milliseconds >= 0
    var isGone = false
    events.read { event in
      hasNews = true
      if event.isFolderGone || event.isWatchGone { isGone = true }
    }
    self.isGone = isGone
    return hasNews
  }

  /// Gives back what the kernel has lent; nothing more may be asked then.
  func end() { events?.end() }
}
