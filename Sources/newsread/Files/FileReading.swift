import Articles
import Catalog
import Reader

/// Files to be read by whoever has time.
struct FileChunk: Sendable {
  /// What they are read for.
  enum Reading: Sendable {
    /// They have never been seen.
    case first
    /// Those that look other than they did are read again.
    case ifChanged
    /// Something is known to have happened to them.
    case again
    /// Somebody waits for them.
    case atOnce
    /// Somebody looks at one of which only the beginning is in memory.
    case more
  }

  var lists: [FileList] = []
  /// How many files there are in the lists.
  var count = 0
  var reading: Reading
}

/// From a chunk of files to articles and problems, on any thread.
enum FileReading {
  /// Reads one chunk after the other, for ever.
  static func run(_ work: BlockingQueue<FileChunk>, _ state: LoadState) -> Never {
    let worker = FileWorker(beginning: state.beginning, sieve: state.sieve)
    while true {
      if let chunk = work.takeIfAny() {
        read(chunk, with: worker, state)
      } else {
        // Nothing must stay behind while nothing happens.
        handOver(from: worker, state)
        read(work.take(), with: worker, state)
      }
    }
  }

  /// Reads files, writes down what became of them, and hands over the articles when it is time.
  static func read(_ chunk: FileChunk, with worker: FileWorker, _ state: LoadState) {
    var isFirstBatch = false
    let isUrgent = chunk.reading == .atOnce || chunk.reading == .more
    for list in chunk.lists {
      // What a link has taken the place of is another article, which only a walk can tell.
      if isUrgent, list.path(at: 0).canonical?.articleID != list.id(at: 0) { continue }
      let claims: [Ledger.Claim] =
        switch chunk.reading {
        case .first: state.claim(list)
        case .ifChanged: state.claim(list, stamps: worker.sights(of: list).map(stamp))
        case .again, .atOnce: claimAgain(list, worker, state)
        case .more: showMore(of: list, state)
        }
      isFirstBatch = state.record(worker.read(list, claims))
    }
    if !isUrgent { worker.endChunk() }
    if chunk.reading == .atOnce {
      handOver(from: worker, state)
      state.post()
    } else if isFirstBatch || worker.isDue(after: LoadState.patience) {
      handOver(from: worker, state)
    }
  }

  /// Reads files as far as one is ever read, for the page and not for the library.
  private static func showMore(of list: FileList, _ state: LoadState) -> [Ledger.Claim] {
    for index in 0..<list.count where state.isWanted(list.id(at: index)) {
      let path = list.path(at: index)
      guard let (bytes, contents) = try? FileReader.bytes(of: path),
        let article = try? ArticleParser.parse(
          bytes,
          from: ArticleSource(
            id: list.id(at: index), path: path.text, modified: contents.stamp.modifiedSeconds,
            wholeSize: contents.wholeSize))
      else { continue }
      state.show(PreparedText(article, isFromFile: true))
    }
    return []
  }

  /// Hands over the articles that have been made.
  static func handOver(from worker: FileWorker, _ state: LoadState) {
    let (batch, chunks) = worker.take()
    if batch.count > 0 || chunks > 0 { state.take(batch, chunks: chunks) }
  }

  /// What a scan compares: nothing for what it is not to meet.
  private static func stamp(_ sight: FileWorker.Sight) -> FileStamp? {
    switch sight {
    case .file(let stamp): stamp
    case .more, .special: nil
    case .failure(let error):
      // Trying to read it tells what is wrong with it.
      error.isAbsence ? nil : .unknown
    }
  }

  private static func claimAgain(
    _ list: FileList, _ worker: FileWorker, _ state: LoadState
  ) -> [Ledger.Claim] {
    let stamps = worker.sights(of: list).enumerated().map { index, sight -> FileStamp? in
      switch sight {
      case .file(let stamp): return stamp
      case .more: state.askForScan()
      case .special: state.forget(list, at: index)
      case .failure(let error) where !error.isAbsence:
        // Trying to read it tells what is wrong with it.
        return .unknown
      case .failure:
        state.forget(list, at: index)
        if list.hasGivenID, list.isLink(at: index) { state.askForScan() }
      }
      return nil
    }
    return state.claim(list, stamps: stamps, isForced: true)
  }
}

extension FileList {
  /// Whether there is a link now, which may lead nowhere.
  fileprivate func isLink(at index: Int) -> Bool {
    do throws(SystemError) {
      return FileKind(try path(at: index).status(followingLinks: false)) == .link
    } catch {
      return false
    }
  }
}
