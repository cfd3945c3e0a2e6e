/// Breaks one logical line of text into lines that fit a width, one at a time.
package struct LineWrapper: Sendable {
  /// Where the next line starts, in UTF-8 bytes.
  package private(set) var offset: Int
  private let text: String
  private let width: Int
  private let hangingIndent: Int
  private var isDone: Bool

  /// Starts at `offset`, which an earlier wrapper of the same text has given.
  package init(_ text: String, width: Int, hangingIndent: Int = 0, from offset: Int = 0) {
    self.text = text
    self.width = max(1, width)
    self.hangingIndent = min(max(0, hangingIndent), self.width - 1)
    self.offset = min(max(0, offset), text.utf8.count)
    self.isDone = offset > 0 && offset >= text.utf8.count
  }

  /// The next line; nil when the text is used up. An empty text has one empty line.
  package mutating func next() -> WrappedLine? {
    guard !isDone else { return nil }
    isDone = true
    defer { offset = text.utf8.count }
    return WrappedLine(
      range: offset..<text.utf8.count, indent: 0, columns: DisplayWidth.columns(of: text),
      endsInSoftHyphen: false)
  }
}

/// A line of a wrapped text.
package struct WrappedLine: Equatable, Sendable {
  /// UTF-8 offsets into the text, without the spaces at the break.
  package var range: Range<Int>
  /// Columns to leave free before the text: 0 on the first line.
  package var indent: Int
  /// Columns it takes on the screen, with the indent and the hyphen it ends in, if any.
  package var columns: Int
  /// Whether the word goes on in the next line, so that a hyphen must be drawn behind the text.
  package var endsInSoftHyphen: Bool

  package init(range: Range<Int>, indent: Int, columns: Int, endsInSoftHyphen: Bool = false) {
    self.range = range
    self.indent = indent
    self.columns = columns
    self.endsInSoftHyphen = endsInSoftHyphen
  }
}
