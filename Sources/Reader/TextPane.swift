import Articles
import Catalog

/// The article on the screen, how far it is scrolled, and the matches lit in it.
struct TextPane: Equatable, Sendable {
  /// A match: a piece of the page and a range of UTF-8 offsets in it.
  struct Match: Equatable, Sendable {
    var piece: Int
    var range: Range<Int>

    var anchor: TextAnchor { TextAnchor(block: piece, offset: range.lowerBound) }
    var end: TextAnchor { TextAnchor(block: piece, offset: range.upperBound) }
  }

  /// What stands at the top, in a way that survives another width, height or version of the text.
  struct Place: Equatable, Sendable {
    var anchor: TextAnchor
    /// Whether the top is the blank line above the anchor.
    var isBlankAbove = false
    /// What the words there look like, in a place that was kept (`TextPlace.words`); 0 in any other.
    var words: UInt32 = 0

    static let start = Place(anchor: .start)
  }

  /// How much of an article is shown.
  enum Extent: Int, Comparable, Sendable {
    /// What is set at once: all of most articles.
    case beginning
    /// All that the library keeps.
    case kept
    /// All that is ever read of its file.
    case file

    static func < (left: Extent, right: Extent) -> Bool { left.rawValue < right.rawValue }
  }

  private(set) var slot: Slot?
  /// What was prepared elsewhere and is no longer shown.
  private var outgoing: PreparedText?
  /// How much of the article is there to be scrolled through.
  private(set) var extent = Extent.beginning
  private(set) var layout: ArticleLayout
  /// The first line shown.
  private(set) var top = 0
  /// What the user put at the top; kept while the size changes, so that nothing drifts.
  private(set) var place = Place.start
  private(set) var matches: [Match] = []
  private(set) var currentMatch: Int?
  private var rows = 1
  /// Where the text is on its way to, when to set it up to there takes longer than a key may.
  private var goal: Goal?

  private enum Goal: Equatable {
    case end
    case place
  }

  /// So many bytes of text are set at once, which takes some milliseconds.
  private static let sizeAtOnce = 1 << 17
  /// A slice of the way to a place.
  private static let sizeOfSlice = 1 << 16
  private static let linesAtOnce = 2_000

  init(style: PageStyle = PageStyle()) {
    layout = ArticleLayout(pieces: [], width: 1, style: style)
  }

  /// An article in the pane's width and style.
  private func set(_ article: Article) -> ArticleLayout {
    ArticleLayout(
      of: article, width: layout.width, room: layout.room, style: layout.style)
  }

  /// Shows an article from a place on; the matches are cleared.
  mutating func show(_ article: Article, in slot: Slot, at place: Place) {
    show(set(article), in: slot, at: place)
  }

  private mutating func show(_ layout: ArticleLayout, in slot: Slot, at place: Place) {
    retire()
    self.slot = slot
    extent = .beginning
    self.layout = layout
    matches = []
    currentMatch = nil
    go(to: place)
  }

  /// A place that was kept in the text as it is now: at the same words, if they are anywhere.
  private func found(_ kept: Place) -> Place {
    guard kept.words != 0 else { return kept }
    var place = kept
    place.words = 0
    func looksTheSame(_ index: Int) -> Bool {
      layout.pieces.indices.contains(index)
        && TextPlace.print(of: layout.pieces[index].text) == kept.words
    }
    let block = kept.anchor.block
    guard !looksTheSame(block) else { return place }
    let nearest = layout.pieces.indices.filter(looksTheSame)
      .min { abs($0 - block) < abs($1 - block) }
    if let nearest { place.anchor.block = nearest }
    return place
  }

  /// What the words at the top look like.
  var wordsAtPlace: UInt32 {
    layout.pieces.indices.contains(place.anchor.block)
      ? TextPlace.print(of: layout.pieces[place.anchor.block].text) : 0
  }

  /// Shows a newer version of the same article; the paragraph at the top stays, wherever it is now.
  mutating func renew(_ article: Article, in slot: Slot) {
    renew(set(article), in: slot)
  }

  /// Shows all of the same article, prepared elsewhere.
  mutating func renew(_ prepared: PreparedText, in slot: Slot) {
    renew(
      ArticleLayout(
        prepared.layout, width: layout.width, room: layout.room, style: layout.style), in: slot)
    extent = prepared.extent
  }

