/// Where the parts of an article stand in its cleaned text.
///
/// Of fixed size and without references, so that a million of them fit in memory beside their texts;
/// strings are made of it only for what is shown. Offsets count bytes of UTF-8. A text of more than
/// 2 GB is outlined as far as the offsets reach.
package struct ArticleOutline: Equatable, Sendable {
  /// When it was published: by its header, else by a dated path, else by its modification time.
  package var date: ArticleDate?
  /// Whether the headline was made of the text's first words, which an ellipsis is to say.
  package var isHeadlineCut: Bool
  /// The headline's line without white space around it, or the first words that stand in for it.
  package var headline: Range<Int32>
  /// The place of the dateline; empty when there is none.
  package var place: Range<Int32>
  /// Where the body begins (after the headline's line): the end of the text when there is none, 0
  /// when the headline was made of the first words.
  package var bodyStart: Int32
  /// Where the `Tags:` line begins; the end of the text when there is none.
  package var tagsStart: Int32

  package init(
    headline: Range<Int32>, isHeadlineCut: Bool, bodyStart: Int32, tagsStart: Int32,
    place: Range<Int32>, date: ArticleDate?
  ) {
    self.date = date
    self.isHeadlineCut = isHeadlineCut
    self.headline = headline
    self.place = place
    self.bodyStart = bodyStart
    self.tagsStart = tagsStart
  }
}

extension Range<Int32> {
  /// Offsets as an outline keeps them.
  init(clamping range: Range<Int>) {
    self = Int32(clamping: range.lowerBound)..<Int32(clamping: range.upperBound)
  }

  /// The part of it that lies within a text of so many bytes, so that an outline which does not
  /// belong to the text does no harm.
  func clamped(toCount count: Int) -> Range<Int> {
    let start = Swift.max(0, Swift.min(Int(lowerBound), count))
    return start..<Swift.max(start, Swift.min(Int(upperBound), count))
  }
}
