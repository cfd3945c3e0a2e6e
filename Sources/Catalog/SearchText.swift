import Articles

/// An article's words as search and sorting see them: its fields folded, one after the other.
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
  init(_ article: Article, tracksOffsets: Bool = false) {
    let fields = Self.fields(of: article)
    let expected = fields.joined().reduce(0) { $0 + $1.count + 1 }
    var folding = Folding(expecting: expected, tracksOffsets: tracksOffsets)
    var ends: [Int] = []
    for field in fields {
      for part in field {
        folding.append(part)
        folding.endField()
      }
      ends.append(folding.count)
    }
    folded = folding.finish()
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

  /// The texts of the headline, of the body, of the tags, and of the place.
  ///
  /// What stands above the body and is not the headline, as after a headline that was cut or above a
  /// header, is looked for with the body: every word of a file can be found.
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
  private static func isSameLine(_ above: ArraySlice<UInt8>, _ headline: ArraySlice<UInt8>) -> Bool
  {
    let start = above.firstIndex { $0 > 0x20 } ?? above.endIndex
    let end = above.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
    return start == end || above[start..<end].elementsEqual(headline)
  }
}
