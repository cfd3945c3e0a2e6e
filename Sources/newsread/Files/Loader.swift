import Articles
import Catalog
import Reader

/// Finds, reads and parses articles on threads of its own and hands them to the mailbox in batches.
///
/// One thread walks folders; workers, and the walker when it must, read what it finds.
final class Loader: Sendable {
  private let sources: ArticleSources
  private let watches: Bool
  private let cache: ListCache?
  private let state: LoadState
  private let jobs: BlockingQueue<Walker.Job>
  private let work: BlockingQueue<FileChunk>
  private let preparer: TextPreparer

  /// Prepares to load; the mailbox hears of it at once.
  ///
  /// With `watches`, folders are watched from then on. What the cache lists is shown until its files
  /// have been read. Only articles that `isWanted` says yes to are
  /// read, and only those kept that the sieve lets through. Nil when the system gives no more descriptors.
  init?(
    _ sources: ArticleSources, into mailbox: Mailbox, watches: Bool, cache: ListCache? = nil,
    sieve: TextSieve? = nil,
    isWanted: @escaping @Sendable (ArticleID) -> Bool = { _ in true }
  ) {
    guard let jobs = BlockingQueue<Walker.Job>(), let work = BlockingQueue<FileChunk>(),
      let state = LoadState(
        mailbox: mailbox, beginning: watches ? FileReader.beginning : nil, sieve: sieve,
        isWanted: isWanted),
      let preparer = TextPreparer({ state.show($0) })
    else { return nil }
    self.sources = sources
    self.watches = watches
    self.cache = cache
    self.state = state
    self.jobs = jobs
    self.work = work
    self.preparer = preparer
    mailbox.post(.loadingStarted)
  }

  /// Whether something could not be read.
  var hasFailures: Bool { state.hasFailures }

  /// Begins to load.
  func start() {
    state.prepare(readsInput: sources.standardInput != nil)
    jobs.put(.scan(isAnnounced: false))
    if !Worker.start({ [self] in walk() }) {
      state.giveUp(on: Self.list(for: sources.name), isInput: false)
    }
    guard let input = sources.standardInput else { return }
    if !Worker.start({ [self] in readInput(input) }) {
      Descriptor.closeInput(input)
      state.giveUp(on: Self.list(for: "-"), isInput: true)
    }
  }

  /// Looks at all files again.
  func reload() {
    jobs.put(.scan(isAnnounced: true))
  }

  /// Reads a file before all others, whatever it looks like; it may be one that no walk has met yet.
  func read(_ id: ArticleID, at path: RawPath) {
    readFirst(id, at: path, for: .atOnce)
  }

  /// Reads all of a file for the page that shows it; what was asked for before is no longer wanted.
  func readMore(of id: ArticleID, at path: RawPath) {
    state.want(id)
    readFirst(id, at: path, for: .more)
  }

  /// The path by which an article's file was found, to the byte; nil when no walk has met it yet.
  func path(of id: ArticleID) -> RawPath? { state.path(of: id) }

  /// Prepares a long article for the page that shows it.
  func prepare(_ text: KeptText) {
    state.want(text.id)
    preparer.prepare(text)
  }

  private func readFirst(_ id: ArticleID, at path: RawPath, for reading: FileChunk.Reading) {
    let list = FileList(of: FoundFolder(path: path.before), only: path.lastComponent, id: id)
    work.putFirst(FileChunk(lists: [list], count: 1, reading: reading))
  }

  // MARK: - Threads

  private func walk() {
    let watcher =
      watches ? FolderWatcher(roots: sources.paths) { [jobs] in jobs.put(.look($0)) } : nil
    for _ in 1..<max(2, Worker.coreCount) {
      _ = Worker.start { [work, state, watches] in
        if watches { Worker.yieldToOthers() }
        FileReading.run(work, state)
      }
    }
    cache?.read { state.list($0) }
    // Where nothing is watched, nobody sits in front of it, and the main thread only waits.
    if watches { Worker.yieldToOthers() }
    Walker(sources, state, work: work, watcher: watcher).run(jobs)
  }

  private func readInput(_ descriptor: Int32) {
    let worker = FileWorker()
    let list = Self.list(for: "-")
    let outcomes = state.claim(list).map { worker.readInput(descriptor, as: list, $0) }
    Descriptor.closeInput(descriptor)
    state.endInput(outcomes, worker.take().batch)
  }

  /// Something that is no file, by its whole name.
  private static func list(for name: String) -> FileList {
    let path = RawPath(name)
    return FileList(of: FoundFolder(path: RawPath("")), only: path.bytes, id: path.articleID)
  }
}
