import Articles

/// A part of an article as it is taken along: unwrapped, without anything that only the screen has.
///
/// It holds the pieces and makes the text when it is asked for, which for a long article is done where nobody waits.
package struct TextExtract: Equatable, Sendable {
  private let pieces: [ArticleLayout.Piece]
  private let range: Range<TextAnchor>
  /// What stands behind the text.
  private let ending: String

  /// The text of the article between two places, and what is to follow it.
  init(_ pieces: [ArticleLayout.Piece], _ range: Range<TextAnchor>, ending: String = "") {
    self.pieces = pieces
    self.range = range
    self.ending = ending
  }

  /// The text, a paragraph a line, with a blank line where one parts them; empty when there is none between the
  /// places.
  ///
  /// - Complexity: O(*n*) in its length.
  package func text() -> String {
    let text = TextMotion(pieces).text(in: range)
    return text.isEmpty ? "" : text + ending
  }

  /// Whether it has more bytes than are put together while a key waits.
  ///
  /// - Complexity: O(*n*) in its pieces, up to there.
  var isLong: Bool {
    var size = 0
    let blocks = range.lowerBound.block...max(range.lowerBound.block, range.upperBound.block)
    for block in blocks.clamped(to: 0...max(0, pieces.count - 1)) where block < pieces.count {
      size +=
        block == range.upperBound.block ? range.upperBound.offset : pieces[block].text.utf8.count
      if block == range.lowerBound.block { size -= range.lowerBound.offset }
      // A short paragraph takes as long as some letters more.
      size += Self.costOfPiece
      if size > Self.sizeAtOnce { return true }
    }
    return false
  }

  private static let sizeAtOnce = 1 << 18
  private static let costOfPiece = 32
}

/// A text to be copied, and what is said then.
package struct CopiedText: Equatable, Sendable {
  /// Never empty, or nothing was selected.
  package let text: String
  /// How many words it has, counted as for the time that reading it takes.
  let words: Int

  /// - Complexity: O(*n*) in its length.
  package init(_ extract: TextExtract) {
    text = extract.text()
    words = WordCount.words(in: text)
  }

  /// What is said once it is copied.
  var message: String {
    guard !text.isEmpty else { return "Nothing is selected" }
    guard words > 0 else { return "Copied" }
    return "Copied \(words.grouped) \(words == 1 ? "word" : "words")"
  }
}
