import Catalog

extension AppState {
  /// Lists the articles that are about the same as the one that is shown; Esc comes back.
  mutating func goToRelated() {
    guard let slot = text.slot ?? list.selected else { return }
    begin(
      ListSearch(
        relatedTo: slot, in: library, index: index, before: whereabouts, within: search))
  }

  /// Lists the copies and other versions of the article that is shown; Esc comes back.
  ///
  /// Where nothing is shown, as when nothing is like an article but its copies, of that.
  mutating func goToVersions() {
    guard let slot = text.slot ?? list.selected ?? search?.origin else { return }
    begin(
      ListSearch(
        versionsOf: slot, in: library, index: index, before: whereabouts, within: search))
  }

  private mutating func begin(_ search: ListSearch) {
    self.search = search
    articleSearch = nil
    list = ListPane()
    text.clear()
    focus = .list
  }
}
