import Articles
import Catalog
import Screen

extension AppState {
  /// Ways through the article on the screen.
  var motion: TextMotion { TextMotion(text.layout.pieces) }

  // MARK: Beginning and ending

  /// Begins to select: at the current match where it is in sight, else at the first word that is.
  mutating func beginSelection() {
    guard text.slot != nil, let range = matchInSight ?? firstWordInSight else {
      message = "There is no text to select"
      return
    }
    select(range, by: .character)
  }

  private var matchInSight: Range<TextAnchor>? {
    guard let current = text.currentMatch, text.matches.indices.contains(current) else {
      return nil
    }
    let match = text.matches[current]
    guard text.isInSight(match) else { return nil }
    return match.anchor..<TextAnchor(block: match.piece, offset: match.range.upperBound)
  }

  private var firstWordInSight: Range<TextAnchor>? {
    let motion = motion
    let lines = text.layout.lines
    guard lines.indices.contains(text.top), let top = motion.held(lines[text.top].anchor) else {
      return nil
    }
    return motion.firstWord(from: top)
  }

  /// Selects a part of the text.
  mutating func select(_ range: Range<TextAnchor>, by unit: TextUnit) {
    selection = TextSelection(range, by: unit)
    selectionSlot = text.slot
    revealSelectionHead()
  }

  /// Lets go of a selection that no longer has its text on the screen, and works out what another comes to.
  mutating func checkSelection() {
    if focus != .text || text.slot != selectionSlot || text.slot == nil { selection = nil }
    guard let selection else {
      selected = nil
      return
    }
    if selected?.selection != selection { selected = SelectedText(selection, in: motion) }
  }

  /// Keeps the selection when the same text or more of it is shown anew, and ends it when it is another.
  mutating func keepSelection(over old: [ArticleLayout.Piece]) {
    guard let selection else { return }
    selected = nil
    let pieces = text.layout.pieces
    let isKept = [selection.anchor, selection.head].allSatisfy { place in
      pieces.indices.contains(place.block) && old.indices.contains(place.block)
        && pieces[place.block].text.hasPrefix(old[place.block].text)
    }
    if !isKept {
      self.selection = nil
      textPress = nil
      message = "The article has changed: nothing is selected"
    }
  }

  // MARK: Moving an end

  /// Moves the end by a unit, or by what is selected whole.
  mutating func moveSelection(by unit: TextUnit? = nil, forward: Bool) {
    guard let unit = unit ?? selection?.unit else { return }
    let motion = motion
    selection?.move(by: unit, forward: forward, in: motion)
    revealSelectionHead()
  }

  /// Moves the end up or down, in its column.
  mutating func moveSelection(byLines count: Int) {
    guard let selection else { return }
    let place = selection.cursor(in: motion)
    let line = text.lineOfText(at: place)
    let column = selection.column ?? column(of: place.offset, inLine: line)
    guard let target = text.lineWithText(from: line, by: count),
      let character = character(at: column, inLine: target)
    else {
      moveSelection(toEnd: count > 0)
      return
    }
    self.selection?.move(onto: character)
    self.selection?.column = column
    revealSelectionHead()
  }

  /// Moves the end to the beginning or the end of the article.
  mutating func moveSelection(toEnd: Bool) {
    guard let bounds = motion.bounds else { return }
    selection?.move(to: toEnd ? bounds.upperBound : bounds.lowerBound)
    revealSelectionHead()
  }

  mutating func widenSelection() {
    let motion = motion
    selection?.widen(in: motion)
  }

  /// Begins anew with what the end is on.
  mutating func beginSelectionAtEnd() {
    let motion = motion
    selection?.beginAtHead(in: motion)
  }

  mutating func swapSelectionEnds() {
    selection?.swapEnds()
    revealSelectionHead()
  }

  private mutating func revealSelectionHead() {
    guard let selection else { return }
    text.reveal(selection.cursor(in: motion))
  }

  // MARK: The mouse

  /// Takes hold of the text under the pointer: a character, at a second click a word, at a third a paragraph.
  mutating func pressText(_ mouse: MouseEvent) {
    selection = nil
    let unit: TextUnit = mouse.clicks < 2 ? .character : mouse.clicks == 2 ? .word : .paragraph
    textPress = range(at: mouse.point, by: unit).map { TextPress(range: $0, unit: unit) }
    if let textPress, unit != .character { select(textPress.range, by: unit) }
  }

