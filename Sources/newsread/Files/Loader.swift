import Articles
import Catalog
import Reader
import Synchronization

/// Finds, reads and parses articles on threads of its own and hands them to the mailbox in batches.
///
/// One thread walks folders and takes one job after the other; workers read what it finds. When
/// they fall behind, the walker reads too, so the list of files still to be read stays short.
final class Loader: Sendable {
  private enum Job: Sendable {
    /// Walk everything; `isAnnounced` when the reader is to know.
    case scan(isAnnounced: Bool)
    /// Look at these again.
    case look(at: [FoundFile])
  }

  private let sources: ArticleSources
  private let mailbox: Mailbox
  /// Only articles it says yes to are read.
  private let isWanted: @Sendable (ArticleID) -> Bool
  private let watches: Bool
  private let jobs: BlockingQueue<Job>
  private let work: BlockingQueue<[FoundFile]>
  private let workIsDone: Bell
  private let state = Mutex(State())

  private struct State {
    var ledger = Ledger()
    /// Chunks of files handed out and not yet read.
    var chunksOut = 0
    /// Whether what is piped in is still awaited.
    var isReadingInput = false
    var isScanning = false
    var isAnnounced = false
    var lastBatch: Int64 = 0
    var hasSentBatch = false
    var hasScanned = false
    /// Whether a link was met, so that what a vanished name stood for cannot be told from its path.
    var hasLinks = false
  }

  /// Prepares to load; the mailbox hears of it at once.
  ///
  /// With `watches`, folders are watched from then on. Only articles that `isWanted` says yes to are
  /// read. Nil when the system gives no more descriptors.
  init?(
    _ sources: ArticleSources, into mailbox: Mailbox, watches: Bool,
    isWanted: @escaping @Sendable (ArticleID) -> Bool = { _ in true }
  ) {
    guard let jobs = BlockingQueue<Job>(), let work = BlockingQueue<[FoundFile]>(),
      let workIsDone = Bell()
    else { return nil }
    self.sources = sources
    self.mailbox = mailbox
    self.watches = watches
    self.isWanted = isWanted
    self.jobs = jobs
    self.work = work
    self.workIsDone = workIsDone
    mailbox.post(.loadingStarted)
  }

  /// Whether something could not be read.
  var hasFailures: Bool { state.withLock { $0.ledger.hasFailures } }

  /// Begins to load.
  func start() {
    state.withLock { state in
      state.isReadingInput = sources.standardInput != nil
      state.isScanning = true
      state.isAnnounced = true
      state.lastBatch = MonotonicClock.now
    }
    jobs.put(.scan(isAnnounced: false))
    guard Worker.start({ [self] in runJobs() }) else {
      state.withLock { state in
        state.isScanning = false
        state.isReadingInput = false
        giveUp(on: RawPath(sources.name), &state)
      }
      return
    }
    guard let input = sources.standardInput else { return }
    if !Worker.start({ [self] in readInput(input) }) {
      Descriptor.closeInput(input)
      state.withLock { state in
        state.isReadingInput = false
        giveUp(on: RawPath("-"), &state)
      }
    }
  }

  /// Looks at all files again.
  func reload() {
    jobs.put(.scan(isAnnounced: true))
  }

  /// Reads a file before all others.
  func read(_ id: ArticleID, at path: RawPath) {
    jobs.put(.look(at: [FoundFile(path: path, id: id)]))
  }

  // MARK: The walker

  private func runJobs() {
    let watcher =
      watches
      ? FolderWatcher(roots: sources.paths) { [jobs, isWanted] change in
        jobs.put(Self.job(for: change, isWanted: isWanted))
      } : nil
    for _ in 1..<max(2, Worker.coreCount) {
      _ = Worker.start { [self] in
        while true { read(work.take()) }
      }
    }
    takeBuiltIn()
    while true {
      var queued = [jobs.take()]
      while let next = jobs.takeIfAny() { queued.append(next) }
      perform(queued, watcher: watcher)
    }
  }

  /// Does what has come together: one scan stands for all, and what changed is looked at once.
  private func perform(_ queued: [Job], watcher: FolderWatcher?) {
    var scans = false
    var isAnnounced = false
    var files: [ArticleID: FoundFile] = [:]
    for job in queued {
      switch job {
      case .scan(let announced):
        scans = true
        isAnnounced = isAnnounced || announced
      case .look(let changed):
        for file in changed { files[file.id] = file }
      }
    }
    if scans { scan(isAnnounced: isAnnounced, watcher: watcher) }
    if look(at: files) { scan(isAnnounced: false, watcher: watcher) }
  }

  private func scan(isAnnounced: Bool, watcher: FolderWatcher?) {
    let isFirst = state.withLock { state in
      if isAnnounced { mailbox.post(.loadingStarted) }
      state.isScanning = true
      state.isAnnounced = state.isAnnounced || isAnnounced
      state.ledger.beginScan()
      defer { state.hasScanned = true }
      return !state.hasScanned
    }
    var chunk: [FoundFile] = []
    var finder = FileFinder(stampsFiles: !isFirst) { [self] finding in
      switch finding {
      case .folder(let folder):
        watcher?.watch(folder)
      case .loneFile(let file, in: let folder, name: let name):
        watcher?.watch(file, in: folder, name: name)
        if file.path.canonical != file.path { state.withLock { $0.hasLinks = true } }
        chunk.append(file)
      case .file(let file):
        chunk.append(file)
      case .problem(let problem, let id):
        state.withLock { $0.ledger.record(FileOutcome(id: id, problem: problem)) }
      }
      if chunk.count >= Self.chunkSize {
        handOut(chunk)
        chunk = []
      }
    }
    finder.walk(sources.paths)
    handOut(chunk)
    finishWork()
    state.withLock { state in
      state.ledger.endScan()
      state.isScanning = false
      finish(&state)
    }
    if let watcher, !watcher.start() { mailbox.post(.message(Words.notWatching)) }
  }

