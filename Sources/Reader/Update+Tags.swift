import Catalog

/// The tags that a reader gives to articles.
extension AppState {
  /// Asks for tags for the selected article.
  mutating func beginTagging() {
    guard let slot = list.selected else { return }
    prompt = Prompt(purpose: .tags(slot))
  }

  /// Gives an article the tags of a line, and takes away those behind a `-`.
  mutating func tag(_ slot: Slot?, _ line: String) -> [Effect] {
    prompt = nil
    guard let slot, library.holds(slot), let headline = library.summary(of: slot)?.headline else {
      message = "The article has gone"
      return []
    }
    let own = library.ownTags(of: slot)
    let known = Array(library.marks.tagCounts.keys) + own
    let wanted = TagLine.changes(in: line, known: known)
    let marks = wanted.filter { own.contains($0.name) != $0.isSet }.map {
      Mark.tag($0.name, $0.isSet)
    }
    guard !marks.isEmpty else {
      message = wanted.isEmpty ? nil : "Its tags are so already"
      return []
    }
    let words = marks.map(\.words).joined(separator: ", ")
    let effects = mark(slot, marks, words: "\(words): \(headline)")
    if !effects.isEmpty { message = "\(words): U takes it back" }
    return effects
  }
}
