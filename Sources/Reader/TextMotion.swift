/// Ways through the text of an article, from piece to piece: what is no part of the article is passed over.
struct TextMotion {
  let pieces: [ArticleLayout.Piece]

  init(_ pieces: [ArticleLayout.Piece]) {
    self.pieces = pieces
  }

  /// The nearest place behind another where a unit has that edge; nil when there is none.
  ///
  /// - Complexity: O(*n*) in the distance.
  func next(
    _ edge: TextUnits.Edge, of unit: TextUnit, after place: TextAnchor
  ) -> TextAnchor? {
    var block = max(0, place.block)
    // A place in a piece of its own is behind nothing of it.
    var offset: Int? = place.block >= 0 ? place.offset : nil
    while block < pieces.count {
      if isText(block) {
        let units = TextUnits(pieces[block].text)
        if offset == nil, edge == .start { return TextAnchor(block: block, offset: 0) }
        if let found = units.next(edge, of: unit, after: offset ?? 0) {
          return TextAnchor(block: block, offset: found)
        }
      }
      block += 1
      offset = nil
    }
    return nil
  }

  /// The nearest place before another where a unit has that edge; nil when there is none.
  ///
  /// - Complexity: O(*n*) in the distance.
  func previous(
    _ edge: TextUnits.Edge, of unit: TextUnit, before place: TextAnchor
  ) -> TextAnchor? {
    var block = min(place.block, pieces.count - 1)
    var offset: Int? = place.block < pieces.count ? place.offset : nil
    while block >= 0 {
      if isText(block) {
        let units = TextUnits(pieces[block].text)
        if offset == nil, edge == .end {
          return TextAnchor(block: block, offset: units.count)
        }
        if let found = units.previous(edge, of: unit, before: offset ?? units.count) {
          return TextAnchor(block: block, offset: found)
        }
      }
      block -= 1
      offset = nil
    }
    return nil
  }

  /// The unit that a place is in.
  func range(of unit: TextUnit, at place: TextAnchor) -> Range<TextAnchor> {
    guard pieces.indices.contains(place.block) else { return place..<place }
    let found = TextUnits(pieces[place.block].text).range(of: unit, at: place.offset)
    return TextAnchor(
      block: place.block, offset: found.lowerBound)..<TextAnchor(
        block: place.block, offset: found.upperBound)
  }

  /// The first word that begins at a place or behind it; without one, the first character.
  func firstWord(from place: TextAnchor) -> Range<TextAnchor>? {
    guard pieces.indices.contains(place.block) else { return nil }
    let units = TextUnits(pieces[place.block].text)
    let start =
      units.has(.start, of: .word, at: place.offset)
      ? place : next(.start, of: .word, after: place)
    if let start, let end = next(.end, of: .word, after: start) { return start..<end }
    return next(.end, of: .character, after: place).map { place..<$0 }
  }

  /// Where the article begins and ends; nil when it has no text.
  var bounds: Range<TextAnchor>? {
    guard let first = pieces.indices.first(where: isText),
      let last = pieces.indices.last(where: isText)
    else { return nil }
    return TextAnchor(
      block: first, offset: 0)..<TextAnchor(
        block: last, offset: pieces[last].text.utf8.count)
  }

  /// The nearest place that is in the article's text and between two characters.
  func held(_ place: TextAnchor) -> TextAnchor? {
    guard let bounds else { return nil }
    if place <= bounds.lowerBound { return bounds.lowerBound }
    if place >= bounds.upperBound { return bounds.upperBound }
    guard isText(place.block) else {
      return next(.start, of: .paragraph, after: TextAnchor(block: place.block, offset: .max))
    }
    let offset = TextUnits(pieces[place.block].text).aligned(place.offset)
    return TextAnchor(block: place.block, offset: offset)
  }

  private func isText(_ block: Int) -> Bool {
    pieces[block].role.isArticle && !pieces[block].text.isEmpty
  }

  // MARK: Paragraphs and sections

  /// Where the next paragraph begins, or the one before; lines that stand together are one.
  func paragraph(forward: Bool, from place: TextAnchor) -> TextAnchor? {
    stop(forward: forward, from: place) {
      isText($0) && ($0 == 0 || pieces[$0].role != .line || pieces[$0].followsBlankLine)
    }
  }

  /// Where the next section begins, or the one before.
  func section(forward: Bool, from place: TextAnchor) -> TextAnchor? {
    stop(forward: forward, from: place) { Self.isHeading(pieces[$0].role) }
  }

  /// Whether a piece is what a section begins with.
  static func isHeading(_ role: ArticleLayout.Piece.Role) -> Bool {
    role == .headline || role == .heading
  }

  private func stop(
    forward: Bool, from place: TextAnchor, where isStop: (Int) -> Bool
  ) -> TextAnchor? {
    if forward {
      let first = max(0, place.block + 1)
      guard first < pieces.count else { return nil }
      return (first..<pieces.count).first(where: isStop).map { TextAnchor(block: $0, offset: 0) }
    }
    // From the middle of one it goes back to its own beginning.
    let end = min(max(0, place.offset > 0 ? place.block + 1 : place.block), pieces.count)
    return (0..<end).last(where: isStop).map { TextAnchor(block: $0, offset: 0) }
  }

  // MARK: Copying

  /// The text between two places, unwrapped: a paragraph a line, a blank line where one parts them, nothing
  /// of what only the screen has.
  ///
  /// - Complexity: O(*n*) in its length.
  func text(in range: Range<TextAnchor>) -> String {
    var text = ""
    let last = min(range.upperBound.block, pieces.count - 1)
    guard range.lowerBound.block >= 0, range.lowerBound.block <= last else { return "" }
    for block in range.lowerBound.block...last where isText(block) {
      let piece = pieces[block]
      let start = block == range.lowerBound.block ? range.lowerBound.offset : 0
      let end = block == range.upperBound.block ? range.upperBound.offset : piece.text.utf8.count
      guard start < end else { continue }
      if !text.isEmpty { text += piece.followsBlankLine ? "\n\n" : "\n" }
      text.unicodeScalars += piece.text.slice(start..<end).unicodeScalars.filter { $0 != "\u{AD}" }
    }
    return text
  }
}
