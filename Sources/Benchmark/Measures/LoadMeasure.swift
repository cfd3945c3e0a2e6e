import Glibc

/// Starts: how long until something is seen, and until all is there; beside it what the system needs
/// to hand over the same files.
///
/// The runs of all programs take turns, so that a busy moment of the machine meets all of them.
struct LoadMeasure {
  /// With nothing remembered from an earlier start, and with what the start before left.
  private var first = ReaderStarts()
  private var second = ReaderStarts()
  /// As the second, with much that is marked.
  private var marked = ReaderStarts()
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
        guard bench.areas.contains(.load) else { continue }
        if run == 0 { try measure.markMuch(bench) }
        try measure.runReader(corpus, bench, isKept: run > 0)
      }
    } catch {
      bench.report.note("Loads of \(corpus.count.grouped) articles ended early: \(error.reason).")
      Progress.say("  \(error.reason)")
    }
    if bench.areas.contains(.load) { measure.tellReader(corpus.count, &bench.report) }
    if bench.areas.contains(.limits) { measure.tellLimits(corpus.count, &bench.report) }
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

  private static func home(ofMarked bench: borrowing Bench) -> String {
    "\(bench.scratch.path)/marked"
  }

  /// Makes a state in which so many articles are read, as another machine's is taken in.
  private func markMuch(_ bench: borrowing Bench) throws(Failure) {
    let home = Self.home(ofMarked: bench)
    let environment = try Environment.made(home: home)
    var lines = #"{"format":"newsread state","version":1}"# + "\n"
    for number in 1...Self.markedCount {
      let digits = String(UInt64(number) &* 0x9e37_79b9_7f4a_7c15, radix: 16)
      let name = String(repeating: "0", count: 16 - digits.count) + digits
      lines +=
        #"{"article":"\#(name)","read":true,"read_at":\#(1_700_000_000_000_000 + number)}"# + "\n"
    }
    let file = "\(home)/marks.jsonl"
    try Files.write(lines.utf8, to: file)
    let outcome = try ChildProcess.run(
      [bench.readerPath, "import", file], environment: environment)
    // 1 says that all of it was known already.
    guard outcome.status < 2 else { throw Failure("import ended with \(outcome.status)") }
  }

  private static let markedCount = 100_000

  private mutating func runReader(
    _ corpus: Corpus, _ bench: borrowing Bench, isKept: Bool
  ) throws(Failure) {
    let fresh = "\(bench.scratch.path)/fresh"
    Files.removeTree(fresh)
    try first.start(corpus, bench, home: fresh, isKept: isKept)
    try second.start(corpus, bench, home: fresh, isKept: isKept)
    try marked.start(corpus, bench, home: Self.home(ofMarked: bench), isKept: isKept)
    Files.removeTree(fresh)
    let account = try ChildProcess.run(
      [bench.readerPath, "--play", "q", corpus.folder],
      environment: Environment.private(home: fresh))
    guard account.status == 0 else { throw Failure("--play ended with \(account.status)") }
    guard isKept else { return }
    play.add(account.nanoseconds.milliseconds)
    playCPU.add(account.cpuMilliseconds)
    playPeak.add(account.peakMiB)
  }

  private func tellReader(_ size: Int, _ report: inout Report) {
    first.tell(.reader, size: size, &report)
    second.tell(.aside("newsread, started before"), size: size, &report)
    marked.tell(.aside("newsread, with 100,000 marked"), size: size, &report)
    let program = Program.aside("newsread --play, start to end")
    report.add(.searchable, program, size: size, play)
    report.add(.cpu, program, size: size, playCPU)
    report.add(.peak, program, size: size, playPeak)
  }

  private func tellLimits(_ size: Int, _ report: inout Report) {
    if !smallest.isEmpty {
      report.add(.firstFrame, .limit(SmallestCurses.name), size: size, smallest)
    }
    for limit in limits {
      report.add(.searchable, limit.program, size: size, limit.times)
      report.add(.cpu, limit.program, size: size, limit.cpu)
    }
    report.add(.peak, .limit("the texts alone"), size: size, Double(textBytes) / 1_048_576)
  }
}
