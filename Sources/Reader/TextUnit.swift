/// A stretch of text that one reads, selects and moves by.
enum TextUnit: Int, CaseIterable, Sendable {
  case character, word, sentence, paragraph

  /// The next larger one; after the largest the smallest.
  var wider: TextUnit {
    TextUnit(rawValue: rawValue + 1) ?? .character
  }

  /// What the bottom row calls it.
  var name: String {
    switch self {
    case .character: "character"
    case .word: "word"
    case .sentence: "sentence"
    case .paragraph: "paragraph"
    }
  }
}

/// Where the units of one piece of text begin and end; offsets are in UTF-8 code units.
///
/// Whether one does at a place is told by what stands around it, so that a long text costs no more than
/// the way that is gone.
struct TextUnits {
  /// A side of a unit.
  enum Edge: Sendable {
    case start, end
  }

  let text: String
  private var scalars: String.UnicodeScalarView { text.unicodeScalars }

  init(_ text: String) {
    self.text = text
  }

  /// The length of the text.
  var count: Int { text.utf8.count }

  /// The nearest place behind an offset where a unit has that edge; nil when there is none.
  ///
  /// - Complexity: O(*n*) in the distance.
  func next(_ edge: Edge, of unit: TextUnit, after offset: Int) -> Int? {
    var index = place(offset)
    while index < text.endIndex {
      index = step(from: index, by: unit)
      if has(edge, of: unit, at: index) { return self.offset(index) }
    }
    return nil
  }

  /// The nearest place before an offset where a unit has that edge; nil when there is none.
  ///
  /// - Complexity: O(*n*) in the distance.
  func previous(_ edge: Edge, of unit: TextUnit, before offset: Int) -> Int? {
    var index = place(offset)
    while index > text.startIndex {
      index = stepBack(from: index, by: unit)
      if has(edge, of: unit, at: index) { return self.offset(index) }
    }
    return nil
  }

  /// The unit that a place is in, or the signs and spaces between two of them.
  func range(of unit: TextUnit, at offset: Int) -> Range<Int> {
    let here = aligned(offset)
    // Between two sentences there is nothing; what is between words is signs and spaces.
    let edges: [Edge] = unit == .sentence ? [.start] : [.start, .end]
    let isEdge = edges.contains { has($0, of: unit, at: place(here)) }
    let first =
      isEdge ? here : edges.compactMap { previous($0, of: unit, before: here) }.max() ?? 0
    let last =
      [Edge.start, .end].compactMap { next($0, of: unit, after: here) }.min() ?? count
    return first..<max(first, last)
  }

  /// Whether a unit has that edge at a place.
  func has(_ edge: Edge, of unit: TextUnit, at offset: Int) -> Bool {
    has(edge, of: unit, at: place(offset))
  }

  /// The place of a character's beginning at an offset or before it.
  func aligned(_ offset: Int) -> Int { self.offset(place(offset)) }

  // MARK: Indices

  private func place(_ offset: Int) -> String.Index {
    let offset = min(max(0, offset), count)
    let index = text.utf8.index(text.startIndex, offsetBy: offset)
    guard index < text.endIndex else { return index }
    // A view of scalars rounds an index within one down.
    return characterStart(atOrBefore: scalars[index...].startIndex)
  }

  private func characterStart(atOrBefore index: String.Index) -> String.Index {
    guard index > text.startIndex else { return index }
    let bytes = text.utf8
    // Between two letters of ASCII there is nothing to ask.
    if bytes[index] < 0x80, bytes[bytes.index(before: index)] < 0x80 { return index }
    return text.index(before: text.index(after: index))
  }

  private func offset(_ index: String.Index) -> Int {
    text.utf8.distance(from: text.startIndex, to: index)
  }

  private func step(from index: String.Index, by unit: TextUnit) -> String.Index {
    switch unit {
    case .character: text.index(after: index)
    case .word, .sentence: scalars.index(after: index)
    case .paragraph: text.endIndex
    }
  }

  private func stepBack(from index: String.Index, by unit: TextUnit) -> String.Index {
    switch unit {
    case .character: text.index(before: index)
    case .word, .sentence: scalars.index(before: index)
    case .paragraph: text.startIndex
    }
  }

  private func has(_ edge: Edge, of unit: TextUnit, at index: String.Index) -> Bool {
    switch (unit, edge) {
    case (.character, .start): index < text.endIndex
    case (.character, .end): index > text.startIndex
    case (.paragraph, .start): index == text.startIndex && index < text.endIndex
    case (.paragraph, .end): index == text.endIndex && index > text.startIndex
    case (.word, .start): WordEdges(scalars).startsWord(at: index)
    case (.word, .end): WordEdges(scalars).endsWord(at: index)
    case (.sentence, .start): SentenceEdges(scalars).startsSentence(at: index)
    case (.sentence, .end): SentenceEdges(scalars).endsSentence(at: index)
    }
  }
}
