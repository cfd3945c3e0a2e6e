import Screen

/// A thin scale beside the text: the part in sight, and where in the whole text matches are.
///
/// It is made from offsets in the text, so that nothing has to be laid out for it.
struct MatchGauge {
  /// A scale of fewer rows tells nothing.
  static let fewestRows = 4

  let area: Rect
  private let text: TextPane
  private let inSight: ClosedRange<Int>

  init?(_ text: TextPane, in area: Rect) {
    let layout = text.layout
    guard !text.matches.isEmpty, area.rows > 0, layout.size > 0, text.top < layout.lines.count,
      !(layout.isComplete && layout.lines.count <= text.visibleRows)
    else { return nil }
    self.area = area
    self.text = text
    let first = layout.offset(of: layout.lines[text.top].anchor)
    let end = layout.end(ofLine: min(text.top + text.visibleRows, layout.lines.count) - 1)
    let low = Self.row(of: first, size: layout.size, rows: area.rows)
    inSight = low...max(low, Self.row(of: end - 1, size: layout.size, rows: area.rows))
  }

  /// What stands on a row of the scale, if anything.
  func sign(at row: Int) -> Unicode.Scalar? {
    let isInSight = inSight.contains(row)
    return hasMatch(at: row) ? (isInSight ? "┤" : "╴") : isInSight ? "│" : nil
  }

  /// Whether the current match is there.
  func isCurrent(at row: Int) -> Bool {
    text.currentMatch.map { self.row(of: text.matches[$0]) == row } ?? false
  }

  /// - Complexity: O(log *n*) in the number of matches.
  private func hasMatch(at row: Int) -> Bool {
    let first = text.matches.partitionIndex { self.row(of: $0) >= row }
    return first < text.matches.count && self.row(of: text.matches[first]) == row
  }

  private func row(of match: TextPane.Match) -> Int {
    Self.row(of: text.layout.offset(of: match.anchor), size: text.layout.size, rows: area.rows)
  }

  private static func row(of offset: Int, size: Int, rows: Int) -> Int {
    min(max(0, Int(Double(offset) / Double(size) * Double(rows))), rows - 1)
  }
}
