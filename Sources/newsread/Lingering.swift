import Catalog
import Reader
import Screen

/// When somebody will have looked at an article on the screen for a while.
///
/// Whatever the user does begins the while anew, and so does another article, or coming back from another
/// program; who has done nothing at all may not be there.
struct Lingering {
  /// When the while is over, in nanoseconds; nil when it has been, or nobody has been seen.
  private(set) var dueAt: Int64?
  private var slot: Slot?

  /// Hears of something that has happened, after which an article is on the screen, or none.
  mutating func note(_ event: Event, showing slot: Slot?, at now: Int64) {
    let isAnother = slot != self.slot
    self.slot = slot
    switch event {
    case .terminal(.key), .terminal(.mouse), .terminal(.paste): dueAt = now + Self.patience
    // The terminal has been taken again, for one.
    case .terminal(.resize) where dueAt != nil: dueAt = now + Self.patience
    default: if isAnother, dueAt != nil { dueAt = now + Self.patience }
    }
  }

  /// Whether the while is over, which is said once.
  mutating func takeIfDue(at now: Int64) -> Bool {
    guard let dueAt, now >= dueAt else { return false }
    self.dueAt = nil
    return true
  }

  static let patience = 3_000 * MonotonicClock.millisecond
}
