import Articles
import Catalog
import Reader
import Synchronization

/// What the threads of a loader know together, and what the mailbox hears of it.
///
/// The lock is held until the mail is posted, so the mailbox hears everything in the order in which
/// it was written down, and nothing after the end.
final class LoadState: Sendable {
  private let mailbox: Mailbox
  /// Only articles it says yes to are read.
  private let isWanted: @Sendable (ArticleID) -> Bool
  /// What is kept of a file that is too large to be read whole; nil for as much as is ever read.
  let beginning: Int?
  /// Rules out what need not be kept.
  let sieve: TextSieve?
  private let chunksAreDone: Bell
  private let contents = Mutex(Contents())

  private struct Contents {
    var ledger = Ledger()
    /// Articles that are not posted yet.
    var batch = ArticleBatch()
    var batchCount = 0
    /// Chunks of files handed out, of which not all articles are in the batch.
    var chunksOut = 0
    /// Whether what is piped in is still awaited.
    var isReadingInput = false
    var isScanning = false
    var isAnnounced = false
    var lastBatch = MonotonicClock.now
    var hasSentBatch = false
    /// Whether something was met that only a walk over everything can tell more of.
    var needsScan = false
    /// Whether a link was met, so that what a vanished name stood for cannot be told from its path.
    var hasLinks = false
    /// The article of which all is to be shown.
    var wanted: ArticleID?
  }

  /// Nil when the system gives no more descriptors.
  init?(
    mailbox: Mailbox, beginning: Int?, sieve: TextSieve?,
    isWanted: @escaping @Sendable (ArticleID) -> Bool
  ) {
    guard let chunksAreDone = Bell() else { return nil }
    self.mailbox = mailbox
    self.isWanted = isWanted
    self.beginning = beginning
    self.sieve = sieve
    self.chunksAreDone = chunksAreDone
  }

  /// Whether something could not be read.
  var hasFailures: Bool { contents.withLock { $0.ledger.hasFailures } }

  /// The path by which an article's file was found.
  func path(of id: ArticleID) -> RawPath? { contents.withLock { $0.ledger.path(of: id) } }

  // MARK: - Scans

  /// Says what will be read, before the threads that read begin.
  func prepare(readsInput: Bool) {
    contents.withLock { contents in
      contents.isReadingInput = readsInput
      contents.isScanning = true
      contents.isAnnounced = true
      contents.lastBatch = MonotonicClock.now
    }
  }

  /// Begins a walk over everything.
  func beginScan(isAnnounced: Bool) {
    contents.withLock { contents in
      if isAnnounced { mailbox.post(.loadingStarted) }
      contents.isScanning = true
      contents.isAnnounced = contents.isAnnounced || isAnnounced
      contents.hasLinks = false
      contents.needsScan = false
      contents.ledger.beginScan()
    }
  }

  /// Begins a walk over some folders and all that is in them; false when there are links, for these
  /// may lead there from anywhere.
  func beginScan(of folders: [RawPath]) -> Bool {
    contents.withLock { contents in
      if contents.hasLinks { return false }
      contents.ledger.beginScan(of: folders)
      return true
    }
  }

  /// Ends a walk, and tells all that is known by then.
  func endScan() {
    contents.withLock { contents in
      contents.ledger.endScan()
      contents.isScanning = false
      finish(&contents)
    }
  }

  /// Tells all that is known.
  func finish() {
    contents.withLock { finish(&$0) }
  }

  /// Has the reader told something in the status bar.
  func say(_ words: String) {
    mailbox.post(.message(words))
  }

  /// Says which article somebody looks at all of, so that nothing is read for those passed over.
  func want(_ id: ArticleID) {
    contents.withLock { $0.wanted = id }
  }

  /// Whether that is the article.
  func isWanted(_ id: ArticleID) -> Bool {
    contents.withLock { $0.wanted == id }
  }

  /// Has the reader show all of an article.
  ///
  /// One that is no longer wanted is passed over, since to take it in takes the main thread a while.
  func show(_ text: PreparedText) {
    if let id = text.id, isWanted(id) { mailbox.post(.text(text)) }
  }

  /// Notes that a walk cannot tell what is in a folder.
  func noteUnread(_ folder: RawPath) {
    contents.withLock { $0.ledger.noteUnread(folder) }
  }

  /// Notes of which of the paths that were named the system does not tell all changes.
  func noteUnwatched(_ paths: [RawPath]) {
    contents.withLock { $0.ledger.noteUnwatched(paths) }
  }

  func noteLinks() {
    contents.withLock { $0.hasLinks = true }
  }

  func askForScan() {
    contents.withLock { $0.needsScan = true }
  }

  /// Whether a scan has been asked for since the last time.
  func takeNeedsScan() -> Bool {
    contents.withLock { contents in
      defer { contents.needsScan = false }
      return contents.needsScan
    }
  }

  // MARK: - Files

