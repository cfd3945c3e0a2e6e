import Articles
import Catalog

/// Coming back to where one was: in an earlier run, or a few articles ago.
extension AppState {
  // MARK: The last run

  /// Where one is now; nil where nothing is shown that could be come back to.
  var currentBookmark: Bookmark? {
    guard let slot = list.selected, let id = library.id(of: slot) else { return nil }
    let view = search.map { $0.subject == .query ? $0.text : "" } ?? ""
    let sort: SortOrder =
      if case .sort(let order) = sorting?.list.ordering ?? all.ordering { order } else { .newest }
    // What a search has scrolled to is found again by searching.
    let isPlace = text.slot == slot && (litQuery == nil || focus == .text)
    let place = isPlace ? storedPlace : TextPlace(block: 0, offset: 0)
    return Bookmark(
      view: view, sort: sort, article: id, place: place, isReading: focus == .text)
  }

  /// Begins to go on where the last run was left, unless the user has begun with something else.
  mutating func goOn(from bookmark: Bookmark) {
    guard !hasBegun, prompt == nil, page == nil else { return }
    self.bookmark = bookmark
    if all.ordering != .sort(bookmark.sort) { sorting = SortRun(all, by: .sort(bookmark.sort)) }
    if !bookmark.view.isEmpty {
      search = ListSearch(before: whereabouts)
      askLibrary(bookmark.view)
      if search?.query.isEmpty ?? true { endSearch() }
    }
  }

  /// Goes to the article as soon as it is listed; when all is there and it is not, things stay as they are.
  mutating func goToBookmark() {
    guard let bookmark else { return }
    if let slot = library.slot(of: bookmark.article), shown.contains(slot), !isListing,
      let position = shown.position(of: slot)
    {
      self.bookmark = nil
      if bookmark.place.packed != 0 {
        places[slot] = TextPane.Place(bookmark.place)
      }
      if text.slot == slot { text.clear() }
      selectRow(position)
      message = nil
      showSelected()
      if bookmark.isReading { focus(on: .text) }
      bringIntoLine()
    } else if !isLoading, !isListing {
      self.bookmark = nil
    }
  }

  // MARK: What was read

  /// Goes to the article that was read before this one, or after it.
  mutating func goAlongTrail(forward: Bool) {
    guard let slot = trail.step(forward: forward, from: text.slot) else {
      message = forward ? "Nothing was read after this" : "Nothing was read before this"
      return
    }
    if !shown.contains(slot) { while search != nil { endSearch() } }
    guard let position = shown.position(of: slot) else { return }
    selectRow(position)
    showSelected()
    focus(on: .text)
  }
}

extension TextPane.Place {
  /// A place that was kept.
  init(_ kept: TextPlace) {
    anchor = TextAnchor(block: Int(max(0, kept.block)), offset: Int(max(0, kept.offset)))
    words = kept.words
  }
}
