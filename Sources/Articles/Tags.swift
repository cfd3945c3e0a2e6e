/// The closing line that names an article's subjects.
enum Tags {
  private static let labelLength = 5

  /// Whether `Tags:` stands at an index, in letters of either case.
  private static func beginsWithLabel(_ start: Int, _ bytes: Span<UInt8>) -> Bool {
    bytes[start] | 0x20 == 0x74 && bytes[start + 1] | 0x20 == 0x61
      && bytes[start + 2] | 0x20 == 0x67 && bytes[start + 3] | 0x20 == 0x73
      && bytes[start + 4] == 0x3A
  }

  /// The line `Tags: ...` among the given text if it is the last one that is not blank.
  static func line(of bytes: Span<UInt8>, in range: Range<Int>) -> Range<Int>? {
    let kept = TextLines.trimmed(range, in: bytes)
    guard !kept.isEmpty else { return nil }
    let start = bytes.endOfLast(0x0A, before: kept.upperBound, from: range.lowerBound)
    let line = TextLines.trimmed(start..<kept.upperBound, in: bytes)
    guard line.count >= labelLength, beginsWithLabel(line.lowerBound, bytes) else { return nil }
    return start..<kept.upperBound
  }

  /// The tags on such a line, in their order, each once.
  ///
  /// Two that differ only by case are the same; the first one's spelling stands.
  /// - Complexity: O(*n*) in the length of the line.
  static func names(in line: Range<Int>, of bytes: Span<UInt8>) -> [String] {
    let content = TextLines.trimmed(line, in: bytes).dropFirst(labelLength)
    var tags: [String] = []
    var seen: Set<String> = []
    for piece in bytes.string(content).split(whereSeparator: isComma) {
      let tag = CleanText.line(String(piece))
      if !tag.isEmpty, seen.insert(tag.lowercased()).inserted { tags.append(tag) }
    }
    return tags
  }

  private static func isComma(_ character: Character) -> Bool {
    character == "," || character == "\u{FF0C}" || character == "\u{060C}"
  }
}
