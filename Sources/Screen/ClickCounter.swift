/// Tells double and triple clicks from single ones: presses of the button in the same place, one soon after
/// the other.
package struct ClickCounter: Sendable {
  /// So long after another, in nanoseconds, a press counts as its repetition.
  package static let patience: Int64 = 400_000_000
  /// Behind a triple click one begins anew.
  private static let most = 3

  private var last: (point: Point, time: Int64, clicks: Int)?

  /// A counter that has seen no press.
  package init() {}

  /// Takes in what the mouse did at a time that only goes forward, and says which click it was.
  package mutating func counted(_ event: MouseEvent, at time: Int64) -> MouseEvent {
    guard event.action == .press else { return event }
    var event = event
    if let last, last.point == event.point, time &- last.time <= Self.patience,
      last.clicks < Self.most
    {
      event.clicks = last.clicks + 1
    }
    last = (event.point, time, event.clicks)
    return event
  }
}
