import Articles
import Catalog
import Screen

extension ArticleLayout {
  /// An article as a page has it: headline, metadata, a rule, the text, its tags.
  static func pieces(of article: Article) -> [Piece] {
    let document = article.document()
    var pieces = [
      Piece(role: .headline, text: document.headline, followsBlankLine: false),
      Piece(role: .metadata, text: ArticleSummary(article).metadataLine, followsBlankLine: true),
    ]
    for note in article.notes {
      pieces.append(Piece(role: .note, text: note.words, followsBlankLine: false))
    }
    pieces.append(Piece(role: .rule, text: "", followsBlankLine: false))
    var followsBlankLine = true
    for block in document.blocks {
      followsBlankLine = followsBlankLine || block.followsBlankLine
      // A fence or an underline is not shown; what it says of the lines around it is.
      if block.kind == .marks, block.text.isEmpty { continue }
      pieces.append(
        Piece(
          role: block.kind.role, text: block.text, followsBlankLine: followsBlankLine,
          quoteLevel: block.quoteLevel, datelineLength: block.datelineLength))
      followsBlankLine = false
    }
    if document.blocks.isEmpty {
      // Without any text at all the file has only been seen, and is being read.
      let note = article.text.isEmpty ? "…" : "This article has no text beyond its headline."
      pieces.append(Piece(role: .note, text: note, followsBlankLine: true))
    }
    return pieces
  }
}

extension Block.Kind {
  /// What a block is on the page.
  fileprivate var role: ArticleLayout.Piece.Role {
    switch self {
    case .paragraph: .paragraph
    case .line: .line
    case .standfirst: .standfirst
    case .byline, .marks: .byline
    case .heading: .heading
    case .item: .item
    case .preformatted: .preformatted
    case .table: .table
    case .ornament: .ornament
    case .rule: .ruleInText
    case .tags: .tags
    }
  }
}

extension ArticleSummary {
  /// `Saint Petersburg · 22 Jul 2023 · 2 min`, with what is known.
  ///
  /// A date that is only the file's own says so, since it need not be the article's.
  var metadataLine: String {
    var parts: [String] = []
    if let place { parts.append(place) }
    if let date {
      parts.append(date.origin == .modification ? "file of \(date.day.short)" : date.day.short)
    }
    parts.append(readingTime)
    return parts.joined(separator: " · ")
  }

  private var readingTime: String {
    let minutes = readingMinutes
    return minutes < 120 ? "\(minutes) min" : "\((minutes / 60).grouped) h"
  }

  /// The same, shorter, for a row of the list: as much as fits; and the columns it takes.
  ///
  /// The place is the last to go; but in the rows of a search the number of matches is, which comes
  /// first there and leaves out the reading time.
  func rowMetadata(
    columns: Int, matches: String? = nil, copies: String? = nil, progress: String? = nil,
    tags: String? = nil
  ) -> (words: String, columns: Int) {
    let before = [copies, matches, progress, tags].compactMap { $0 }
    let matches = before.isEmpty ? nil : before.joined(separator: " · ")
    var words = matches ?? place ?? ""
    var used = DisplayWidth.columns(of: words)
    // False when there is no room for more.
    func add(_ part: String, _ width: Int) -> Bool {
      guard !words.isEmpty else {
        words = part
        used = width
        return true
      }
      guard used + 3 + width <= columns else { return false }
      words += " · "
      words += part
      used += 3 + width
      return true
    }
    if matches != nil, let place, !add(place, DisplayWidth.columns(of: place)) {
      return (words, used)
    }
    // Dates and times are ASCII.
    if let date {
      let day = date.day.short
      if !add(day, day.utf8.count) { return (words, used) }
    }
    if matches == nil {
      let time = readingTime
      _ = add(time, time.utf8.count)
    }
    return (words, used)
  }
}
