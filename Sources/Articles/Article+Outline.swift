extension Article {
  /// The article that an outline of its cleaned text tells of.
  ///
  /// - Complexity: O(*n*) in the length of the text, whose words are counted.
  package init(
    id: ArticleID, path: String, outline: ArticleOutline, text: [UInt8],
    encoding: TextEncoding = .utf8, notes: [RepairNote] = []
  ) {
    let tagsStart = max(0, min(Int(outline.tagsStart), text.count))
    self.init(
      id: id,
      path: CleanText.line(path),
      headline: ArticleParser.headline(of: text.span, outline),
      place: ArticleParser.place(of: text.span, outline),
      date: outline.date,
      tags: ArticleParser.tags(of: text.span, outline),
      wordCount: ArticleParser.wordCount(of: text.span, outline),
      encoding: encoding,
      notes: notes,
      text: text,
      bodyStart: max(0, min(Int(outline.bodyStart), tagsStart)),
      tagsStart: tagsStart)
  }
}
