import Articles
import Catalog
import Screen

/// What is done with marks: read, starred, and how far an article was read.
extension AppState {
  /// So many articles are marked in one slice of a large change: about a millisecond.
  private static let markSlice = 1_024
  /// So many marks are looked up in one slice.
  private static let lookUpSlice = 1_024
  /// An article of which so many thousandths have been on the screen has been read to its end.
  private static let wholeText = 1_000

  // MARK: By hand

  /// Whether the list tells what is read from what is not: before anything is, there is nothing to tell.
  var showsMarks: Bool { library.marks.readCount > 0 || library.marks.starredCount > 0 }

  mutating func toggleMark(_ mark: QueryMark) -> [Effect] {
    guard let slot = list.selected, let headline = library.summary(of: slot)?.headline else {
      return []
    }
    let isSet = library.marks.holds(mark, slot)
    let change = mark == .starred ? Mark.starred(!isSet) : .read(!isSet)
    if mark == .read { markedByHand = slot }
    return self.mark([slot], change, words: "\(change.words): \(headline)")
  }

  private mutating func mark(_ slots: [Slot], _ mark: Mark, words: String) -> [Effect] {
    let changes = library.mark(slots, mark)
    guard !changes.isEmpty else {
      message = "It has not been read in yet: try again in a moment"
      return []
    }
    library.noteMarking()
    return [.mark(ChangeSet(words, changes))]
  }

  /// Begins to mark everything in the list as read.
  mutating func markAllRead() {
    guard marking == nil else { return }
    marking = BulkMarking(list: shown)
    message = "Marking as read …"
  }

  /// Marks a slice of what is to be, and hands all out once it is done.
  mutating func markOn() {
    guard var marking else { return }
    self.marking = nil
    let slots = marking.next(Self.markSlice).filter { !library.marks.holds(.read, $0) }
    marking.changes += library.mark(slots, .read(true))
    guard marking.isDone else {
      self.marking = marking
      return
    }
    let count = marking.changes.count
    guard count > 0 else {
      message = "All of them are read already"
      return
    }
    let words = "\(articles(count)) marked as read"
    message = "\(words): U takes it back"
    library.noteMarking()
    outbox.append(.mark(ChangeSet(words, marking.changes)))
  }

  mutating func takeBack(again: Bool) -> [Effect] {
    library.noteMarking()
    return [again ? .redoMarks : .undoMarks]
  }

  /// Says what was undone, or done again.
  mutating func note(_ reversal: Reversal?, again: Bool) {
    guard let reversal else {
      message = again ? "Nothing to do again" : "Nothing to undo"
      return
    }
    message =
      again
      ? "Done again: \(reversal.words)" : "Undone: \(reversal.words) · ^R does it again"
  }

  // MARK: Walking

  /// Selects the next article that has not been read, and says whether there is one.
  @discardableResult
  mutating func selectUnread(forward: Bool) -> Bool {
    let shown = shown
    var position = list.position + (forward ? 1 : -1)
    while position >= 0, position < shown.count {
      if library.marks.holds(.unread, shown[position]) {
        selectRow(position)
        return true
      }
      position += forward ? 1 : -1
    }
    message = forward ? "Nothing unread further down" : "Nothing unread further up"
    return false
  }

  /// Shows what is unread, then what is starred, then everything.
  mutating func filter() {
    let filters = ["is:unread", "is:starred"]
    let now = search.flatMap { search in filters.firstIndex { $0 == search.text } }
    let next = now.map { $0 + 1 } ?? 0
    guard next < filters.count else {
      endSearch()
      message = "Everything"
      return
    }
    let before = search?.start ?? whereabouts
    search = ListSearch(before: before)
    askLibrary(filters[next])
    message = next == 0 ? "Unread only: & shows the starred" : "Starred only: & shows everything"
  }

  // MARK: By reading

  /// What there is to be kept of the article on the screen, now that something has happened to it: that it was
  /// opened, how far it was read, and that it counts as read.
  mutating func followReading(since before: (slot: Slot?, focus: Focus, top: Int)) -> [Effect] {
    var effects: [Effect] = []
    if let left = before.slot, left != text.slot || before.focus == .text && focus == .list {
      effects += visit(ending: left)
    }
    guard let slot = text.slot else { return effects }
    if slot != before.slot { markedByHand = nil }
    if focus == .text, opened != slot { effects += open(slot) }
    if opened == slot, text.isAtEnd, readPolicy == .end { effects += count(slot) }
    return effects
  }

