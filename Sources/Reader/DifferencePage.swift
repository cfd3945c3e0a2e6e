import Articles
import Catalog
import Screen

/// The page that shows what differs between two articles: the words of both as one text, laid out once for
/// each width.
struct DifferencePage: Sendable {
  let comparison: ArticleComparison
  /// Nil until the texts have been compared.
  private(set) var difference: WordDifference?
  private(set) var lines: [PageLine] = []
  /// The lines with which a change begins.
  private(set) var changes: [Int] = []

  /// Whether only the beginnings of the texts are known.
  private let areCut: Bool
  private var form = Form(columns: 0, width: 0, hasSigns: false)

  /// What the lines depend on besides the texts.
  struct Form: Equatable {
    /// The columns of the page, and those of its text.
    var columns: Int
    var width: Int
    /// Whether signs stand around changed words, since no colour tells them apart.
    var hasSigns: Bool
  }

  /// More unchanged paragraphs than this between two changes are folded, but for one at either end.
  private static let mostUnchanged = 3
  /// Longer pages are cut.
  private static let mostLines = 20_000

  init(_ comparison: ArticleComparison, areCut: Bool) {
    self.comparison = comparison
    self.areCut = areCut
  }

  /// Takes in what has been found out.
  mutating func take(_ difference: WordDifference) {
    self.difference = difference
    layOut()
  }

  /// Lays the lines out anew for another width.
  mutating func fit(_ form: Form) {
    guard form != self.form else { return }
    self.form = form
    layOut()
  }

  private mutating func layOut() {
    lines = []
    changes = []
    put(comparison.old, sign: "-", .removed)
    put(comparison.new, sign: "+", .added)
    lines.append(PageLine())
    for words in summary { put(words, .dim) }
    guard let difference, !difference.isEmpty else { return }
    let paragraphs = difference.paragraphs
    var index = 0
    while index < paragraphs.count, lines.count < Self.mostLines {
      let end = paragraphs[index...].firstIndex(where: \.isChanged) ?? paragraphs.count
      put(unchanged: paragraphs[index..<end], isFirst: index == 0, isLast: end == paragraphs.count)
      index = end
      guard index < paragraphs.count else { break }
      put(paragraphs[index])
      index += 1
    }
    if index < paragraphs.count {
      lines.append(PageLine())
      put("The rest is too long to be shown.", .dim)
    }
  }

  /// An article's headline and where it is from.
  private mutating func put(_ article: Article, sign: String, _ role: Role) {
    let room = max(1, form.width - 2)
    put([
      PageLine.Run(text: sign, role: role), PageLine.Run(text: " ", role: .plain),
      PageLine.Run(text: DisplayWidth.truncate(article.headline, to: room), role: .headline),
    ])
    let place = "\(ArticleSummary(article).metadataLine) · \(article.path)"
    put("  " + DisplayWidth.truncate(place, to: room), .dim)
  }

  /// What is to be said of the texts as a whole.
  private var summary: [String] {
    guard let difference else { return ["Comparing …"] }
    var lines: [String] = []
    if difference.isEmpty {
      lines.append("Both say the same, word for word.")
    } else {
      func words(_ count: Int) -> String { "\(count.grouped) \(count == 1 ? "word" : "words")" }
      lines.append(
        "\(words(difference.removedWords)) removed, \(words(difference.addedWords)) added")
    }
    if areCut { lines.append("Only the beginnings of the files are compared.") }
    return lines
  }

  private mutating func put(
    unchanged paragraphs: ArraySlice<WordDifference.Paragraph>, isFirst: Bool, isLast: Bool
  ) {
    guard paragraphs.count > Self.mostUnchanged else {
      for paragraph in paragraphs { put(paragraph) }
      return
    }
    if !isFirst, let first = paragraphs.first { put(first) }
    let folded = paragraphs.count - (isFirst ? 0 : 1) - (isLast ? 0 : 1)
    lines.append(PageLine())
    put("⋯ \(folded.grouped) paragraphs as before", .dim)
    if !isLast, let last = paragraphs.last { put(last) }
  }

  private mutating func put(_ paragraph: WordDifference.Paragraph) {
    lines.append(PageLine())
    var text = ""
    var runs: [(end: Int, role: Role)] = []
    for run in paragraph.runs {
      text += form.hasSigns ? run.signed : run.text
      runs.append((text.utf8.count, run.kind.role))
    }
    var wrapper = LineWrapper(text, width: form.width)
    var place = 0
    var wasChanged = false
    while let part = wrapper.next(), lines.count < Self.mostLines {
      var line: [PageLine.Run] = []
      var start = part.range.lowerBound
      while start < part.range.upperBound, place < runs.count {
        let end = min(runs[place].end, part.range.upperBound)
        if start < end {
          line.append(
            PageLine.Run(text: String(text.slice(start..<end)), role: runs[place].role))
          start = end
        }
        if runs[place].end <= start { place += 1 }
      }
      if part.endsInSoftHyphen { line.append(PageLine.Run(text: "-", role: .plain)) }
      let isChanged = line.contains { $0.role != .plain }
      if isChanged, !wasChanged { changes.append(lines.count) }
      wasChanged = isChanged
      put(line)
    }
  }

  private mutating func put(_ words: String, _ role: Role) {
    put([PageLine.Run(text: words, role: role)])
  }

  /// Adds a line in the middle of the page.
  private mutating func put(_ runs: [PageLine.Run]) {
    let margin = max(0, (form.columns - form.width) / 2)
    let space = PageLine.Run(text: String(repeating: " ", count: margin), role: .plain)
    lines.append(PageLine(runs: [space] + runs))
  }
}

extension WordDifference.Run {
  /// The words with signs that tell what has become of them, as `wdiff` has them.
  package var signed: String {
    switch kind {
    case .same: text
    case .removed: "[-\(text)-]"
    case .added: "{+\(text)+}"
    }
  }
}

extension WordDifference.Kind {
  fileprivate var role: Role {
    switch self {
    case .same: .plain
    case .removed: .removed
    case .added: .added
    }
  }
}
