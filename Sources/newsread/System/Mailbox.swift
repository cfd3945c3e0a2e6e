import Catalog
import Reader
import Synchronization

/// Something for the main thread.
enum Mail: Sendable {
  case event(Event)
  /// A signal that was sent to the process.
  case signal(Int32)
}

/// Where other threads leave what the main thread should know.
final class Mailbox: Sendable {
  private let waiting = Mutex<[Mail]>([])
  private let bell: Bell

  /// Nil when the system gives no more descriptors.
  init?() {
    guard let bell = Bell() else { return nil }
    self.bell = bell
  }

  /// Readable while mail is waiting.
  var descriptor: Int32 { bell.descriptor }

  /// Leaves something and wakes the main thread.
  ///
  /// Articles join a batch that is still waiting, so a main thread that falls behind gets fewer and
  /// larger batches.
  func post(_ mail: Mail) {
    let isFirst = waiting.withLock { waiting in
      if case .event(.loaded(let more)) = mail, case .event(.loaded(var batch))? = waiting.last,
        batch.count < Self.largestBatch
      {
        waiting.removeLast()
        batch.append(more)
        waiting.append(.event(.loaded(batch)))
        return false
      }
      waiting.append(mail)
      return waiting.count == 1
    }
    if isFirst { bell.ring() }
  }

  /// More articles at once would keep the main thread from the keys.
  private static let largestBatch = 8_192

  func post(_ event: Event) {
    post(.event(event))
  }

  /// Takes all mail, without waiting.
  func take() -> [Mail] {
    bell.silence()
    return waiting.withLock { waiting in
      let mail = waiting
      waiting = []
      return mail
    }
  }

  /// Waits for mail, and takes it all.
  func wait() -> [Mail] {
    while true {
      let mail = take()
      if !mail.isEmpty { return mail }
      bell.wait()
    }
  }
}
