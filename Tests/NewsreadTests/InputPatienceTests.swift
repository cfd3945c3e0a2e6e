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

  /// Whoever presses Escape does not notice, and an answer that is cut behind its ESC is seldom so slow.
  @Test(arguments: [0, 30, 500, 980, 2_000])
  func anEscapeIsHeldForAMomentWhileAnAnswerIsAwaited(delay: Int64) {
    let asked = 5_000 * Self.millisecond
    let now = asked + delay * Self.millisecond
    let held =
      InputPatience.end(unfinishedSince: now, isMidKey: true, isLoneEscape: true, askedAt: asked)
      - now
    #expect(held <= 100 * Self.millisecond)
    #expect(held >= (delay < 900 ? 75 : 20) * Self.millisecond)
    let usual = InputPatience.end(
      unfinishedSince: now, isMidKey: true, isLoneEscape: true, askedAt: nil)
    #expect(usual - now < 50 * Self.millisecond)
  }

  @Test func theRestOfAnAnswerMayBeLongInComing() {
    let end = InputPatience.end(unfinishedSince: 0, isMidKey: false, askedAt: nil)
    #expect(end > InputPatience.answer)
  }
}
