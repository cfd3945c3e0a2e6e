/// The answers to one key.
struct KeyTimes {
  private(set) var milliseconds = Samples()
  private(set) var bytes = Samples()
  /// What would have had to be sent at least, looks aside.
  private(set) var changed = Samples()
  /// How often there was no answer.
  private(set) var unanswered = 0

  /// How often the key was pressed.
  var pressed: Int { milliseconds.count + unanswered }

  /// Whether nothing answers, so that pressing on is of no use.
  var isHopeless: Bool { milliseconds.isEmpty && unanswered >= 5 }

  /// Presses a key and takes in its answer; false when there was none.
  @discardableResult
  mutating func press(
    _ key: Keystroke, _ session: inout TerminalSession,
    _ patience: TerminalSession.Patience = TerminalSession.Patience()
  ) -> Bool {
    let before = session.screen
    guard let answer = session.press(key, patience) else {
      unanswered += 1
      return false
    }
    milliseconds.add(answer.nanoseconds.milliseconds)
    bytes.add(Double(answer.bytes))
    changed.add(Double(session.screen.changedBytes(since: before)))
    return true
  }
}

extension Report {
  /// Enters the times of a key, and what was sent for it.
  mutating func add(
    _ topic: Topic, _ bytes: Topic, _ program: Program, size: Int, _ times: KeyTimes
  ) {
    add(topic, program, size: size, times.milliseconds)
    add(bytes, program, size: size, times.bytes)
    if program == .reader {
      add(bytes, .aside("characters that changed"), size: size, times.changed)
    }
    // One or two are the ends of lists and texts.
    if times.unanswered * 20 > times.pressed {
      note(
        "\(program.name), \(topic.name), \(size.grouped) articles: \(times.unanswered) of \(times.pressed) presses had no answer."
      )
    }
  }
}
