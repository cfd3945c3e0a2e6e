import Screen

/// A range of UTF-8 offsets to light.
struct Lit: Equatable {
  var range: Range<Int>
  var isCurrent = false
  /// Whether it is a link, which looks like the text around it but for a line below.
  var isLink = false

  /// Matches and links in the order in which they stand; a match that lies in a link parts it.
  static func merged(_ matches: [Lit], links: [Lit]) -> [Lit] {
    guard !links.isEmpty else { return matches }
    var merged: [Lit] = []
    var next = 0
    for link in links {
      // A match may have begun before this link.
      var start = max(link.range.lowerBound, merged.last?.range.upperBound ?? 0)
      while next < matches.count, matches[next].range.lowerBound < link.range.upperBound {
        let match = matches[next]
        if start < match.range.lowerBound {
          merged.append(Lit(range: start..<match.range.lowerBound, isLink: true))
        }
        merged.append(match)
        start = max(start, match.range.upperBound)
        next += 1
      }
      if start < link.range.upperBound {
        merged.append(Lit(range: start..<link.range.upperBound, isLink: true))
      }
    }
    return merged + matches[next...]
  }
}

extension RandomAccessCollection<Lit> where Index == Int {
  /// Those that reach into a range; they have to stand in their order, none over another.
  ///
  /// - Complexity: O(log *n*) in their number.
  func reaching(into range: Range<Int>) -> SubSequence {
    let first = partitionIndex { $0.range.upperBound > range.lowerBound }
    let end = partitionIndex { $0.range.lowerBound >= range.upperBound }
    return self[first..<Swift.max(first, end)]
  }

  /// The one that an offset lies in.
  ///
  /// - Complexity: O(log *n*) in their number.
  func holding(_ offset: Int) -> Lit? { reaching(into: offset..<offset + 1).first }
}

extension AppState {
  /// Writes a part of a text, given by its UTF-8 offsets, with the matches in it lit.
  func write(
    _ range: Range<Int>, of text: String, at point: Point, style: Style, lit: [Lit],
    in clip: Rect, into frame: inout Frame
  ) {
    let lit = lit.reaching(into: range)
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
    for match in lit {
      put(to: match.range.lowerBound, style)
      put(
        to: min(match.range.upperBound, range.upperBound),
        self.style(of: match, over: style))
    }
    put(to: range.upperBound, style)
  }

  /// Writes as much of a line as there is room for, in the order in which it is read.
  func writeLine(
    _ words: String, room: Int, at point: Point, style: Style, in clip: Rect,
    into frame: inout Frame
  ) {
    let shown = DisplayWidth.truncate(words, to: room)
    write(
      0..<shown.utf8.count, of: shown, at: point, style: style, lit: [], in: clip, into: &frame)
  }

  /// How a part of a text is drawn that is lit.
  func style(of lit: Lit, over style: Style) -> Style {
    guard lit.isLink else { return theme[lit.isCurrent ? .currentMatch : .match] }
    let link = theme[.link]
    var style = style.adding(link.attributes)
    if link.foreground != theme[.plain].foreground { style.foreground = link.foreground }
    return style
  }

  /// Writes a part of a text as it is read, for a terminal that writes all from left to right.
  private func writeReordered(
    _ range: Range<Int>, of text: String, at point: Point, style: Style, lit: ArraySlice<Lit>,
    in clip: Rect, into frame: inout Frame
  ) {
    var column = point.column
    for cluster in BidiLine(range, of: text).clusters {
      let match = lit.holding(cluster.range.lowerBound)
      let shown = match.map { self.style(of: $0, over: style) } ?? style
      let words = cluster.mirrored.map { Substring(String($0)) } ?? text.slice(cluster.range)
      column += frame.write(
        words, at: Point(column: column, row: point.row), style: shown, in: clip)
    }
  }
}
