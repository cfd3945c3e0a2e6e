import Articles

/// An article's words as search sees them: its fields folded, one after the other.
///
/// A value is used for one article after the other and keeps its memory.
struct SearchText: ~Copyable {
  private var folding: Folding
  /// Where each field ends in the folded text; the file's name comes last.
  private(set) var ends = Ends()

  struct Ends {
    fileprivate(set) var headline = 0
    /// Where the first paragraph of the body ends.
    fileprivate(set) var standfirst = 0
    fileprivate(set) var body = 0
    fileprivate(set) var tags = 0
    fileprivate(set) var place = 0

    /// The field that a position in the folded text belongs to; the file's name counts as a tag does.
    func field(at position: Int) -> TextField { part(at: position).field }

    /// The same, and where that part of the text ends.
    func part(at position: Int) -> (field: TextField, end: Int) {
      if position < headline { return (.headline, headline) }
      if position < body {
        return position < standfirst ? (.standfirst, standfirst) : (.body, body)
      }
      if position < tags { return (.tags, tags) }
      return position < place ? (.place, place) : (.tags, .max)
    }

    /// Where a field stands in the folded text; nil stands for all of it.
    func range(of field: QueryField?, in folded: FoldedBytes) -> Range<Int> {
      switch field {
      case nil: 0..<folded.bytes.count
      case .title: 0..<headline
      case .text: headline..<body
      case .tag: body..<tags
      case .place: tags..<place
      case .path: 0..<0
      }
    }

    /// What stands above the body and is not the headline; empty when there is nothing.
    func above(in folded: FoldedBytes) -> Range<Int> {
      guard let end = folded.bytes[headline..<body].firstIndex(of: FoldedText.fieldSeparator),
        end + 1 < body
      else { return headline..<headline }
      return headline..<end
    }
  }

  /// `marksCapitals` is whether it shall be known which bytes come from capital letters.
  init(marksCapitals: Bool) {
    folding = Folding(expecting: 4_000, marksCapitals: marksCapitals)
  }

  /// Folds an article in the place of the last one.
  ///
  /// - Complexity: O(*n*) in the length of the article's text.
  mutating func fold(_ record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>) {
    folding.removeAll()
    let outline = record.outline
    let text = UnsafeBufferPointer(rebasing: bytes.prefix(Int(record.textCount)))
    let bodyStart = min(max(Int(outline.bodyStart), 0), text.count)
    let tagsStart = min(max(Int(outline.tagsStart), bodyStart), text.count)
    let headline = UnsafeBufferPointer(rebasing: bytes[outline.headline.within(bytes)])
    let above = UnsafeBufferPointer(rebasing: text[..<bodyStart])
    append(headline)
    ends.headline = folding.count
    // What stands above the body and is not the headline, as after a headline that was cut or above
    // a header, is looked for with the body: every word of a file can be found.
    if !Self.isOnly(headline, at: Int(outline.headline.lowerBound), in: above) { append(above) }
    let body = UnsafeBufferPointer(rebasing: text[bodyStart..<tagsStart])
    let rest = Self.endOfFirstParagraph(in: body)
    folding.append(UnsafeBufferPointer(rebasing: body[..<rest]))
    ends.standfirst = folding.count
    // A match may begin in the first paragraph and end in the second.
    append(UnsafeBufferPointer(rebasing: body[rest...]))
    ends.body = folding.count
    appendTags(of: text, outline)
    ends.tags = folding.count
    let place = UnsafeBufferPointer(rebasing: bytes[outline.place.within(bytes)])
    if !place.isEmpty { append(place) }
    ends.place = folding.count
    append(FileStem.of(bytes[record.name]))
  }

  /// The body of an article as it was read.
  static func body(
    of record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    let text = UnsafeBufferPointer(rebasing: bytes.prefix(Int(record.textCount)))
    let start = min(max(Int(record.outline.bodyStart), 0), text.count)
    let end = min(max(Int(record.outline.tagsStart), start), text.count)
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }

  /// Hands over the folded text: the headline, the body, the tags, the place and the file's name, in
  /// this order.
  mutating func withFolded<Result>(_ body: (FoldedBytes, Ends) -> Result) -> Result {
    let ends = ends
    return folding.withFolded { body($0, ends) }
  }

  private mutating func append(_ part: UnsafeBufferPointer<UInt8>) {
    folding.append(part)
    folding.endField()
  }

  /// Where the first run of lines with anything on them is over: at the end of a line, or of the text.
  private static func endOfFirstParagraph(in body: UnsafeBufferPointer<UInt8>) -> Int {
    var place = 0
    while place < body.count, body[place] <= 0x20 { place += 1 }
    while place < body.count {
      guard body[place] == 0x0a else {
        place += 1
        continue
      }
      var next = place + 1
      while next < body.count, body[next] <= 0x20, body[next] != 0x0a { next += 1 }
      if next == body.count || body[next] == 0x0a { return place }
      place = next
    }
    return place
  }

  // MARK: - Tags

