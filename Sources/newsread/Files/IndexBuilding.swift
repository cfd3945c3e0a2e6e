import Catalog
import Reader

/// Indexes a library for a command that prints and ends.
enum IndexBuilding {
  /// The index of all articles, built with as many threads as can run at once; nil when the system gives no
  /// more descriptors.
  ///
  /// - Complexity: O(*n*) in the texts.
  static func index(of library: Library) -> SearchIndex? {
    guard let mailbox = Mailbox() else { return nil }
    var index = SearchIndex()
    while true {
      while index.pendingCount < Worker.coreCount,
        let source = index.nextSource(in: library, isLoading: false)
      {
        // What no thread can be had for is done here.
        if !Worker.start({ mailbox.post(.indexed(source.build())) }) { index.take(source.build()) }
      }
      if index.pendingCount == 0 { return index }
      for case .event(.indexed(let segment)) in mailbox.wait() { index.take(segment) }
    }
  }
}
