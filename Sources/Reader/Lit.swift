import Screen

/// A range of UTF-8 offsets to light.
struct Lit {
  var range: Range<Int>
  var isCurrent = false
}

extension AppState {
  /// Writes a part of a text, given by its UTF-8 offsets, with the matches in it lit.
  func write(
    _ range: Range<Int>, of text: String, at point: Point, style: Style, lit: [Lit],
    in clip: Rect, into frame: inout Frame
  ) {
    if reordersText, BidiLine.hasRightToLeft(text.slice(range)) {
      writeReordered(range, of: text, at: point, style: style, lit: lit, in: clip, into: &frame)
      return
    }
    guard !lit.isEmpty else {
      frame.write(text.slice(range), at: point, style: style, in: clip)
      return
    }
    var column = point.column
    var position = range.lowerBound
    func put(to end: Int, _ style: Style) {
      guard end > position else { return }
      column += frame.write(
        text.slice(position..<end), at: Point(column: column, row: point.row), style: style,
        in: clip)
      position = end
    }
    for match in lit
    where match.range.upperBound > position && match.range.lowerBound < range.upperBound {
      put(to: match.range.lowerBound, style)
      put(
        to: min(match.range.upperBound, range.upperBound),
        theme[match.isCurrent ? .currentMatch : .match])
    }
    put(to: range.upperBound, style)
  }

  /// Writes a part of a text as it is read, for a terminal that writes all from left to right.
  private func writeReordered(
    _ range: Range<Int>, of text: String, at point: Point, style: Style, lit: [Lit],
    in clip: Rect, into frame: inout Frame
  ) {
    var column = point.column
    for cluster in BidiLine(range, of: text).clusters {
      let match = lit.first { $0.range.contains(cluster.range.lowerBound) }
      let shown = match.map { theme[$0.isCurrent ? .currentMatch : .match] } ?? style
      let words = cluster.mirrored.map { Substring(String($0)) } ?? text.slice(cluster.range)
      column += frame.write(
        words, at: Point(column: column, row: point.row), style: shown, in: clip)
    }
  }
}
