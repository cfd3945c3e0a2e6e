import Screen

/// Setting place, date and the like in lines: what a line has no room for begins the next one as a whole,
/// without the dot that would part it from what stands before.
enum MetadataLines {
  private static let separator = " · "

  /// The lines of some parts; only one that is longer than a line is broken.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  static func lines(of text: String, width: Int) -> [WrappedLine] {
    var lines: [WrappedLine] = []
    var offset = 0
    for part in text.split(separator: separator, omittingEmptySubsequences: false) {
      let end = offset + part.utf8.count
      let columns = DisplayWidth.columns(of: part)
      if let line = lines.last, line.columns + separator.count + columns <= width {
        lines[lines.count - 1] = WrappedLine(
          range: line.range.lowerBound..<end, indent: 0,
          columns: line.columns + separator.count + columns)
      } else {
        append(String(part), at: offset, width: width, to: &lines)
      }
      offset = end + separator.utf8.count
    }
    return lines
  }

  private static func append(
    _ part: String, at offset: Int, width: Int, to lines: inout [WrappedLine]
  ) {
    var wrapper = LineWrapper(part, width: width)
    while let line = wrapper.next() {
      lines.append(
        WrappedLine(
          range: line.range.lowerBound + offset..<line.range.upperBound + offset, indent: 0,
          columns: line.columns))
    }
  }
}
