/// What all measures share: the programs, the articles, and the report that fills up.
struct Bench: ~Copyable {
  let readerPath: String
  /// How often a start is measured at most; large libraries are loaded less often.
  let runs: Int
  let areas: Set<Area>
  let scratch: ScratchFolder
  let vocabulary = Vocabulary()
  let spotter: WordSpotter
  /// The smallest curses program; nil when it could not be built.
  let smallestCurses: String?
  var report: Report

  init(
    readerPath: String, sizes: [Int], runs: Int, areas: Set<Area>
  ) throws(Failure) {
    guard Files.isProgram(readerPath) else {
      throw Failure(
        "\(readerPath) is not there; build it with `swift build -c release --static-swift-stdlib`")
    }
    let scratch = try ScratchFolder()
    var report = Report(sizes: sizes)
    var smallest: String?
    do throws(Failure) {
      smallest = try SmallestCurses.build(in: scratch.path)
    } catch {
      report.note("The \(SmallestCurses.name) was not measured: \(error.reason).")
    }
    self.readerPath = readerPath
    self.runs = runs
    self.areas = areas
    self.spotter = WordSpotter(vocabulary)
    self.smallestCurses = smallest
    self.report = report
    self.scratch = scratch
  }

  /// How many starts with a library of a size are measured, after one that is thrown away.
  func runs(for corpus: Corpus) -> Int {
    switch corpus.count {
    case ..<50_000: max(1, runs)
    case ..<500_000: max(1, runs / 2)
    default: max(1, runs / 5)
    }
  }

  /// How long to wait for a library of a size to be loaded before giving up.
  func patience(for corpus: Corpus) -> Double { 20 + Double(corpus.count) / 5_000 }

  func face(of corpus: Corpus) -> ReaderFace {
    let name = corpus.folder.split(separator: "/").last ?? ""
    return ReaderFace(libraryName: String(name), spotter: spotter)
  }

  /// An environment of its own for a program; its folders start empty.
  var environment: [String] { Environment.private(home: "\(scratch.path)/home") }

  /// Starts the reader on a folder.
  ///
  /// - Throws: What the system said.
  func openReader(on folder: String) throws(Failure) -> TerminalSession {
    try TerminalSession([readerPath, folder], environment: environment)
  }

  /// Says that something was not measured, and why.
  mutating func giveUp(
    _ topics: [Topic], _ corpus: Corpus, _ failure: Failure, of program: Program = .reader
  ) {
    Progress.say("  \(program.name): \(failure.reason)")
    for topic in topics {
      report.add(topic, program, size: corpus.count, notMeasured: failure.reason)
    }
  }
}
