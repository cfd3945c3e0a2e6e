import Articles
import Catalog

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension BatchBuilder: ReadingRoom {}

/// Makes articles of files; each thread that reads has one of its own.
///
/// It notices when the disk keeps it waiting, and then has the files after the next one fetched
/// while it reads: a cold disk answers many requests at once several times as fast.
final class FileWorker {
  private var builder: BatchBuilder
  /// What is kept of a file that is larger than the limit.
  private let beginning: Int?
  /// For how many chunks more it fetches files ahead; 0 while the disk is fast.
  private var chunksAhead = 0
  /// Chunks of which articles have not been taken.
  private(set) var openChunks = 0
  private var lastTaken = MonotonicClock.now

  init(beginning: Int? = nil, sieve: TextSieve? = nil) {
    self.beginning = beginning
    builder = BatchBuilder(sieve: sieve)
  }

  // MARK: - What has been read

  /// Whether it is a while since articles were taken.
  func isDue(after nanoseconds: Int64) -> Bool {
    MonotonicClock.now - lastTaken >= nanoseconds
  }

  /// Says that all of a chunk has been read.
  func endChunk() {
    openChunks += 1
  }

  /// The articles so far, and the chunks they came from.
  func take() -> (batch: ArticleBatch, chunks: Int) {
    defer { openChunks = 0 }
    lastTaken = MonotonicClock.now
    return (builder.count > 0 ? builder.take() : ArticleBatch(), openChunks)
  }

  // MARK: - Looking

  /// What a name leads to now.
  enum Sight: Equatable {
    case file(FileStamp)
    /// A folder or a link, which may lead to many files.
    case more
    /// Something that is never read.
    case special
    case failure(SystemError)
  }

  /// Looks at all files of a list.
  func sights(of list: FileList) -> [Sight] {
    (0..<list.count).map { index in
      do throws(SystemError) {
        let status: stat
        if let open = list.open {
          status = try list.withCharacters(at: index) { name throws(SystemError) in
            try FileStamp.status(of: name, in: open.number)
          }
        } else {
          status = try list.path(at: index).status(followingLinks: list.hasGivenID)
        }
        switch FileKind(status) {
        case .file: return .file(FileStamp(status))
        case .folder, .link: return .more
        case .pipe, .socket, .device, .other: return .special
        }
      } catch {
        return .failure(error)
      }
    }
  }

  // MARK: - Reading

  /// Reads the files of a list that have been claimed.
  func read(_ list: FileList, _ claims: [Ledger.Claim]) -> [Ledger.Outcome] {
    guard !claims.isEmpty else { return [] }
    let waitsBefore = Worker.waitCount
    var ahead = chunksAhead > 0 ? openAhead(list, claims) : []
    var outcomes: [Ledger.Outcome] = []
    outcomes.reserveCapacity(claims.count)
    for (number, claim) in claims.enumerated() {
      let opened = number < ahead.count ? ahead[number] : -1
      if number < ahead.count { ahead[number] = -1 }
      outcomes.append(read(claim, of: list, opened: opened))
    }
    let waits = Worker.waitCount - waitsBefore
    // Fetching ahead leaves few waits or none, so it goes on for a while without.
    if waits * 4 >= claims.count || (waits > 0 && chunksAhead > 0) {
      chunksAhead = Self.mostChunksAhead
    } else {
      chunksAhead = max(0, chunksAhead - 1)
    }
    return outcomes
  }

  /// Opens all files and has their contents fetched; -1 stands for those that would not open.
  private func openAhead(_ list: FileList, _ claims: [Ledger.Claim]) -> [Int32] {
    claims.map { claim in
      do throws(SystemError) {
        let number = try open(claim.index, of: list)
        Descriptor.fetch(Self.fetchedBytes, of: number)
        return number
      } catch {
        return -1
      }
    }
  }

  private func open(_ index: Int, of list: FileList) throws(SystemError) -> Int32 {
    if let open = list.open {
      return try list.withCharacters(at: index) { name throws(SystemError) in
        try Descriptor.open(name, in: open.number)
      }
    }
    return try list.path(at: index).withCString { path throws(SystemError) in
      try Descriptor.open(path, in: AT_FDCWD)
    }
  }

  private func read(
    _ claim: Ledger.Claim, of list: FileList, opened: Int32
  ) -> Ledger.Outcome {
    let contents: FileContents
    do throws(ReadFailure) {
      let number: Int32
      do throws(SystemError) {
        number = opened >= 0 ? opened : try open(claim.index, of: list)
      } catch {
        throw ReadFailure(error)
      }
      contents = try FileReader.read(
        Descriptor(owning: number), beginning: beginning, into: &builder)
    } catch {
      return Ledger.Outcome(claim: claim, reason: .unread(error))
    }
    return add(
      contents.count, of: list, claim, stamp: contents.stamp, wholeSize: contents.wholeSize)
  }

  /// Makes an article of bytes that no file holds.
  func add(_ bytes: [UInt8], as list: FileList, _ claim: Ledger.Claim) -> Ledger.Outcome {
    builder.room(for: max(bytes.count, 1)).copyBytes(from: bytes)
    return add(bytes.count, of: list, claim, stamp: nil, wholeSize: nil)
  }

  /// Makes an article of what is piped in, waiting for all of it.
  func readInput(
    _ descriptor: Int32, as list: FileList, _ claim: Ledger.Claim
  ) -> Ledger.Outcome {
    do throws(SystemError) {
      let (count, isWhole) = try FileReader.readStream(descriptor, into: &builder)
      return add(
        count, of: list, claim, stamp: nil, wholeSize: isWhole ? nil : FileReader.limit + 1)
    } catch {
      return Ledger.Outcome(claim: claim, reason: .system(error))
    }
  }

  private func add(
    _ count: Int, of list: FileList, _ claim: Ledger.Claim, stamp: FileStamp?, wholeSize: Int?
  ) -> Ledger.Outcome {
    // What is in no file cannot be read again by its path.
    let folder = stamp == nil ? ArticleFolder(path: list.folder.shown.path) : list.folder.shown
    let origin = ArticleOrigin(
      id: claim.id, folder: folder, modified: stamp?.modifiedSeconds,
      wholeSize: wholeSize)
    var outcome = Ledger.Outcome(claim: claim, stamp: stamp)
    do throws(ParseFailure) {
      try list.withName(at: claim.index) { name throws(ParseFailure) in
        try builder.add(count, named: name, from: origin)
      }
      outcome.isShown = true
      outcome.reason = wholeSize == nil ? nil : .tooLarge
    } catch {
      outcome.reason = reason(error, of: count)
    }
    return outcome
  }

  private func reason(_ failure: ParseFailure, of count: Int) -> FileReason {
    switch failure {
    case .empty: return count == 0 ? .empty : .blank
    case .notText:
      let looked = min(count, BinaryKind.longestSignature)
      let bytes = builder.room(for: BinaryKind.longestSignature, keeping: looked)
      return .notText(BinaryKind(bytes.prefix(looked)))
    }
  }

  private static let mostChunksAhead = 32
  /// More than most articles have; of longer ones the system fetches the rest as they are read.
  private static let fetchedBytes = 65_536
}
