import GRDB

/// Why something could not be kept, or not be found again.
package enum StateFailure: Error, Equatable, Sendable {
  /// There is no home folder to keep it in.
  case noFolder
  /// The folder's path is no text in UTF-8, which the database needs.
  case unusablePath
  /// A newer version of the program wrote the file, and knows how to read it.
  case newer(version: Int)
  /// No space is left, or no more of it is allowed.
  case full
  /// The folder or the file cannot be written to.
  case notWritable
  /// Another program has been writing all the time that one waited.
  case busy
  /// The file is damaged.
  case damaged
  /// A system call has failed.
  case system(Int32)
  /// What the database says of any other trouble.
  case database(String)
}

extension StateFailure {
  /// Whether the file itself is not to be read, and not only its folder not to be written to.
  var isAboutContents: Bool {
    switch self {
    case .newer, .damaged, .noFolder, .unusablePath: true
    case .full, .notWritable, .busy, .system, .database: false
    }
  }

  /// What an error of the database means here.
  init(_ error: any Error) {
    if let failure = error as? StateFailure {
      self = failure
      return
    }
    guard let error = error as? DatabaseError else {
      self = .database("\(error)")
      return
    }
    switch error.resultCode {
    case .SQLITE_FULL: self = .full
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .notWritable
    case .SQLITE_IOERR where Self.ofGrowing.contains(error.extendedResultCode.rawValue):
      self = .full
    default: self = .database(error.message ?? "error \(error.extendedResultCode.rawValue)")
    }
  }

  /// As which a file that may not grow any more is reported.
  private static let ofGrowing = Set(
    [ResultCode.SQLITE_IOERR_WRITE, .SQLITE_IOERR_SHMSIZE].map(\.rawValue))

  /// Runs something that talks to the database.
  ///
  /// - Throws: What went wrong, as a `StateFailure`.
  static func wrapping<Result: ~Copyable>(
    _ body: () throws -> Result
  ) throws(StateFailure) -> Result {
    do {
      return try body()
    } catch {
      throw StateFailure(error)
    }
  }
}

/// Something that was noticed while the state was opened, and that the user should hear of once.
package enum StateNotice: Equatable, Sendable {
  /// Nothing will be kept after this run, and why.
  case notSaving(StateFailure)
  /// The file was damaged and was put aside; so many articles' states were found in it or in a backup.
  case restored(articles: Int, aside: String)
}
