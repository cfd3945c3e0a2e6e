extension Query {
  /// Where the terms occur in a text, as UTF-8 offsets: ascending, merged where they overlap.
  ///
  /// A match covers whole characters as a reader counts them, marks included.
  /// - Complexity: O(*n*) in the length of the text, for each term.
  package func matches(in text: String) -> [Range<Int>] {
    guard !isEmpty else { return [] }
    var text = text
    text.makeContiguousUTF8()
    let found = occurrences(in: text, limit: .max).map(\.range)
    var boundaries = CharacterBoundaries(text)
    var merged: [Range<Int>] = []
    for range in found {
      // Overlap is settled before widening too, so that boundaries are only asked for in order.
      if let last = merged.last, range.lowerBound < last.upperBound {
        if range.upperBound > last.upperBound {
          merged[merged.count - 1] =
            last.lowerBound..<boundaries.first(atOrAfter: range.upperBound)
        }
        continue
      }
      let start = boundaries.last(atOrBefore: range.lowerBound)
      let end = boundaries.first(atOrAfter: range.upperBound)
      if let last = merged.last, start < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(end, last.upperBound)
      } else {
        merged.append(start..<end)
      }
    }
    return merged
  }

  /// One place where a term occurs.
  struct Occurrence {
    /// UTF-8 offsets in the text.
    let range: Range<Int>
    let term: Int
  }

  /// The places of all terms in ascending order, at most so many of each.
  func occurrences(in text: String, limit: Int) -> [Occurrence] {
    let folded = Folding.fold(text, tracksOffsets: true)
    let source = terms.contains(where: \.isExact) ? Array(text.utf8) : nil
    var found: [Occurrence] = []
    for (index, term) in terms.enumerated() {
      var start = 0
      var count = 0
      while count < limit, let place = term.next(in: folded, source: source, from: start) {
        start = place + term.needle.bytes.count
        count += 1
        found.append(Occurrence(range: folded.sourceRange(place, start), term: index))
      }
    }
    if terms.count > 1 {
      found.sort {
        ($0.range.lowerBound, $0.range.upperBound, $0.term)
          < ($1.range.lowerBound, $1.range.upperBound, $1.term)
      }
    }
    return found
  }
}

/// Finds the ends of characters (grapheme clusters) in one walk over a text.
///
/// Offsets have to be asked for in ascending order, but for those within the character last found.
private struct CharacterBoundaries {
  private let text: String
  /// The character last found, as UTF-8 offsets.
  private var character = 0..<0
  private var next: String.Index

  init(_ text: String) {
    self.text = text
    next = text.startIndex
  }

  mutating func last(atOrBefore offset: Int) -> Int {
    if isPlain(offset) { return offset }
    walk(to: offset)
    return character.upperBound <= offset ? offset : min(character.lowerBound, offset)
  }

  mutating func first(atOrAfter offset: Int) -> Int {
    if isPlain(offset) { return offset }
    walk(to: offset)
    return character.lowerBound >= offset ? offset : max(character.upperBound, offset)
  }

  /// Whether two characters of ASCII meet there, which never join (CR LF is not matched apart).
  private func isPlain(_ offset: Int) -> Bool {
    let utf8 = text.utf8
    guard offset > 0, offset < utf8.count else { return true }
    let index = utf8.index(utf8.startIndex, offsetBy: offset)
    return utf8[index] < 0x80 && utf8[utf8.index(before: index)] < 0x80
  }

  /// Moves on to the first character that ends at or after an offset.
  private mutating func walk(to offset: Int) {
    guard character.upperBound < offset else { return }
    skipPlain(to: offset)
    while character.upperBound < offset, next < text.endIndex {
      let following = text.index(after: next)
      let length = text.utf8.distance(from: next, to: following)
      character = character.upperBound..<character.upperBound + length
      next = following
    }
  }

  /// Leaps to the last place before an offset where two characters of ASCII meet: nothing before it
  /// matters.
  private mutating func skipPlain(to offset: Int) {
    var place = offset
    while place > character.upperBound {
      if isPlain(place) {
        character = place..<place
        next = text.utf8.index(text.utf8.startIndex, offsetBy: place)
        return
      }
      place -= 1
    }
  }
}
