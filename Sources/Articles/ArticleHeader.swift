/// The lines between a headline and the first paragraph that say when, by whom and from where.
struct ArticleHeader {
  /// Seconds since 1970 by a date line.
  private(set) var date: Int64?
  /// Where the first paragraph begins.
  private(set) var paragraphStart: Int

  /// How well a line says when the article appeared; a date of publication beats one of a change.
  private var rank = Int.max

  private static let mostLines = 12
  private static let longestLine = 240

  /// Reads the header that follows a headline's line.
  ///
  /// It is looked for in the headline's own block of lines, and in the block after it if that one
  /// holds nothing but header lines.
  /// - Complexity: O(1): a dozen lines are looked at.
  init(of bytes: Span<UInt8>, after bodyStart: Int, until end: Int) {
    paragraphStart = bodyStart
    var start = bodyStart
    var lines = 0
    var isLeading = true
    while start < end, let line = Self.line(at: start, in: bytes, end), !line.isEmpty {
      lines += 1
      guard lines <= Self.mostLines else { return }
      let kind = HeaderLine(bytes, line)
      take(kind)
      start = TextLines.end(of: start, in: bytes) + 1
      isLeading = isLeading && kind != .text && kind != .labelled
      if isLeading { paragraphStart = start }
    }
    guard isLeading else { return }
    readBlock(bytes, from: start, until: end)
  }

  /// Reads the first block below the headline's, if it is a header as a whole.
  private mutating func readBlock(_ bytes: Span<UInt8>, from blank: Int, until end: Int) {
    var start = blank
    while start < end, bytes[start] == 0x0A || bytes[start] == 0x20 { start += 1 }
    var header = self
    var lines = 0
    var isHeader = false
    while start < end, let line = Self.line(at: start, in: bytes, end), !line.isEmpty {
      let kind = HeaderLine(bytes, line)
      guard kind != .text, lines < Self.mostLines else { return }
      lines += 1
      isHeader = isHeader || kind != .labelled
      header.take(kind)
      start = TextLines.end(of: start, in: bytes) + 1
    }
    guard isHeader else { return }
    header.paragraphStart = start
    self = header
  }

  private mutating func take(_ line: HeaderLine) {
    if case .date(let seconds, let rank) = line, rank < self.rank {
      date = seconds
      self.rank = rank
    }
  }

  /// The line at an index without white space around it; nil when it is too long for a header.
  private static func line(at start: Int, in bytes: Span<UInt8>, _ end: Int) -> Range<Int>? {
    let limit = min(end, start + longestLine + 1)
    let stop = bytes.first(0x0A, from: start, to: limit)
    guard stop - start <= longestLine else { return nil }
    return TextLines.trimmed(start..<stop, in: bytes)
  }
}

/// What a line says if it belongs to a header.
private enum HeaderLine: Equatable {
  /// A date, and its rank among dates: lower is nearer to the day of publication.
  case date(Int64, rank: Int)
  /// A label that headers use, or an author's line.
  case known
  /// Some other `Word: value`.
  case labelled
  case text

  init(_ bytes: Span<UInt8>, _ line: Range<Int>) {
    self.init(form: bytes, line)
    // Languages other than English have too many words for it to be told by its bytes.
    if self == .text || self == .labelled, line.count <= Self.longestByline,
      Byline.isOne(bytes.string(line))
    {
      self = .known
    }
  }

  /// More than a word and some names is none.
  private static let longestByline = 80

  private init(form bytes: Span<UInt8>, _ line: Range<Int>) {
    let head = min(line.upperBound, line.lowerBound + 40)
    let colon = bytes.first(0x3A, from: line.lowerBound, to: head)
    if colon < head, let label = Self.label(line.lowerBound..<colon, of: bytes) {
      let value = (colon + 1)..<line.upperBound
      if let rank = Self.dateLabels[label] {
        let date = DateReading(value, of: bytes)
        self = date.map { .date($0.secondsSinceEpoch, rank: rank) } ?? .known
      } else if Self.labels.contains(label) {
        self = .known
      } else {
        let isValue = value.isEmpty || bytes[value.lowerBound] == 0x20
        self = isValue && label.count <= 24 ? .labelled : .text
      }
    } else if line.count > 80 {
      self = .text
    } else if let date = Self.unlabelledDate(line, of: bytes) {
      self = date
    } else {
      self = Self.isByline(line, of: bytes) ? .known : .text
    }
  }

  /// `22 July 2023` or `Published on 22 July 2023`, with nothing else on the line.
  private static func unlabelledDate(_ line: Range<Int>, of bytes: Span<UInt8>) -> Self? {
    var words = 0
    var start = line.lowerBound
    while words < 3 {
      let space = bytes.first(0x20, from: start, to: line.upperBound)
      guard space < line.upperBound, let label = label(line.lowerBound..<space, of: bytes) else {
        break
      }
      words += 1
      start = space + 1
      if let rank = dateLabels[label], let date = DateReading(start..<line.upperBound, of: bytes),
        date.isWhole
      {
        return .date(date.secondsSinceEpoch, rank: rank)
      }
    }
    guard let date = DateReading(line, of: bytes), date.isWhole else { return nil }
    return .date(date.secondsSinceEpoch, rank: 2)
  }

  /// `By Jane Doe`: a name of a few capitalised words.
  private static func isByline(_ line: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    guard line.count > 3, bytes[line.lowerBound] == 0x42,
      bytes[line.lowerBound + 1] == 0x79 || bytes[line.lowerBound + 1] == 0x59,
      bytes[line.lowerBound + 2] == 0x20
    else { return false }
    var words = 0
    var last: UInt8 = 0x20
    for index in (line.lowerBound + 3)..<line.upperBound {
      let byte = bytes[index]
      if byte != 0x20, last == 0x20 {
        words += 1
        if words == 1, !(byte &- 0x41 < 26 || byte >= 0x80) { return false }
      }
      last = byte
    }
    return 1...8 ~= words
  }

  /// Some ASCII words, made small; nil when they are anything else.
  private static func label(_ range: Range<Int>, of bytes: Span<UInt8>) -> ShortWord? {
    var label = ShortWord()
    var spaces = 0
    for index in range {
      switch bytes[index] {
      case 0x41...0x5A, 0x61...0x7A:
        while spaces > 0 {
          label.append(0x20)
          spaces -= 1
        }
        label.append(bytes[index] | 0x20)
      case 0x20, 0x2D, 0x5F:
        guard label.count > 0 else { return nil }
        spaces += 1
      default: return nil
      }
    }
    return label.count > 0 ? label : nil
  }

  private static let dateLabels: [ShortWord: Int] = [
    "published": 0, "published on": 0, "first published": 0, "first published on": 0,
    "publication date": 0, "date published": 0, "publish date": 0, "pubdate": 0, "pub date": 0,
    "date": 1, "posted": 1, "posted on": 1, "issued": 1, "released": 1, "release date": 1,
    "created": 3, "updated": 4, "updated on": 4, "last updated": 4, "last updated on": 4,
    "modified": 4, "last modified": 4, "date modified": 4, "revised": 4,
  ]

  private static let labels: Set<ShortWord> = [
    "author", "authors", "by", "byline", "written by", "reporter", "source", "title", "headline",
    "subtitle", "category", "categories", "section", "url", "link", "language", "keywords", "topic",
    "location", "place", "dateline", "summary", "copyright", "agency", "publisher", "subject",
    "from", "editor", "id", "reading time", "photo", "image", "credit", "tags",
  ]
}
