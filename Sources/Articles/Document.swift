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
    /// One line kept as it was written: set in, or in verse.
    case line
    /// The short summary between the headline and the text proper.
    case standfirst
    /// A line above the text that says who wrote it, when, or where it is from.
    case byline
    /// The title of what follows.
    case heading
    /// An item of a list, its lines rejoined: the mark that it begins with stays in its text, and so
    /// does how far it is set in.
    case item
    /// A line whose spaces count: far set in, or between fences.
    case preformatted
    /// A row of a table.
    case table
    /// Signs that part two stretches of text, such as `* * *`.
    case ornament
    /// A line drawn between two stretches of text; it has no text of its own.
    case rule
    /// A mark that has a line to itself, a fence or an underline; its text is what else stands there.
    case marks
    /// The closing `Tags:` line.
    case tags
  }

  /// What the block is, for the page to set it.
  package var kind: Kind
  /// What the source has before the text and the page shows in another way: `> `, `## `, `---`.
  package var mark: String
  /// One line of text, without line breaks.
  package var text: String
  /// How deep in quotations it stands; 0 outside of them.
  package var quoteLevel: Int
  /// How many UTF-8 code units at the beginning of the text name the place of the dateline.
  package var datelineLength: Int
  /// Whether a blank line stood above it.
  package var followsBlankLine: Bool

  package init(
    kind: Kind, text: String, followsBlankLine: Bool, mark: String = "", quoteLevel: Int = 0,
    datelineLength: Int = 0
  ) {
    self.kind = kind
    self.mark = mark
    self.text = text
    self.quoteLevel = quoteLevel
    self.datelineLength = datelineLength
    self.followsBlankLine = followsBlankLine
  }

  /// The text with its mark, as plain text has it: nothing of the source is missing but where lines
  /// were broken.
  package var source: String { mark.isEmpty ? text : mark + text }
}
