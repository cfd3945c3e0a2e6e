import Catalog
import Reader
import Synchronization

/// Keeps saved searches on a thread of its own, one change after the other in the order in which they were made.
final class SearchKeeper: Sendable {
  private enum Job: Sendable {
    case read
    case change(SavedSearches.Change)
  }

  private struct State {
    var jobs: [Job] = []
    var isWorking = false
  }

  private let file: SavedSearchFile
  private let mailbox: Mailbox
  private let state = Mutex(State())

  /// How long the end of the program waits for a disk that does not answer.
  private static let patience = 2_000 * MonotonicClock.millisecond

  init(_ file: SavedSearchFile, into mailbox: Mailbox) {
    self.file = file
    self.mailbox = mailbox
  }

  /// Has the searches handed in that are saved now.
  func read() { _ = add(.read) }

  /// Has a change kept, and handed in what is saved then; false when the system gives no thread for it.
  func keep(_ change: SavedSearches.Change) -> Bool { add(.change(change)) }

  private func add(_ job: Job) -> Bool {
    let isFirst = state.withLock { state in
      state.jobs.append(job)
      defer { state.isWorking = true }
      return !state.isWorking
    }
    guard isFirst, !Worker.start({ self.work() }) else { return true }
    state.withLock { $0 = State() }
    return false
  }

  private func work() {
    while let job = next() {
      switch job {
      case .read: handIn { () throws(SavedSearchFile.Failure) in try file.readOrSay() }
      case .change(let change):
        handIn { () throws(SavedSearchFile.Failure) in try file.apply(change) }
      }
    }
  }

  private func next() -> Job? {
    state.withLock { state in
      guard !state.jobs.isEmpty else {
        state.isWorking = false
        return nil
      }
      return state.jobs.removeFirst()
    }
  }

  /// Hands in what is saved after a job, unless another change is under way that it does not know of.
  private func handIn(_ job: () throws(SavedSearchFile.Failure) -> SavedSearches) {
    do throws(SavedSearchFile.Failure) {
      let searches = try job()
      if isLast { mailbox.post(.event(.searches(searches))) }
    } catch {
      // What is on the screen has not come to be.
      if isLast, let searches = try? file.read() { mailbox.post(.event(.searches(searches))) }
      mailbox.post(.event(.message(error.words)))
    }
  }

  private var isLast: Bool { state.withLock { $0.jobs.isEmpty } }

  /// Waits until all is kept, within reason: for the end of the program.
  func finish() {
    let end = MonotonicClock.now + Self.patience
    while state.withLock({ $0.isWorking }), MonotonicClock.now < end {
      _ = Poll.wait(for: [], milliseconds: 5)
    }
  }
}
