/// Breaks one logical line of text into lines that fit a width, one at a time.
///
/// A line ends at a space, after a hyphen between letters or a dash, between East Asian characters,
/// at a soft hyphen or a zero-width space. A word that is longer than the line is broken after a
/// slash or, if it has none, between any two clusters. No line is wider than the width, unless a
/// single cluster is, and nothing that shows is lost.
///
/// It is lazy and can be resumed at `offset`, so that a page lays out only what it shows.
package struct LineWrapper: Sendable {
  /// Where the next line starts, in UTF-8 bytes.
  package private(set) var offset: Int
  private let text: String
  private let width: Int
  private let hangingIndent: Int
  private var isDone: Bool

  /// Starts at `offset`, which an earlier wrapper of the same text has given.
  ///
  /// A width under 1 counts as 1, and the indent leaves at least one column to the text.
  package init(_ text: String, width: Int, hangingIndent: Int = 0, from offset: Int = 0) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    self.width = max(1, width)
    self.hangingIndent = min(max(0, hangingIndent), self.width - 1)
    self.offset = Self.scalarStart(atOrBefore: offset, in: text)
    self.isDone = self.offset > 0 && self.offset == text.utf8.count
  }

  /// The next line, or nil when the text is used up.
  ///
  /// An empty text has one empty line.
  ///
  /// - Complexity: O(n) in the bytes of the line and of the word after it.
  package mutating func next() -> WrappedLine? {
    guard !isDone else { return nil }
    let indent = offset == 0 ? 0 : hangingIndent
    let (start, end, isLast) = ClusterReader.read(Substring(text), from: offset) {
      [offset, width] reader in
      var scan = LineScan(start: offset, available: width - indent)
      while let cluster = reader.next() {
        if let end = scan.add(cluster) { return (scan.start, end, false) }
        reader.feedWords(to: &scan)
      }
      return (scan.start, scan.atEndOfText, true)
    }
    isDone = isLast || end.next == text.utf8.count
    offset = isDone ? text.utf8.count : end.next
    return WrappedLine(
      range: start..<max(start, end.end), indent: indent, columns: indent + end.columns,
      endsInSoftHyphen: end.endsInSoftHyphen)
  }

  private static func scalarStart(atOrBefore offset: Int, in text: String) -> Int {
    let offset = min(max(0, offset), text.utf8.count)
    let index = text.utf8.index(text.startIndex, offsetBy: offset)
    // A view of scalars rounds an index within one down.
    return text.utf8.distance(from: text.startIndex, to: text.unicodeScalars[index...].startIndex)
  }
}
