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
}
