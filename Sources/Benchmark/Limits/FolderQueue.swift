import Glibc
import Synchronization

/// The folders still to be read, shared by threads that find more of them.
final class FolderQueue: Sendable {
  private let waiting: Mutex<[String]>
  /// Folders that wait or are being read.
  private let unfinished: Atomic<Int>

  init(_ first: String) {
    waiting = Mutex([first])
    unfinished = Atomic(1)
  }

  func put(_ folder: String) {
    unfinished.add(1, ordering: .sequentiallyConsistent)
    waiting.withLock { $0.append(folder) }
  }

  /// A folder to read, waiting for one; nil when there will be none.
  func take() -> String? {
    while unfinished.load(ordering: .sequentiallyConsistent) > 0 {
      if let folder = waiting.withLock({ $0.popLast() }) { return folder }
      sched_yield()
    }
    return nil
  }

  /// Says that a folder that was taken has been read.
  func finish() {
    unfinished.subtract(1, ordering: .sequentiallyConsistent)
  }
}
