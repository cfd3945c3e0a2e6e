import Glibc

/// Files that come and go while the library is open, in a copy of the corpus made of hard links.
struct LiveMeasure {
  private static let crowd = 10_000

  /// Measures changes in a copy of a corpus.
  static func run(_ corpus: Corpus, _ bench: inout Bench) {
    Progress.say("  live changes")
    let folder = "\(bench.scratch.path)/live"
    defer { Files.removeTree(folder) }
    do throws(Failure) {
      try Interruption.check()
      try Files.linkTree(corpus.folder, to: folder)
      let copy = Corpus(folder: folder, count: corpus.count)
      var measure = LiveMeasure(corpus: copy)
      let face = bench.face(of: copy)
      var session = try bench.openReader(on: folder)
      _ = try session.wait(for: "end of loading", seconds: bench.patience(for: corpus)) {
        face.isSearchable($0, count: corpus.count)
      }
      session.settle(silence: 300 * Clock.millisecond)
      for _ in 0..<5 { _ = session.press(.down) }
      let selected = session.screen.cursorRowText
      let rounds = corpus.count > 500_000 ? 2 : 3
      for _ in 0..<rounds {
        try measure.change(by: 1, &session, face)
        try measure.change(by: crowd, &session, face)
        if session.screen.cursorRowText != selected { measure.hasMoved = true }
      }
      measure.tell(&bench.report)
    } catch {
      bench.giveUp(
        [.oneAdded, .oneAddedCPU, .added, .addedInAll, .addedCPU, .removed], corpus, error)
    }
  }

  private let corpus: Corpus
  private var oneAdded = Samples()
  private var oneAddedCPU = Samples()
  private var added = Samples()
  private var addedInAll = Samples()
  private var addedCPU = Samples()
  private var removed = Samples()
  private var hasMoved = false

  private init(corpus: Corpus) {
    self.corpus = corpus
  }

  private mutating func change(
    by number: Int, _ session: inout TerminalSession, _ face: ReaderFace
  ) throws(Failure) {
    let writer = CorpusWriter(folder: corpus.folder)
    let more = corpus.count..<corpus.count + number
    let paths = writer.paths(of: more)
    let cpu = session.child.cpuNanoseconds
    let start = Clock.now
    _ = try writer.write(more)
    let written = Clock.now
    let shown = try session.wait(for: "count with the added files", seconds: 60) {
      face.isSearchable($0, count: more.upperBound)
    }
    session.settle(silence: 300 * Clock.millisecond)
    let cpuAfter = session.child.cpuNanoseconds
    for path in paths where unlink(path) != 0 { throw .system("cannot remove \(path)") }
    let unlinked = Clock.now
    let gone = try session.wait(for: "count without the removed files", seconds: 60) {
      face.isSearchable($0, count: corpus.count)
    }
    session.settle(silence: 300 * Clock.millisecond)
    if number == 1 {
      oneAdded.add((shown - written).milliseconds)
      if let cpu, let cpuAfter { oneAddedCPU.add((cpuAfter - cpu).milliseconds) }
    } else {
      added.add((shown - written).milliseconds)
      addedInAll.add((shown - start).milliseconds)
      removed.add((gone - unlinked).milliseconds)
      if let cpu, let cpuAfter { addedCPU.add((cpuAfter - cpu).milliseconds) }
    }
  }

  private func tell(_ report: inout Report) {
    let size = corpus.count
    report.add(.oneAdded, .reader, size: size, oneAdded)
    report.add(.oneAddedCPU, .reader, size: size, oneAddedCPU)
    report.add(.added, .reader, size: size, added)
    report.add(.addedInAll, .reader, size: size, addedInAll)
    report.add(.addedCPU, .reader, size: size, addedCPU)
    report.add(.removed, .reader, size: size, removed)
    if hasMoved {
      report.note("The selection moved when files were added to \(size.grouped) articles.")
    }
  }
}