  /// Selects from where the button was pressed to the pointer; beyond the edge the text scrolls.
  mutating func dragText(to point: Point) {
    guard let press = textPress, selection != nil || focus == .text else { return }
    let area = textColumn
    if point.row < area.row { text.scroll(by: -1) }
    if point.row >= area.row + area.rows { text.scroll(by: 1) }
    guard let last = range(at: point, by: press.unit) else { return }
    if selection == nil, last == press.range { return }
    if selection == nil { select(press.range, by: press.unit) }
    selection?.reach(from: press.range, to: last)
  }

  /// The unit under the pointer, or the nearest one that is in sight.
  private func range(at point: Point, by unit: TextUnit) -> Range<TextAnchor>? {
    let area = textColumn
    let row = min(max(point.row - area.row, 0), max(0, area.rows - 1))
    let lines = text.layout.lines
    guard let line = text.lineWithText(inSightNear: text.top + row), lines.indices.contains(line),
      let character = character(at: point.column - area.column, inLine: line)
    else { return nil }
    return unit == .character ? character : motion.range(of: unit, at: character.lowerBound)
  }

  // MARK: Copying

  /// Copies what is selected, and ends the selection.
  mutating func copySelection() -> [Effect] {
    let motion = motion
    return copied(TextExtract(motion.pieces, selection?.range(in: motion) ?? .start..<(.start)))
  }

  /// Copies what is selected, or the whole article, and says where it is from.
  mutating func copyCited() -> [Effect] {
    guard let slot = text.slot, let source = citation(of: slot) else {
      message = "There is no article to copy"
      return []
    }
    let motion = motion
    guard let bounds = motion.bounds, let range = selection?.range(in: motion) ?? wholeRange(bounds)
    else { return [] }
    return copied(TextExtract(motion.pieces, range, ending: "\n\n" + source))
  }

  /// All of the article, if all of it is there.
  mutating func wholeRange(_ bounds: Range<TextAnchor>) -> Range<TextAnchor>? {
    guard let slot = text.slot else { return nil }
    guard !library.awaitsText(slot), !(isLong(slot) && text.extent == .beginning) else {
      message = "Not all of it has been read yet: try again in a moment"
      return nil
    }
    return bounds
  }

  /// `— Headline, Sender, Place, 22 Jul 2023 (path)`, with what is known of the article itself.
  private func citation(of slot: Slot) -> String? {
    guard let summary = library.summary(of: slot) else { return nil }
    var parts = [summary.headline]
    if let sender { parts.append(sender) }
    if let place = summary.place { parts.append(place) }
    if let date = summary.date, date.origin != .modification { parts.append(date.day.short) }
    let path = library.path(of: slot).map { $0 == "-" ? "" : " (\($0))" } ?? ""
    return "— " + parts.joined(separator: ", ") + path
  }

  /// The name of who sent the mail on the screen, or the address; nil when it is no mail.
  private var sender: String? {
    let label = "From:"
    // Its header stands at the top of the page.
    let lines = text.layout.pieces.prefix(40).lazy.filter { $0.role == .byline }
    guard let line = lines.first(where: { $0.text.hasPrefix(label) })?.text else { return nil }
    let words = line.dropFirst(label.count).prefix { $0 != "<" }
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let name = String(words.drop { $0 == "\"" }.reversed().drop { $0 == "\"" }.reversed())
    if !name.isEmpty { return name }
    return Link.all(in: line).first?.target.written
  }

  /// Copies at once, or as soon as a long text is put together, where nobody waits.
  private mutating func copied(_ extract: TextExtract) -> [Effect] {
    if extract.isLong {
      selection = nil
      message = "Copying …"
      return [.gather(extract)]
    }
    let copied = CopiedText(extract)
    if !copied.text.isEmpty { selection = nil }
    return take(copied)
  }

  /// Copies what has been put together.
  mutating func take(_ copied: CopiedText) -> [Effect] {
    message = copied.message
    return copied.text.isEmpty ? [] : [.copy(copied.text)]
  }
}

/// What was under the pointer when the button was pressed in the text.
struct TextPress: Equatable, Sendable {
  var range: Range<TextAnchor>
  var unit: TextUnit
}