  /// Looks again at files that have changed; true when only a scan can tell what happened.
  private func look(at changed: [ArticleID: FoundFile]) -> Bool {
    guard !changed.isEmpty else { return false }
    var needsScan = false
    var present: [FoundFile] = []
    for file in changed.values {
      do throws(SystemError) {
        switch FileKind(try file.path.status(followingLinks: false)) {
        case .file: present.append(file)
        case .folder, .link: needsScan = true
        case .pipe, .socket, .device, .other: state.withLock { $0.ledger.forget(file.id) }
        }
      } catch {
        state.withLock { state in
          if state.hasLinks && !state.ledger.isKnown(file.id) { needsScan = true }
          state.ledger.forget(file.id)
        }
      }
    }
    for start in stride(from: 0, to: present.count, by: Self.chunkSize) {
      handOut(
        Array(present[start..<min(start + Self.chunkSize, present.count)]), isClaimed: true)
    }
    finishWork()
    state.withLock { finish(&$0) }
    return needsScan
  }

  /// Hands files to the workers, and reads some itself when they have enough.
  private func handOut(_ chunk: [FoundFile], isClaimed: Bool = false) {
    let files = state.withLock { state in
      let files =
        isClaimed ? chunk : chunk.filter { isWanted($0.id) && state.ledger.claim($0) }
      if !files.isEmpty { state.chunksOut += 1 }
      return files
    }
    guard !files.isEmpty else { return }
    work.put(files)
    while work.count > Self.enoughChunks, let next = work.takeIfAny() { read(next) }
  }

  /// Reads along with the workers until nothing is left.
  private func finishWork() {
    while let chunk = work.takeIfAny() { read(chunk) }
    while state.withLock({ $0.chunksOut > 0 }) {
      workIsDone.wait(milliseconds: Self.batchMilliseconds)
      workIsDone.silence()
      state.withLock { sendBatch(&$0) }
    }
  }

  // MARK: The workers

  /// Reads files, writes down what became of them, and sends what has gathered when it is time.
  private func read(_ chunk: [FoundFile]) {
    let outcomes = chunk.map { ArticleReading.outcome(of: $0) }
    let isDone = state.withLock { state in
      for outcome in outcomes { state.ledger.record(outcome) }
      sendBatch(&state)
      state.chunksOut -= 1
      return state.chunksOut == 0
    }
    if isDone { workIsDone.ring() }
  }

  // MARK: What the mailbox hears

  // The lock is held until the mail is posted, so the mailbox hears everything in the order in which
  // it was written down, and nothing after the end.

  /// Sends what has gathered when it is time.
  private func sendBatch(_ state: inout State, isLast: Bool = false) {
    let now = MonotonicClock.now
    let patience = Int64(Self.batchMilliseconds) * MonotonicClock.millisecond
    let isTime = now - state.lastBatch >= patience
    let isFirstScreen = !state.hasSentBatch && state.ledger.newsCount >= Self.firstBatch
    guard isLast || isTime || isFirstScreen else { return }
    state.lastBatch = now
    state.hasSentBatch = true
    let news = state.ledger.takeNews()
    if !news.articles.isEmpty { mailbox.post(.loaded(ArticleBatch(news.articles))) }
    if !news.removed.isEmpty { mailbox.post(.removed(news.removed)) }
  }

  /// Tells the end of a scan, or of what followed a change, and all that is known by then.
  private func finish(_ state: inout State) {
    sendBatch(&state, isLast: true)
    if state.ledger.hasNewProblems { mailbox.post(.problems(state.ledger.takeProblems())) }
    guard state.isAnnounced, !state.isScanning, !state.isReadingInput else { return }
    state.isAnnounced = false
    mailbox.post(.loadingFinished)
  }

  /// Tells that there is no thread to read something with.
  private func giveUp(on path: RawPath, _ state: inout State) {
    let problem = FileProblem(path, Words.noThreads)
    state.ledger.record(FileOutcome(id: path.articleID, problem: problem), isPermanent: true)
    finish(&state)
  }

  // MARK: What is not in folders

  private func takeBuiltIn() {
    let outcomes = sources.builtIn.filter { isWanted($0.id) }.map { ArticleReading.outcome(of: $0) }
    state.withLock { state in
      for outcome in outcomes { state.ledger.record(outcome, isPermanent: true) }
    }
  }

  private func readInput(_ descriptor: Int32) {
    let outcome = ArticleReading.outcome(ofInput: descriptor)
    Descriptor.closeInput(descriptor)
    state.withLock { state in
      state.ledger.record(outcome, isPermanent: true)
      state.isReadingInput = false
      finish(&state)
    }
  }

  // MARK: What the watcher saw

  private static func job(
    for change: FolderChange, isWanted: (ArticleID) -> Bool
  ) -> Job {
    switch change {
    case .files(let files): .look(at: files.filter { isWanted($0.id) })
    case .everything: .scan(isAnnounced: false)
    }
  }

  private static let chunkSize = 16
  private static let enoughChunks = 256
  private static let firstBatch = 64
  private static let batchMilliseconds: Int32 = 25
}
