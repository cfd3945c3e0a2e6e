/// The header of a text that is a mail (RFC 5322): lines such as `From:` and `Subject:` down to the first
/// blank one, of which some go on in lines that are set in.
struct MailHeader {
  /// What the subject says, over as many lines as it takes.
  let subject: Range<Int>
  /// When it was sent, in seconds since 1970.
  let date: Int64?
  /// Where its last line ends.
  let end: Int

  private static let mostLines = 200
  /// Longer lines are not sent.
  private static let longestLine = 1_000
  private static let longestName = 40

  /// Reads the header that a cleaned text begins with; nil when it is no mail, or has no subject.
  ///
  /// Who wrote it has to be said, and one more thing that only mails say: an article may have a subject, too.
  /// - Complexity: O(*n*) in its length; for most other texts the first word is looked at.
  init?(of bytes: Span<UInt8>) {
    var subject: Range<Int>?
    var subjectLine = 0
    var date: Int64?
    var known: Set<ShortWord> = []
    var field = ShortWord()
    var index = 0
    var end = 0
    var lines = 0
    while index < bytes.count {
      let limit = min(bytes.count, index + Self.longestLine + 1)
      let stop = bytes.first(0x0A, from: index, to: limit)
      let line = TextLines.trimmed(index..<stop, in: bytes)
      if line.isEmpty { break }
      guard stop - index <= Self.longestLine, lines < Self.mostLines else { return nil }
      if bytes[index] == 0x20 {
        guard lines > 0 else { return nil }
        if field == "subject", let start = subject?.lowerBound { subject = start..<line.upperBound }
      } else {
        guard let colon = Self.endOfName(from: index, in: bytes) else { return nil }
        field = ShortWord(plain: index..<colon, of: bytes)
        guard lines > 0 || Self.first.contains(field) else { return nil }
        let value = TextLines.trimmed(colon + 1..<line.upperBound, in: bytes)
        if known.insert(field).inserted {
          if field == "subject" {
            subject = value
            subjectLine = index
          }
          if field == "date" { date = DateReading(value, of: bytes)?.secondsSinceEpoch }
        }
      }
      lines += 1
      end = stop
      index = stop + 1
    }
    guard known.contains("from"), !known.isDisjoint(with: Self.others), let subject,
      // As one line it has to be none too long.
      !TextLines.isBlank(subject, in: bytes), subject.upperBound - subjectLine <= Self.longestLine
    else { return nil }
    self.subject = TextLines.trimmed(subject, in: bytes)
    self.date = date
    self.end = end
  }

  /// Where the name of a field ends, at its colon; nil when a line begins with no such name.
  private static func endOfName(from start: Int, in bytes: Span<UInt8>) -> Int? {
    var index = start
    while index < bytes.count, index - start <= longestName {
      let byte = bytes[index]
      if byte == 0x3A { return index > start ? index : nil }
      guard LinkFinder.isAlphanumeric(UInt32(byte)) || byte == 0x2D else { return nil }
      index += 1
    }
    return nil
  }

  /// What mails begin with.
  private static let first: Set<ShortWord> = [
    "from", "to", "subject", "date", "return-path", "received", "message-id", "delivered-to",
    "reply-to", "sender", "mime-version", "cc", "envelope-to", "x-original-to", "content-type",
    "in-reply-to", "references", "dkim-signature", "authentication-results",
  ]
  /// What is said of nothing but mails, beside who wrote them.
  private static let others: Set<ShortWord> = ["to", "date", "cc", "message-id", "received"]

  // MARK: Repairing

  /// A mail whose header says in ASCII what is not (RFC 2047), with that in its own letters, and with its
  /// subject on one line, as a headline is; nil when there is nothing to be changed.
  ///
  /// - Complexity: O(*n*) in the length of the text if it is such a mail, else in that of the header.
  static func repaired(_ bytes: Span<UInt8>) -> [UInt8]? {
    guard let header = MailHeader(of: bytes) else { return nil }
    let isFolded =
      bytes.first(0x0A, from: header.subject.lowerBound, to: header.subject.upperBound)
      < header.subject.upperBound
    var words = EncodedWords(in: bytes, until: header.end)
    words.run()
    guard words.isChanged || isFolded else { return nil }
    let decoded = CleanText.text(words.decoded + Array(bytes, from: header.end)).bytes
    // Where what is read again would become anything else, it stays.
    if words.isChanged, let text = unfolded(decoded), !hasWords(text) { return text }
    return isFolded ? unfolded(Array(bytes, from: 0)) : nil
  }

  private static func hasWords(_ text: [UInt8]) -> Bool {
    var words = EncodedWords(in: text.span, until: MailHeader(of: text.span)?.end ?? 0)
    words.run()
    return words.isChanged
  }

  /// A mail with its subject on one line; nil when it is none any more.
  private static func unfolded(_ bytes: [UInt8]) -> [UInt8]? {
    guard let header = MailHeader(of: bytes.span) else { return nil }
    var text = bytes
    for index in header.subject where text[index] == 0x0A { text[index] = 0x20 }
    guard let again = MailHeader(of: text.span), again.subject == header.subject else { return nil }
    return text
  }
}

extension [UInt8] {
  /// The bytes of a text from an index on.
  fileprivate init(_ bytes: Span<UInt8>, from start: Int) {
    self = []
    append(bytes, start..<bytes.count)
  }
}
