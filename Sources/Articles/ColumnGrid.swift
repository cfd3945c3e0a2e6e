/// Telling a table whose columns only two spaces part from prose that has two after its full stops: in a
/// table they stand below each other.
enum ColumnGrid {
  /// Rows of words in fewer lines may stand below each other by chance.
  private static let fewestRows = 3
  /// So many gaps make three columns.
  private static let fewestGaps = 2
  /// Longer lines are no rows.
  private static let widest = 240

  /// The lines that are rows of a table of at least three columns; nil when they are none.
  ///
  /// Lines have to be measured. Rows are the lines that have gaps enough, if those are most of them and
  /// all have gaps at the same columns.
  ///
  /// - Complexity: O(*n*) in the length of the lines, where any have gaps enough.
  static func rows(of lines: ArraySlice<BodyLine>, in bytes: Span<UInt8>) -> [Int]? {
    let rows = lines.indices.filter {
      lines[$0].gaps >= fewestGaps && lines[$0].width <= widest && lines[$0].form != .fenced
    }
    guard rows.count >= fewestRows, rows.count * 2 >= lines.count,
      rows.contains(where: { !lines[$0].hasGap }),
      let narrowest = rows.map({ lines[$0].width }).min()
    else { return nil }
    var isBlank = [Bool](repeating: true, count: narrowest)
    for row in rows { mark(lines[row], in: &isBlank, bytes) }
    return gaps(in: isBlank) >= fewestGaps ? rows : nil
  }

  /// Takes note of the columns of a line in which anything stands.
  private static func mark(_ line: BodyLine, in isBlank: inout [Bool], _ bytes: Span<UInt8>) {
    var column = line.indent
    var index = line.textStart
    while index < line.range.upperBound, column < isBlank.count {
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      index += length
      let columns = Scripts.columns(of: scalar)
      if scalar != 0x20 {
        for taken in column..<min(column + columns, isBlank.count) { isBlank[taken] = false }
      }
      column += columns
    }
  }

  /// How many gaps of two columns or more stand between what does.
  private static func gaps(in isBlank: [Bool]) -> Int {
    guard let first = isBlank.firstIndex(of: false) else { return 0 }
    var gaps = 0
    var blanks = 0
    for column in isBlank[first...] {
      if !column, blanks >= 2 { gaps += 1 }
      blanks = column ? blanks + 1 : 0
    }
    return gaps
  }
}
