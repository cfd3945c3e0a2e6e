import Catalog
import Screen

/// What keys and the mouse do to the pane of views.
extension AppState {
  /// Whether the list is what the keys go to.
  var listHasKeys: Bool { focus == .list && !viewsHaveKeys }

  /// The view that the list shows, by its query; nil when it shows something else.
  var shownView: String? {
    guard let search else { return "" }
    return search.subject == .query ? search.text : nil
  }

  /// Shows the pane, or hides it.
  mutating func toggleViews() {
    let wasInSight = isSelectionInSight
    showsViews.toggle()
    if showsViews, layout.views.isEmpty {
      showsViews = false
      message = "There is no room for the views here"
    }
    followViews()
    if showsViews { enterViews() } else { viewsHaveKeys = false }
    if wasInSight { revealSelection() }
  }

  /// Gives the keys to the pane; the view that is shown is chosen.
  mutating func enterViews() {
    guard !layout.views.isEmpty else { return }
    focus(on: .list)
    viewsHaveKeys = true
    if let shown = shownView { views.choose { $0.query == shown } }
    views.reveal(rows: layout.views.rows)
  }

  /// Goes round the panes: views, list, text.
  mutating func switchPane() {
    if viewsHaveKeys {
      viewsHaveKeys = false
    } else if focus == .text, !layout.views.isEmpty {
      enterViews()
    } else {
      focus(on: focus.other)
    }
  }

  /// Gives the keys to the list for what is about that.
  mutating func leaveViews(for command: Command) {
    switch command {
    case .search, .savedSearches, .pinnedSearch, .nextUnread, .previousUnread, .filter:
      viewsHaveKeys = false
    default: break
    }
  }

  mutating func moveView(by step: Int) {
    views.move(by: step)
    views.reveal(rows: layout.views.rows)
  }

  /// Lists the chosen view, and gives the keys to the list.
  mutating func openView() {
    guard let view = views.chosenView else { return }
    viewsHaveKeys = false
    let before = search?.start ?? whereabouts
    if view.query.isEmpty {
      while search != nil { endSearch() }
      return
    }
    search = ListSearch(before: before)
    askLibrary(view.query)
    message = search?.query.problem?.words
    if search?.query.isEmpty ?? true { endSearch() }
  }

  /// Keeps the pane's rows as the library is, while it is to be seen.
  mutating func followViews() {
    guard !layout.views.isEmpty else {
      viewsHaveKeys = false
      return
    }
    views.follow(library, tally, savedSearches)
    views.scroll(by: 0, rows: layout.views.rows)
  }

  /// Whether articles have to be counted for the pane of views.
  var needsViews: Bool {
    showsViews && !isLoading && !layout.views.isEmpty && !(tally?.isFinished(in: library) ?? false)
  }
}
