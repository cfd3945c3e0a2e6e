import Articles

/// Any bytes are an article or none, and nothing of what is shown of one can fool a terminal.
enum ArticleDoor: Opening {
  static func open(_ input: inout Input) {
    let kind = input.byte()
    let path = kind & 1 == 0 ? "2023/07/22.txt" : input.text(atMost: 40)
    let bytes = input.rest()
    clean(bytes)
    let source = ArticleSource(
      id: ArticleID(path: path.utf8), path: path,
      modified: kind & 2 == 0 ? nil : Int64(kind) &* 0x0123_4567_89ab_cdef,
      wholeSize: kind & 4 == 0 ? nil : bytes.count + 100)
    guard let article = try? ArticleParser.parse(bytes, from: source) else { return }
    look(at: article)
    // What has been cleaned is clean.
    guard kind & 4 == 0, let again = try? ArticleParser.parse(article.text, from: source) else {
      require(kind & 4 != 0, "what was an article is none once it is clean")
      return
    }
    require(again.text == article.text, "cleaning clean text changes it")
    require(again.headline == article.headline, "another headline")
    require(
      again.document().blocks.map(\.text) == article.document().blocks.map(\.text),
      "other paragraphs")
  }

  private static func clean(_ bytes: [UInt8]) {
    let cleaned = CleanText.text(bytes).bytes
    require(CleanText.text(cleaned).bytes == cleaned, "cleaning clean text changes it")
    harmless(String(decoding: cleaned, as: UTF8.self))
    let line = CleanText.line(String(decoding: bytes, as: UTF8.self))
    require(CleanText.line(line) == line, "cleaning a clean line changes it")
    require(!line.utf8.contains(0x0A), "a line of several")
    harmless(line)
  }

  private static func look(at article: Article) {
    require(!article.headline.isEmpty, "no headline")
    require(
      article.bodyStart <= article.tagsStart && article.tagsStart <= article.text.count,
      "\(article.bodyStart) \(article.tagsStart) of \(article.text.count)")
    require(String(validating: article.text, as: UTF8.self) != nil, "broken UTF-8")
    harmless(String(decoding: article.text, as: UTF8.self))
    harmless(article.headline)
    harmless(article.path)
    if let place = article.place { harmless(place) }
    article.tags.forEach(harmless)
    for block in article.document().blocks { harmless(block.text) }
    if let date = article.date { _ = date.day.iso8601 + date.day.short }
  }

  private static func harmless(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      for scalar in line.unicodeScalars {
        require(!Forbidden.contains(scalar), "U+\(String(scalar.value, radix: 16))")
      }
      require(Forbidden.isBalanced(line), "open: \(line.debugDescription)")
    }
  }
}
