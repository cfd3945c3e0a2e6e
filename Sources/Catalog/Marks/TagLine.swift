import Articles

/// How tags are written in one line: parted by commas, or by spaces where there is no comma; one behind a `-` is
/// taken away.
package enum TagLine {
  /// The tags of a line, each once, and whether each is set or taken away.
  ///
  /// One that differs from a known tag only by case is that tag.
  /// - Complexity: O(*n*) in the length of the line, and in the known tags.
  package static func changes(
    in line: String, known: some Sequence<String>
  ) -> [(name: String, isSet: Bool)] {
    var spellings: [String: String] = [:]
    for tag in known { spellings[tag.lowercased()] = tag }
    var changes: [(name: String, isSet: Bool)] = []
    for word in words(of: line) {
      let isSet = !word.hasPrefix("-")
      let plain = CleanText.line(isSet ? word : String(word.drop { $0 == "-" }))
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let name = spellings[plain.lowercased()] ?? plain
      guard !name.isEmpty, !changes.contains(where: { $0.name == name }) else { continue }
      changes.append((name, isSet))
    }
    return changes
  }

  private static func words(of line: String) -> [String] {
    let hasCommas = line.contains(where: isComma)
    return line.split { hasCommas ? isComma($0) : $0.isWhitespace }.map { part in
      String(part.drop { $0.isWhitespace })
    }
  }

  /// The beginning of a tag that a cursor stands behind; nil within a line.
  package static func beginning(in line: [Character], before cursor: Int) -> QueryBeginning? {
    guard cursor == line.count else { return nil }
    var start = (line.lastIndex { separates($0, in: line) } ?? -1) + 1
    while start < cursor, line[start].isWhitespace || line[start] == "-" { start += 1 }
    return QueryBeginning(tag: String(line[start..<cursor]), at: start..<cursor)
  }

  private static func separates(_ character: Character, in line: [Character]) -> Bool {
    line.contains(where: isComma) ? isComma(character) : character.isWhitespace
  }

  private static func isComma(_ character: Character) -> Bool {
    character == "," || character == "\u{FF0C}" || character == "\u{060C}"
  }
}
