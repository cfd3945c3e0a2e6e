/// Starts, keys and searches of a rival that takes the whole screen.
struct FullScreenMeasure {
  private static let presses = 200
  private static let longest = 8 * Clock.second

  let rival: any FullScreenRival
  let corpus: Corpus

  /// Measures all that the rival can do.
  ///
  /// - Throws: When it does not start, or does not show what is expected of it.
  func run(_ bench: inout Bench) throws(Failure) {
    if let seconds = try rival.prepare(corpus, bench) {
      bench.report.add(.importing, rival.program, size: corpus.count, seconds)
    }
    try measureStarts(&bench)
    try measureList(&bench)
    try measureSearch(&bench)
  }

  /// Measures what is done in the list of articles.
  private func measureList(_ bench: inout Bench) throws(Failure) {
    var session = try start(bench)
    _ = try goToList(&session, bench)
    session.settle(silence: 300 * Clock.millisecond)
    measureKeys(&session, &bench.report)
    if let peak = session.child.peakMiB {
      bench.report.add(.peak, rival.program, size: corpus.count, peak)
    }
    measureOpening(&session, &bench.report)
  }

  private func start(_ bench: borrowing Bench) throws(Failure) -> TerminalSession {
    try TerminalSession(rival.command, environment: bench.environment)
  }

  private func measureStarts(_ bench: inout Bench) throws(Failure) {
    var frames = Samples()
    var rows = Samples()
    for run in 0...bench.runs(for: corpus) {
      var session = try start(bench)
      let painted = try session.wait(for: "first picture", seconds: bench.patience(for: corpus)) {
        rival.isPainted($0, bench.spotter)
      }
      let listed = try goToList(&session, bench)
      // The first only warms the page cache.
      guard run > 0 else { continue }
      frames.add((painted - session.start).milliseconds)
      rows.add((max(painted, listed ?? painted) - session.start).milliseconds)
    }
    bench.report.add(.firstFrame, rival.program, size: corpus.count, frames)
    bench.report.add(.firstRows, rival.program, size: corpus.count, rows)
  }

  /// Goes to the list of articles; gives when it was there, or nil if it was from the beginning.
  private func goToList(
    _ session: inout TerminalSession, _ bench: borrowing Bench
  ) throws(Failure) -> Int64? {
    let seconds = bench.patience(for: corpus)
    _ = try session.wait(for: "first picture", seconds: seconds) {
      rival.isPainted($0, bench.spotter)
    }
    guard !rival.keysToList.isEmpty else { return nil }
    for key in rival.keysToList { _ = session.send(key) }
    return try session.wait(for: "list of articles", seconds: seconds) {
      rival.isInList($0, bench.spotter)
    }
  }

  private func measureKeys(_ session: inout TerminalSession, _ report: inout Report) {
    let patience = TerminalSession.Patience(first: 3 * Clock.second)
    var down = KeyTimes()
    // Slow programs are pressed less often.
    var end = Clock.now + Self.longest
    for _ in 0..<Self.presses where !down.isHopeless && Clock.now < end {
      down.press(.down, &session, patience)
    }
    report.add(.down, .downBytes, rival.program, size: corpus.count, down)
    var page = KeyTimes()
    // As many as the smallest corpus has pages.
    end = Clock.now + Self.longest
    for _ in 0..<min(40, corpus.count / 25) where !page.isHopeless && Clock.now < end {
      page.press(.pageDown, &session, patience)
    }
    report.add(.pageDown, .pageDownBytes, rival.program, size: corpus.count, page)
    _ = session.press(.home, patience)
    var held = Samples()
    end = Clock.now + Self.longest
    for _ in 0..<3 where Clock.now < end {
      let answer = session.press(.down, times: 300, patience.quieter)
      if let answer { held.add(answer.nanoseconds.milliseconds) }
    }
    report.add(.held, rival.program, size: corpus.count, held)
  }

  private func measureOpening(_ session: inout TerminalSession, _ report: inout Report) {
    guard let opening = rival.opening else { return }
    let patience = TerminalSession.Patience(first: 3 * Clock.second).quieter
    var times = KeyTimes()
    for _ in 0..<20 where !times.isHopeless {
      times.press(opening.open, &session, patience)
      _ = session.press(opening.back, patience)
      _ = session.press(.down, patience)
    }
    report.add(.open, .openBytes, rival.program, size: corpus.count, times)
  }

  private func measureSearch(_ bench: inout Bench) throws(Failure) {
    for name in ["word in one article", "rare word"] {
      guard let query = KnownQuery.all.first(where: { $0.name == name }),
        let search = rival.search(for: query.text)
      else { continue }
      var times = Samples()
      for _ in 0..<3 {
        var session = try start(bench)
        _ = try goToList(&session, bench)
        session.settle(silence: 300 * Clock.millisecond)
        let start = session.send(search.keys)
        let done = try session.wait(
          for: "result of a search", seconds: bench.patience(for: corpus), until: search.isDone)
        times.add((done - start).milliseconds)
      }
      bench.report.add(.finding(name), rival.program, size: corpus.count, times)
    }
  }
}
