import Testing

@testable import newsread

@Suite struct InputPatienceTests {
  private static let millisecond = MonotonicClock.millisecond

  @Test func aKeyIsSoonTakenForWhatItIs() {
    let now = 5_000 * Self.millisecond
    let key = InputPatience.end(unfinishedSince: now, isMidKey: true, askedAt: nil) - now
    #expect(key > 0 && key < 50 * Self.millisecond)
    // Long after the question nothing is held back either.
    let late = InputPatience.end(unfinishedSince: now, isMidKey: true, askedAt: 0)
    #expect(late - now == key)
  }

  @Test func whatMayBeTheBeginningOfAnAnswerIsHeldUntilNoneIsTaken() {
    let asked = 5_000 * Self.millisecond
    for delay in [0, 1, 30, 500, 990] {
      let now = asked + Int64(delay) * Self.millisecond
      let end = InputPatience.end(unfinishedSince: now, isMidKey: true, askedAt: asked)
      #expect(end >= asked + InputPatience.answer, "after \(delay) ms")
    }
  }

  @Test func theRestOfAnAnswerMayBeLongInComing() {
    let end = InputPatience.end(unfinishedSince: 0, isMidKey: false, askedAt: nil)
    #expect(end > InputPatience.answer)
  }
}
