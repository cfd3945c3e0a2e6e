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
  /// Words that a mail's header has in ASCII for others are put in their place, and its subject on one line.
  ///
  /// Nil says that they can: they are clean UTF-8 and begin with a line that shows something. That is
  /// the common case, and costs neither a copy nor an allocation. `isCut` says that the bytes are
  /// only the beginning of a file, so that a character may be cut at their end.
  /// - Throws: `ParseFailure` when the bytes are no text at all.
  /// - Complexity: O(*n*) in the number of bytes.
  package static func repaired(
    _ bytes: Span<UInt8>, isCut: Bool
  ) throws(ParseFailure) -> RepairedText? {
    guard var repaired = try cleaned(bytes, isCut: isCut) else {
      return MailHeader.repaired(bytes).map {
        RepairedText(text: $0, encoding: .utf8, notes: [])
      }
    }
    if let text = MailHeader.repaired(repaired.text.span) { repaired.text = text }
    return repaired
  }

  private static func cleaned(
    _ bytes: Span<UInt8>, isCut: Bool
  ) throws(ParseFailure) -> RepairedText? {
    if BinarySigns.haveSignature(bytes) { throw .notText }
    if !CleanText.isClean(bytes) {
      return try mended(bytes, isCut: isCut)
    }
    let start = TextLines.nextShown(from: 0, in: bytes)
    guard start < bytes.count else { throw .empty }
    guard start > 0 else { return nil }
    var text: [UInt8] = []
    text.append(bytes, start..<bytes.count)
    return RepairedText(text: text, encoding: .utf8, notes: [])
  }

  /// The same for bytes in which something is not regular.
  private static func mended(
    _ bytes: Span<UInt8>, isCut: Bool
  ) throws(ParseFailure) -> RepairedText? {
    let decoded = TextDecoding.decode(bytes, isCut: isCut)
    var cleaned = CleanText.Result(bytes: [], repaired: 0)
    if let text = decoded.bytes {
      cleaned = CleanText.text(text)
    } else if let text = CleanText.text(bytes) {
      cleaned = text
    }
    if BinarySigns.found(in: bytes, decoded: decoded, repaired: cleaned.repaired) { throw .notText }
    let start = TextLines.nextShown(from: 0, in: cleaned.bytes.span)
    guard start < cleaned.bytes.count else { throw .empty }
    cleaned.bytes.removeFirst(start)
    let notes = notes(decoded, cleaned)
    // What may have to change need not: isolates may close.
    if notes.isEmpty, bytes.holds(cleaned.bytes) { return nil }
    return RepairedText(text: cleaned.bytes, encoding: decoded.encoding, notes: notes)
  }

  /// Finds where the parts of a cleaned text stand.
  ///
  /// The text has to be as `repaired` leaves it; `path` is the file's path, byte for byte, in which a
  /// date is looked for when the text has none. The end of a file that was cut is not known, and the
  /// tags stand there, so it has none.
  /// - Complexity: O(*n*) in the number of bytes; nothing is allocated but short strings: of the short
  ///   lines above the text, in a text without a headline, and of an unknown agency.
  package static func outline(
    of text: Span<UInt8>, path: Span<UInt8>, modified: Int64?, isCut: Bool
  ) -> ArticleOutline {
    if let mail = MailHeader(of: text) {
      return outline(of: text, mail: mail, path: path, modified: modified, isCut: isCut)
    }
    let headline = Headline(of: text)
    // The end of a file that was cut is not known, and the tags stand there.
    let tagsLine = isCut ? nil : Tags.line(of: text, in: headline.bodyStart..<text.count)
    let tagsStart = tagsLine.flatMap { $0.lowerBound > 0 ? $0.lowerBound : nil } ?? text.count
    let header = ArticleHeader(of: text, after: headline.bodyStart, until: tagsStart)
    let paragraph =
      headline.bodyStart == 0 ? 0 : TextLines.nextShown(from: header.paragraphStart, in: text)
    var place = Dateline.place(of: paragraph..<max(paragraph, tagsStart), in: text)
    if place == nil, headline.bodyStart > 0, paragraph < tagsStart {
      place = SummaryLine.placeBelow(paragraph, in: text, until: tagsStart)
    }
    return ArticleOutline(
      headline: Range(clamping: headline.line),
      isHeadlineCut: headline.isCut,
      bodyStart: Int32(clamping: headline.bodyStart),
      tagsStart: Int32(clamping: tagsStart),
      place: Range(clamping: place ?? 0..<0),
      date: date(header: header.date, path: path, modified: modified))
  }

  /// The parts of a mail: its subject is the headline, and its header stands in the body, so that no word of it
  /// is dropped.
  private static func outline(
    of text: Span<UInt8>, mail: MailHeader, path: Span<UInt8>, modified: Int64?, isCut: Bool
  ) -> ArticleOutline {
    let tagsLine = isCut ? nil : Tags.line(of: text, in: mail.end..<text.count)
    let tagsStart = tagsLine?.lowerBound ?? text.count
    let paragraph = TextLines.nextShown(from: mail.end, in: text)
    let place = Dateline.place(of: paragraph..<max(paragraph, tagsStart), in: text)
    return ArticleOutline(
      headline: Range(clamping: mail.subject), isHeadlineCut: false, bodyStart: 0,
      tagsStart: Int32(clamping: tagsStart), place: Range(clamping: place ?? 0..<0),
      date: date(header: mail.date, path: path, modified: modified))
  }

  private static func date(header: Int64?, path: Span<UInt8>, modified: Int64?) -> ArticleDate? {
    if let seconds = header { return ArticleDate(secondsSinceEpoch: seconds, origin: .header) }
    if let day = DatedPath.day(in: path) { return ArticleDate(day: day, origin: .path) }
    return modified.map { ArticleDate(secondsSinceEpoch: $0, origin: .modification) }
  }

  private static func notes(_ decoded: DecodedText, _ cleaned: CleanText.Result) -> [RepairNote] {
    var notes: [RepairNote] = []
    if decoded.encoding != .utf8 { notes.append(.decoded(decoded.encoding)) }
    if decoded.invalid > 0 { notes.append(.replacedInvalid(count: decoded.invalid)) }
    if cleaned.repaired > 0 { notes.append(.replacedControls(count: cleaned.repaired)) }
    if cleaned.shortened > 0 { notes.append(.shortenedMarks(count: cleaned.shortened)) }
    return notes
  }
}
