/// The one door through which bytes become an article.
///
/// It opens in two steps, which cost no allocation for a file of clean UTF-8: `repaired` makes text
/// of the bytes, `outline` finds its parts. `parse` takes both at once.
package enum ArticleParser {
  /// Reads a file's bytes as an article, cleaned of everything that could fool a terminal.
  ///
  /// - Throws: `ParseFailure` when the bytes are no text at all.
  /// - Complexity: O(*n*) in the number of bytes.
  package static func parse(_ bytes: [UInt8], from source: ArticleSource) throws(ParseFailure)
    -> Article
  {
    let isCut = source.wholeSize.map { $0 > bytes.count } ?? false
    let repaired = try repaired(bytes.span, isCut: isCut)
    let text = repaired?.text ?? bytes
    let path = Array(source.path.utf8)
    let outline = outline(
      of: text.span, path: path.span, modified: source.modified, isCut: isCut)
    var notes = repaired?.notes ?? []
    if isCut { notes.append(.truncated(read: bytes.count, of: source.wholeSize ?? 0)) }
    return Article(
      id: source.id, path: source.path, outline: outline, text: text,
      encoding: repaired?.encoding ?? .utf8, notes: notes)
  }

  /// Decodes and cleans a file's bytes, when they cannot stay as they are.
  ///
  /// Nil says that they can: they are clean UTF-8 and begin with a line that shows something. That is
  /// the common case, and costs neither a copy nor an allocation. `isCut` says that the bytes are
  /// only the beginning of a file, so that a character may be cut at their end.
  /// - Throws: `ParseFailure` when the bytes are no text at all.
  /// - Complexity: O(*n*) in the number of bytes.
  package static func repaired(
    _ bytes: Span<UInt8>, isCut: Bool
  ) throws(ParseFailure) -> RepairedText? {
    let bytes = bytes.withUnsafeBufferPointer { Array($0) }
    if BinarySigns.haveSignature(bytes) { throw .notText }
    let decoded = TextDecoding.decode(bytes, isCut: isCut)
    let cleaned = CleanText.text(decoded.bytes)
    if BinarySigns.found(in: bytes, decoded: decoded, cleaned: cleaned) { throw .notText }
    let text = try withoutBlankHead(cleaned.bytes)
    let notes = notes(decoded, cleaned)
    if text == bytes, notes.isEmpty { return nil }
    return RepairedText(text: text, encoding: decoded.encoding, notes: notes)
  }

  /// Finds where the parts of a cleaned text stand.
  ///
  /// The text has to be as `repaired` leaves it; `path` is the file's path, byte for byte, in which a
  /// date is looked for when the text has none. The end of a file that was cut is not known, and the
  /// tags stand there, so it has none.
  /// - Complexity: O(*n*) in the number of bytes, without allocating.
  package static func outline(
    of text: Span<UInt8>, path: Span<UInt8>, modified: Int64?, isCut: Bool
  ) -> ArticleOutline {
    let text = text.withUnsafeBufferPointer { Array($0) }
    let path = path.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    let headline = Headline(of: text)
    // The end of a file that was cut is not known, and the tags stand there.
    let tagsLine = isCut ? nil : Tags.line(of: text, in: headline.bodyStart..<text.count)
    let tagsStart = tagsLine.flatMap { $0.lowerBound > 0 ? $0.lowerBound : nil } ?? text.count
    let header = ArticleHeader(of: text, after: headline.bodyStart, until: tagsStart)
    let paragraph =
      headline.bodyStart == 0 ? 0 : nextLine(of: text, from: header.paragraphStart)
    let place = Dateline.place(of: paragraph..<max(paragraph, tagsStart), in: text)
    return ArticleOutline(
      headline: Range(clamping: headline.line),
      isHeadlineCut: headline.isCut,
      bodyStart: Int32(clamping: headline.bodyStart),
      tagsStart: Int32(clamping: tagsStart),
      place: Range(clamping: place ?? 0..<0),
      date: date(header: header, path: path, modified: modified),
      wordCount: Int32(clamping: WordCount.words(in: text, 0..<tagsStart)))
  }

  /// The text from its first line that shows anything.
  private static func withoutBlankHead(_ bytes: [UInt8]) throws(ParseFailure) -> [UInt8] {
    let start = nextLine(of: bytes, from: 0)
    guard start < bytes.count else { throw .empty }
    return start == 0 ? bytes : Array(bytes[start...])
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

  private static func date(header: ArticleHeader, path: String, modified: Int64?) -> ArticleDate? {
    if let seconds = header.date { return ArticleDate(secondsSinceEpoch: seconds, origin: .header) }
    if let day = DatedPath.day(in: path) { return ArticleDate(day: day, origin: .path) }
    return modified.map { ArticleDate(secondsSinceEpoch: $0, origin: .modification) }
  }

  private static func notes(_ decoded: DecodedText, _ cleaned: CleanText.Result) -> [RepairNote] {
    var notes: [RepairNote] = []
    if decoded.encoding != .utf8 { notes.append(.decoded(decoded.encoding)) }
    if decoded.invalid > 0 { notes.append(.replacedInvalid(count: decoded.invalid)) }
    if cleaned.repaired > 0 { notes.append(.replacedControls(count: cleaned.repaired)) }
    return notes
  }
}
