/// Strings from an outline, for what is shown.
///
/// An outline that does not belong to the text gives other words of it, but does no harm.
extension ArticleParser {
  /// The headline: one line without control characters, never empty for a text that shows anything.
  ///
  /// - Complexity: O(*n*) in its length.
  package static func headline(of text: Span<UInt8>, _ outline: ArticleOutline) -> String {
    let line = outline.headline.clamped(toCount: text.count)
    guard outline.isHeadlineCut else { return TextLines.string(line, in: text) }
    // What was opened and cut off has to be closed.
    return CleanText.line(text.string(line)) + "\u{2026}"
  }

  /// The place of the dateline, such as `Saint Petersburg`.
  ///
  /// - Complexity: O(*n*) in its length.
  package static func place(of text: Span<UInt8>, _ outline: ArticleOutline) -> String? {
    guard !outline.place.isEmpty else { return nil }
    return TextLines.string(outline.place.clamped(toCount: text.count), in: text)
  }

  /// The tags, in their order, each once.
  ///
  /// - Complexity: O(*n*) in the length of their line.
  package static func tags(of text: Span<UInt8>, _ outline: ArticleOutline) -> [String] {
    let start = max(0, min(Int(outline.tagsStart), text.count))
    guard start < text.count else { return [] }
    return Tags.names(in: start..<TextLines.end(of: start, in: text), of: text)
  }

  /// How many words headline and body have.
  ///
  /// Not a part of the outline: counting them takes as long as all the rest.
  /// - Complexity: O(*n*) in the length of the text.
  package static func wordCount(of text: Span<UInt8>, _ outline: ArticleOutline) -> Int {
    WordCount.words(in: text, before: max(0, Int(outline.tagsStart)))
  }
}
