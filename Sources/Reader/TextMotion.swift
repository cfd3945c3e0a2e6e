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
    if unit == .paragraph { return nextParagraphEdge(edge, after: place) }
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
    if unit == .paragraph { return previousParagraphEdge(edge, before: place) }
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
    if unit == .paragraph { return paragraph(at: place.block) }
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

  /// Whether a paragraph begins with a piece: lines that stand together, of a poem, a table or a listing, are one.
  private func startsParagraph(_ block: Int) -> Bool {
    guard isText(block) else { return false }
    let piece = pieces[block]
    guard block > 0, !piece.followsBlankLine, piece.role.isOneOfLines, isText(block - 1) else {
      return true
    }
    let before = pieces[block - 1]
    return before.role != piece.role || before.quoteLevel != piece.quoteLevel
  }

  private func endsParagraph(_ block: Int) -> Bool {
    guard isText(block) else { return false }
    return block + 1 == pieces.count || !isText(block + 1) || startsParagraph(block + 1)
  }

  /// The paragraph that a piece belongs to.
  ///
  /// - Complexity: O(*n*) in its pieces.
  private func paragraph(at block: Int) -> Range<TextAnchor> {
    var (first, last) = (block, block)
    if isText(block) {
      while !startsParagraph(first) { first -= 1 }
      while !endsParagraph(last) { last += 1 }
    }
    return TextAnchor(block: first, offset: 0)..<end(of: last)
  }

  private func end(of block: Int) -> TextAnchor {
    TextAnchor(block: block, offset: pieces[block].text.utf8.count)
  }

  private func nextParagraphEdge(_ edge: TextUnits.Edge, after place: TextAnchor) -> TextAnchor? {
    let blocks = max(0, place.block)..<max(place.block, pieces.count)
    switch edge {
    case .start:
      return blocks.first { startsParagraph($0) && $0 > place.block }
        .map { TextAnchor(block: $0, offset: 0) }
    case .end: return blocks.first { endsParagraph($0) && end(of: $0) > place }.map(end)
    }
  }

  private func previousParagraphEdge(
    _ edge: TextUnits.Edge, before place: TextAnchor
  ) -> TextAnchor? {
    let blocks = 0..<max(0, min(place.block + 1, pieces.count))
    switch edge {
    case .start:
      return blocks.last { startsParagraph($0) && TextAnchor(block: $0, offset: 0) < place }
        .map { TextAnchor(block: $0, offset: 0) }
    case .end: return blocks.last { endsParagraph($0) && end(of: $0) < place }.map(end)
    }
  }

  /// Where the next paragraph begins, or the one before.
  func paragraph(forward: Bool, from place: TextAnchor) -> TextAnchor? {
    stop(forward: forward, from: place, where: startsParagraph)
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
  /// Quotations have their `> ` where not all of it is one, for nobody could tell who says what.
  ///
  /// - Complexity: O(*n*) in its length.
  func text(in range: Range<TextAnchor>) -> String {
    var text = ""
    let last = min(range.upperBound.block, pieces.count - 1)
    guard range.lowerBound.block >= 0, range.lowerBound.block <= last else { return "" }
    let blocks = (range.lowerBound.block...last).lazy.filter { isText($0) }
    let level = blocks.first.map { pieces[$0].quoteLevel }
    let marksQuotations = blocks.contains { pieces[$0].quoteLevel != level }
    for block in blocks {
      let piece = pieces[block]
      let start = block == range.lowerBound.block ? range.lowerBound.offset : 0
      let end = block == range.upperBound.block ? range.upperBound.offset : piece.text.utf8.count
      guard start < end else { continue }
      if !text.isEmpty { text += piece.followsBlankLine ? "\n\n" : "\n" }
      if marksQuotations, piece.quoteLevel > 0 {
        text += String(repeating: ">", count: piece.quoteLevel) + " "
      }
      text.appendWithoutSoftHyphens(piece.text.slice(start..<end))
    }
    return text
  }
}

extension String {
  /// Appends a text but for the places where its words may be parted.
  fileprivate mutating func appendWithoutSoftHyphens(_ text: Substring) {
    var rest = text
    // As bytes they are found at once, and most texts have none.
    while let place = rest.utf8.firstIndex(of: 0xC2) {
      let after = rest.utf8.index(place, offsetBy: 2)
      let isSoftHyphen = rest.utf8[rest.utf8.index(after: place)] == 0xAD
      append(contentsOf: rest[..<(isSoftHyphen ? place : after)])
      rest = rest[after...]
    }
    append(contentsOf: rest)
  }
}
