import Glibc

/// Starts: how long until something is seen, and until all is there; beside it what the system needs
/// to hand over the same files.
///
/// The runs of all programs take turns, so that a busy moment of the machine meets all of them.
struct LoadMeasure {
  private var firstFrame = Samples()
  private var firstRows = Samples()
  private var listed = Samples()
  private var searchable = Samples()
  private var cpu = Samples()
  private var peak = Samples()
  private var play = Samples()
  private var playCPU = Samples()
  private var playPeak = Samples()
  private var smallest = Samples()
  private var limits: [Limit] = []
  private var textBytes = 0

  private struct Limit {
    var program: Program
    var reader: PlainReader
    var times = Samples()
    var cpu = Samples()
  }

  /// Measures the loads of a corpus.
  static func run(_ corpus: Corpus, _ bench: inout Bench) {
    var measure = LoadMeasure()
    let limits = [
      ("plain read, 2 threads", PlainReader(folder: corpus.folder, work: .read, threads: 2)),
      ("plain read, 1 thread", PlainReader(folder: corpus.folder, work: .read, threads: 1)),
      ("plain walk, 1 thread", PlainReader(folder: corpus.folder, work: .walk, threads: 1)),
    ]
    if bench.areas.contains(.limits) {
      measure.limits = limits.map { Limit(program: .limit($0.0), reader: $0.1) }
    }
    do throws(Failure) {
      for run in 0...bench.runs(for: corpus) {
        Progress.say("  load \(run) of \(bench.runs(for: corpus))")
        // The first only warms the page cache.
        try measure.runLimits(bench, isKept: run > 0)
        try measure.start(corpus, bench, isKept: run > 0)
        try measure.play(corpus, bench, isKept: run > 0)
      }
    } catch {
      bench.report.note("Loads of \(corpus.count.grouped) articles ended early: \(error.reason).")
      Progress.say("  \(error.reason)")
    }
    measure.tell(corpus, &bench.report)
  }

  private mutating func runLimits(_ bench: borrowing Bench, isKept: Bool) throws(Failure) {
    for index in limits.indices {
      let before = Clock.read(CLOCK_PROCESS_CPUTIME_ID)
      let outcome = try limits[index].reader.run()
      let after = Clock.read(CLOCK_PROCESS_CPUTIME_ID)
      textBytes = max(textBytes, outcome.bytes)
      guard isKept else { continue }
      limits[index].times.add(outcome.nanoseconds.milliseconds)
      limits[index].cpu.add((after - before).milliseconds)
    }
    if bench.areas.contains(.limits), let path = bench.smallestCurses {
      var session = try TerminalSession([path], environment: bench.environment)
      let painted = try session.wait(
        for: "row of the smallest program", seconds: 10, until: SmallestCurses.isPainted)
      if isKept { smallest.add((painted - session.start).milliseconds) }
    }
  }

  private mutating func start(
    _ corpus: Corpus, _ bench: borrowing Bench, isKept: Bool
  ) throws(Failure) {
    let face = bench.face(of: corpus)
    let patience = bench.patience(for: corpus)
    let count = corpus.count
    var session = try bench.openReader(on: corpus.folder)
    let painted = try session.wait(for: "title row", seconds: patience, until: face.isPainted)
    let rows = try session.wait(for: "headline", seconds: patience, until: face.showsArticles)
    let listed = try session.wait(for: "count of all articles", seconds: patience) {
      face.isListed($0, count: count)
    }
    let searchable = try session.wait(for: "end of loading", seconds: patience) {
      face.isSearchable($0, count: count)
    }
    guard isKept else { return }
    if let time = session.child.cpuNanoseconds { cpu.add(time.milliseconds) }
    if let peak = session.child.peakMiB { self.peak.add(peak) }
    firstFrame.add((painted - session.start).milliseconds)
    firstRows.add((rows - session.start).milliseconds)
    self.listed.add((listed - session.start).milliseconds)
    self.searchable.add((searchable - session.start).milliseconds)
  }

  private mutating func play(
    _ corpus: Corpus, _ bench: borrowing Bench, isKept: Bool
  ) throws(Failure) {
    let account = try ChildProcess.run(
      [bench.readerPath, "--play", "q", corpus.folder], environment: bench.environment)
    guard account.status == 0 else { throw Failure("--play ended with \(account.status)") }
    guard isKept else { return }
    play.add(account.nanoseconds.milliseconds)
    playCPU.add(account.cpuMilliseconds)
    playPeak.add(account.peakMiB)
  }

  private func tell(_ corpus: Corpus, _ report: inout Report) {
    let size = corpus.count
    report.add(.firstFrame, .reader, size: size, firstFrame)
    if !smallest.isEmpty {
      report.add(.firstFrame, .limit(SmallestCurses.name), size: size, smallest)
    }
    report.add(.firstRows, .reader, size: size, firstRows)
    report.add(.listed, .reader, size: size, listed)
    report.add(.searchable, .reader, size: size, searchable)
    report.add(.searchable, .variant("newsread --play, start to end"), size: size, play)
    report.add(.cpu, .reader, size: size, cpu)
    report.add(.cpu, .variant("newsread --play"), size: size, playCPU)
    for limit in limits {
      report.add(.searchable, limit.program, size: size, limit.times)
      report.add(.cpu, limit.program, size: size, limit.cpu)
    }
    report.add(.peak, .reader, size: size, peak)
    report.add(.peak, .variant("newsread --play"), size: size, playPeak)
    report.add(.peak, .limit("the texts alone"), size: size, Double(textBytes) / 1_048_576)
  }
}
