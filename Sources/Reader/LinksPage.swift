import Articles
import Screen

/// The links of an article, each with its true host and its address.
///
/// They are those of the moment in which the page was opened, so that none takes another's place under the
/// user's hand.
struct LinksPage: Equatable, Sendable {
  let targets: [LinkTarget]
  /// The article's own address.
  let address: LinkTarget?
  /// The chosen one.
  private(set) var selected: Int

  /// Lines that each link takes.
  static let linesEach = 2
  private static let indent = 4

  init(_ links: ArticleLinks, selecting target: LinkTarget? = nil) {
    targets = links.targets
    address = links.address
    selected = target.flatMap { links.targets.firstIndex(of: $0) } ?? 0
  }

  var lineCount: Int { targets.count * Self.linesEach }
  var selectedLine: Int { selected * Self.linesEach }
  var selectedTarget: LinkTarget? { targets.indices.contains(selected) ? targets[selected] : nil }

  /// `3 of 17`.
  var position: String { "\((selected + 1).grouped) of \(targets.count.grouped)" }

  /// Chooses a link; the first or the last where there is none so far on.
  mutating func select(_ index: Int) {
    selected = max(0, min(index, targets.count - 1))
  }

  /// Some of the lines, made for a screen of so many columns.
  func lines(from top: Int, count: Int, columns: Int) -> [PageLine] {
    (top..<max(top, min(top + count, lineCount))).map { index in
      let number = index / Self.linesEach
      return index.isMultiple(of: Self.linesEach)
        ? hostLine(of: number, columns: columns) : addressLine(of: number, columns: columns)
    }
  }

  private func hostLine(of number: Int, columns: Int) -> PageLine {
    let target = targets[number]
    let isSelected = number == selected
    let digit = number < 9 ? "\(number + 1) " : "  "
    var notes: [String] = []
    if target.scheme == .mailto { notes.append("mail") }
    if target == address { notes.append("this article") }
    // Of a host that is too long its end counts.
    let host = ProblemsPage.ending(of: target.hostWords, columns: max(1, columns - Self.indent - 2))
    var runs = [
      PageLine.Run(text: isSelected ? "▌ " : "  ", role: .marker),
      PageLine.Run(text: digit, role: .hintKey),
      PageLine.Run(text: host, role: isSelected ? .selected : .plain),
    ]
    for note in notes { runs.append(PageLine.Run(text: " · \(note)", role: .dim)) }
    return PageLine(runs: runs)
  }

  private func addressLine(of number: Int, columns: Int) -> PageLine {
    let target = targets[number]
    var runs = [PageLine.Run(text: String(repeating: " ", count: Self.indent), role: .plain)]
    var room = max(1, columns - Self.indent - 2)
    if let doubt = target.doubt {
      let words = DisplayWidth.truncate("Beware: " + doubt.words, to: room)
      runs.append(PageLine.Run(text: words, role: .warning))
      room -= DisplayWidth.columns(of: words) + 3
      guard room > 8 else { return PageLine(runs: runs) }
      runs.append(PageLine.Run(text: " · ", role: .dim))
    }
    runs.append(PageLine.Run(text: DisplayWidth.truncate(target.written, to: room), role: .dim))
    return PageLine(runs: runs)
  }
}
