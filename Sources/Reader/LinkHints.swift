import Articles
import Catalog
import Screen

/// Letters on the links in sight, of which the user types some.
struct LinkHints: Equatable, Sendable {
  /// A link and the letters that stand for it.
  struct Hint: Equatable, Sendable {
    var letters: String
    var place: ArticleLinks.Place
    var target: LinkTarget
  }

  /// The article whose links they are.
  let slot: Slot
  private let hints: [Hint]
  /// The letters typed so far.
  private(set) var typed = ""

  /// The keys that fingers reach first come first.
  private static let alphabet = Array("fjdkslaghrueiwoqptyvncmxbz")

  init(for places: [ArticleLinks.Place], of links: ArticleLinks, in slot: Slot) {
    self.slot = slot
    let count = places.count
    hints = zip(places, Self.letters(count)).compactMap { place, letters in
      guard links.targets.indices.contains(place.target) else { return nil }
      return Hint(letters: letters, place: place, target: links.targets[place.target])
    }
  }

  /// So many words of equally many letters each, so that none begins another.
  private static func letters(_ count: Int) -> [String] {
    var words = [""]
    while words.count < count {
      words = words.flatMap { word in alphabet.map { word + String($0) } }
    }
    if count == 1 { words = alphabet.prefix(1).map { String($0) } }
    return Array(words.prefix(count))
  }

  /// The links that may still be meant.
  var open: [Hint] { hints.filter { $0.letters.hasPrefix(typed) } }

  /// Takes a letter; the link that is meant once that is known.
  mutating func type(_ letter: Character) -> LinkTarget? {
    typed += letter.lowercased()
    return hints.first { $0.letters == typed }?.target
  }

  /// Takes the last letter back; false when there is none.
  mutating func takeBack() -> Bool { typed.popLast() != nil }
}

extension AppState {
  /// Puts letters on the links in sight.
  mutating func beginHints() {
    let places = text.linksInSight
    guard let slot = text.slot, !places.isEmpty else {
      message =
        text.layout.links.isEmpty
        ? "This article has no links"
        : "No link is in sight; u lists \(text.layout.links.words)"
      return
    }
    linkHints = LinkHints(for: places, of: text.layout.links, in: slot)
    message = Self.hintsMessage
  }

  private static let hintsMessage = "Type the letters of a link to open it · Esc ends"

  /// Takes a key while letters stand on the links; nil when it has to do with something else.
  mutating func handleHints(_ key: Key) -> [Effect]? {
    guard var hints = linkHints else { return nil }
    linkHints = nil
    switch (key.code, key.isControl, key.isAlt) {
    case (.escape, _, _), (.character("c"), true, _), (.character("g"), true, _): return []
    case (.backspace, _, _):
      guard hints.takeBack() else { return [] }
    case (.character(let letter), false, false):
      if let target = hints.type(letter) { return open(target) }
      guard !hints.open.isEmpty else {
        message = "No link has these letters"
        return []
      }
    default: return nil
    }
    linkHints = hints
    message = Self.hintsMessage
    return []
  }

  /// Draws what stands for the links of a line over their first letters.
  func draw(
    _ hints: inout [LinkHints.Hint], on line: ArticleLayout.Line, of piece: ArticleLayout.Piece,
    at point: Point, in column: Rect, into frame: inout Frame
  ) {
    guard !hints.isEmpty else { return }
    hints.removeAll { hint in
      guard hint.place.piece == line.piece, hint.place.range.overlaps(line.range) else {
        return false
      }
      let start = max(hint.place.range.lowerBound, line.range.lowerBound)
      let place = Point(
        column: point.column + self.column(of: start, in: line, of: piece), row: point.row)
      frame.write(
        hint.letters, at: place, style: theme[.hintKey].adding(.reverse), in: column)
      return true
    }
  }
}
