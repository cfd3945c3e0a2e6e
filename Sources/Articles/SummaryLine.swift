/// A line between the headline and the text that sums it up, as agencies set one above the dateline.
///
/// Every article is asked, most have none, and a place that is wrong misleads more than none: so it is one
/// line, and what follows is a paragraph whose place is no mere label.
enum SummaryLine {
  /// A line that is longer is a paragraph.
  private static let longest = 320
  /// As many bytes have to follow the place: a title has fewer, or what somebody says.
  private static let fewestAfterPlace = 40

  /// The place of the dateline under a summary, with an author's line and a date between them or without;
  /// nil when the line at an index is no summary, or stands above something else.
  ///
  /// - Complexity: O(1) in the length of the text: a few lines are looked at.
  static func placeBelow(
    _ start: Int, in bytes: Span<UInt8>, until end: Int
  ) -> Range<Int>? {
    let limit = min(end, start + longest + 1)
    let lineEnd = bytes.first(0x0A, from: start, to: limit)
    guard lineEnd < limit, isSummary(TextLines.trimmed(start..<lineEnd, in: bytes), of: bytes),
      isParted(lineEnd + 1, in: bytes, until: end)
    else { return nil }
    let header = ArticleHeader(of: bytes, after: lineEnd + 1, until: end)
    let paragraph = TextLines.nextShown(from: header.paragraphStart, in: bytes)
    guard paragraph < end,
      let place = Dateline.place(of: paragraph..<end, in: bytes),
      isParagraph(behind: place, in: bytes, until: end)
    else { return nil }
    return place
  }

  /// Whether a line can sum up: it is no item of a list, no heading and no label.
  private static func isSummary(_ line: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    guard !line.isEmpty else { return false }
    let first = bytes[line.lowerBound]
    let isWord = (first | 0x20) &- 0x61 < 26 || first &- 0x30 < 10 || first >= 0x80
    guard isWord || first == 0x22 || first == 0x27, bytes[line.upperBound - 1] != 0x3A
    else { return false }
    let head = min(line.upperBound, line.lowerBound + 40)
    let colon = bytes.first(0x3A, from: line.lowerBound, to: head)
    return colon >= head || bytes[colon + 1] != 0x20
  }

  /// Whether a blank line begins at an index.
  private static func isParted(_ start: Int, in bytes: Span<UInt8>, until end: Int) -> Bool {
    guard start < end else { return false }
    let lineEnd = bytes.first(0x0A, from: start, to: min(end, start + longest))
    return TextLines.isBlank(start..<lineEnd, in: bytes)
  }

  /// Whether a paragraph goes on behind its place, and the next does not begin in the same way, as where
  /// people speak in turn.
  private static func isParagraph(
    behind place: Range<Int>, in bytes: Span<UInt8>, until end: Int
  ) -> Bool {
    let reach = place.upperBound + fewestAfterPlace
    guard reach <= end, bytes.first(0x0A, from: place.upperBound, to: reach) == reach
    else { return false }
    let lineEnd = min(end, TextLines.end(of: reach, in: bytes))
    let next = TextLines.nextShown(from: min(end, lineEnd + 1), in: bytes)
    return next >= end || Dateline.place(of: next..<end, in: bytes) == nil
  }
}
