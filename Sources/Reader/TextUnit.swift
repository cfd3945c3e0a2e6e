import Screen

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
/// the way that is gone; and a word or sentence that would be longer than `longest` ends there.
struct TextUnits {
  /// A side of a unit.
  enum Edge: Sendable {
    case start, end
  }

  /// So many code units has a word or a sentence at most: of text without spaces, or without full stops, parts
  /// are taken, or a key would wait for the whole of it.
  static let longest = 8_192

  let text: String
  private let clusters: TextClusters
  private var scalars: String.UnicodeScalarView { text.unicodeScalars }

  init(_ text: String) {
    self.text = text
    clusters = TextClusters(of: text)
  }

  /// The length of the text.
  var count: Int { text.utf8.count }

  /// The nearest place behind an offset where a unit has that edge; nil when there is none.
  ///
  /// - Complexity: O(*n*) in the distance, which is at most `longest` but for paragraphs.
  func next(_ edge: Edge, of unit: TextUnit, after offset: Int) -> Int? {
    var index = place(offset)
    let limit = reach(unit, from: offset, by: Self.longest)
    while index < text.endIndex {
      index = step(from: index, by: unit)
      if has(edge, of: unit, at: index) { return self.offset(index) }
      if let limit, index >= limit, index < text.endIndex { return aligned(self.offset(index)) }
    }
    return nil
  }

  /// The nearest place before an offset where a unit has that edge; nil when there is none.
  ///
  /// - Complexity: O(*n*) in the distance, which is at most `longest` but for paragraphs.
  func previous(_ edge: Edge, of unit: TextUnit, before offset: Int) -> Int? {
    var index = place(offset)
    let limit = reach(unit, from: offset, by: -Self.longest)
    while index > text.startIndex {
      index = stepBack(from: index, by: unit)
      if has(edge, of: unit, at: index) { return self.offset(index) }
      if let limit, index <= limit, index > text.startIndex { return aligned(self.offset(index)) }
    }
    return nil
  }

  /// How far an edge is looked for; nil where it is known at once.
  private func reach(_ unit: TextUnit, from offset: Int, by distance: Int) -> String.Index? {
    guard unit == .word || unit == .sentence else { return nil }
    return text.utf8.index(
      text.startIndex, offsetBy: min(max(0, min(max(0, offset), count) + distance), count))
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
    index(clusters.start(atOrBefore: min(max(0, offset), count)))
  }

  private func index(_ offset: Int) -> String.Index {
    text.utf8.index(text.startIndex, offsetBy: offset)
  }

  private func offset(_ index: String.Index) -> Int {
    text.utf8.distance(from: text.startIndex, to: index)
  }

  private func step(from index: String.Index, by unit: TextUnit) -> String.Index {
    switch unit {
    case .character: self.index(clusters.end(from: offset(index)))
    case .word, .sentence: scalars.index(after: index)
    case .paragraph: text.endIndex
    }
  }

  private func stepBack(from index: String.Index, by unit: TextUnit) -> String.Index {
    switch unit {
    case .character: place(offset(index) - 1)
    case .word, .sentence: scalars.index(before: index)
    case .paragraph: text.startIndex
    }
  }

  /// Whether letters or digits of ASCII stand on both sides, which is most of many texts.
  private func isWithinWord(_ index: String.Index) -> Bool {
    guard index > text.startIndex, index < text.endIndex else { return false }
    let bytes = text.utf8
    return WordByte.isWord(bytes[index]) && WordByte.isWord(bytes[bytes.index(before: index)])
  }

  private func has(_ edge: Edge, of unit: TextUnit, at index: String.Index) -> Bool {
    switch (unit, edge) {
    case (.word, _) where isWithinWord(index), (.sentence, _) where isWithinWord(index): false
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
