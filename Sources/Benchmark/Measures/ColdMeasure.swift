import Glibc

/// Starts when nothing of the disk is in memory.
///
/// The host of a virtual machine may still hold what the machine has forgotten.
struct ColdMeasure {
  /// Measures a corpus, dropping the page cache before each start.
  static func run(_ corpus: Corpus, _ bench: inout Bench) {
    Progress.say("  cold starts")
    let program = Program.aside("newsread, started before")
    do throws(Failure) {
      var first = ReaderStarts()
      var second = ReaderStarts()
      var plain = Samples()
      let home = "\(bench.scratch.path)/cold"
      for _ in 0..<(corpus.count > 500_000 ? 1 : 3) {
        Files.removeTree(home)
        try dropCaches()
        try first.start(corpus, bench, home: home)
        try dropCaches()
        try second.start(corpus, bench, home: home)
        guard bench.areas.contains(.limits) else { continue }
        try dropCaches()
        let outcome = try PlainReader(folder: corpus.folder, work: .read, threads: 2).run()
        plain.add(outcome.nanoseconds.milliseconds)
      }
      first.tell(.reader, size: corpus.count, isCold: true, &bench.report)
      second.tell(program, size: corpus.count, isCold: true, &bench.report)
      guard !plain.isEmpty else { return }
      bench.report.add(
        .coldSearchable, .limit("plain read, 2 threads"), size: corpus.count, plain)
    } catch {
      bench.giveUp([.coldFrame, .coldRows, .coldListed, .coldSearchable], corpus, error)
    }
  }

  private static func dropCaches() throws(Failure) {
    sync()
    let descriptor = open("/proc/sys/vm/drop_caches", O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("the page cache cannot be dropped") }
    defer { close(descriptor) }
    guard Files.writeAll(Array("3\n".utf8), to: descriptor) else {
      throw .system("the page cache cannot be dropped")
    }
  }
}
