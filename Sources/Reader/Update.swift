import Articles
package import Catalog
import Screen

extension AppState {
  /// More files than this are not renamed at once.
  private static let mostArrivals = 16_384
  /// Bytes of text searched in one slice of idle time: well under a millisecond.
  private static let sliceBytes = 1 << 20
  /// So many marks are looked up in one slice.
  private static let lookUpSlice = 1_024

  /// Takes in one event and says what the world outside should do about it.
  ///
  /// - Complexity: O(1) in the size of the library for keys that move; a batch of articles or a new
  ///   order costs what merging or sorting does.
  package mutating func update(_ event: Event) -> [Effect] {
    var effects: [Effect] = []
    let running = output
    let before = readingPoint
    switch event {
    case .terminal(let event): effects = handle(event)
    case .loaded(let batch): take(in: batch)
    case .removed(let ids): remove(ids)
    case .text(let prepared): show(whole: prepared)
    case .problems(let now): problems = now
    case .loadingStarted: isLoading = true
    case .compared(let comparison, let difference): take(difference, of: comparison)
    case .indexed(let segment): index.take(segment)
    case .answered(let answer): search?.take(answer)
    case .loadingFinished:
      isLoading = false
      search?.askAgain(in: library, index: index)
      arrivals = []
      // What comes later is news, and must not take the text away from under the reader.
      if search == nil, list.selected != nil { list.followsFirst = false }
    case .examined(let report): selfTest = report
    case .background(let colour):
      background = colour
      renewTheme()
    case .day(let day): today = day
    case .searches(let saved): take(saved)
    case .shown: message = nil
    case .notOpened(let target, let why): effects = copyInstead(target, why: why)
    case .gathered(let text): effects = take(text)
    case .message(let words): message = words
    case .notice(let words): note(words)
    case .programEnded(let call, let output): take(output, of: call)
    case .idle: workOn()
    case .frameDue: showEarly()
    case .marks(let table, let heard, let changed): take(table, upTo: heard, changed: changed)
    case .reversed(let reversal, let again): note(reversal, again: again)
    case .lingered: effects = linger()
    case .left(let bookmark): goOn(from: bookmark)
    }
    bringIntoLine()
    if bookmark != nil { goToBookmark() }
    effects += followReading(since: before)
    effects += outbox
    outbox = []
    if case .programEnded = event {} else { stopProgram(of: running, &effects) }
    askForText(&effects)
    askForIndex(&effects)
    askElsewhere(&effects)
    if let outgoing = text.takeOutgoing() { effects.append(.letGo(.text(outgoing))) }
    for outgoing in search?.takeDiscarded() ?? [] { effects.append(.letGo(.search(outgoing))) }
    return effects
  }

  /// Has part of the index asked on another thread while a search asks the rest, and no longer than that.
  private mutating func askElsewhere(_ effects: inout [Effect]) {
    if let question = search?.takeQuestion(number: questionCount) {
      openQuestion = questionCount
      questionCount += 1
      effects.append(.ask(question))
    } else if let number = openQuestion, search?.awaitsAnswers(to: number) != true {
      openQuestion = nil
      effects.append(.stopAsking)
    }
  }

  /// Whether an answer may still be of use.
  package func awaits(_ answer: IndexAnswer) -> Bool {
    search?.awaitsAnswers(to: answer.number) ?? false
  }

  /// Asks for the index of articles that have come, once they all have: until then whoever loads them needs
  /// the machine.
  private mutating func askForIndex(_ effects: inout [Effect]) {
    guard !isLoading else { return }
    // Two at a time take twice the memory meanwhile, which shows where there are only a few pieces.
    let most = library.slotCount > Self.fewPieces ? 2 : 1
    while index.pendingCount < most,
      let source = index.nextSource(in: library, isLoading: false)
    {
      effects.append(.index(source))
    }
  }

  /// So many articles make a few pieces of the index.
  private static let fewPieces = 4 * 65_536

