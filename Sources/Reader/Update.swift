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
    case .loadingFinished: isLoading = false
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
    let wasInSight = isSelectionInSight
    all.insert((change.inserted + change.replaced).map { SearchHit(slot: $0) }, in: library)
    search?.update(change.replaced, in: library)
    earlierSearch?.search.update(change.replaced, in: library)
    list.follow(shown)
    if wasInSight { revealSelection() }
    if let slot = text.slot, change.replaced.contains(slot) {
      show(slot, at: text.place, currentMatch: text.currentMatch)
    }
  }

  private mutating func remove(_ ids: [ArticleID]) {
    let wasInSight = isSelectionInSight
    let gone = library.remove(ids)
    all.remove(Set(gone))
    search?.remove(gone)
    earlierSearch?.search.remove(gone)
    for slot in gone { places[slot] = nil }
    list.follow(shown)
    if wasInSight { revealSelection() }
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
