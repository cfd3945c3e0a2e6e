import Articles

/// The thread that walks folders and takes one job after the other.
///
/// When those that read fall behind, it reads too, so the list of files still to be read stays short.
final class Walker {
  /// Something to be done.
  enum Job: Sendable {
    /// Walk everything; `isAnnounced` when the reader is to know.
    case scan(isAnnounced: Bool)
    /// Look again at what has changed.
    case look(FolderChange)
  }

  private let sources: ArticleSources
  private let state: LoadState
  private let work: BlockingQueue<FileChunk>
  private let worker: FileWorker
  private let watcher: FolderWatcher?
  private let allowance: Allowance
  private var book: [RawPath: FoundFolder] = [:]
  private var chunk = FileChunk(reading: .first)
  private var hasScanned = false
  /// Whether the walk could not tell everything.
  private var hasUnread = false

  init(
    _ sources: ArticleSources, _ state: LoadState, work: BlockingQueue<FileChunk>,
    watcher: FolderWatcher?
  ) {
    self.sources = sources
    self.state = state
    self.worker = FileWorker(beginning: state.beginning, sieve: state.sieve)
    self.work = work
    self.watcher = watcher
    self.allowance = Allowance(min(Self.mostOpenFolders, Allowance.descriptorLimit / 8))
  }

  /// Takes jobs for ever.
  func run(_ jobs: BlockingQueue<Job>) -> Never {
    takeBuiltIn()
    while true {
      var queued = [jobs.take()]
      while let next = jobs.takeIfAny() { queued.append(next) }
      perform(queued)
    }
  }

  // MARK: - Jobs

  /// Does what has come together: one scan stands for all, and what changed is looked at once.
  private func perform(_ queued: [Job]) {
    var scans = false
    var isAnnounced = false
    var change = FolderChange()
    for job in queued {
      switch job {
      case .scan(let announced):
        scans = true
        isAnnounced = isAnnounced || announced
      case .look(let more): change.add(more)
      }
    }
    if scans || change.isEverything {
      scan(isAnnounced: isAnnounced)
    } else if !change.folders.isEmpty {
      walkAgain(Array(change.folders))
    }
    look(at: change.files)
    if state.takeNeedsScan() { scan(isAnnounced: false) }
  }

  private func scan(isAnnounced: Bool) {
    let start = MonotonicClock.now
    state.beginScan(isAnnounced: isAnnounced)
    chunk = FileChunk(reading: hasScanned ? .ifChanged : .first)
    hasScanned = true
    hasUnread = false
    watcher?.beginWalk()
    var finder = FileFinder(
      lastFirst: sources.showsLastFirst, book: book, allowance: allowance
    ) { [unowned self] in take($0) }
    finder.walk(sources.paths)
    book = finder.book
    finishWork()
    if let watcher { state.noteUnwatched(watcher.isShortOfWatches ? sources.paths : []) }
    state.endScan()
    guard let watcher else { return }
    watcher.endWalk(isWhole: !hasUnread, nanoseconds: MonotonicClock.now - start)
    if !watcher.start() { state.say(Words.notWatching) }
  }

  /// Walks some folders as a scan walks all, if that can tell what happened.
  private func walkAgain(_ places: [FolderPlace]) {
    guard places.count <= Self.mostPlaces,
      state.beginScan(of: places.map(\.canonical))
    else {
      scan(isAnnounced: false)
      return
    }
    chunk = FileChunk(reading: .ifChanged)
    var finder = FileFinder(
      lastFirst: sources.showsLastFirst, book: book, allowance: allowance
    ) { [unowned self] finding in
      if case .links = finding { state.askForScan() } else { take(finding) }
    }
    finder.walkAgain(places)
    finishWork()
    state.endScan()
  }

  private func look(at files: ChangedFiles) {
    guard !files.isEmpty else { return }
    chunk = FileChunk(reading: .again)
    for list in files.lists { gather(list) }
    finishWork()
    state.finish()
  }

  private func take(_ finding: FileFinder.Finding) {
    switch finding {
    case .folder(let folder, let device): watcher?.watch(folder, on: device)
    case .files(let list): gather(list)
    case .loneFile(let list, in: let folder, name: let name):
      watcher?.watch(list, in: folder, name: name)
      gather(list)
    case .problem(let reason, of: let list): state.record(reason, of: list)
    case .unread(let folder):
      hasUnread = true
      state.noteUnread(folder)
    case .links:
      // What links lead to may have a path of its own, which is then claimed first.
      finishWork()
      state.noteLinks()
    }
  }

  // MARK: - Chunks

  /// Hands files to those that read, a chunk at a time.
  private func gather(_ list: FileList) {
    var start = 0
    while start < list.count {
      let end = min(list.count, start + Self.chunkSize - chunk.count)
      chunk.lists.append(start == 0 && end == list.count ? list : list.part(start..<end))
      chunk.count += end - start
      start = end
      if chunk.count >= Self.chunkSize { handOut() }
    }
  }

  /// Hands out the chunk that has gathered, and reads some itself when there is enough.
  private func handOut() {
    guard chunk.count > 0 else { return }
    state.beginChunk()
    work.put(chunk)
    chunk = FileChunk(reading: chunk.reading)
    while work.count > Self.enoughChunks, let next = work.takeIfAny() {
      FileReading.read(next, with: worker, state)
    }
  }

  /// Reads along until nothing is left.
  private func finishWork() {
    handOut()
    while let next = work.takeIfAny() { FileReading.read(next, with: worker, state) }
    FileReading.handOver(from: worker, state)
    state.waitForChunks()
  }

  private func takeBuiltIn() {
    var outcomes: [Ledger.Outcome] = []
    for article in sources.builtIn {
      let path = RawPath(article.path)
      let list = FileList(
        of: FoundFolder(path: path.before), only: path.lastComponent, id: path.articleID)
      for claim in state.claim(list) {
        outcomes.append(worker.add(article.bytes, as: list, claim))
      }
    }
    state.keep(outcomes)
    FileReading.handOver(from: worker, state)
  }

  private static let chunkSize = 64
  private static let enoughChunks = 64
  private static let mostOpenFolders = 128
  /// Of more folders than this that have changed, a walk over everything tells more cheaply.
  private static let mostPlaces = 256
}
