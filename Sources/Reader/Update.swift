import Articles
import Catalog
import Screen

extension AppState {
  /// Bytes of text searched in one slice of idle time: well under a millisecond.
  private static let sliceBytes = 1 << 20

  /// Takes in one event and says what the world outside should do about it.
  ///
  /// - Complexity: O(1) in the size of the library for keys that move; a batch of articles or a new
  ///   order costs what merging or sorting does.
  package mutating func update(_ event: Event) -> [Effect] {
    var effects: [Effect] = []
    switch event {
    case .terminal(let event): effects = handle(event)
    case .loaded(let batch): take(in: batch)
    case .removed(let ids): remove(ids)
    case .problems(let now): problems = now
    case .loadingStarted: isLoading = true
    case .loadingFinished:
      isLoading = false
      // What comes later is news, and must not take the text away from under the reader.
      if search == nil, list.selected != nil { list.followsFirst = false }
    case .message(let words): message = words
    case .idle: searchOn()
    }
    bringIntoLine()
    return effects
  }

  private mutating func handle(_ event: TerminalEvent) -> [Effect] {
    switch event {
    case .resize(let size):
      resize(to: size)
      return []
    case .key(let key):
      message = nil
      if prompt != nil { return handlePrompt(key) }
      guard let command = keymap.command(for: key, in: context) else { return [] }
      // From now on the user is at an article, and nothing that comes in may move it.
      if list.selected != nil { list.followsFirst = false }
      return perform(command)
    case .paste(let pasted):
      message = nil
      if prompt != nil {
        editPrompt { $0.insert(pasted) }
      } else {
        message = "Press / first to search for pasted text"
      }
      return []
    case .mouse(let mouse):
      guard usesMouse else { return [] }
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

  private mutating func take(in batch: [CatalogEntry]) {
    let change = library.insert(batch)
    arrivals = change.inserted
    let wasInSight = isSelectionInSight
    all.insert((change.inserted + change.replaced).map { SearchHit(slot: $0) }, in: library)
    search?.update(change.replaced, in: library)
    earlierSearch?.search.update(change.replaced, in: library)
    list.follow(shown)
    if wasInSight { revealSelection() }
    if let slot = text.slot, change.replaced.contains(slot), let article = library[slot] {
      let match = text.currentMatch
      text.renew(article, in: slot)
      text.light(litQuery, from: text.place.anchor)
      if let match { text.keepCurrent(match) }
    }
  }

  private mutating func remove(_ ids: [ArticleID]) {
    let wasInSight = isSelectionInSight
    let selected = list.selected.flatMap { library[$0] }
    let gone = library.remove(ids)
    if let slot = list.selected, gone.contains(slot), let selected {
      followRenamed(selected, from: slot)
    }
    all.remove(Set(gone))
    search?.remove(gone)
    earlierSearch?.search.remove(gone)
    for slot in gone { places[slot] = nil }
    list.follow(shown)
    if wasInSight { revealSelection() }
  }

  /// Stays on an article whose file has another name now: the same text came in just before.
  private mutating func followRenamed(_ article: Article, from slot: Slot) {
    guard let renamed = arrivals.first(where: { library[$0]?.text == article.text }),
      let position = shown.position(of: renamed)
    else { return }
    let rowsAbove = list.position - list.top
    list.select(position, in: shown)
    list.scroll(by: position - rowsAbove - list.top, count: shown.count)
    places[renamed] = text.slot == slot ? text.place : places[slot]
  }

  private mutating func searchOn() {
    guard search != nil else { return }
    let found = search?.advance(in: library, bytes: Self.sliceBytes) ?? false
    if found {
      list.follow(shown)
      revealSelection()
    }
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
