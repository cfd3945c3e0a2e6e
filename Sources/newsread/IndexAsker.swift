import Catalog
import Reader
import Synchronization

/// Asks segments of the index for the search under way on a thread of its own, so that two cores answer a key.
///
/// Only the last question is wanted: its answers are handed in one by one, and end when there is another.
final class IndexAsker: Sendable {
  private let waiting = Mutex(Waiting())
  private let bell: Bell
  private let mailbox: Mailbox

  private struct Waiting {
    var question: IndexQuestion?
    /// The number of the last question.
    var number: Int?
    var isStarted = false
  }

  /// Nil when the system gives no more descriptors.
  init?(into mailbox: Mailbox) {
    guard let bell = Bell() else { return nil }
    self.bell = bell
    self.mailbox = mailbox
  }

  /// Has a question answered in place of the one before it; without a thread there are no answers, and the
  /// search does it all.
  func ask(_ question: IndexQuestion) {
    let isStarted = waiting.withLock { waiting in
      waiting.question = question
      waiting.number = question.number
      if !waiting.isStarted { waiting.isStarted = Worker.start { [self] in run() } }
      return waiting.isStarted
    }
    if isStarted { bell.ring() }
  }

  private func run() {
    while true {
      bell.wait()
      bell.silence()
      let question = waiting.withLock { waiting in
        defer { waiting.question = nil }
        return waiting.question
      }
      guard let question else { continue }
      for answer in question.answers {
        guard waiting.withLock({ $0.number == question.number }) else { break }
        mailbox.post(.event(.answered(answer)))
      }
    }
  }
}
