/// The answers to one key.
struct KeyTimes {
  private(set) var milliseconds = Samples()
  private(set) var bytes = Samples()
  /// How often there was no answer.
  private(set) var unanswered = 0

  /// How often the key was pressed.
  var pressed: Int { milliseconds.count + unanswered }

  /// Whether nothing answers, so that pressing on is of no use.
  var isHopeless: Bool { milliseconds.isEmpty && unanswered >= 5 }

  mutating func add(_ answer: TerminalSession.Answer?) {
    guard let answer else {
      unanswered += 1
      return
    }
    milliseconds.add(answer.nanoseconds.milliseconds)
    bytes.add(Double(answer.bytes))
  }
}

extension Report {
  /// Enters the times of a key, and what was sent for it.
  mutating func add(
    _ topic: Topic, _ bytes: Topic, _ program: Program, size: Int, _ times: KeyTimes
  ) {
    add(topic, program, size: size, times.milliseconds)
    add(bytes, program, size: size, times.bytes)
    // One or two are the ends of lists and texts.
    if times.unanswered * 20 > times.pressed {
      note(
        "\(program.name), \(topic.name), \(size.grouped) articles: \(times.unanswered) of \(times.pressed) presses had no answer."
      )
    }
  }
}
