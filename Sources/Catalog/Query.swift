package import Articles

/// What was asked for: words and phrases that all have to occur.
package struct Query: Equatable, Sendable {
  /// What is wrong with a typed query; the rest of it is searched all the same.
  package enum Problem: Equatable, Sendable {
    /// A quotation mark, at this offset in characters, that is never closed.
    case unterminatedQuote(at: Int)
  }

  package var problem: Problem?

  /// Reads a typed line; every line is some query.
  package init(_ text: String) {}

  /// Whether nothing is asked for, so that everything is found.
  package var isEmpty: Bool { true }

  /// Where the terms occur in a text, as UTF-8 offsets: ascending, merged where they overlap.
  package func matches(in text: String) -> [Range<Int>] { [] }

  /// The part of an article around its best match, on one line of about so many characters.
  package func snippet(of article: Article, length: Int) -> Snippet { Snippet(text: "", matches: []) }
}

/// A line of text with its matches as UTF-8 offsets.
package struct Snippet: Equatable, Sendable {
  package var text: String
  package var matches: [Range<Int>]

  package init(text: String, matches: [Range<Int>]) {
    self.text = text
    self.matches = matches
  }
}
