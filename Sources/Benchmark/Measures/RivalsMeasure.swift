/// What people use for the same today, with the same articles in the same run.
struct RivalsMeasure {
  /// The words that are looked for, by the names of their queries.
  private static let searched = ["word in one article", "rare word", "common word", "absent word"]

  /// A command that takes so long is not run again for the same word.
  private static let longest = 5 * Clock.second

  /// Measures every rival that is on the PATH with a corpus.
  static func run(_ corpus: Corpus, _ bench: inout Bench) {
    let folder = "\(bench.scratch.path)/rivals"
    for name in ["sfeed_curses", "newsboat", "less"] where !Interruption.isAsked {
      guard let path = Environment.program(name) else {
        bench.report.note("\(name) is not on PATH and was not measured.")
        continue
      }
      let own = "\(folder)/\(name)"
      defer { Files.removeTree(own) }
      let rival: any FullScreenRival =
        switch name {
        case "sfeed_curses": SfeedCurses(path: path, folder: own)
        case "newsboat": Newsboat(path: path, folder: own)
        default: Less(path: path, folder: own)
        }
      Progress.say("  \(name)")
      guard corpus.count <= rival.mostArticles else {
        giveUpEarly(rival.program, corpus, &bench.report)
        continue
      }
      do throws(Failure) {
        try Files.makeFolder(own)
        try FullScreenMeasure(rival: rival, corpus: corpus).run(&bench)
      } catch {
        bench.giveUp([.firstFrame, .down, .pageDown], corpus, error, of: rival.program)
      }
    }
    do throws(Failure) {
      try Interruption.check()
      try runCommands(corpus, folder, &bench)
    } catch {
      bench.report.note("Commands were not all measured: \(error.reason).")
    }
    Files.removeTree(folder)
  }

  private static func giveUpEarly(_ program: Program, _ corpus: Corpus, _ report: inout Report) {
    for topic in [Topic.firstFrame, .down, .pageDown] {
      report.add(topic, program, size: corpus.count, notMeasured: "takes too long")
    }
  }

  private static func runCommands(
    _ corpus: Corpus, _ folder: String, _ bench: inout Bench
  ) throws(Failure) {
    let titles = "\(folder)/titles"
    let database = "\(folder)/articles.db"
    try Files.makeFolder(folder)
    try FeedFile.writeTitles(corpus, bench.vocabulary, to: titles)
    let (present, absent) = CommandRival.all(corpus, titles: titles, database: database)
    for name in absent { bench.report.note("\(name) is not on PATH and was not measured.") }
    var rivals = present.filter { corpus.count <= $0.mostArticles }
    if corpus.count <= FullText.mostArticles, Environment.program("sqlite3") != nil {
      do throws(Failure) {
        Progress.say("  SQLite")
        let seconds = try FullText.build(corpus, database, environment: bench.environment)
        bench.report.add(.importing, .rival("SQLite FTS5"), size: corpus.count, seconds)
        var sums = Samples()
        for _ in 0..<3 {
          sums.add(try FullText.beginnings(database, folder, environment: bench.environment))
        }
        bench.report.add(.prefixes, .rival("SQLite FTS5, by BM25"), size: corpus.count, sums)
      } catch {
        bench.report.note("SQLite FTS5: \(error.reason).")
        rivals.removeAll { $0.program.name.hasPrefix("SQLite") }
      }
    }
    rivals += notmuch(corpus, "\(folder)/notmuch", &bench)
    let reader = bench.readerPath
    rivals.append(
      CommandRival(
        program: .aside("newsread search, start to end"), mostArticles: .max,
        command: { [reader, "search", $0, corpus.folder] }))
    for rival in rivals {
      Progress.say("  \(rival.program.name)")
      for query in KnownQuery.all where searched.contains(query.name) {
        try find(query, with: rival, corpus, &bench)
      }
    }
  }

  private static func notmuch(
    _ corpus: Corpus, _ folder: String, _ bench: inout Bench
  ) -> [CommandRival] {
    guard corpus.count <= Notmuch.mostArticles else { return [] }
    guard let path = Environment.program("notmuch") else {
      bench.report.note("notmuch is not on PATH and was not measured.")
      return []
    }
    do throws(Failure) {
      Progress.say("  notmuch")
      let seconds = try Notmuch.build(corpus, bench, path: path, folder: folder)
      bench.report.add(.importing, .rival("notmuch"), size: corpus.count, seconds)
    } catch {
      bench.report.note("notmuch: \(error.reason).")
      return []
    }
    let config = "--config=\(folder)/config"
    return [
      CommandRival(
        program: .rival("notmuch search, the newest 50"), mostArticles: Notmuch.mostArticles,
        command: { [path, config, "search", "--limit=50", $0] })
    ]
  }

  private static func find(
    _ query: KnownQuery, with rival: CommandRival, _ corpus: Corpus, _ bench: inout Bench
  ) throws(Failure) {
    var times = Samples()
    for run in 0...min(5, bench.runs(for: corpus)) {
      let account = try ChildProcess.run(
        rival.command(query.text), environment: bench.environment)
      guard rival.statuses.contains(account.status) else {
        bench.report.add(
          .finding(query.name), rival.program, size: corpus.count,
          notMeasured: "ended with \(account.status)")
        return
      }
      // The first only warms the page cache, unless it took so long that it has to do.
      let isLong = account.nanoseconds > longest
      if run > 0 || isLong { times.add(account.nanoseconds.milliseconds) }
      if isLong { break }
    }
    bench.report.add(.finding(query.name), rival.program, size: corpus.count, times)
  }
}
