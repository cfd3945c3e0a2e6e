/// The lines of a body, in runs parted by blank lines, by fences and by where quotations begin and end.
struct BodyLines {
  private(set) var lines: [BodyLine] = []
  private(set) var runs: [Range<Int>] = []
  /// How wide the text was set if it was wrapped by hand or machine; 0 when nothing tells.
  private(set) var measure = 0
  /// How many bytes were looked at to measure lines, for tests: no line is measured twice.
  private(set) var measuredBytes = 0

  /// Longer lines were not wrapped: they are paragraphs of their own.
  static let longestWrapped = 130

  /// The lines of the run that is being read.
  private var first = 0
  private var followsBlankLine = true

  /// - Complexity: O(*n*) in the length of the range, and *r* log *r* in its runs; lines that stand
  ///   alone are not measured.
  init(of bytes: Span<UInt8>, in range: Range<Int>) {
    let fences = Fences(of: bytes, in: range).pairs
    var fence = 0
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(TextLines.end(of: start, in: bytes), range.upperBound)
      if fence < fences.count, start >= fences[fence].lowerBound {
        let isMark = start == fences[fence].lowerBound || start == fences[fence].upperBound
        if start == fences[fence].lowerBound { close(bytes) }
        addFenced(start..<end, isMark: isMark, bytes)
        if start == fences[fence].upperBound {
          fence += 1
          close(bytes)
        }
      } else {
        add(start..<end, bytes)
      }
      start = end + 1
    }
    close(bytes)
    measure = usualMeasure()
  }

  private mutating func add(_ range: Range<Int>, _ bytes: Span<UInt8>) {
    guard var line = BodyLine(range, in: bytes) else {
      close(bytes)
      followsBlankLine = true
      return
    }
    if first < lines.count, lines[first].quoteLevel != line.quoteLevel { close(bytes) }
    line.followsBlankLine = followsBlankLine
    followsBlankLine = false
    lines.append(line)
  }

  private mutating func addFenced(_ range: Range<Int>, isMark: Bool, _ bytes: Span<UInt8>) {
    let text = TextLines.trimmed(range, in: bytes)
    guard !text.isEmpty else {
      followsBlankLine = true
      return
    }
    var line = BodyLine(range: range.lowerBound..<text.upperBound, textStart: text.lowerBound)
    line.form = isMark ? .fence : .fenced
    line.followsBlankLine = followsBlankLine
    followsBlankLine = false
    lines.append(line)
  }

  private mutating func close(_ bytes: Span<UInt8>) {
    let run = first..<lines.count
    guard !run.isEmpty else { return }
    first = lines.count
    runs.append(run)
    guard run.count > 1, lines[run.lowerBound].form != .fence else { return }
    for index in run {
      lines[index].measure(bytes)
      measuredBytes += lines[index].range.count
    }
    if let rows = ColumnGrid.rows(of: lines[run], in: bytes) {
      for row in rows { lines[row].hasGap = true }
    }
    let gaps = lines[run].count(where: \.hasGap)
    if gaps > 1 { keepTable(run, isWhole: gaps == run.count) }
    if lines[run.lowerBound].isFirstLineIndent(before: lines[run.lowerBound + 1], bytes) {
      lines[run.lowerBound].form = .text
    }
  }

  /// Keeps the rows of a table, and the lines that are drawn between them; rows may be numbered where
  /// there is nothing else.
  private mutating func keepTable(_ run: Range<Int>, isWhole: Bool) {
    for index in run {
      let line = lines[index]
      switch line.form {
      case .text, .indented, .rule:
        if line.hasGap || !line.hasText { lines[index].form = .table }
      case .item:
        if isWhole { lines[index].form = .table }
      case .preformatted, .table, .fence, .fenced: break
      }
    }
  }

  /// The median of how wide the runs are, so that one odd line does not count.
  private func usualMeasure() -> Int {
    var widths = runs.filter { $0.count > 2 }.compactMap(widest)
    if widths.isEmpty { widths = runs.filter { $0.count == 2 }.compactMap(widest) }
    widths.sort()
    return widths.isEmpty ? 0 : widths[widths.count / 2]
  }

  private func widest(_ run: Range<Int>) -> Int? {
    lines[run].lazy.filter { !$0.isKept && $0.hasWords && $0.width <= Self.longestWrapped }
      .map(\.width).max()
  }
}
