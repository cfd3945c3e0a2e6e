/// An article's text in the parts that a page sets: made when it is shown, from `Article.text`.
package struct Document: Equatable, Sendable {
  /// The headline, one line.
  package var headline: String
  /// The body, from top to bottom, and the tags.
  package var blocks: [Block]

  package init(headline: String, blocks: [Block]) {
    self.headline = headline
    self.blocks = blocks
  }
}

/// A run of text that is set as one.
package struct Block: Equatable, Sendable {
  /// What a block is.
  package enum Kind: Equatable, Sendable {
    /// Running text, its hard line breaks rejoined.
    case paragraph
    /// One line kept as it was written: indented, bulleted, or in verse.
    case line
    /// The closing `Tags:` line.
    case tags
  }

  /// What the block is, for the page to set it.
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
