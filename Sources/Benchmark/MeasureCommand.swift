import ArgumentParser
import Glibc

/// Measures the reader, its limits and its rivals, and prints the table.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measure newsread, its limits and its rivals.",
    discussion: """
      Prints one table in Markdown on standard output, and on standard error what is being done. \
      Ratios within one run are worth more than the figures themselves: run it on a machine that \
      does nothing else, and look at the loads it prints.
      """)

  @Option(
    help: ArgumentHelp("Numbers of articles.", valueName: "1k,10k,..."), transform: sizes)
  var sizes = [1_000, 10_000, 100_000]

  @Option(
    help: ArgumentHelp(
      "The program (default: .build/release/newsread beside the package).", valueName: "PATH"))
  var reader: String?

  @Option(
    help: ArgumentHelp(
      "Where the articles are, or are written to (default: newsread-corpora among the temporary files).",
      valueName: "FOLDER"))
  var corpora: String?

  @Option(
    help: ArgumentHelp(
      "What to measure, of \(Area.names).", valueName: "load,keys,..."), transform: areas)
  var only = Area.usual

  @Option(
    name: .customLong("repeat"),
    help: ArgumentHelp(
      "Starts with the smaller libraries; large ones are started less often.", valueName: "NUMBER"))
  var runs = 15

  @Flag(help: "Print only what matters most.")
  var brief = false

  @Option(
    help: ArgumentHelp("A file for all single values, as JSON Lines.", valueName: "FILE"),
    completion: .file())
  var json: String?

  func validate() throws {
    guard (1...1_000).contains(runs) else {
      throw ValidationError("--repeat must be from 1 to 1000")
    }
  }

  func run() throws {
    Interruption.listen()
    let folder = corpora ?? "\(ScratchFolder.parent)/newsread-corpora"
    var bench = try Bench(
      readerPath: reader ?? Self.builtReader, sizes: sizes, runs: runs, areas: Set(only))
    let all = sizes.map { Corpus(folder: "\(folder)/\(Corpus.shortName(of: $0))", count: $0) }
    for corpus in all { try corpus.prepare() }
    let before = Machine.load
    let work = Machine.work
    for corpus in all where !Interruption.isAsked {
      Progress.say("\(corpus.count.grouped) articles")
      measure(corpus, &bench)
    }
    if let json { try Files.write(JSONLines(bench.report).text.utf8, to: json) }
    let topics: Set<Topic>? = brief ? Topic.brief : nil
    let numbers = all.map { "\(bench.runs(for: $0))" }.joined(separator: " / ")
    let lines =
      MarkdownTable(bench.report, topics: topics).lines + [""] + Machine.lines + [
        "- Runs of starts and loads: \(numbers), after one that is not counted; page cache warm.",
        "- Load of the machine before: \(before); after: \(Machine.load). Other programs and the host had \(Machine.share(ofOthersFrom: work, to: Machine.work)) of the processors meanwhile.",
      ] + bench.report.notes.map { "- \($0)" }
    print(lines.joined(separator: "\n"))
  }

  private func measure(_ corpus: Corpus, _ bench: inout Bench) {
    let areas = bench.areas
    let isLimitsAlone = areas == [.limits]
    if areas.contains(.load) || isLimitsAlone { LoadMeasure.run(corpus, &bench) }
    if areas.contains(.keys) {
      KeysMeasure.run(corpus, &bench)
      BusyMeasure.run(corpus, &bench)
    }
    if areas.contains(.search) { SearchMeasure.run(corpus, &bench) }
    if areas.contains(.limits), !Interruption.isAsked {
      if areas.contains(.keys) || isLimitsAlone { KeysMeasure.runLimit(corpus, &bench) }
      if areas.contains(.search) || isLimitsAlone { SearchMeasure.runLimit(corpus, &bench) }
    }
    if areas.contains(.cold) { ColdMeasure.run(corpus, &bench) }
    if areas.contains(.live) { LiveMeasure.run(corpus, &bench) }
    if areas.contains(.rivals) { RivalsMeasure.run(corpus, &bench) }
  }

  /// Beside this program where that is a release build, else where one is usually made.
  private static var builtReader: String {
    var path = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/exe", &path, path.count)
    let own = path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    guard let end = own.lastIndex(of: UInt8(ascii: "/")) else { return ".build/release/newsread" }
    let beside = String(decoding: own[..<end], as: UTF8.self)
    let package = beside.components(before: "/.build/") ?? "."
    return "\(package)/.build/release/newsread"
  }

  private static func sizes(_ text: String) throws -> [Int] {
    try text.split(separator: ",").map { word in
      guard let count = Corpus.count(named: String(word)) else {
        throw ValidationError("a number of articles is 1000, 10k or 1m")
      }
      return count
    }
  }

  private static func areas(_ text: String) throws -> [Area] {
    try text.split(separator: ",").map { word in
      guard let area = Area(rawValue: String(word)) else {
        throw ValidationError("\(word) is none of \(Area.names)")
      }
      return area
    }
  }
}

extension String {
  /// What stands before the last place where something occurs; nil where it does not.
  fileprivate func components(before part: String) -> String? {
    var end: Index?
    var rest = startIndex
    while rest < endIndex {
      if self[rest...].hasPrefix(part) { end = rest }
      rest = index(after: rest)
    }
    return end.map { String(self[..<$0]) }
  }
}
