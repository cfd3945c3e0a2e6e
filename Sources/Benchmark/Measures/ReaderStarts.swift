/// Starts of the reader in a terminal, each until everything is searchable.
struct ReaderStarts {
  private var firstFrame = Samples()
  private var firstRows = Samples()
  private var listed = Samples()
  private var searchable = Samples()
  private var cpu = Samples()
  private var peak = Samples()

  /// Starts it once; the times are thrown away unless they are to be kept.
  ///
  /// - Throws: When something is not seen in time.
  mutating func start(
    _ corpus: Corpus, _ bench: borrowing Bench, home: String, isKept: Bool = true
  ) throws(Failure) {
    let face = bench.face(of: corpus)
    let patience = bench.patience(for: corpus)
    let count = corpus.count
    var session = try TerminalSession(
      [bench.readerPath, corpus.folder], environment: Environment.made(home: home))
    let painted = try session.wait(for: "title row", seconds: patience, until: face.isPainted)
    let rows = try session.wait(for: "headline", seconds: patience, until: face.showsArticles)
    let listed = try session.wait(for: "count of all articles", seconds: patience) {
      face.isListed($0, count: count)
    }
    let searchable = try session.wait(for: "end of loading", seconds: patience) {
      face.isSearchable($0, count: count)
    }
    let time = session.child.cpuNanoseconds
    let peak = session.child.peakMiB
    // What it remembers for the next start it may write now.
    session.rest()
    session.leave(by: .character("Q"))
    guard isKept else { return }
    if let time { cpu.add(time.milliseconds) }
    if let peak { self.peak.add(peak) }
    firstFrame.add((painted - session.start).milliseconds)
    firstRows.add((rows - session.start).milliseconds)
    self.listed.add((listed - session.start).milliseconds)
    self.searchable.add((searchable - session.start).milliseconds)
  }

  /// Enters the figures; starts with a dropped page cache have topics of their own.
  func tell(_ program: Program, size: Int, isCold: Bool = false, _ report: inout Report) {
    let topics: [Topic] =
      isCold
      ? [.coldFrame, .coldRows, .coldListed, .coldSearchable]
      : [.firstFrame, .firstRows, .listed, .searchable]
    for (topic, samples) in zip(topics, [firstFrame, firstRows, listed, searchable]) {
      report.add(topic, program, size: size, samples)
    }
    if isCold { return }
    report.add(.cpu, program, size: size, cpu)
    report.add(.peak, program, size: size, peak)
  }
}
