import Articles

/// An article's words as search sees them: its fields folded, one after the other.
///
/// A value is used for one article after the other and keeps its memory.
struct SearchText: ~Copyable {
  private var folding: Folding
  /// Where the headline, the body, and the tags end in the folded text; the place comes last.
  private(set) var ends = Ends()

  struct Ends {
    fileprivate(set) var headline = 0
    fileprivate(set) var body = 0
    fileprivate(set) var tags = 0

    /// The field that a position in the folded text belongs to.
    func field(at position: Int) -> Field {
      position < headline ? .headline : position < body ? .body : .tagsOrPlace
    }

    /// Where a field stands in the folded text; nil stands for all of it.
    func range(of field: QueryField?, in folded: FoldedBytes) -> Range<Int> {
      switch field {
      case nil: 0..<folded.bytes.count
      case .title: 0..<headline
      case .text: headline..<body
      case .tag: body..<tags
      case .place: tags..<folded.bytes.count
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

  /// A part of an article that a match can be in.
  enum Field {
    case headline, body, tagsOrPlace
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
    append(UnsafeBufferPointer(rebasing: text[bodyStart..<tagsStart]))
    ends.body = folding.count
    appendTags(of: text, outline)
    ends.tags = folding.count
    let place = UnsafeBufferPointer(rebasing: bytes[outline.place.within(bytes)])
    if !place.isEmpty { append(place) }
  }

  /// Hands over the folded text: the headline, the body, the tags and the place, in this order.
  mutating func withFolded<Result>(_ body: (FoldedBytes, Ends) -> Result) -> Result {
    let ends = ends
    return folding.withFolded { body($0, ends) }
  }

  private mutating func append(_ part: UnsafeBufferPointer<UInt8>) {
    folding.append(part)
    folding.endField()
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
