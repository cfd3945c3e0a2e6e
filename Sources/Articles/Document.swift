/// An article's text in the parts that a page sets: made when it is shown, from `Article.text`.
package struct Document: Equatable, Sendable {
  package var headline: String
  package var blocks: [Block]

  package init(headline: String, blocks: [Block]) {
    self.headline = headline
    self.blocks = blocks
  }
}

/// A run of text that is set as one.
package struct Block: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// Running text, its hard line breaks rejoined.
    case paragraph
    /// One line kept as it was written: indented, bulleted, or in verse.
    case line
    /// The closing `Tags:` line.
    case tags
  }

  package var kind: Kind
  /// One line of text, without line breaks.
  package var text: String
  /// Whether a blank line stood above it.
  package var followsBlankLine: Bool

  package init(kind: Kind, text: String, followsBlankLine: Bool) {
    self.kind = kind
    self.text = text
    self.followsBlankLine = followsBlankLine
  }
}
