/// Searches as they are typed, and all at once; what is found is checked.
struct SearchMeasure {
  private static let silence = 60 * Clock.millisecond
  /// A query that has taken so long is not typed again.
  private static let longest = 60 * Clock.second

  /// Measures the known queries in a corpus.
  static func run(_ corpus: Corpus, _ bench: inout Bench) {
    Progress.say("  searching")
    var pending = KnownQuery.all[...]
    do throws(Failure) {
      let face = bench.face(of: corpus)
      var session = try bench.openReader(on: corpus.folder)
      _ = try session.wait(for: "end of loading", seconds: bench.patience(for: corpus)) {
        face.isSearchable($0, count: corpus.count)
      }
      session.settle(silence: 300 * Clock.millisecond)
      let start = Clock.now
      // The index is built while nobody waits for it.
      session.rest(atMost: Int64(bench.patience(for: corpus)) * Clock.second)
      bench.report.add(.indexed, .reader, size: corpus.count, (Clock.now - start).milliseconds)
      let rounds = corpus.count > 500_000 ? 2 : corpus.count > 50_000 ? 3 : 5
      while let query = pending.first {
        Progress.say("    \(query.name)")
        var letters = Samples()
        var whole = Samples()
        let end = Clock.now + longest
        for round in 0..<rounds where round == 0 || Clock.now < end {
          try type(query, corpus, &session, face, &letters)
          try paste(query, corpus, &session, face, &whole)
        }
        bench.report.add(.typing(query.name), .reader, size: corpus.count, letters)
        bench.report.add(.finding(query.name), .reader, size: corpus.count, whole)
        pending.removeFirst()
      }
      var sums = Samples()
      for _ in 0..<rounds { sums.add(try beginnings(&session, face)) }
      bench.report.add(.prefixes, .reader, size: corpus.count, sums)
      if let peak = session.child.peakMiB {
        bench.report.add(.peak, .aside("newsread, after searching"), size: corpus.count, peak)
      }
    } catch {
      bench.giveUp(
        pending.flatMap { [.typing($0.name), .finding($0.name)] }, corpus, error)
    }
  }

  /// Types a query letter by letter, each after the answer to the one before.
  private static func type(
    _ query: KnownQuery, _ corpus: Corpus, _ session: inout TerminalSession, _ face: ReaderFace,
    _ letters: inout Samples
  ) throws(Failure) {
    let patience = TerminalSession.Patience(silence: silence, isBusy: face.isSearching)
    _ = session.press(.character("/"), patience)
    for letter in query.text {
      guard let answer = session.press(.character(letter), patience) else {
        throw Failure("a typed letter had no answer")
      }
      letters.add(answer.nanoseconds.milliseconds)
    }
    try check(query, corpus, session, face)
    leave(&session, patience)
  }

  /// Types all words and their beginnings, each at once, and adds up what their screens took.
  private static func beginnings(
    _ session: inout TerminalSession, _ face: ReaderFace
  ) throws(Failure) -> Double {
    let patience = TerminalSession.Patience(silence: silence, isBusy: face.isSearching)
    var sum = 0.0
    for beginning in KnownQuery.beginnings {
      _ = session.press(.character("/"), patience)
      guard let answer = session.press(Array(beginning.utf8), patience) else {
        throw Failure("a typed word had no answer")
      }
      sum += answer.nanoseconds.milliseconds
      leave(&session, patience)
    }
    return sum
  }

  /// Types all of a query before anything is answered.
  private static func paste(
    _ query: KnownQuery, _ corpus: Corpus, _ session: inout TerminalSession, _ face: ReaderFace,
    _ times: inout Samples
  ) throws(Failure) {
    let patience = TerminalSession.Patience(silence: silence, isBusy: face.isSearching)
    _ = session.press(.character("/"), patience)
    guard let answer = session.press(Array(query.text.utf8), patience) else {
      throw Failure("a typed word had no answer")
    }
    try check(query, corpus, session, face)
    times.add(answer.nanoseconds.milliseconds)
    leave(&session, patience)
  }

  private static func leave(
    _ session: inout TerminalSession, _ patience: TerminalSession.Patience
  ) {
    _ = session.press(.escape, patience)
  }

  /// A fast answer that is wrong is no answer.
  private static func check(
    _ query: KnownQuery, _ corpus: Corpus, _ session: borrowing TerminalSession, _ face: ReaderFace
  ) throws(Failure) {
    let found = face.counts(session.screen)?.found
    guard let found, query.accepts(found, among: corpus.count) else {
      let words = found.map { $0.grouped } ?? "no number"
      let expected = query.count(among: corpus.count).grouped
      throw Failure("found \(words) instead of \(expected) articles for \(query.name)")
    }
  }

  /// Measures what any search without an index has to do: look at every byte.
  static func runLimit(_ corpus: Corpus, _ bench: inout Bench) {
    var times = Samples()
    for _ in 0..<3 {
      do throws(Failure) {
        let outcome = try PlainReader(folder: corpus.folder, work: .read, threads: 2).run()
        if let time = outcome.scanNanoseconds { times.add(time.milliseconds) }
      } catch {
        bench.report.note("The scan of all texts was not measured: \(error.reason).")
      }
    }
    let program = Program.limit("memchr over all texts, 1 thread")
    for topic in [Topic.typing("absent word"), .finding("absent word")] {
      bench.report.add(topic, program, size: corpus.count, times)
    }
  }
}
