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
  /// Whether the text ends with it, so that it need not be as long as the others.
  package var isLast: Bool

  /// A line by its parts.
  package init(
    range: Range<Int>, indent: Int, columns: Int, endsInSoftHyphen: Bool = false,
    isLast: Bool = false
  ) {
    self.isLast = isLast
    self.range = range
    self.indent = indent
    self.columns = columns
    self.endsInSoftHyphen = endsInSoftHyphen
  }

  /// The words of the line, without indent and soft hyphen, from the text that was wrapped.
  package func words(of text: String) -> Substring {
    let end = min(max(0, range.upperBound), text.utf8.count)
    let start = min(max(0, range.lowerBound), end)
    let first = text.utf8.index(text.startIndex, offsetBy: start)
    return text[first..<text.utf8.index(first, offsetBy: end - start)]
  }
}
