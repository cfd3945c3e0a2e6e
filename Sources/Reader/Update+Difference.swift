import Articles
import Catalog
import Screen

extension AppState {
  /// Marks the selected article to be compared, or compares it with the one that is marked.
  mutating func compareSelected() -> [Effect] {
    guard let slot = list.selected else { return [] }
    guard let marked = comparisonMark, library.holds(marked) else {
      comparisonMark = slot
      message =
        "Marked: press \(Command.compare.info.keyLabels.first ?? "it") on another article to compare"
      return []
    }
    comparisonMark = nil
    guard marked != slot else {
      message = "No longer marked"
      return []
    }
    return showDifference(of: marked, and: slot)
  }

  /// Opens the page that shows what changed from one article to another; a step back closes it, and all is
  /// as it was.
  mutating func showDifference(of old: Slot, and new: Slot) -> [Effect] {
    guard let first = library[old], let second = library[new] else { return [] }
    guard !library.awaitsText(old), !library.awaitsText(new) else {
      message = "Not all of it has been read yet: try again in a moment"
      return []
    }
    let comparison = ArticleComparison(first, with: second)
    var shown = DifferencePage(comparison, areCut: library.isCut(old) || library.isCut(new))
    if comparison.isQuick { shown.take(comparison.difference()) }
    difference = shown
    page = Page(kind: .difference)
    return comparison.isQuick ? [] : [.compare(comparison)]
  }

  /// Takes in what a comparison has come to, if it is still asked for.
  mutating func take(_ found: WordDifference, of comparison: ArticleComparison) {
    guard difference?.comparison == comparison else { return }
    difference?.take(found)
  }

  /// Lays the page out for the screen, or lets go of it.
  mutating func fitDifference() {
    guard page?.kind == .difference else {
      difference = nil
      return
    }
    let columns = max(1, size.columns - 2)
    difference?.fit(
      DifferencePage.Form(
        columns: columns, width: min(columns, textWidth), hasSigns: theme.isMonochrome))
  }

  /// Brings the next change to the top, or the one before.
  mutating func goToChange(forward: Bool) {
    guard page?.kind == .difference, let page, let changes = difference?.changes else { return }
    let last = max(0, pageLineCount(of: .difference) - layout.content.rows)
    // What stands before it is worth seeing.
    let tops = changes.map { min(max(0, $0 - 2), last) }
    let next = forward ? tops.first { $0 > page.top } : tops.last { $0 < page.top }
    if let next {
      self.page?.top = next
    } else {
      message = forward ? "This is the last change" : "This is the first change"
    }
  }
}
