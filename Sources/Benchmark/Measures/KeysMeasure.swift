/// Keys in a library that is loaded: from the byte in until the last byte out, one key at a time.
struct KeysMeasure {
  private static let presses = 300

  /// Measures the keys in a corpus.
  static func run(_ corpus: Corpus, _ bench: inout Bench) {
    Progress.say("  keys")
    do throws(Failure) {
      var session = try bench.openReader(on: corpus.folder)
      let face = bench.face(of: corpus)
      _ = try session.wait(for: "end of loading", seconds: bench.patience(for: corpus)) {
        face.isSearchable($0, count: corpus.count)
      }
      session.settle(silence: 300 * Clock.millisecond)
      let size = corpus.count
      var down = KeyTimes()
      for _ in 0..<presses { down.press(.down, &session) }
      bench.report.add(.down, .downBytes, .reader, size: size, down)
      pageDown(&session, size, &bench.report)
      open(&session, size, &bench.report)
      scroll(&session, size, &bench.report)
      next(&session, size, &bench.report)
      try held(&session, face, size, &bench.report)
      // The keys do not wait for the index; being idle does.
      session.rest(atMost: Int64(bench.patience(for: corpus)) * Clock.second)
      bench.report.add(.idle, .reader, size: size, idle(session))
    } catch {
      bench.giveUp([.down, .pageDown, .open, .scroll, .next, .held], corpus, error)
    }
  }

  /// Measures the same keys, as far as it knows them, of the smallest program.
  static func runLimit(_ corpus: Corpus, _ bench: inout Bench) {
    guard let path = bench.smallestCurses else { return }
    let program = Program.limit(SmallestCurses.name)
    do throws(Failure) {
      var session = try TerminalSession([path], environment: bench.environment)
      _ = try session.wait(
        for: "row of the smallest program", seconds: 10, until: SmallestCurses.isPainted)
      session.settle(silence: 100 * Clock.millisecond)
      var down = KeyTimes()
      for _ in 0..<presses { down.press(.down, &session) }
      bench.report.add(.down, .downBytes, program, size: corpus.count, down)
      var page = KeyTimes()
      for _ in 0..<presses { page.press(.pageDown, &session) }
      bench.report.add(.pageDown, .pageDownBytes, program, size: corpus.count, page)
      var times = Samples()
      for _ in 0..<5 {
        if let answer = session.press(.down, times: presses) {
          times.add(answer.nanoseconds.milliseconds)
        }
      }
      bench.report.add(.held, program, size: corpus.count, times)
    } catch {
      bench.giveUp([.down, .pageDown], corpus, error, of: program)
    }
  }

  /// The processor time while nothing happens.
  private static func idle(_ session: borrowing TerminalSession) -> Samples {
    var samples = Samples()
    for _ in 0..<2 {
      guard let before = session.child.cpuNanoseconds else { break }
      Clock.sleep(2 * Clock.second)
      guard let after = session.child.cpuNanoseconds else { break }
      samples.add((after - before).milliseconds)
    }
    return samples
  }

  private static func pageDown(
    _ session: inout TerminalSession, _ size: Int, _ report: inout Report
  ) {
    _ = session.press(.character("g"))
    var times = KeyTimes()
    for _ in 0..<presses {
      // Nothing comes at the end of the list: from the top again.
      if !times.press(.pageDown, &session) { _ = session.press(.character("g")) }
    }
    report.add(.pageDown, .pageDownBytes, .reader, size: size, times)
  }

  private static func open(_ session: inout TerminalSession, _ size: Int, _ report: inout Report) {
    _ = session.press(.character("g"))
    var times = KeyTimes()
    for _ in 0..<100 {
      _ = session.press(.down)
      times.press(.enter, &session)
      _ = session.press(.character("h"))
    }
    report.add(.open, .openBytes, .reader, size: size, times)
  }

  private static func scroll(
    _ session: inout TerminalSession, _ size: Int, _ report: inout Report
  ) {
    _ = session.press(.character("g"))
    var times = KeyTimes()
    let patience = TerminalSession.Patience(first: 150 * Clock.millisecond)
    var isAtEnd = false
    while times.milliseconds.count < presses {
      if times.press(.character("J"), &session, patience) {
        isAtEnd = false
      } else {
        // Nothing comes at the end of the text: on to the next one, unless that is over too.
        if isAtEnd || session.press(.down) == nil { break }
        isAtEnd = true
      }
    }
    report.add(.scroll, .scrollBytes, .reader, size: size, times)
  }

  private static func next(_ session: inout TerminalSession, _ size: Int, _ report: inout Report) {
    _ = session.press(.character("g"))
    _ = session.press(.enter)
    var times = KeyTimes()
    for _ in 0..<presses { times.press(.character("J"), &session) }
    report.add(.next, .nextBytes, .reader, size: size, times)
    _ = session.press(.character("h"))
  }

  /// A key that is held down, or typed ahead: as many as there are, in one piece.
  private static func held(
    _ session: inout TerminalSession, _ face: ReaderFace, _ size: Int, _ report: inout Report
  ) throws(Failure) {
    var times = Samples()
    for _ in 0..<7 {
      _ = session.press(.character("g"))
      guard let answer = session.press(.down, times: presses) else { continue }
      guard let position = face.position(session.screen), position == min(size, presses + 1) else {
        throw Failure("300 Downs did not lead to the 301st article")
      }
      times.add(answer.nanoseconds.milliseconds)
    }
    report.add(.held, .reader, size: size, times)
  }
}
