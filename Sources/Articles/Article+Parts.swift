extension Article {
  /// Where a part of the text ends that begins at an offset and has at most about so many bytes.
  ///
  /// It ends with a paragraph where it can, else with a line or a word, so that nothing that is looked for
  /// in parts is missed between them.
  /// - Complexity: O(*n*) in the bytes of the part.
  package func partEnd(from start: Int, atMost bytes: Int) -> Int {
    let start = min(max(start, 0), text.count)
    guard bytes < text.count - start else { return text.count }
    let limit = start + max(bytes, 4)
    let fewest = start + max(bytes, 4) / 2
    func last(_ ends: (Int) -> Bool) -> Int? {
      var place = limit
      while place > fewest {
        if ends(place) { return place }
        place -= 1
      }
      return nil
    }
    let isLineEnd = { (place: Int) in self.text[place - 1] == 0x0A }
    return last { isLineEnd($0) && self.text[$0 - 2] == 0x0A }
      ?? last(isLineEnd)
      ?? last { self.text[$0 - 1] == 0x20 }
      ?? last { self.text[$0] & 0xC0 != 0x80 }
      ?? limit
  }

  /// A part of the text as an article of the same name, without a headline's line of its own unless the
  /// part begins with it.
  package func part(_ range: Range<Int>) -> Article {
    let range = range.clamped(to: 0..<text.count)
    func place(_ offset: Int) -> Int {
      min(max(offset, range.lowerBound), range.upperBound) - range.lowerBound
    }
    var part = self
    part.text = Array(text[range])
    part.bodyStart = place(bodyStart)
    part.tagsStart = place(tagsStart)
    return part
  }
}
