import Catalog
import Reader
import Synchronization

/// Prepares long articles to be shown, one at a time, on a thread of its own.
///
/// Of those that wait only the last is wanted: however quickly long articles are passed over, there
/// are never the pieces of more than a few in memory.
final class TextPreparer: Sendable {
  private let waiting = Mutex(Waiting())
  private let bell: Bell
  private let show: @Sendable (PreparedText) -> Void

  private struct Waiting {
    var text: KeptText?
    var isStarted = false
  }

  /// Nil when the system gives no more descriptors.
  init?(_ show: @escaping @Sendable (PreparedText) -> Void) {
    guard let bell = Bell() else { return nil }
    self.bell = bell
    self.show = show
  }

  /// Prepares an article, and shows it then; one that was asked for and not begun is passed over.
  func prepare(_ text: KeptText) {
    let isStarted = waiting.withLock { waiting in
      waiting.text = text
      if !waiting.isStarted { waiting.isStarted = Worker.start { [self] in run() } }
      return waiting.isStarted
    }
    if isStarted { bell.ring() } else { showWaiting() }
  }

  private func run() {
    Worker.yieldToOthers()
    while true {
      bell.wait()
      bell.silence()
      showWaiting()
    }
  }

  private func showWaiting() {
    let text = waiting.withLock { waiting in
      defer { waiting.text = nil }
      return waiting.text
    }
    if let text { show(PreparedText(text.article(), isFromFile: false)) }
  }
}
