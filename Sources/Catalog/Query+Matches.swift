import Articles

extension Query {
  /// Where what was asked for occurs in a text, as UTF-8 offsets: ascending, merged where they
  /// overlap.
  ///
  /// The text is a part of the given field; nil stands for any. A match covers whole characters as a
  /// reader counts them, marks included.
  /// - Complexity: O(*n*) in the length of the text, for each term.
  package func matches(in text: String, of field: QueryField? = nil) -> [Range<Int>] {
    matches(in: text) { $0.lights(field) }
  }

  /// What is found in an article's path as conditions on it, and in its file's name as words of any field
  /// that the headline does not have; as UTF-8 offsets in the path.
  func matches(inPathOf article: Article) -> [Range<Int>] {
    let path = article.path
    let stem = FileStem.ofPath(path)
    let name = String(decoding: stem, as: UTF8.self)
    let inName = matches(in: name) { leaf in
      leaf.isLookedForInName
        && occurrences(in: article.headline, of: { $0 == leaf }, limit: 1).isEmpty
    }
    let all =
      matches(in: path) { $0.field == .path }
      + inName.map { $0.lowerBound + stem.startIndex..<$0.upperBound + stem.startIndex }
    var merged: [Range<Int>] = []
    for range in all.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  private func matches(in text: String, of isWanted: (QueryLeaf) -> Bool) -> [Range<Int>] {
    guard positiveLeaves.contains(where: isWanted) else { return [] }
    var text = text
    text.makeContiguousUTF8()
    let found = occurrences(in: text, of: isWanted, limit: .max).map(\.range)
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

  /// One place where a condition is met.
  struct Occurrence {
    /// UTF-8 offsets in the text.
    let range: Range<Int>
    /// Which of the positive conditions it is.
    let leaf: Int
  }

  /// The places of the conditions that are wanted in ascending order, at most so many of each.
  func occurrences(
    in text: String, of isWanted: (QueryLeaf) -> Bool, limit: Int
  ) -> [Occurrence] {
    let folded = Folding.fold(text, tracksOffsets: true)
    let source = positiveLeaves.contains(where: \.needsSource) ? Array(text.utf8) : []
    var found: [Occurrence] = []
    let wanted = positiveLeaves.enumerated().filter { isWanted($0.element) }
    for (index, leaf) in wanted {
      for range in leaf.occurrences(in: folded, source: source, limit: limit) {
        found.append(
          Occurrence(range: folded.sourceRange(range.lowerBound, range.upperBound), leaf: index))
      }
    }
    if wanted.count > 1 {
      found.sort {
        ($0.range.lowerBound, $0.range.upperBound, $0.leaf)
          < ($1.range.lowerBound, $1.range.upperBound, $1.leaf)
      }
    }
    return found
  }
}

extension QueryLeaf {
  /// Whether it is also met by the name of an article's file.
  fileprivate var isLookedForInName: Bool {
    switch condition {
    case .term, .fuzzy: field == nil
    case .pattern, .filter: false
    }
  }

  /// Whether a folded text does not tell where it is met.
  fileprivate var needsSource: Bool {
    switch condition {
    case .term(let term): term.isExact
    case .pattern: true
    case .fuzzy, .filter: false
    }
  }

  /// The places in a folded text, at most so many, ascending and apart.
  fileprivate func occurrences(
    in folded: FoldedText, source: [UInt8], limit: Int
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    switch condition {
    case .filter: break
    case .term(let term):
      let source = term.isExact ? source : nil
      while found.count < limit, let place = term.next(in: folded, source: source, from: start) {
        start = place + term.needle.bytes.count
        found.append(place..<start)
      }
    case .fuzzy(let word):
      var scratch = FuzzyScratch()
      folded.withBytes { text in
        while found.count < limit,
          let range = word.next(
            in: text.bytes, from: start, to: text.bytes.count, using: &scratch)
        {
          start = range.upperBound
          found.append(range)
        }
      }
    case .pattern(let pattern):
      found = pattern.occurrences(in: folded, source: source, limit: limit)
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
