import Articles

/// Where in a text one is, in words: the line, how many there are, how long the rest takes.
struct TextStatus: Equatable, Sendable {
  /// The line at the top, from 1.
  let line: Int
  /// Lines in all; nil when the text fits the screen, and when it has not been laid out so far.
  let lineCount: Int?
  /// Nil when the text fits the screen or is at its end, and when its words are not known.
  let minutesLeft: Int?
  let percent: Int
  /// Whether the text is on its way to a place that takes a while to find.
  let isSeeking: Bool

  /// Where a pane is in a text of so many words; nothing is laid out for it.
  init(_ pane: TextPane, words: Int?) {
    let layout = pane.layout
    let last = min(pane.top + pane.visibleRows, layout.lines.count) - 1
    let progress = layout.progress(throughLine: last)
    let isLong = !layout.isComplete || layout.lines.count > pane.visibleRows
    line = pane.top + 1
    percent = Int(progress * 100)
    isSeeking = pane.isSeeking
    lineCount = isLong && layout.isComplete ? layout.lines.count : nil
    minutesLeft =
      isLong && !pane.isAtEnd
      ? words.map { Article.readingMinutes(words: Int(Double($0) * (1 - progress))) } : nil
  }

  /// What is said, the fullest form first.
  var forms: [[String]] {
    guard !isSeeking else { return [[Self.seekingWords]] }
    let short = "line \(line.grouped)"
    let long = lineCount.map { "\(short) of \($0.grouped)" } ?? short
    let left = minutesLeft.map {
      $0 < 120 ? "\($0) min left" : "\(($0 / 60).grouped) h left"
    }
    let place = "\(percent)%"
    return [[long, left, place], [short, left, place], [long, nil, place], [short, nil, place]]
      .map { $0.compactMap { $0 } }
  }

  /// Said while a place far into a long text is looked for.
  static let seekingWords = "finding the place"
}
