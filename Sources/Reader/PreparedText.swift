package import Articles
import Catalog

/// An article ready to be shown: made where nobody waits, since to part a long text into pieces takes
/// longer than a key may.
package struct PreparedText: Equatable, Sendable {
  /// The article's id; nil for what is no longer shown.
  package let id: ArticleID?
  /// One line, never empty.
  package let headline: String
  /// How many bytes of text the article has.
  package let byteCount: Int
  let extent: TextPane.Extent
  let layout: ArticleLayout

  /// Prepares an article, which is either as the library keeps it or as its file has it.
  ///
  /// - Complexity: O(*n*) in the length of its text.
  package init(_ article: Article, isFromFile: Bool) {
    id = article.id
    headline = article.headline
    byteCount = article.text.count
    extent = isFromFile ? .file : .kept
    layout = ArticleLayout(of: article, width: 1)
  }

  /// What is no longer shown.
  init(_ layout: ArticleLayout, extent: TextPane.Extent) {
    self.layout = layout
    self.extent = extent
    id = nil
    headline = ""
    byteCount = 0
  }
}

extension AppState {
  /// So many bytes are set at once, a millisecond's work and some pages; of a longer text the rest comes when it
  /// has been prepared.
  static let bytesAtOnce = 16_384

  /// Whether only the beginning of an article is set at once.
  func isLong(_ slot: Slot) -> Bool { library.textCount(of: slot) > Self.bytesAtOnce }

  /// Whether the file of an article has more than the library keeps, and can be read again.
  func hasMoreInFile(_ slot: Slot) -> Bool { library.isCut(slot) && library.isNamedExactly(slot) }

  /// The article in a slot, as much of it as is set at once.
  func articleAtOnce(_ slot: Slot) -> Article? {
    isLong(slot) ? library.beginning(of: slot, bytes: Self.bytesAtOnce) : library[slot]
  }

  /// Shows all of an article whose beginning is on the screen.
  mutating func show(whole prepared: PreparedText) {
    guard let slot = text.slot, library.id(of: slot) == prepared.id,
      prepared.extent >= text.extent
    else { return }
    let match = text.currentMatch
    let isUntouched = text.extent == .beginning && match == nil && text.place == .start
    let before = text.layout.pieces
    text.renew(prepared, in: slot)
    keepSelection(over: before)
    text.light(litQuery, from: text.place.anchor)
    if let match { text.keepCurrent(match) }
    // A search goes to what it has found, which may not have been in the beginning.
    if isUntouched, articleQuery == nil, litQuery != nil { text.go(toMatch: 0) }
  }
}