  /// The article has been on the screen for a while, and nothing else was done.
  mutating func linger() -> [Effect] {
    guard let slot = text.slot, page == nil, prompt == nil, search == nil || focus == .text,
      opened != slot
    else { return [] }
    return readPolicy == .linger ? open(slot) : []
  }

  private mutating func open(_ slot: Slot) -> [Effect] {
    guard let key = library.key(of: slot) else { return [] }
    opened = slot
    let visit = Effect.visit(Visit(key, isOpening: true))
    return readPolicy == .open || readPolicy == .linger ? [visit] + count(slot) : [visit]
  }

  /// Marks an article as read that has been, unless the user has just said otherwise.
  private mutating func count(_ slot: Slot) -> [Effect] {
    guard markedByHand != slot, library.marks.holds(.unread, slot),
      let headline = library.summary(of: slot)?.headline
    else { return [] }
    return mark([slot], .read(true), words: "Read: \(headline)")
  }

  /// Where one is in an article that is being left.
  private mutating func visit(ending slot: Slot) -> [Effect] {
    guard opened == slot, library.holds(slot), let key = library.key(of: slot) else { return [] }
    if text.slot != slot { opened = nil }
    guard let left = leftPlace(of: slot) else { return [] }
    let anchor = left.place.anchor
    let place = TextPlace(
      block: Int32(clamping: anchor.block), offset: Int32(clamping: anchor.offset))
    library.noteVisit(slot, place, progress: left.progress)
    return [.visit(Visit(key, place: place, progress: left.progress))]
  }

  /// The place and progress in an article, which may not be on the screen any more.
  private func leftPlace(of slot: Slot) -> (place: TextPane.Place, progress: Int)? {
    if text.slot == slot { return (text.place, progressNow) }
    return lastPlace?.slot == slot ? lastPlace.map { ($0.place, $0.progress) } : nil
  }

  /// How much of the text has been on the screen down to its last row, in thousandths.
  var progressNow: Int {
    text.isAtEnd
      ? Self.wholeText : min(TextStatus(text, words: nil).percent * 10, Self.wholeText - 1)
  }

  /// What there is to be kept when the program ends now.
  package mutating func leave() -> [Effect] {
    guard let slot = text.slot else { return [] }
    return visit(ending: slot)
  }

  /// Where to go on in an article.
  func place(in slot: Slot) -> TextPane.Place {
    if let place = places[slot] { return place }
    let marks = library.marks(of: slot)
    guard let place = marks.place, marks.progress < Self.wholeText else { return .start }
    return TextPane.Place(
      anchor: TextAnchor(block: Int(place.block), offset: Int(max(0, place.offset))))
  }

  // MARK: Looking up

  /// Whether marks are looked up, once nothing more important is done.
  var needsMarks: Bool { !isLoading && library.hasMarksToLookUp }

  mutating func lookUpMarks() {
    let before = library.marks.version
    _ = library.lookUpMarks(Self.lookUpSlice)
    if library.marks.version != before { areMarksNew = true }
    guard !library.hasMarksToLookUp, areMarksNew else { return }
    areMarksNew = false
    if search?.query.asksMarks ?? false { search?.askAgain(in: library, index: index) }
  }

  /// Looks up the marks of the articles in sight before all others.
  mutating func lookUpMarksInSight() {
    guard library.hasMarksToLookUp else { return }
    let shown = shown
    guard list.top < shown.count else { return }
    let end = min(list.top + layout.list.rows, shown.count)
    library.lookUpMarks(of: (list.top..<end).map { shown[$0] })
  }
}

/// A whole list on its way to being marked as read, in slices.
struct BulkMarking: Sendable {
  private let list: ArticleList
  private var taken = 0
  var changes: [Change] = []

  init(list: ArticleList) {
    self.list = list
  }

  var isDone: Bool { taken >= list.count }

  mutating func next(_ count: Int) -> [Slot] {
    let places = taken..<min(taken + count, list.count)
    taken = places.upperBound
    return places.map { list[$0] }
  }
}

/// When an article counts as read.
package enum ReadPolicy: String, CaseIterable, Sendable {
  /// When one goes into its text.
  case open
  /// Also when it has been on the screen for some seconds.
  case linger
  /// When its end has been on the screen.
  case end
  /// When it is marked.
  case hand
}

extension Mark {
  /// What it makes of an article.
  fileprivate var words: String {
    switch self {
    case .read(true): "Marked as read"
    case .read(false): "Marked as unread"
    case .starred(true): "Starred"
    case .starred(false): "Star taken away"
    case .tag(let name, true): "Tagged \(name)"
    case .tag(let name, false): "Tag \(name) taken away"
    }
  }
}
