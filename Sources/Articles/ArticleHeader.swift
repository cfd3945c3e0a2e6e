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
  init(of bytes: [UInt8], after bodyStart: Int, until end: Int) {
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
  private mutating func readBlock(_ bytes: [UInt8], from blank: Int, until end: Int) {
    var start = blank
    while start < end, bytes[start] == 0x0A || bytes[start] == 0x20 { start += 1 }
    var kinds: [HeaderLine] = []
    while start < end, let line = Self.line(at: start, in: bytes, end), !line.isEmpty {
      let kind = HeaderLine(bytes, line)
      guard kind != .text, kinds.count < Self.mostLines else { return }
      kinds.append(kind)
      start = TextLines.end(of: start, in: bytes) + 1
    }
    guard kinds.contains(where: { $0 != .labelled }) else { return }
    kinds.forEach { take($0) }
    paragraphStart = start
  }

  private mutating func take(_ line: HeaderLine) {
    if case .date(let seconds, let rank) = line, rank < self.rank {
      date = seconds
      self.rank = rank
    }
  }

  /// The line at an index without white space around it; nil when it is too long for a header.
  private static func line(at start: Int, in bytes: [UInt8], _ end: Int) -> Range<Int>? {
    var stop = start
    while stop < end, bytes[stop] != 0x0A {
      stop += 1
      if stop - start > longestLine { return nil }
    }
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

  init(_ bytes: [UInt8], _ line: Range<Int>) {
    let head = bytes[line].prefix(40)
    if let colon = head.firstIndex(of: 0x3A), let label = Self.label(bytes[line.lowerBound..<colon])
    {
      let value = bytes[(colon + 1)..<line.upperBound]
      if let rank = Self.dateLabels[label] {
        let date = DateReading(value)
        self = date.map { .date($0.secondsSinceEpoch, rank: rank) } ?? .known
      } else if Self.labels.contains(label) {
        self = .known
      } else {
        let isValue = value.first.map { $0 == 0x20 } ?? true
        self = isValue && label.utf8.count <= 24 ? .labelled : .text
      }
    } else if let date = Self.unlabelledDate(bytes[line]) {
      self = date
    } else {
      self = Self.isByline(bytes[line]) ? .known : .text
    }
  }

  /// `22 July 2023` or `Published on 22 July 2023`, with nothing else on the line.
  private static func unlabelledDate(_ line: ArraySlice<UInt8>) -> Self? {
    guard line.count <= 80 else { return nil }
    var words = 0
    var rest = line
    while words < 3, let space = rest.firstIndex(of: 0x20),
      let label = Self.label(line[line.startIndex..<space])
    {
      words += 1
      rest = line[(space + 1)...]
      if let rank = dateLabels[label], let date = DateReading(rest), date.isWhole {
        return .date(date.secondsSinceEpoch, rank: rank)
      }
    }
    guard let date = DateReading(line), date.isWhole else { return nil }
    return .date(date.secondsSinceEpoch, rank: 2)
  }

  /// `By Jane Doe`: a name of a few capitalised words.
  private static func isByline(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 80, line.starts(with: "By ".utf8) || line.starts(with: "BY ".utf8) else {
      return false
    }
    let words = line.dropFirst(3).split(separator: 0x20)
    return words.count <= 8 && (words.first?.first.map { $0 &- 0x41 < 26 || $0 >= 0x80 } ?? false)
  }

  /// Some ASCII words, made small; nil when they are anything else.
  private static func label(_ bytes: ArraySlice<UInt8>) -> String? {
    var label: [UInt8] = []
    for byte in bytes {
      switch byte {
      case 0x41...0x5A: label.append(byte | 0x20)
      case 0x61...0x7A: label.append(byte)
      case 0x20, 0x2D, 0x5F: label.append(0x20)
      default: return nil
      }
    }
    while label.last == 0x20 { label.removeLast() }
    return label.first.map { $0 != 0x20 } ?? false ? String(decoding: label, as: UTF8.self) : nil
  }

  private static let dateLabels: [String: Int] = [
    "published": 0, "published on": 0, "first published": 0, "first published on": 0,
    "publication date": 0, "date published": 0, "publish date": 0, "pubdate": 0, "pub date": 0,
    "date": 1, "posted": 1, "posted on": 1, "issued": 1, "released": 1, "release date": 1,
    "created": 3, "updated": 4, "updated on": 4, "last updated": 4, "last updated on": 4,
    "modified": 4, "last modified": 4, "date modified": 4, "revised": 4,
  ]

  private static let labels: Set<String> = [
    "author", "authors", "by", "byline", "written by", "reporter", "source", "title", "headline",
    "subtitle", "category", "categories", "section", "url", "link", "language", "keywords", "topic",
    "location", "place", "dateline", "summary", "copyright", "agency", "publisher", "subject",
    "from", "editor", "id", "reading time", "photo", "image", "credit", "tags",
  ]
}