  private mutating func renew(_ newer: ArticleLayout, in slot: Slot) {
    var place = place
    place.anchor = TextRevision(from: layout.pieces, to: newer.pieces).place(of: place.anchor)
    show(newer, in: slot, at: place)
  }

  /// Puts a text aside that it takes long to let go of.
  private mutating func retire() {
    if extent > .beginning { outgoing = PreparedText(layout, extent: extent) }
  }

  /// What is no longer shown and takes long to let go of, which is then the caller's.
  mutating func takeOutgoing() -> PreparedText? {
    defer { outgoing = nil }
    return outgoing
  }

  /// Shows nothing.
  mutating func clear() {
    retire()
    slot = nil
    extent = .beginning
    layout = ArticleLayout(
      pieces: [], width: layout.width, room: layout.room, style: layout.style)
    goal = nil
    top = 0
    place = .start
    matches = []
    currentMatch = nil
  }

  /// Takes on a size; the same words stay at the top.
  mutating func fit(width: Int, room: SideRoom = SideRoom(), rows: Int) {
    let rows = max(1, rows)
    guard width != layout.width || room != layout.room || rows != self.rows else {
      holdTop()
      return
    }
    self.rows = rows
    if width != layout.width || room != layout.room {
      layout = ArticleLayout(layout, width: width, room: room)
    }
    go(to: place)
  }

  /// Whether the text is on its way to a place, for which `seek` has to be called.
  var isSeeking: Bool { goal != nil }

  /// Sets some more of the text on the way to a place far into it, and goes there once it is reached.
  mutating func seek() {
    guard let goal else { return }
    layout.extend(byLines: Self.linesAtOnce, bytes: Self.sizeOfSlice)
    switch goal {
    case .end: if layout.isComplete { scrollToEnd() }
    case .place: if !isFar(place.anchor) { go(to: place) }
    }
  }

  /// Whether too much has to be set before a place to do so at once.
  private func isFar(_ anchor: TextAnchor) -> Bool {
    guard !layout.isComplete else { return false }
    return layout.offset(of: anchor) - sizeSet > Self.sizeAtOnce
  }

  /// How much of the text has been set.
  private var sizeSet: Int { layout.size(laidOut: layout.lines.count) }

  /// Brings a place to the top, at once or, when it is far, bit by bit.
  mutating func go(to kept: Place) {
    let place = found(kept)
    self.place = place
    goal = isFar(place.anchor) ? .place : nil
    guard goal == nil else {
      top = min(top, max(0, layout.lines.count - 1))
      holdTop()
      return
    }
    top = place == .start ? 0 : layout.line(of: place.anchor)
    if place.isBlankAbove, top > 0, layout.lines[top - 1].piece < 0 { top -= 1 }
    holdTop()
  }

  /// Lays out what the screen needs and holds the top within the text.
  private mutating func holdTop() {
    layout.extend(toLines: top + rows + 1)
    top = max(0, min(top, lastTop))
  }

  /// The last line that may be at the top, once the text is laid out that far.
  private var lastTop: Int { max(0, layout.lines.count - rows) }

  var isAtEnd: Bool { layout.isComplete && top >= lastTop }
  /// The number of rows the pane has.
  var visibleRows: Int { rows }
  /// How much of a page is turned at once: two lines stay in sight.
  var pageStep: Int { max(1, rows - 2) }

  /// Scrolls by lines, as far as there are any.
  mutating func scroll(by lines: Int) {
    goal = nil
    layout.extend(toLines: top + max(0, lines) + rows + 1)
    top = max(0, min(top + lines, lastTop))
    notePlace()
  }

  mutating func scrollToStart() {
    goal = nil
    top = 0
    notePlace()
  }

  mutating func scrollToEnd() {
    guard layout.isComplete || layout.size - sizeSet <= Self.sizeAtOnce else {
      goal = .end
      return
    }
    goal = nil
    layout.extendToEnd()
    top = lastTop
    notePlace()
  }

  private mutating func notePlace() {
    holdTop()
    guard top > 0, top < layout.lines.count else {
      place = .start
      return
    }
    let line = layout.lines[top]
    place = Place(anchor: line.anchor, isBlankAbove: line.piece < 0)
  }

  // MARK: Lines

