import Catalog

extension ArticleLayout {
  /// A piece of the page and what it is.
  struct Piece: Equatable, Sendable {
    enum Role: Equatable, Sendable {
      case headline, metadata, rule, note, paragraph, line, tags
      case standfirst, byline, heading, item, preformatted, table
      /// Signs between two stretches of text, in the middle of the column.
      case ornament
      /// A line between two stretches of text.
      case ruleInText

      /// Whether it belongs to the article, so that a search may find something in it.
      var isArticle: Bool {
        switch self {
        case .metadata, .rule, .note, .ruleInText: false
        case .headline, .paragraph, .line, .tags, .standfirst, .byline, .heading, .item: true
        case .preformatted, .table, .ornament: true
        }
      }

      /// The field of a query that finds what stands in it.
      var field: QueryField {
        switch self {
        case .headline: .title
        case .tags: .tag
        default: .text
        }
      }

      /// Whether it is drawn and not written.
      var isDrawn: Bool { self == .rule || self == .ruleInText }

      /// Whether it keeps its lines as they are, and may be wider than the column.
      var isKept: Bool { self == .table || self == .preformatted }

      /// Whether the ends of its lines are chosen for the whole of it; what has lines of its own
      /// keeps as much of them as it can.
      var isFitted: Bool {
        switch self {
        case .line, .preformatted, .table, .ornament, .byline: false
        default: true
        }
      }

      /// Whether it is a line that those beside it belong to.
      var isOneOfLines: Bool { self == .line || self == .preformatted || self == .table }

      /// Whether its words may be parted.
      var isRunningText: Bool { self == .paragraph || self == .standfirst || self == .item }
    }

    var role: Role
    var text: String
    var followsBlankLine: Bool
    /// How deep in quotations it stands.
    var quoteLevel = 0
    /// How many UTF-8 code units at its beginning name the place of the dateline.
    var datelineLength = 0
  }

  /// What a bar and the space behind it take.
  static let columnsOfBar = 2

  /// How many bars stand before a piece: at most as many as leave half of the column to the text.
  func bars(of piece: Piece) -> Int { min(piece.quoteLevel, width / (2 * Self.columnsOfBar)) }

  /// The columns that are left to the text of a piece.
  func width(of piece: Piece) -> Int { max(1, width - bars(of: piece) * Self.columnsOfBar) }

  /// How far the later lines of a piece are set in, as far as the column is wide enough: what keeps its
  /// lines hangs by its own indent and bullet.
  func hangingIndent(of piece: Piece) -> Int {
    let columns =
      switch piece.role {
      case .line, .item: Self.endOfBullet(in: piece.text)
      case .preformatted: Self.indent(of: piece.text)
      case .table: Self.indent(of: piece.text) + 2
      default: 0
      }
    return columns < width(of: piece) / 2 ? columns : 0
  }

  private static func indent(of text: String) -> Int { text.utf8.prefix { $0 == 0x20 }.count }

  private static func endOfBullet(in text: String) -> Int {
    let indent = indent(of: text)
    let rest = text.utf8.dropFirst(indent)
    for bullet in ["- ", "* ", "+ ", "•  ", "• ", "– ", "— ", "· ", "‣ ", "⁃ ", "▪ ", "● ", "◦ "]
    where rest.starts(with: bullet.utf8) {
      return indent + 1 + spaces(of: rest.dropFirst(bullet.utf8.count - 1))
    }
    let marks = rest.first == 0x28 ? rest.dropFirst() : rest
    let digits = marks.prefix { (0x30...0x39).contains($0) }
    let letters = digits.isEmpty ? marks.prefix(1).prefix { ($0 | 0x20) &- 0x61 < 26 } : digits
    let after = marks.dropFirst(letters.count)
    guard (1...3).contains(letters.count), let sign = after.first,
      sign == 0x29 || sign == 0x2E && !digits.isEmpty, after.dropFirst().first == 0x20
    else { return indent }
    return indent + (rest.count - marks.count) + letters.count + 1 + spaces(of: after.dropFirst())
  }

  /// How many columns of space stand behind a bullet, as far as lists have them.
  private static func spaces(of rest: Substring.UTF8View) -> Int {
    let spaces = rest.prefix(5).prefix { $0 == 0x20 }.count
    return spaces > 4 ? 1 : spaces
  }
}
