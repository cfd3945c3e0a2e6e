/// The one door through which bytes become an article.
package enum ArticleParser {
  /// Reads a file's bytes as an article, cleaned of everything that could fool a terminal.
  ///
  /// - Throws: `ParseFailure` when the bytes are no text at all.
  /// - Complexity: O(*n*) in the number of bytes.
  package static func parse(_ bytes: [UInt8], from source: ArticleSource) throws(ParseFailure)
    -> Article
  {
    throw .empty
  }
}

extension Article {
  /// The text in the parts that a page sets. - Complexity: O(*n*) in the length of the text.
  package func document() -> Document { Document(headline: headline, blocks: []) }
}

/// The one place where text from outside is made harmless.
package enum CleanText {
  /// One line without anything that could fool a terminal; for file names and the like.
  package static func line(_ text: String) -> String { text }
}
