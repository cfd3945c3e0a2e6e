import Articles
import Catalog
import Screen

/// What is done with marks: read, starred, and how far an article was read.
extension AppState {
  /// So many articles are marked in one slice of a large change: about a millisecond.
  private static let markSlice = 1_024
  /// So many rows are looked at in one slice for one that is unread: far less than a millisecond.
  private static let walkSlice = 4_096
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
    let effects = self.mark(slot, [change], words: "\(change.words): \(headline)")
    if mark == .read, !effects.isEmpty { markedByHand = slot }
    return effects
  }

  mutating func mark(
    _ slot: Slot, _ marks: [Mark], words: String, isAutomatic: Bool = false
  ) -> [Effect] {
    let changes = marks.flatMap { library.mark([slot], $0) }
    guard !changes.isEmpty else {
      message = "It has not been read in yet: try again in a moment"
      return []
    }
    library.noteMarking()
    return [.mark(ChangeSet(words, changes, isAutomatic: isAutomatic))]
  }

  /// Begins to mark everything in the list as read.
  mutating func markAllRead() {
    guard marking == nil else { return }
    marking = BulkMarking(list: shown)
    // From now on, or a table that does not know of it yet would take marks away again.
    library.noteMarking()
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
    if let change = change(of: marking) {
      message = "\(change.words): U takes it back"
      outbox.append(.mark(change))
    } else {
      message = "All of them are read already"
    }
  }

  /// What a whole list's marking comes to, as far as it has got; nil for nothing, which is then not heard of again.
  private mutating func change(of marking: BulkMarking) -> ChangeSet? {
    let count = marking.changes.count
    guard count > 0 else {
      library.withdrawMarking()
      return nil
    }
    return ChangeSet("\(articles(count)) marked as read", marking.changes)
  }

  mutating func takeBack(again: Bool) -> [Effect] {
    var effects: [Effect] = []
    if !again, let marking {
      // What is under way is what was done last.
      self.marking = nil
      guard let change = change(of: marking) else { return [] }
      effects = [.mark(change)]
    }
    markedByHand = text.slot
    library.noteMarking()
    return effects + [again ? .redoMarks : .undoMarks]
  }

  /// Says what was undone, or done again.
  mutating func note(_ reversal: Reversal?, again: Bool) {
    guard let reversal else {
      message = again ? "Nothing to do again" : "Nothing to undo"
      return
    }
    guard reversal.count > 0 else {
      message =
        again
        ? "Done already, elsewhere: \(reversal.words)"
        : "Undone already, elsewhere: \(reversal.words)"
      return
    }
    message =
      again
      ? "Done again: \(reversal.words)" : "Undone: \(reversal.words) · ^R does it again"
  }

  // MARK: Walking

  /// Looks for the next article that has not been read, and selects it; if there is none, the next of all if
  /// that will do.
  mutating func selectUnread(forward: Bool, orNext: Bool = false) {
    unreadSeek = UnreadSeek(
      isForward: forward, takesAny: orNext, from: list.position, among: shown.count)
    seekUnread()
  }

  /// Walks on for a slice.
  mutating func seekUnread() {
    guard var seek = unreadSeek else { return }
    unreadSeek = nil
    let shown = shown
    if seek.start != list.position || seek.count != shown.count {
      seek = UnreadSeek(
        isForward: seek.isForward, takesAny: seek.takesAny, from: list.position,
        among: shown.count)
    }
    if library.marks.readCount < library.count {
      var left = Self.walkSlice
      while let position = seek.next() {
        if library.marks.holds(.unread, shown[position]) {
          message = nil
          selectRow(position)
          return
        }
        left -= 1
        if left == 0 {
          unreadSeek = seek
          message = "Looking for what is unread …"
          return
        }
      }
    }
    message = nil
    if seek.takesAny {
      selectNext()
    } else {
      message = seek.isForward ? "Nothing unread further down" : "Nothing unread further up"
    }
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

  /// Where one is in reading now.
  var readingPoint: ReadingPoint {
    ReadingPoint(
      slot: text.slot, focus: focus, place: text.slot == nil ? nil : storedPlace,
      progress: progressNow,
      isAtEnd: opened == text.slot && hasReachedEnd)
  }

  /// Whether the end of the article has been on the screen, of which there may be more than has been read in.
  private var hasReachedEnd: Bool {
    guard text.isAtEnd, let slot = text.slot, !library.awaitsText(slot) else { return false }
    return text.extent > .beginning || !isLong(slot)
  }

  /// What there is to be kept of the article on the screen, now that something has happened to it: that it was
  /// opened, how far it was read, and that it counts as read.
  mutating func followReading(since before: ReadingPoint) -> [Effect] {
    var effects: [Effect] = []
    if let left = before.slot, opened == left {
      if left != text.slot {
        effects += visit(ending: left, at: before)
        opened = nil
      } else if before.focus == .text, focus == .list {
        effects += visit(ending: left, at: before)
      }
    }
    if markedByHand != text.slot { markedByHand = nil }
    guard let slot = text.slot else { return effects }
    if focus == .text, opened != slot { effects += open(slot) }
    if opened == slot, readPolicy == .end, hasReachedEnd,
      !(before.slot == slot && before.isAtEnd)
    {
      effects += count(slot)
    }
    return effects
  }

  /// Notes where one was in the article on the screen, which is about to be shown otherwise or not at all.
  mutating func leaveText() {
    guard let slot = text.slot, opened == slot else { return }
    outbox += visit(ending: slot, at: readingPoint)
    opened = nil
  }

  /// The article has been on the screen for a while, and nothing else was done.
  mutating func linger() -> [Effect] {
    guard let slot = text.slot, page == nil, prompt == nil, !layout.text.isEmpty,
      litQuery == nil || focus == .text, opened != slot
    else { return [] }
    return readPolicy == .linger ? open(slot) : []
  }

  /// The reader goes on from the end of the article: it has been read, wherever the keys went meanwhile.
  mutating func finishReading() -> [Effect] {
    guard let slot = text.slot, hasReachedEnd else { return [] }
    let opening = opened == slot ? [] : open(slot)
    return readPolicy == .hand ? opening : opening + count(slot)
  }

  private mutating func open(_ slot: Slot) -> [Effect] {
    guard let key = library.key(of: slot) else { return [] }
    opened = slot
    trail.note(slot)
    let visit = Effect.visit(Visit(key, isOpening: true))
    return readPolicy == .open || readPolicy == .linger ? [visit] + count(slot) : [visit]
  }

  /// Marks an article as read that has been, unless the user has just said otherwise.
  private mutating func count(_ slot: Slot) -> [Effect] {
    guard markedByHand != slot, library.marks.holds(.unread, slot),
      let headline = library.summary(of: slot)?.headline
    else { return [] }
    return mark(slot, [.read(true)], words: "Read: \(headline)", isAutomatic: true)
  }

  /// Where one is in an article that is being left.
  private mutating func visit(ending slot: Slot, at point: ReadingPoint) -> [Effect] {
    guard library.holds(slot), let key = library.key(of: slot), let place = point.place else {
      return []
    }
    library.noteVisit(slot, place, progress: point.progress)
    return [.visit(Visit(key, place: place, progress: point.progress))]
  }

  /// Forgets what was noted of articles that have gone: others may have their slots by then.
  mutating func forgetReading(_ gone: [Slot]) {
    if let slot = opened, gone.contains(slot) { opened = nil }
    if let slot = markedByHand, gone.contains(slot) { markedByHand = nil }
    trail.forget(gone)
  }

  /// How much of the text has been on the screen down to its last row, in thousandths.
  private var progressNow: Int {
    text.isAtEnd
      ? Self.wholeText : min(TextStatus(text, words: nil).percent * 10, Self.wholeText - 1)
  }

  /// What there is to be kept when the program ends now.
  package mutating func leave() -> [Effect] {
    // What was asked for is done, however long it takes.
    while marking != nil { markOn() }
    leaveText()
    defer { outbox = [] }
    return outbox + (currentBookmark.map { [.leave($0)] } ?? [])
  }

  /// The place at the top of the text as it is kept.
  var storedPlace: TextPlace {
    let anchor = text.place.anchor
    return TextPlace(
      block: Int32(clamping: anchor.block), offset: Int32(clamping: anchor.offset),
      words: anchor == .start ? 0 : text.wordsAtPlace)
  }

  /// Where to go on in an article.
  func place(in slot: Slot) -> TextPane.Place {
    if let place = places[slot] { return place }
    let marks = library.marks(of: slot)
    guard let place = marks.place, marks.progress < Self.wholeText else { return .start }
    return TextPane.Place(place)
  }

  // MARK: Looking up

  /// Takes in what is known of the marks of all articles.
  mutating func take(_ table: StateTable, upTo heard: Int, changed: [UInt64]?) {
    let isFirst = !library.marks.hasTable
    library.take(table, upTo: heard, changed: changed)
    if isFirst { goToStoredPlace() }
  }

  /// Goes to where the article on the screen was left in an earlier run, which has only now become known, unless
  /// the reader has moved in it.
  private mutating func goToStoredPlace() {
    guard let slot = text.slot, focus == .list, text.place == .start, litQuery == nil,
      places[slot] == nil
    else { return }
    text.go(to: place(in: slot))
  }

  /// Whether marks are looked up, once nothing more important is done.
  var needsMarks: Bool { !isLoading && library.hasMarksToLookUp }

  /// Asks the search again, since what it has found may be otherwise now; whoever reads goes on reading.
  mutating func askAgain() {
    if let search, search.query.asksMarks, search.knowsMarks, list.selected != nil {
      list.followsFirst = false
      self.search?.keep(text.slot)
    }
    search?.askAgain(in: library, index: index)
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

/// A walk through the list, from the selected article on, to one that has not been read.
struct UnreadSeek: Sendable {
  let isForward: Bool
  /// Whether the next article of all will do if there is none.
  let takesAny: Bool
  /// Where it began, in a list of so many: in another, it has to begin again.
  let start: Int
  let count: Int
  private var position: Int

  init(isForward: Bool, takesAny: Bool, from start: Int, among count: Int) {
    self.isForward = isForward
    self.takesAny = takesAny
    self.start = start
    self.count = count
    position = start
  }

  /// The next position to be looked at.
  mutating func next() -> Int? {
    position += isForward ? 1 : -1
    return (0..<count).contains(position) ? position : nil
  }
}

/// Where one is in reading: what has to be known of it once something has happened.
struct ReadingPoint {
  /// The article on the screen.
  var slot: Slot?
  var focus: Focus
  /// Nil while nothing is shown.
  var place: TextPlace?
  /// In thousandths.
  var progress: Int
  /// Whether it has been opened, and its end has been on the screen.
  var isAtEnd: Bool
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
  var words: String {
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
