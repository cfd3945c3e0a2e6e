/// The closing line that names an article's subjects.
enum Tags {
  private static let label = Array("tags:".utf8)

  /// The line `Tags: ...` among the given text if it is the last one that is not blank.
  static func line(of bytes: [UInt8], in range: Range<Int>) -> Range<Int>? {
    let kept = TextLines.trimmed(range, in: bytes)
    guard !kept.isEmpty else { return nil }
    var start = kept.upperBound
    while start > range.lowerBound, bytes[start - 1] != 0x0A { start -= 1 }
    let line = TextLines.trimmed(start..<kept.upperBound, in: bytes)
    guard line.count >= label.count,
      zip(bytes[line], label).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 && $0 >= 0x41 })
    else { return nil }
    return start..<kept.upperBound
  }

  /// The tags on such a line, in their order, each once.
  ///
  /// Two that differ only by case are the same; the first one's spelling stands.
  /// - Complexity: O(*n*) in the length of the line.
  static func names(in line: Range<Int>, of bytes: [UInt8]) -> [String] {
    let content = TextLines.trimmed(line, in: bytes).dropFirst(label.count)
    var tags: [String] = []
    var seen: Set<String> = []
    for piece in String(decoding: bytes[content], as: UTF8.self).split(whereSeparator: isComma) {
      let tag = CleanText.line(String(piece))
      if !tag.isEmpty, seen.insert(tag.lowercased()).inserted { tags.append(tag) }
    }
    return tags
  }

  private static func isComma(_ character: Character) -> Bool {
    character == "," || character == "\u{FF0C}" || character == "\u{060C}"
  }
}
