import Catalog

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file in the user's configuration that saved searches are kept in.
///
/// It is read again before each change and replaced whole, under a lock on its folder, so that two programs do not
/// lose each other's; a file that cannot be read is never overwritten.
struct SavedSearchFile: Sendable {
  private let file: RawPath

  /// The largest file that is read.
  private static let limit = 1 << 20

  init(at file: RawPath) {
    self.file = file
  }

  /// What is saved; nothing when there is no file.
  ///
  /// - Throws: When there is one that cannot be read.
  func read() throws(ReadFailure) -> SavedSearches {
    do throws(ReadFailure) {
      let contents = try FileReader.bytes(of: file, limit: Self.limit)
      // What is not read would be lost.
      guard contents.contents.wholeSize == nil else {
        throw .system(SystemError(code: EFBIG))
      }
      guard let text = String(validating: contents.bytes, as: UTF8.self) else {
        throw .system(SystemError(code: EILSEQ))
      }
      return SavedSearches(text)
    } catch .vanished {
      return SavedSearches()
    }
  }

  /// The same, with words for why it cannot be read.
  func readOrSay() throws(Failure) -> SavedSearches {
    do throws(ReadFailure) {
      return try read()
    } catch {
      throw Failure(words: words(for: error))
    }
  }

  /// Makes a change and says what is saved then.
  ///
  /// - Throws: Words for why nothing could be changed.
  func apply(_ change: SavedSearches.Change) throws(Failure) -> SavedSearches {
    let folder = file.parent
    _ = folder.parent.withCString { mkdir($0, 0o700) }
    _ = folder.withCString { mkdir($0, 0o700) }
    let lock = folder.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard lock >= 0 else { throw failure(SystemError.last) }
    let descriptor = Descriptor(owning: lock)
    // Where locks are not known, as on some network folders, it goes without.
    while flock(descriptor.number, LOCK_EX) != 0, errno == EINTR {}
    var searches: SavedSearches
    do throws(ReadFailure) {
      searches = try read()
    } catch {
      throw Failure(words: words(for: error))
    }
    searches.apply(change)
    let text = Array(searches.text.utf8)
    // Of a longer file nothing could be read any more.
    guard text.count <= Self.limit else { throw failure(SystemError(code: EFBIG)) }
    do throws(SystemError) {
      try ReplacedFile.write(text, to: file)
    } catch {
      throw failure(error)
    }
    return searches
  }

  /// Why the file could not be read, in one line.
  func words(for failure: ReadFailure) -> String {
    "\(file.display): \(Words.reason(failure))"
  }

  /// Why nothing could be saved, in one line.
  struct Failure: Error {
    let words: String
  }

  private func failure(_ error: SystemError) -> Failure {
    Failure(words: "\(file.display): not saved: \(Words.reason(error))")
  }
}
