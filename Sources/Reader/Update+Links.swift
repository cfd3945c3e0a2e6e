import Articles
import Catalog
import Screen

extension AppState {
  /// Columns of what was copied or is opened that a message shows.
  private static let messageColumns = 60

  // MARK: The page of links

  /// Lists the links of the article on the screen, or closes the list.
  mutating func toggleLinks() {
    guard page?.kind != .links else {
      page = nil
      return
    }
    guard !text.layout.links.isEmpty else {
      message = "This article has no links"
      return
    }
    showLinks(selecting: nil)
  }

  private mutating func showLinks(selecting target: LinkTarget?) {
    linksPage = LinksPage(text.layout.links, selecting: target)
    page = Page(kind: .links)
  }

  /// Lets go of the links that no page shows, and of letters whose links may have moved.
  mutating func fitLinks() {
    if page?.kind != .links { linksPage = nil }
    guard let hints = linkHints else { return }
    let links = text.layout.links
    let areThere = hints.open.allSatisfy { hint in
      links.places(inPiece: hint.place.piece, hint.place.range).contains(hint.place)
        && links.targets[hint.place.target] == hint.target
    }
    if hints.slot != text.slot || !areThere || page != nil { linkHints = nil }
  }

  mutating func selectLink(by step: Int) {
    guard let selected = linksPage?.selected else { return }
    linksPage?.select(selected + step)
  }

  mutating func selectLink(atRow row: Int) {
    let area = layout.content
    guard let page, row >= area.row, row < area.row + area.rows else { return }
    linksPage?.select((page.top + row - area.row) / LinksPage.linesEach)
  }

  /// The first line on the screen, so that the chosen link is in sight.
  var topOfLinks: Int {
    guard let page, let linksPage else { return 0 }
    let rows = layout.content.rows
    let first = linksPage.selectedLine
    let lowest = first + min(LinksPage.linesEach, rows) - rows
    return max(min(page.top, first), lowest)
  }

  // MARK: Opening

  mutating func openSelectedLink() -> [Effect] {
    guard page?.kind == .links, let target = linksPage?.selectedTarget else { return [] }
    return open(target, isSeen: true)
  }

  /// Opens the link whose number in the article is a digit.
  mutating func openNumberedLink(_ digit: Character) -> [Effect] {
    let links = text.layout.links
    guard let number = digit.wholeNumberValue, links.targets.indices.contains(number - 1) else {
      message =
        links.isEmpty
        ? "This article has no links"
        : "There is no link \(digit); u lists \(links.words)"
      return []
    }
    return open(links.targets[number - 1])
  }

  /// Opens the article's own address; among links, the chosen one.
  mutating func openAddress() -> [Effect] {
    guard page == nil else { return openSelectedLink() }
    let links = text.layout.links
    if let address = links.address { return open(address) }
    message =
      links.isEmpty
      ? "This article has no address and no links"
      : "This article has no address of its own; u lists \(links.words)"
    return []
  }

  /// Opens a link; one that may not be what it seems is first shown for what it is.
  mutating func open(_ target: LinkTarget, isSeen: Bool = false) -> [Effect] {
    if !isSeen, let doubt = target.doubt {
      showLinks(selecting: target)
      message = "Beware: \(doubt.words). Enter opens it all the same"
      return []
    }
    message =
      (target.scheme == .mailto ? "Writing to " : "Opening ")
      + ProblemsPage.ending(of: target.hostWords, columns: Self.messageColumns)
    return [.open(target)]
  }

  // MARK: Copying

  /// Copies the article's own address, or its headline; among links, the chosen one.
  mutating func copyAddress() -> [Effect] {
    if page?.kind == .links, let target = linksPage?.selectedTarget { return copy(target.written) }
    guard page == nil, text.slot != nil else { return [] }
    if let address = text.layout.links.address { return copy(address.written) }
    guard let headline = text.layout.pieces.first?.text, !headline.isEmpty else { return [] }
    return copy(headline)
  }

  private mutating func copy(_ words: String) -> [Effect] {
    message = "Copied: " + DisplayWidth.truncate(words, to: Self.messageColumns)
    return [.copy(words)]
  }

  /// Copies a link that could not be opened.
  mutating func copyInstead(_ target: LinkTarget, why: String) -> [Effect] {
    message =
      "\(why); copied: " + DisplayWidth.truncate(target.written, to: Self.messageColumns)
    return [.copy(target.written)]
  }
}
