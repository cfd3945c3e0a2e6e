extension Article {
  /// The address where the article itself was published, as a line of its own tells: `URL: https://…`.
  ///
  /// The line stands among those that follow the headline, or else among the last ones; a page of the web is
  /// all that it has to say.
  ///
  /// - Complexity: O(1): some lines at both ends are looked at.
  package var address: LinkTarget? {
    let body = min(max(bodyStart, 0), text.count)..<min(max(bodyStart, tagsStart, 0), text.count)
    return addressAtStart(of: body) ?? addressAtEnd(of: body)
  }

  private func addressAtStart(of body: Range<Int>) -> LinkTarget? {
    var start = body.lowerBound
    var lines = 0
    while start < body.upperBound, lines < Self.mostLines {
      let end = text.span.first(
        0x0A, from: start, to: min(body.upperBound, start + Self.longestLine))
      guard end < start + Self.longestLine else { return nil }
      if let address = address(inLine: start..<end) { return address }
      if !TextLines.isBlank(start..<end, in: text.span) { lines += 1 }
      start = end + 1
    }
    return nil
  }

  private func addressAtEnd(of body: Range<Int>) -> LinkTarget? {
    var end = body.upperBound
    var lines = 0
    while end > body.lowerBound, lines < Self.mostLastLines {
      let limit = max(body.lowerBound, end - Self.longestLine)
      let start = text.span.endOfLast(0x0A, before: end, from: limit)
      guard start > limit || start == body.lowerBound else { return nil }
      if let address = address(inLine: start..<end) { return address }
      if !TextLines.isBlank(start..<end, in: text.span) { lines += 1 }
      end = start - 1
    }
    return nil
  }

  /// What a line names that consists of a label and an address.
  private func address(inLine line: Range<Int>) -> LinkTarget? {
    let line = TextLines.trimmed(line, in: text.span)
    let colon = text.span.first(
      0x3A, from: line.lowerBound, to: min(line.upperBound, line.lowerBound + 24))
    guard colon < line.upperBound, text[colon] == 0x3A,
      Self.labels.contains(ShortWord(plain: line.lowerBound..<colon, of: text.span))
    else { return nil }
    let value = TextLines.trimmed(colon + 1..<line.upperBound, in: text.span)
    // In pointed brackets, as RFC 3986 would have it.
    let links = LinkFinder.links(in: text.span.extracting(value))
    guard let link = links.first, links.count == 1, link.target.scheme != .mailto,
      value.count - link.range.count <= 2, link.range.lowerBound <= 1
    else { return nil }
    return link.target
  }

  private static let labels: Set<ShortWord> = [
    "url", "source", "source url", "link", "permalink", "address", "web", "website", "original",
    "canonical", "canonical url", "article url", "read at", "published at",
  ]
  private static let mostLines = 12
  private static let mostLastLines = 4
  private static let longestLine = LinkFinder.longest + 64
}