  /// Which files of a list must be read: see `Ledger.claim`.
  func claim(
    _ list: FileList, stamps: [FileStamp?]? = nil, isForced: Bool = false
  ) -> [Ledger.Claim] {
    contents.withLock {
      $0.ledger.claim(list, stamps: stamps, isForced: isForced, isWanted: isWanted)
    }
  }

  /// Writes down what became of files; true when nothing at all has been posted yet.
  func record(_ outcomes: [Ledger.Outcome]) -> Bool {
    contents.withLock { contents in
      for outcome in outcomes { contents.ledger.record(outcome) }
      return !contents.hasSentBatch
    }
  }

  /// Writes down what is wrong with something that is not to be read.
  func record(_ reason: FileReason, of list: FileList, isPermanent: Bool = false) {
    contents.withLock { $0.ledger.record(reason, of: list, isPermanent: isPermanent) }
  }

  /// Writes down what became of files that stay whatever a scan finds.
  func keep(_ outcomes: [Ledger.Outcome]) {
    contents.withLock { contents in
      for outcome in outcomes {
        contents.ledger.keep(outcome.claim.row)
        contents.ledger.record(outcome)
      }
    }
  }

  /// Forgets a file that has vanished.
  func forget(_ list: FileList, at index: Int) {
    contents.withLock { contents in
      if contents.hasLinks && !contents.ledger.isKnown(list, at: index) {
        contents.needsScan = true
      }
      contents.ledger.forget(list, at: index)
    }
  }

  /// Posts articles as they were listed at an earlier time.
  func list(_ batch: ArticleBatch) {
    contents.withLock { contents in
      mailbox.post(.loaded(batch))
      contents.hasSentBatch = true
      contents.ledger.list(batch.ids)
    }
  }

  // MARK: - Chunks and batches

  /// Counts a chunk that is handed out.
  func beginChunk() {
    contents.withLock { $0.chunksOut += 1 }
  }

  /// Takes what a worker has made, and posts it when it is time.
  func take(_ batch: ArticleBatch, chunks: Int) {
    let isDone = contents.withLock { contents in
      append(batch, to: &contents)
      contents.chunksOut -= chunks
      sendBatch(&contents)
      return contents.chunksOut == 0
    }
    if isDone { chunksAreDone.ring() }
  }

  /// Posts what has gathered at once.
  func post() {
    contents.withLock { sendBatch(&$0, isLast: true) }
  }

  /// Waits until all chunks are read and taken, posting meanwhile.
  func waitForChunks() {
    while contents.withLock({ $0.chunksOut > 0 }) {
      chunksAreDone.wait(milliseconds: Int32(Self.patience / MonotonicClock.millisecond))
      chunksAreDone.silence()
      contents.withLock { sendBatch(&$0) }
    }
  }

  private func append(_ batch: ArticleBatch, to contents: inout Contents) {
    let count = batch.count
    guard count > 0 else { return }
    contents.batch.append(batch)
    contents.batchCount += count
  }

  /// Posts what has gathered when it is time.
  private func sendBatch(_ contents: inout Contents, isLast: Bool = false) {
    let now = MonotonicClock.now
    let isTime = now - contents.lastBatch >= Self.patience
    let isFirstScreen = !contents.hasSentBatch && contents.batchCount >= Self.firstBatch
    guard isLast || isTime || isFirstScreen else { return }
    contents.lastBatch = now
    if contents.batchCount > 0 {
      contents.hasSentBatch = true
      mailbox.post(.loaded(contents.batch))
      contents.batch = ArticleBatch()
      contents.batchCount = 0
    }
    // What was renamed comes in before its old name goes, so that a selection can follow it.
    if contents.ledger.hasRemoved, isLast || contents.chunksOut == 0 {
      mailbox.post(.removed(contents.ledger.takeRemoved()))
    }
  }

  /// Tells the end of a scan, or of what followed a change, and all that is known by then.
  private func finish(_ contents: inout Contents) {
    sendBatch(&contents, isLast: true)
    if contents.ledger.hasNewProblems { mailbox.post(.problems(contents.ledger.takeProblems())) }
    guard contents.isAnnounced, !contents.isScanning, !contents.isReadingInput else { return }
    contents.isAnnounced = false
    mailbox.post(.loadingFinished)
  }

  /// Says that what is piped in has been read to its end.
  func endInput(_ outcomes: [Ledger.Outcome], _ batch: ArticleBatch) {
    contents.withLock { contents in
      for outcome in outcomes {
        contents.ledger.keep(outcome.claim.row)
        contents.ledger.record(outcome)
      }
      append(batch, to: &contents)
      contents.isReadingInput = false
      finish(&contents)
    }
  }

  /// Tells that there is no thread to read something with.
  func giveUp(on list: FileList, isInput: Bool) {
    contents.withLock { contents in
      contents.ledger.record(.noThreads, of: list, isPermanent: true)
      if isInput { contents.isReadingInput = false } else { contents.isScanning = false }
      finish(&contents)
    }
  }

  /// How long articles are gathered before they are posted.
  static let patience = 12 * MonotonicClock.millisecond
  /// A screenful, which need not wait.
  private static let firstBatch = 48
}