  /// Asks for the text of the article on the screen if only its headline is known yet, or only its
  /// beginning is there.
  private mutating func askForText(_ effects: inout [Effect]) {
    guard text.slot != awaited else { return }
    awaited = nil
    guard let slot = text.slot, let id = library.id(of: slot) else { return }
    let awaitsText = library.awaitsText(slot)
    if isLong(slot), let kept = library.keptText(in: slot) {
      awaited = slot
      effects.append(.prepare(kept))
    }
    guard awaitsText || library.isCut(slot), library.isNamedExactly(slot),
      let path = library.path(of: slot)
    else { return }
    awaited = slot
    effects.append(awaitsText ? .read(id, path: path) : .readMore(id, path: path))
  }

  private mutating func renewText(_ article: Article, in slot: Slot) {
    let match = text.currentMatch
    let before = text.layout.pieces
    text.renew(article, in: slot)
    keepSelection(over: before)
    text.light(litQuery, from: text.place.anchor)
    if let match { text.keepCurrent(match) }
  }

  private mutating func handle(_ event: TerminalEvent) -> [Effect] {
    switch event {
    case .resize(let size):
      resize(to: size)
      return []
    case .key(let key):
      message = nil
      unreadSeek = nil
      hasBegun = true
      passNotices(at: key)
      if prompt != nil { return handlePrompt(key) }
      if linkHints != nil, let effects = handleHints(key) { return effects }
      guard let command = keymap.command(for: key, in: context) else { return [] }
      // From now on the user is at an article, and nothing that comes in may move it.
      if list.selected != nil { list.followsFirst = false }
      leaveViews(for: command)
      if command == .pinnedSearch, case .character(let digit) = key.code {
        return openPinnedSearch(digit)
      }
      if command == .numberedLink, case .character(let digit) = key.code {
        return openNumberedLink(digit)
      }
      return perform(command)
    case .paste(let pasted):
      message = nil
      linkHints = nil
      if prompt != nil {
        editPrompt { $0.insert(pasted) }
      } else {
        message = "Press / first to search for pasted text"
      }
      return []
    case .mouse(let mouse):
      guard usesMouse else { return [] }
      linkHints = nil
      unreadSeek = nil
      hasBegun = true
      if list.selected != nil { list.followsFirst = false }
      handle(mouse)
      return []
    }
  }

  private mutating func resize(to size: Size) {
    let wasInSight = isSelectionInSight
    self.size = size.clamped
    if wasInSight { revealSelection() }
  }

  // MARK: Articles coming and going

  private mutating func take(in batch: ArticleBatch) {
    let awaitedText = text.slot.map(library.awaitsText) ?? false
    let change = library.insert(batch)
    // All that has come since files last went: a folder's renaming comes in several batches.
    arrivals = (arrivals + change.inserted).suffix(Self.mostArrivals)
    let wasInSight = isSelectionInSight
    if !change.replaced.isEmpty {
      tally = nil
      index.forget(change.replaced)
    }
    let hits = (change.inserted + change.moved).map { SearchHit(slot: $0) }
    all.insert(hits, in: library)
    sorting?.insert(hits)
    search?.update(change.replaced, in: library)
    search?.noteArrivals(change.inserted)
    earlierSearch?.search.update(change.replaced, in: library)
    earlierSearch?.search.noteArrivals(change.inserted)
    timeline?.note(change.inserted + change.replaced)
    list.follow(shown)
    if wasInSight { revealSelection() }
    guard let slot = text.slot, change.replaced.contains(slot) else { return }
    if awaitedText {
      // Shown as if it had only now been moved to.
      text.clear()
    } else if !isMoreAwaited(of: slot), let article = articleAtOnce(slot) {
      renewText(article, in: slot)
    }
    awaited = nil
  }

  /// Whether more is shown of an article than is set at once, and will be read again: until then
  /// what is shown stays, or the reader's place would be lost.
  private func isMoreAwaited(of slot: Slot) -> Bool {
    text.extent > .beginning && (isLong(slot) || hasMoreInFile(slot))
  }

