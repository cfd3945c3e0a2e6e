import Catalog
import Reader
import Screen
import Testing

@testable import newsread

/// When an article has been on the screen for a while.
@Suite struct LingeringTests {
  private static let key = Event.terminal(.key(Key(.down)))
  private static let click = Event.terminal(
    .mouse(MouseEvent(.press, at: Point(column: 1, row: 1))))
  private static let resize = Event.terminal(.resize(Size(columns: 80, rows: 24)))
  private static let (first, second) = (Slot(index: 1), Slot(index: 2))

  /// Cases of what happens at which second, on which article, and when the while is over then.
  @Test(
    arguments: [
      // Nobody has been seen yet.
      ([(0, Event.loadingFinished, first)], nil), ([(0, resize, first)], nil),
      ([(0, key, first)], 3), ([(0, key, first), (2, key, first)], 5),
      ([(0, key, first), (2, click, first)], 5),
      // Another article has come, or another program was on the screen.
      ([(0, key, first), (2, .loadingFinished, second)], 5),
      ([(0, key, first), (100, resize, first)], 103),
      ([(0, key, first), (2, .idle, first)], 3),
    ] as [([(Int64, Event, Slot)], Int64?)])
  func beginsAnew(events: [(Int64, Event, Slot)], due: Int64?) {
    var lingering = Lingering()
    let second = 1_000 * MonotonicClock.millisecond
    for (time, event, slot) in events {
      lingering.note(event, showing: slot, at: time * second)
    }
    #expect(lingering.dueAt == due.map { $0 * second })
    guard let due else { return }
    let answers = [due * second - 1, due * second, due * second].map {
      lingering.takeIfDue(at: $0)
    }
    #expect(answers == [false, true, false])
    // What comes by itself is nobody who looks.
    lingering.note(.loadingFinished, showing: Slot(index: 3), at: due * second)
    #expect(lingering.dueAt == nil)
  }
}
