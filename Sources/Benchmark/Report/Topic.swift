/// A thing that is measured of several programs, in the order of the report.
struct Topic: Hashable, Sendable {
  let name: String
  let unit: String
  let figures: Figures

  init(_ name: String, _ unit: String, _ figures: Figures) {
    self.name = name
    self.unit = unit
    self.figures = figures
  }

  /// Whether ratios say something; programs that show different things send different bytes.
  var isCompared: Bool { unit != "bytes sent" }

  /// `Down, ms: p50 / p95 / p99`.
  var heading: String {
    let legend = figures == .median ? "" : ": \(figures.legend)"
    return "\(name), \(unit)\(legend)"
  }

  static let firstFrame = Topic("First frame", "ms", .minimumAndMedian)
  static let firstRows = Topic("First headline", "ms", .minimumAndMedian)
  static let listed = Topic("Everything listed", "ms", .minimumAndMedian)
  static let searchable = Topic("Everything searchable", "ms", .minimumAndMedian)
  static let coldFrame = Topic("Page cache dropped: first frame", "ms", .minimumAndMedian)
  static let coldRows = Topic("Page cache dropped: first headline", "ms", .minimumAndMedian)
  static let coldListed = Topic("Page cache dropped: everything listed", "ms", .minimumAndMedian)
  static let coldSearchable = Topic(
    "Page cache dropped: everything searchable", "ms", .minimumAndMedian)
  static let cpu = Topic("Processor time of a load", "ms", .minimumAndMedian)
  static let peak = Topic("Peak memory", "MiB", .medianAndMaximum)
  static let down = Topic("Down", "ms", .percentiles)
  static let downBytes = Topic("Down", "bytes sent", .medianAndMaximum)
  static let pageDown = Topic("PageDown", "ms", .percentiles)
  static let pageDownBytes = Topic("PageDown", "bytes sent", .medianAndMaximum)
  static let open = Topic("Enter, into the article", "ms", .percentiles)
  static let openBytes = Topic("Enter, into the article", "bytes sent", .medianAndMaximum)
  static let scroll = Topic("J in the list: the text scrolls", "ms", .percentiles)
  static let scrollBytes = Topic("J in the list: the text scrolls", "bytes sent", .medianAndMaximum)
  static let next = Topic("J in the text: the next article", "ms", .percentiles)
  static let nextBytes = Topic("J in the text: the next article", "bytes sent", .medianAndMaximum)
  static let held = Topic("300 Downs at once", "ms", .minimumAndMedian)
  static let whileLoading = Topic("Down while loading", "ms", .percentiles)
  static let jumps = Topic("Selection jumped while loading", "times", .median)
  static let idle = Topic("Idle for 2 s", "ms of processor time", .medianAndMaximum)
  static let importing = Topic("Import before the first start", "s", .median)

  static func typing(_ query: String) -> Topic {
    Topic("Typing, each letter: \(query)", "ms", .percentilesAndMaximum)
  }

  static func finding(_ query: String) -> Topic {
    Topic("Finding, all at once: \(query)", "ms", .minimumAndMedian)
  }

  /// The words of the known queries, each as its first letter, its first two, three and four, and whole.
  static let prefixes = Topic(
    "Known words and their beginnings, best 50 or a screen, in all", "ms", .minimumAndMedian)
  static let indexed = Topic("Everything indexed, after it can be searched", "ms", .median)

  static let oneAdded = Topic(
    "1 file added, from the write to the screen", "ms", .minimumAndMedian)
  static let oneAddedCPU = Topic("1 file added", "ms of processor time", .minimumAndMedian)
  static let added = Topic(
    "10,000 files added, from the last write to the screen", "ms", .minimumAndMedian)
  static let addedInAll = Topic(
    "10,000 files added, from the first write to the screen", "ms", .minimumAndMedian)
  static let addedCPU = Topic("10,000 files added", "ms of processor time", .minimumAndMedian)
  static let removed = Topic(
    "10,000 files removed, from the last removal to the screen", "ms", .minimumAndMedian)

  /// All topics, in the order of the report.
  static let order: [Topic] =
    [importing, firstFrame, firstRows, listed, searchable, cpu, peak, idle]
    + [coldFrame, coldRows, coldListed, coldSearchable]
    + [down, downBytes, pageDown, pageDownBytes, open, openBytes, scroll, scrollBytes]
    + [next, nextBytes, held, whileLoading, jumps]
    + KnownQuery.all.map { typing($0.name) } + KnownQuery.all.map { finding($0.name) } + [
      prefixes, indexed,
    ]
    + [oneAdded, oneAddedCPU, added, addedInAll, addedCPU, removed]

  /// What a short report has.
  static let brief: Set<Topic> = [
    firstFrame, firstRows, listed, searchable, peak, down, pageDown, next, held, whileLoading,
    typing("common word"), typing("absent word"), finding("rare word"), prefixes, indexed, added,
  ]
}
