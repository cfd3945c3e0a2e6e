extension Article {
  /// The text in the parts that a page sets.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package func document() -> Document {
    let end = min(max(tagsStart, bodyStart), text.count)
    var setter = BodySetter(text: text, body: min(bodyStart, end)..<end)
    setter.set()
    var blocks = setter.blocks
    if !tags.isEmpty, end < text.count {
      let line = TextLines.string(end..<TextLines.end(of: end, in: text.span), in: text.span)
      blocks.append(
        Block(kind: .tags, text: line, followsBlankLine: isBlankLine(before: end)))
    }
    return Document(headline: headline, blocks: blocks)
  }

  private func isBlankLine(before start: Int) -> Bool {
    var index = start - 2
    while index >= 0, text[index] == 0x20 { index -= 1 }
    return index < 0 || text[index] == 0x0A
  }
}
