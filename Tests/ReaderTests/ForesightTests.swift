import Reader
import Screen
import Testing

/// What is worked out ahead of a key is what the key does.
@Suite struct ForesightTests {
  @Test(arguments: [
    "down", "up", "pgdn", "pgup", "ctrl-d", "ctrl-u", "J", "K", "space", "b", "enter J", "enter K",
    "enter space", "enter down", "/ text:common enter n", "/ text:common enter N", "? down",
  ])
  func isWhatTheKeyDoes(keys: String) throws {
    var session = try Session(dated(60))
    try session.press("down down down down " + keys)
    let last = try #require(keys.split(separator: " ").last)
    let key = try #require(Key(spelling: String(last)))
    // Once more and once more: the beginning of a list, and its end, are met as well.
    for _ in 0..<70 {
      let foresight = try #require(Foresight(of: key, in: session.state))
      let effects = session.effects.count
      session.send(.terminal(.key(key)))
      #expect(foresight.frame == session.state.render())
      let foreseen = foresight.effects.filter { if case .visit = $0 { false } else { true } }
      #expect(foreseen == Array(session.effects[effects...]))
      #expect(foresight.state.render() == session.state.render())
    }
  }

  @Test(arguments: ["S", "z", "+", "q", "r", "?", "/", "M", "g", "G", "enter", "x"])
  func isOnlyMadeOfMovements(spelling: String) throws {
    let session = try Session(dated(5))
    let key = try #require(Key(spelling: spelling))
    #expect(Foresight(of: key, in: session.state) == nil)
  }

  @Test func isNotMadeWhileSomethingIsUnderWay() throws {
    var session = try Session(dated(5))
    let down = try #require(Key(spelling: "down"))
    session.send(.loadingStarted)
    #expect(Foresight(of: down, in: session.state) == nil)
    session.send(.loadingFinished)
    #expect(Foresight(of: down, in: session.state) != nil)
    try session.press("/")
    #expect(Foresight(of: down, in: session.state) == nil)
  }
}
