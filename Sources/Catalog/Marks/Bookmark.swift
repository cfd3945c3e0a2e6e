package import Articles

/// Where a library was left: what was listed, which article was on the screen, and where in it one was.
package struct Bookmark: Equatable, Sendable {
  /// The query whose results were listed; empty for all articles.
  package var view: String
  /// The order of the whole list.
  package var sort: SortOrder
  package var article: ArticleID
  package var place: TextPlace
  /// Whether the keys went to the text.
  package var isReading: Bool

  package init(
    view: String, sort: SortOrder, article: ArticleID, place: TextPlace, isReading: Bool
  ) {
    self.view = view
    self.sort = sort
    self.article = article
    self.place = place
    self.isReading = isReading
  }
}
