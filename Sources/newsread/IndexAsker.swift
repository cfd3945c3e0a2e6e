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
      if !waiting.isStarted { waiting.isStarted = Worker.start { [self] in run() } }
      guard waiting.isStarted else { return false }
      waiting.question = question
      waiting.number = question.number
      return true
    }
    if isStarted { bell.ring() }
  }

  /// Leaves what has not been answered yet.
  func stop() {
    waiting.withLock { waiting in
      waiting.question = nil
      waiting.number = nil
    }
  }

  private func wants(_ number: Int) -> Bool { waiting.withLock { $0.number == number } }

  private func run() {
    while true {
      bell.wait()
      bell.silence()
      let question = waiting.withLock { waiting in
        defer { waiting.question = nil }
        return waiting.question
      }
      guard let question else { continue }
      var answers = question.answers.makeIterator()
      while wants(question.number), let answer = answers.next() {
        mailbox.post(.event(.answered(answer)))
      }
    }
  }
}