  private mutating func remove(_ ids: [ArticleID]) {
    let wasInSight = isSelectionInSight
    let selected = list.selected
    let renamed = selected.flatMap { slot in
      library.id(of: slot).map(ids.contains) ?? false ? arrival(withTextOf: slot) : nil
    }
    let gone = library.remove(ids)
    if !gone.isEmpty {
      tally = nil
      index.forget(gone)
    }
    if let selected, let renamed, gone.contains(selected) { follow(renamed, from: selected) }
    arrivals = []
    all.remove(Set(gone))
    sorting?.remove(gone)
    search?.remove(gone, in: library)
    earlierSearch?.search.remove(gone, in: library)
    timeline?.note(gone)
    if let mark = comparisonMark, gone.contains(mark) { comparisonMark = nil }
    for slot in gone { places[slot] = nil }
    forgetReading(gone)
    earlierSearch?.whereabouts.forget(gone)
    articleSearch?.start.forget(gone)
    prompt?.forget(gone)
    list.follow(shown)
    if wasInSight { revealSelection() }
  }

  /// What came in just before with the same text as an article, whose file has been renamed.
  private func arrival(withTextOf slot: Slot) -> Slot? {
    arrivals.first { $0 != slot && library.haveSameText($0, slot) }
  }

  /// Stays on an article whose file has another name now.
  private mutating func follow(_ renamed: Slot, from slot: Slot) {
    guard let position = shown.position(of: renamed) else { return }
    let rowsAbove = list.position - list.top
    list.select(position, in: shown)
    list.scroll(by: position - rowsAbove - list.top, count: shown.count)
    places[renamed] = text.slot == slot ? text.place : places[slot]
    if opened == slot { opened = renamed }
    if markedByHand == slot { markedByHand = renamed }
    trail.rename(slot, to: renamed)
  }

  /// Does a slice of what is under way: the search first, since someone waits for it.
  private mutating func workOn() {
    if text.isSeeking {
      text.seek()
    } else if unreadSeek != nil {
      seekUnread()
    } else if needsTally {
      tallyOn()
    } else if let search, !search.isFinished(in: library) {
      searchOn()
    } else if needsRenewal {
      askAgain()
    } else if search?.isSorting ?? false {
      search?.sortOn(in: library)
      if !(search?.isSorting ?? false) { orderChanged(of: search?.results) }
    } else if sorting != nil {
      sortOn()
    } else if marking != nil {
      markOn()
    } else if needsMarks {
      _ = library.lookUpMarks(Self.lookUpSlice)
    } else if needsViews {
      tallyOn()
    } else if needsTimeline {
      let shown = shown
      let folded = isShowingResults ? search?.folded ?? [] : []
      timeline?.advance(over: shown, and: folded, in: library)
    }
  }

  private mutating func sortOn() {
    guard var run = sorting else { return }
    // There must not be two of it, or what it has merged would be copied before more is.
    sorting = nil
    run.advance(in: library)
    if run.isFinished {
      all = run.list
      if !isShowingResults { orderChanged(of: all) }
    } else {
      sorting = run
    }
  }

  private mutating func searchOn() {
    if search?.advance(in: library, bytes: Self.sliceBytes) ?? false { followResults() }
  }

  private mutating func showEarly() {
    if search?.showEarly(in: library) ?? false { followResults() }
  }

  private mutating func followResults() {
    list.follow(shown)
    revealSelection()
  }

  /// Whether the selected row is on the screen, so that it should stay there.
  var isSelectionInSight: Bool {
    let rows = layout.list.rows
    guard rows > 0, list.position >= list.top else { return rows == 0 }
    let shown = shown
    var used = 0
    var position = list.top
    while position < list.position, used < rows {
      used += rowHeight(at: position, in: shown)
      position += 1
    }
    return used < rows
  }
}
