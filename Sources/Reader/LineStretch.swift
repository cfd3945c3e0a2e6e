import Screen

/// Where the words of a line stand whose spaces are widened so that it fills its column.
///
/// What is to be added is spread evenly: two spaces of a line differ by one column at most.
struct LineStretch {
  /// A part of a line that is written as it is, with the space behind it.
  struct Part: Equatable {
    /// UTF-8 offsets in the text of the piece.
    var range: Range<Int>
    /// Columns behind the start of the line.
    var column: Int
    /// Columns that are added behind it.
    var added: Int
  }

  let parts: [Part]

  /// The parts of a line; one alone where nothing is widened.
  init(_ line: ArticleLayout.Line, of text: String) {
    var ends: [Int] = []
    if line.slack > 0 {
      // A space that carries a mark is no space between words.
      ends = TextClusters(of: text).clusters(in: line.range).map(\.range)
        .filter { text.slice($0) == " " }.map(\.upperBound)
      if ends.last == line.range.upperBound { ends.removeLast() }
    }
    var parts: [Part] = []
    var start = line.range.lowerBound
    var column = 0
    for (index, end) in ends.enumerated() {
      let added = line.slack * (index + 1) / ends.count - line.slack * index / ends.count
      parts.append(Part(range: start..<end, column: column, added: added))
      column += DisplayWidth.columns(of: text.slice(start..<end)) + added
      start = end
    }
    parts.append(Part(range: start..<line.range.upperBound, column: column, added: 0))
    self.parts = parts
  }

  /// How many columns behind the start of the line an offset in the text stands.
  func column(of offset: Int, in text: String) -> Int {
    guard let part = parts.last(where: { $0.range.lowerBound <= offset }) ?? parts.first else {
      return 0
    }
    let end = min(max(offset, part.range.lowerBound), part.range.upperBound)
    return part.column + DisplayWidth.columns(of: text.slice(part.range.lowerBound..<end))
  }
}
