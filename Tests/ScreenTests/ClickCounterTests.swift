import Screen
import Testing

@Suite struct ClickCounterTests {
  /// Presses by their milliseconds and columns, and which click each is.
  @Test(arguments: [
    ([(0, 1), (200, 1), (400, 1), (600, 1)], [1, 2, 3, 1]),
    ([(0, 1), (200, 2), (300, 2)], [1, 1, 2]),
    ([(0, 1), (900, 1)], [1, 1]),
  ])
  func counts(presses: [(Int64, Int)], expected: [Int]) {
    var counter = ClickCounter()
    let clicks = presses.map { time, column in
      let press = MouseEvent(.press, at: Point(column: column, row: 0))
      _ = counter.counted(MouseEvent(.release, at: press.point), at: time * 1_000_000)
      return counter.counted(press, at: time * 1_000_000).clicks
    }
    #expect(clicks == expected)
  }
}
