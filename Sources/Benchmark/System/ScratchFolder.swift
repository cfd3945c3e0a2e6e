import Glibc

/// A folder for what is needed for a while, which goes when the value does.
struct ScratchFolder: ~Copyable {
  let path: String

  /// Makes one under the folder for temporary files.
  ///
  /// - Throws: What the system said.
  init() throws(Failure) {
    path = "\(Self.parent)/newsread-benchmark-\(getpid())-\(Clock.now)"
    try Files.makeFolder(path)
  }

  deinit {
    Files.removeTree(path)
  }

  /// The folder for temporary files.
  static var parent: String { Environment.value("TMPDIR") ?? "/tmp" }
}
