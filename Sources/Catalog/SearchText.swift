import Articles

/// An article's words as search sees them: its fields folded, one after the other.
struct SearchText: Sendable {
  /// The headline, the body, the tags and the place, in this order.
  let folded: FoldedText
  let headlineEnd: Int
  let bodyEnd: Int
  let tagsEnd: Int

  /// A part of an article that a match can be in.
  enum Field {
    case headline, body, tagsOrPlace
  }

  /// - Complexity: O(*n*) in the length of the article's text.
  init(_ record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>) {
    var folding = Folding(expecting: bytes.count + bytes.count / 8 + 16)
    var ends: [Int] = []
    Self.forEachField(of: record, bytes) { parts in
      for part in parts {
        folding.append(part)
        folding.endField()
      }
      ends.append(folding.count)
    }
    self.init(folding.finish(), ends)
  }

  /// The same of an article made for showing, with the offsets of `source(of:)`.
  init(trackingOffsetsIn article: Article) {
    let fields = Self.fields(of: article)
    let expected = fields.joined().reduce(0) { $0 + $1.count + 1 }
    var folding = Folding(expecting: expected, tracksOffsets: true)
    var ends: [Int] = []
    for field in fields {
      for part in field {
        folding.append(part)
        folding.endField()
      }
      ends.append(folding.count)
    }
    self.init(folding.finish(), ends)
  }

  private init(_ folded: FoldedText, _ ends: [Int]) {
    self.folded = folded
    headlineEnd = ends.first ?? 0
    bodyEnd = ends.dropFirst().first ?? headlineEnd
    tagsEnd = ends.dropFirst(2).first ?? bodyEnd
  }

  /// The bytes that the offsets of the folded text count in.
  static func source(of article: Article) -> [UInt8] {
    Array(fields(of: article).joined().joined())
  }

  /// The field that a position in the folded text belongs to.
  func field(at position: Int) -> Field {
    position < headlineEnd ? .headline : position < bodyEnd ? .body : .tagsOrPlace
  }

  // MARK: - Fields

  /// Hands over the texts of the headline, of the body, of the tags, and of the place.
  ///
  /// What stands above the body and is not the headline, as after a headline that was cut or above a
  /// header, is looked for with the body: every word of a file can be found.
  private static func forEachField(
    of record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>,
    _ body: ([UnsafeBufferPointer<UInt8>]) -> Void
  ) {
    let outline = record.outline
    let text = UnsafeBufferPointer(rebasing: bytes.prefix(Int(record.textCount)))
    let bodyStart = min(max(Int(outline.bodyStart), 0), text.count)
    let tagsStart = min(max(Int(outline.tagsStart), bodyStart), text.count)
    let headline = UnsafeBufferPointer(rebasing: bytes[outline.headline.within(bytes)])
    let above = UnsafeBufferPointer(rebasing: text[..<bodyStart])
    body([headline])
    var parts = [UnsafeBufferPointer(rebasing: text[bodyStart..<tagsStart])]
    if !isSameLine(above[...], headline[...]) { parts.insert(above, at: 0) }
    body(parts)
    withTags(of: text, outline, body)
    let place = UnsafeBufferPointer(rebasing: bytes[outline.place.within(bytes)])
    body(place.isEmpty ? [] : [place])
  }

  private static func withTags(
    of text: UnsafeBufferPointer<UInt8>, _ outline: ArticleOutline,
    _ body: ([UnsafeBufferPointer<UInt8>]) -> Void
  ) {
    var joined: [UInt8] = []
    var ends = [0]
    for tag in ArticleParser.tags(of: text.span, outline) {
      joined += Array(tag.utf8)
      ends.append(joined.count)
    }
    joined.withUnsafeBufferPointer { joined in
      body(zip(ends, ends.dropFirst()).map { UnsafeBufferPointer(rebasing: joined[$0..<$1]) })
    }
  }

  private static func fields(of article: Article) -> [[ArraySlice<UInt8>]] {
    let text = article.text
    let bodyStart = min(max(article.bodyStart, 0), text.count)
    let tagsStart = min(max(article.tagsStart, bodyStart), text.count)
    let headline = Array(article.headline.utf8)[...]
    var body = [text[bodyStart..<tagsStart]]
    if !isSameLine(text[..<bodyStart], headline) { body.insert(text[..<bodyStart], at: 0) }
    let place = article.place.map { Array($0.utf8)[...] } ?? []
    return [
      [headline], body, article.tags.map { Array($0.utf8)[...] }, place.isEmpty ? [] : [place],
    ]
  }

  /// Whether a part of the text says no more than the headline does, white space aside.
  private static func isSameLine(
    _ above: some BidirectionalCollection<UInt8>, _ headline: some Collection<UInt8>
  ) -> Bool {
    let start = above.firstIndex { $0 > 0x20 } ?? above.endIndex
    let end = above.lastIndex { $0 > 0x20 }.map { above.index(after: $0) } ?? start
    return start == end || above[start..<end].elementsEqual(headline)
  }
}
