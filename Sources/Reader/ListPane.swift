import Catalog

/// Which row of a list is selected, and which is the first on the screen.
struct ListPane: Equatable, Sendable {
  /// The selected article; nil only when the list is empty.
  private(set) var selected: Slot?
  /// Its position in the list.
  private(set) var position = 0
  /// The first position shown.
  private(set) var top = 0
  /// Whether the user has not chosen anything yet, so that the best or newest stays selected.
  var followsFirst = true

  init() {}

  /// Selects a position, held to the list.
  mutating func select(_ position: Int, in list: ArticleList) {
    guard list.count > 0 else {
      selected = nil
      self.position = 0
      top = 0
      return
    }
    self.position = max(0, min(position, list.count - 1))
    selected = list[self.position]
  }

  /// Keeps only the position of a selected article that has gone.
  mutating func forget(_ gone: [Slot]) {
    if let slot = selected, gone.contains(slot) { selected = nil }
  }

  /// Finds the selected article again after the list has changed.
  ///
  /// It stays selected, on the same row of the screen. When it is gone, its neighbour is selected.
  /// - Complexity: O(*n*) in the length of the list.
  mutating func follow(_ list: ArticleList) {
    if followsFirst {
      select(0, in: list)
      top = 0
      return
    }
    let rowsAbove = position - top
    if let selected, position < list.count, list[position] == selected {
      // Nothing has come in above it.
    } else if let selected, let found = list.position(of: selected) {
      position = found
    } else {
      select(position, in: list)
    }
    top = max(0, min(position - rowsAbove, max(0, list.count - 1)))
  }

  /// Scrolls so that the selected row is in sight.
  ///
  /// `height` gives the rows that an article at a position takes, `tallest` at most; only those near
  /// the selection are asked for, and none when the selection is surely in sight.
  /// - Complexity: O(`rows`).
  mutating func reveal(rows: Int, count: Int, tallest: Int, height: (Int) -> Int) {
    guard count > 0 else {
      top = 0
      return
    }
    top = max(0, min(top, count - 1))
    if position < top {
      top = position
      return
    }
    if position - top < rows / max(1, tallest) { return }
    var used = 0
    var first = position
    while true {
      used += height(first)
      if used > rows { break }
      if first <= top { return }
      first -= 1
    }
    top = max(top, min(first + 1, position))
  }

  /// Lets no rows stay empty at the end while there are articles above.
  mutating func fillEnd(rows: Int, count: Int, height: (Int) -> Int) {
    // Each takes a row at least.
    guard count - top < rows else { return }
    var used = 0
    var last = top
    while last < count, used < rows {
      used += height(last)
      last += 1
    }
    while top > 0, used + height(top - 1) <= rows {
      top -= 1
      used += height(top)
    }
  }

  /// Scrolls without selecting.
  mutating func scroll(by rows: Int, count: Int) {
    top = max(0, min(top + rows, max(0, count - 1)))
  }
}