  /// Lays out all of a text that is laid out at once anyway.
  mutating func layOutIfShort(_ most: Int) {
    if !layout.isComplete, layout.size <= most { layout.extendToEnd() }
  }

  /// The line that a place is in, laid out as far as that.
  mutating func lineOfText(at place: TextAnchor) -> Int { layout.line(of: place) }

  /// Brings a place to the top, as far as the text scrolls.
  mutating func scroll(to place: TextAnchor) {
    goal = nil
    guard !isFar(place) else {
      go(to: Place(anchor: place))
      return
    }
    top = layout.line(of: place)
    // The first piece has what belongs to it above and below.
    if place <= .start { top = 0 }
    notePlace()
  }

  /// Scrolls just so far that the line of a place is in sight.
  mutating func reveal(_ place: TextAnchor) {
    guard !isFar(place) else {
      go(to: Place(anchor: place))
      return
    }
    let line = layout.line(of: place)
    layout.extend(toLines: line + rows + 1)
    if line < top {
      top = line
    } else if line >= top + rows {
      top = line - rows + 1
    } else {
      return
    }
    notePlace()
  }

  /// The line so many below another or above it, or the next one on that side that has text of the article;
  /// nil beyond the ends.
  mutating func lineWithText(from line: Int, by count: Int) -> Int? {
    let step = count < 0 ? -1 : 1
    var target = line + count
    while target >= 0 {
      layout.extend(toLines: target + 1)
      guard target < layout.lines.count else { return nil }
      if hasText(target) { return target }
      target += step
    }
    return nil
  }

  /// The line with text of the article in sight that is nearest to one: from above, else from below.
  func lineWithText(inSightNear line: Int) -> Int? {
    let visible = top..<max(top, min(top + rows, layout.lines.count))
    return visible.last { $0 <= line && hasText($0) } ?? visible.first { hasText($0) }
  }

  private func hasText(_ line: Int) -> Bool {
    let shown = layout.lines[line]
    return shown.piece >= 0 && layout.pieces[shown.piece].role.isArticle && !shown.range.isEmpty
  }

  // MARK: Matches

  /// Lights what a query finds; the first match at or after `place` becomes the current one.
  mutating func light(_ query: Query?, from place: TextAnchor = .start) {
    matches = []
    currentMatch = nil
    guard let query, !query.isEmpty else { return }
    for (index, piece) in layout.pieces.enumerated() {
      for range in piece.matches(of: query) { matches.append(Match(piece: index, range: range)) }
    }
    if !matches.isEmpty {
      let next = matches.partitionIndex { $0.anchor >= place }
      currentMatch = next < matches.count ? next : 0
    }
  }

  /// The match that comes after what was looked at last: the current one while it is in sight, else
  /// what is in sight; nil when there is none on that side.
  func nextMatch(forward: Bool) -> Int? {
    let step = forward ? 1 : -1
    if let currentMatch, isInSight(matches[currentMatch]) {
      return matches.indices.contains(currentMatch + step) ? currentMatch + step : nil
    }
    let next = matches.partitionIndex { $0.anchor >= place.anchor }
    let index = forward ? next : next - 1
    return matches.indices.contains(index) ? index : nil
  }

  func isInSight(_ match: Match) -> Bool {
    guard top < layout.lines.count else { return false }
    let below = top + rows
    return match.anchor >= layout.lines[top].anchor
      && (below >= layout.lines.count || match.anchor < layout.lines[below].anchor)
  }

  /// Makes a match the current one, without scrolling.
  mutating func keepCurrent(_ index: Int) {
    if matches.indices.contains(index) { currentMatch = index }
  }

  /// Makes a match the current one and brings it into sight.
  mutating func go(toMatch index: Int) {
    guard matches.indices.contains(index) else { return }
    currentMatch = index
    goal = nil
    guard !isFar(matches[index].anchor) else {
      go(to: Place(anchor: matches[index].anchor))
      return
    }
    let line = layout.line(of: matches[index].anchor)
    layout.extend(toLines: line + rows + 1)
    if line < top || line >= top + rows {
      // The headline and what belongs to it are worth seeing whole.
      top = line < rows - 1 ? 0 : max(0, line - rows / 3)
      top = min(top, lastTop)
      notePlace()
    }
  }
}
