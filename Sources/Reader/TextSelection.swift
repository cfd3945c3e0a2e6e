/// What is selected in a text: from the end that stays to the one that moves, by whole units.
struct TextSelection: Equatable, Sendable {
  /// The end that stays.
  private(set) var anchor: TextAnchor
  /// The end that moves.
  private(set) var head: TextAnchor
  /// What is always selected whole.
  private(set) var unit: TextUnit
  /// The column that movement by lines keeps to.
  var column: Int?

  /// Selects a range, whose end moves.
  init(_ range: Range<TextAnchor>, by unit: TextUnit = .character) {
    anchor = range.lowerBound
    head = range.upperBound
    self.unit = unit
  }

  /// What is selected.
  ///
  /// - Complexity: O(*n*) in the units at both ends.
  func range(in motion: TextMotion) -> Range<TextAnchor> {
    let lower = motion.held(min(anchor, head)) ?? .start
    let upper = max(lower, motion.held(max(anchor, head)) ?? .start)
    guard unit != .character, lower < upper else { return lower..<upper }
    // A unit that ends at the upper end is whole.
    let last = motion.previous(.start, of: .character, before: upper) ?? upper
    let first = motion.range(of: unit, at: lower).lowerBound
    return min(first, lower)..<max(upper, motion.range(of: unit, at: last).upperBound)
  }

  /// The character that the moving end has passed last, which the cursor stands on.
  func cursor(in motion: TextMotion) -> TextAnchor {
    let place = motion.held(head) ?? .start
    guard head > anchor else { return place }
    return motion.previous(.start, of: .character, before: place) ?? place
  }

  /// Selects by the next larger unit that makes more of it, after the largest by characters again.
  mutating func widen(in motion: TextMotion) {
    let before = range(in: motion)
    repeat {
      unit = unit.wider
    } while unit != .character && unit != .paragraph && range(in: motion) == before
    column = nil
  }

  /// Selects nothing but the unit that the end is on, from where the end moves on.
  mutating func beginAtHead(in motion: TextMotion) {
    let range = motion.range(of: unit, at: cursor(in: motion))
    self = TextSelection(range, by: unit)
  }

  /// Lets the other end move.
  mutating func swapEnds() {
    swap(&anchor, &head)
    column = nil
  }

  /// Moves the end by a unit: what it takes in it takes in whole, and what it gives up too.
  mutating func move(by unit: TextUnit, forward: Bool, in motion: TextMotion) {
    column = nil
    // From the edge of what is selected whole.
    let whole = range(in: motion)
    let place =
      head > anchor
      ? whole.upperBound : head < anchor ? whole.lowerBound : motion.held(head) ?? .start
    let found =
      forward
      ? motion.next(head >= anchor ? .end : .start, of: unit, after: place)
      : motion.previous(head <= anchor ? .start : .end, of: unit, before: place)
    if let found {
      head = found
    } else if let bounds = motion.bounds {
      head = forward ? bounds.upperBound : bounds.lowerBound
    }
  }

  /// Moves the end onto a character, which is selected with what is between.
  mutating func move(onto character: Range<TextAnchor>) {
    head = character.lowerBound >= anchor ? character.upperBound : character.lowerBound
  }

  /// Moves the end to a place.
  mutating func move(to place: TextAnchor) {
    head = place
    column = nil
  }

  /// Selects from one stretch to another, both whole, however they stand.
  mutating func reach(from first: Range<TextAnchor>, to last: Range<TextAnchor>) {
    let isForward = last.lowerBound >= first.lowerBound
    anchor = isForward ? first.lowerBound : first.upperBound
    head = isForward ? last.upperBound : last.lowerBound
    column = nil
  }
}

/// What a selection comes to in the text it is made in.
struct SelectedText: Equatable, Sendable {
  let selection: TextSelection
  let range: Range<TextAnchor>
  /// What the cursor stands on.
  let cursor: TextAnchor

  init(_ selection: TextSelection, in motion: TextMotion) {
    self.selection = selection
    range = selection.range(in: motion)
    cursor = selection.cursor(in: motion)
  }
}
