import Articles
import Catalog

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that files were found in: one object for all of them.
///
/// Where a file was named by itself, it is what stands before the file's name.
final class FoundFolder: Sendable {
  /// The path it was found by.
  let path: RawPath
  /// The path it really has.
  let canonical: RawPath
  /// The same folder as the library knows it.
  let shown: ArticleFolder
  /// What the ids of its files begin with.
  private let idBeginning: ArticleID.Beginning

  init(path: RawPath, canonical: RawPath) {
    self.path = path
    self.canonical = canonical
    self.shown = ArticleFolder(
      path: path.displayAsFolder, isExact: path.isDisplayedExactly)
    // An empty name leaves the path and the slash behind it.
    self.idBeginning = ArticleID.Beginning(canonical.appending([]).bytes)
  }

  /// What stands before the name of a file that is not found by walking its folder.
  convenience init(path: RawPath) {
    self.init(path: path, canonical: RawPath(""))
  }

  /// Whether it was walked, so that it says where its files lie.
  var isWalked: Bool { !canonical.isEmpty }

  /// The id of a file by its name in the folder.
  func id(of name: UnsafeBufferPointer<UInt8>) -> ArticleID {
    idBeginning.id(of: name)
  }
}

/// A folder's descriptor, shared by all who have files of it to read and closed after the last.
final class OpenFolder: Sendable {
  let number: Int32
  private let allowance: Allowance

  /// Keeps a second descriptor of an open folder; nil when there are enough, or the system has none.
  init?(duplicating number: Int32, within allowance: Allowance) {
    guard allowance.take() else { return nil }
    let own = fcntl(number, F_DUPFD_CLOEXEC, 3)
    guard own >= 0 else {
      allowance.giveBack()
      return nil
    }
    self.number = own
    self.allowance = allowance
  }

  deinit {
    close(number)
    allowance.giveBack()
  }
}
