package import Articles

/// An article with what search and sorting need of it, prepared once, on a worker.
package struct CatalogEntry: Sendable {
  /// The article itself.
  package internal(set) var article: Article
  let searchText: SearchText
  let sortKeys: SortKeys

  /// Prepares an article: the folding happens here.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package init(_ article: Article) {
    self.article = article
    searchText = SearchText(article)
    sortKeys = SortKeys(article, searchText)
  }
}

/// What of an article decides where it stands in a list.
struct SortKeys: Sendable {
  let date: Int64?
  /// Where, in the folded text, the headline begins that it is sorted by: after any punctuation.
  let headline: Range<Int32>
  /// Where, in the folded text, the place stands; empty when there is none.
  let place: Range<Int32>
  /// Bytes that compare as file names should: see `pathKey`.
  let path: [UInt8]

  init(_ article: Article, _ text: SearchText) {
    date = article.date?.secondsSinceEpoch
    let bytes = text.folded.bytes
    let start = (0..<text.headlineEnd).first { WordCharacters.begins(at: $0, in: bytes) } ?? 0
    headline = Self.range(start, text.headlineEnd)
    place = Self.range(text.tagsEnd, bytes.count)
    path = Self.pathKey(article.path)
  }

  private static func range(_ start: Int, _ end: Int) -> Range<Int32> {
    let start = Int32(clamping: start)
    return start..<max(start, Int32(clamping: end))
  }

  /// A path in a form whose bytes compare as people order files.
  ///
  /// A run of digits is written as its length without leading zeros and then the digits, so that 2
  /// comes before 10; a slash becomes the lowest byte, so that a folder's files stay together.
  static func pathKey(_ path: String) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(path.utf8.count + 8)
    var digits: [UInt8] = []
    func endRun() {
      guard !digits.isEmpty else { return }
      let value = digits.drop { $0 == UInt8(ascii: "0") }
      key.append(UInt8(ascii: "0"))
      // Lengths of 255 and more, which no counter has, are told apart by further bytes.
      key.append(contentsOf: repeatElement(255, count: value.count / 255))
      key.append(UInt8(value.count % 255))
      key.append(contentsOf: value)
      digits.removeAll(keepingCapacity: true)
    }
    for byte in path.utf8 {
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        digits.append(byte)
      } else {
        endRun()
        key.append(byte == UInt8(ascii: "/") ? 1 : byte)
      }
    }
    endRun()
    return key
  }
}