  private mutating func appendTags(of text: UnsafeBufferPointer<UInt8>, _ outline: ArticleOutline) {
    let start = min(max(Int(outline.tagsStart), 0), text.count)
    guard start < text.count else { return }
    if let line = PlainTags(in: text, from: start) {
      line.forEach { append($0) }
      return
    }
    for tag in ArticleParser.tags(of: text.span, outline) {
      folding.append(tag)
      folding.endField()
    }
  }

  // MARK: - Articles for showing

  /// The folded text of an article made for showing, with the offsets of `source(of:)`.
  static func trackingOffsets(in article: Article) -> FoldedText {
    let fields = fields(of: article)
    var folding = Folding(
      expecting: fields.reduce(0) { $0 + $1.count + 1 }, tracksOffsets: true)
    for field in fields {
      folding.append(field)
      folding.endField()
    }
    return folding.finish()
  }

  /// The bytes that the offsets of the folded text count in.
  static func source(of article: Article) -> [UInt8] {
    Array(fields(of: article).joined())
  }

  private static func fields(of article: Article) -> [ArraySlice<UInt8>] {
    let text = article.text
    let bodyStart = min(max(article.bodyStart, 0), text.count)
    let tagsStart = min(max(article.tagsStart, bodyStart), text.count)
    let headline = Array(article.headline.utf8)[...]
    var fields = [headline]
    if !isSameLine(text[..<bodyStart], headline) { fields.append(text[..<bodyStart]) }
    fields.append(text[bodyStart..<tagsStart])
    fields += article.tags.map { Array($0.utf8)[...] }
    if let place = article.place, !place.isEmpty { fields.append(Array(place.utf8)[...]) }
    fields.append(FileStem.ofPath(article.path))
    return fields
  }

  /// Whether a part of the text says no more than the headline does, white space aside.
  private static func isSameLine(
    _ above: some BidirectionalCollection<UInt8>, _ headline: some Collection<UInt8>
  ) -> Bool {
    let start = above.firstIndex { $0 > 0x20 } ?? above.endIndex
    let end = above.lastIndex { $0 > 0x20 }.map { above.index(after: $0) } ?? start
    return start == end || above[start..<end].elementsEqual(headline)
  }

  /// The same, of a headline that lies at an offset in the part, or elsewhere.
  private static func isOnly(
    _ headline: UnsafeBufferPointer<UInt8>, at start: Int, in above: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let end = start + headline.count
    guard start >= 0, start < end, end <= above.count, above[start] > 0x20, above[end - 1] > 0x20
    else { return isSameLine(above, headline) }
    return above[..<start].allSatisfy { $0 <= 0x20 } && above[end...].allSatisfy { $0 <= 0x20 }
  }
}

/// The part of a file's name that says something: what is before its last dot.
///
/// With it, the word that all files of a folder end with would find all of them.
enum FileStem {
  static func of(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: name[..<end(of: name)])
  }

  /// The same of the last part of a path.
  static func ofPath(_ path: String) -> ArraySlice<UInt8> {
    let bytes = Array(path.utf8)
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let name = bytes[start...]
    return name[..<end(of: name)]
  }

  private static func end<Bytes: BidirectionalCollection<UInt8>>(of name: Bytes) -> Bytes.Index {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex
    else { return name.endIndex }
    return dot
  }
}

/// The tags on a line of printable ASCII, taken apart in place; they are what `ArticleParser.tags`
/// gives for it.
struct PlainTags {
  private let content: UnsafeBufferPointer<UInt8>

  private static let labelLength = 5
  /// Each tag is compared with all before it, so longer lines are not for this.
  private static let longestLine = 512

  /// Nil when the line is long or there is more in it than letters and single spaces.
  init?(in text: UnsafeBufferPointer<UInt8>, from start: Int) {
    var first = start
    while first < text.count, text[first] == 0x20 { first += 1 }
    var end = first
    var last: UInt8 = 0
    while end < text.count, text[end] != 0x0a {
      let byte = text[end]
      guard byte &- 0x20 < 0x5f, byte != 0x20 || last != 0x20, end - first < Self.longestLine
      else { return nil }
      last = byte
      end += 1
    }
    let contentStart = min(first + Self.labelLength, end)
    content = UnsafeBufferPointer(rebasing: text[contentStart..<end])
  }

  /// Hands over each tag once, in their order.
  func forEach(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    forEachPiece { piece in
      if isFirst(piece) { body(piece) }
      return true
    }
  }

  /// Calls back for what is between commas, without white space around it, until that says false.
  private func forEachPiece(_ body: (UnsafeBufferPointer<UInt8>) -> Bool) {
    var start = 0
    for end in 0...content.count where end == content.count || content[end] == 0x2c {
      var piece = content[start..<end]
      while piece.first == 0x20 { piece.removeFirst() }
      while piece.last == 0x20 { piece.removeLast() }
      if !piece.isEmpty, !body(UnsafeBufferPointer(rebasing: piece)) { return }
      start = end + 1
    }
  }

  /// Whether no piece before this one is the same, case aside.
  private func isFirst(_ piece: UnsafeBufferPointer<UInt8>) -> Bool {
    var isFirst = true
    forEachPiece { other in
      if other.baseAddress == piece.baseAddress { return false }
      isFirst = !other.elementsEqual(piece) { Self.lowercased($0) == Self.lowercased($1) }
      return isFirst
    }
    return isFirst
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }
}
