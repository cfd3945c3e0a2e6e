/// Keys while the library is still loading: Down, a little apart, from the first headline on.
struct BusyMeasure {
  private static let gap = 15 * Clock.millisecond

  /// Measures Down while a corpus is loaded.
  static func run(_ corpus: Corpus, _ bench: inout Bench) {
    Progress.say("  keys while loading")
    var times = Samples()
    var jumps = 0
    var unanswered = 0
    do throws(Failure) {
      for _ in 0..<min(3, bench.runs(for: corpus)) {
        try load(corpus, bench, &times, &jumps, &unanswered)
      }
      if times.isEmpty {
        let reason = unanswered > 0 ? "no answer while loading" : "loaded before a key was answered"
        bench.report.add(.whileLoading, .reader, size: corpus.count, notMeasured: reason)
        return
      }
      bench.report.add(.whileLoading, .reader, size: corpus.count, times)
      bench.report.add(.jumps, .reader, size: corpus.count, Double(jumps))
      bench.report.note(
        "Down while loading, \(corpus.count.grouped) articles: \(times.count) answers, \(unanswered) presses without one within a second."
      )
    } catch {
      bench.giveUp([.whileLoading], corpus, error)
    }
  }

  /// The selection is known by the row that the cursor stands in: an answer changes it, and nothing
  /// else may.
  private static func load(
    _ corpus: Corpus, _ bench: borrowing Bench, _ times: inout Samples, _ jumps: inout Int,
    _ unanswered: inout Int
  ) throws(Failure) {
    let face = bench.face(of: corpus)
    var session = try bench.openReader(on: corpus.folder)
    _ = try session.wait(
      for: "headline", seconds: bench.patience(for: corpus), until: face.showsArticles)
    _ = session.nextFrame(waiting: Clock.millisecond)
    let end = Clock.now + Int64(bench.patience(for: corpus) * 1e9)
    while !face.isSearchable(session.screen, count: corpus.count), Clock.now < end {
      var selected = session.screen.cursorRowText
      let pressed = session.send(.down)
      var answered: Int64?
      while answered == nil, let at = session.nextFrame(waiting: Clock.second) {
        if session.screen.cursorRowText != selected { answered = at }
        if at - pressed > Clock.second { break }
      }
      guard let answered else {
        unanswered += 1
        continue
      }
      times.add((answered - pressed).milliseconds)
      selected = session.screen.cursorRowText
      while Clock.now < pressed + gap {
        guard session.nextFrame(waiting: pressed + gap - Clock.now) != nil else { break }
        if session.screen.cursorRowText != selected {
          jumps += 1
          selected = session.screen.cursorRowText
        }
      }
    }
  }
}
