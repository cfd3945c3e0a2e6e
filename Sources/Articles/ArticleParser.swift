/// The one door through which bytes become an article.
package enum ArticleParser {
  /// Reads a file's bytes as an article, cleaned of everything that could fool a terminal.
  ///
  /// Decoding, cleaning and finding the parts are a step each; every rule but the order of the
  /// steps lives with its step.
  /// - Throws: `ParseFailure` when the bytes are no text at all.
  /// - Complexity: O(*n*) in the number of bytes.
  package static func parse(_ bytes: [UInt8], from source: ArticleSource) throws(ParseFailure)
    -> Article
  {
    let isCut = source.wholeSize.map { $0 > bytes.count } ?? false
    if BinarySigns.haveSignature(bytes) { throw .notText }
    let decoded = TextDecoding.decode(bytes, isCut: isCut)
    let cleaned = CleanText.text(decoded.bytes)
    if BinarySigns.found(in: bytes, decoded: decoded, cleaned: cleaned) { throw .notText }
    let text = try withoutBlankHead(cleaned.bytes)

    let headline = Headline(of: text)
    // The end of a file that was cut is not known, and the tags stand there.
    let tagsLine = isCut ? nil : Tags.line(of: text, in: headline.bodyStart..<text.count)
    let tagsStart = tagsLine.flatMap { $0.lowerBound > 0 ? $0.lowerBound : nil } ?? text.count
    let header = ArticleHeader(of: text, after: headline.bodyStart, until: tagsStart)
    let paragraph =
      headline.bodyStart == 0 ? 0 : nextLine(of: text, from: header.paragraphStart)

    return Article(
      id: source.id,
      path: CleanText.line(source.path),
      headline: headline.text,
      place: Dateline.place(of: paragraph..<max(paragraph, tagsStart), in: text),
      date: date(header: header, source: source),
      tags: tagsStart < text.count ? tagsLine.map { Tags.names(in: $0, of: text) } ?? [] : [],
      wordCount: WordCount.words(in: text, 0..<tagsStart),
      encoding: decoded.encoding,
      notes: notes(decoded, cleaned, isCut ? (bytes.count, source.wholeSize ?? 0) : nil),
      text: text,
      bodyStart: headline.bodyStart,
      tagsStart: tagsStart)
  }

  /// The text from its first line that shows anything.
  private static func withoutBlankHead(_ bytes: [UInt8]) throws(ParseFailure) -> [UInt8] {
    var start = 0
    while start < bytes.count {
      let end = TextLines.end(of: start, in: bytes)
      if !TextLines.isBlank(start..<end, in: bytes) {
        return start == 0 ? bytes : Array(bytes[start...])
      }
      start = end + 1
    }
    throw .empty
  }

  /// Where the next line that shows anything begins.
  private static func nextLine(of bytes: [UInt8], from start: Int) -> Int {
    var start = start
    while start < bytes.count {
      let end = TextLines.end(of: start, in: bytes)
      if !TextLines.isBlank(start..<end, in: bytes) { return start }
      start = end + 1
    }
    return bytes.count
  }

  private static func date(header: ArticleHeader, source: ArticleSource) -> ArticleDate? {
    if let seconds = header.date { return ArticleDate(secondsSinceEpoch: seconds, origin: .header) }
    if let day = DatedPath.day(in: source.path) { return ArticleDate(day: day, origin: .path) }
    return source.modified.map { ArticleDate(secondsSinceEpoch: $0, origin: .modification) }
  }

  private static func notes(
    _ decoded: DecodedText, _ cleaned: CleanText.Result, _ cut: (read: Int, whole: Int)?
  ) -> [RepairNote] {
    var notes: [RepairNote] = []
    if decoded.encoding != .utf8 { notes.append(.decoded(decoded.encoding)) }
    if decoded.invalid > 0 { notes.append(.replacedInvalid(count: decoded.invalid)) }
    if cleaned.repaired > 0 { notes.append(.replacedControls(count: cleaned.repaired)) }
    if let cut { notes.append(.truncated(read: cut.read, of: cut.whole)) }
    return notes
  }
}
