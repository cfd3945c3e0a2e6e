/// One line of a body that is not blank, as the setting of paragraphs sees it.
struct BodyLine {
  /// What a line is by itself and the lines around it.
  enum Form {
    /// A part of running text, or verse.
    case text
    /// A little set in.
    case indented
    /// So far set in that its spaces count.
    case preformatted
    /// The first line of an item of a list.
    case item
    case table
    case rule
    /// A line of backticks.
    case fence
    /// A line between two fences.
    case fenced
  }

  /// The line without white space at its end and without the marks of a quotation.
  var range: Range<Int>
  /// Where its text begins, after the white space at its head.
  var textStart: Int
  /// How many marks of quotations it had.
  var quoteLevel = 0
  var form = Form.text
  /// Whether a blank line stands above it.
  var followsBlankLine = false
  /// About how many columns it takes; 0 until it was measured.
  var width = 0
  /// About how many columns its first word takes.
  var firstWord = 0
  /// Whether its first letter is a capital.
  var beginsCapital = false
  /// Whether its first letter is a small one.
  var beginsSmall = false
  /// Whether it has more than one word.
  var hasWords = false
  /// Whether it holds a gap or a bar that only tables have.
  var hasGap = false
  /// How many gaps of two spaces or more stand between its words.
  var gaps = 0
  /// Whether it holds any letter or digit; true until it was measured.
  var hasText = true

  /// Whether it stays a line whatever stands around it.
  var isKept: Bool { form != .text }
  var indent: Int { textStart - range.lowerBound }
}

extension BodyLine {
  /// So far lines are set in whose spaces count.
  static let preformattedIndent = 4

  /// A line by itself; nil when nothing is on it but the marks of a quotation.
  init?(_ line: Range<Int>, in bytes: Span<UInt8>) {
    let marks = QuoteMarks(of: line, in: bytes)
    let text = TextLines.trimmed(marks.end..<line.upperBound, in: bytes)
    guard !text.isEmpty else { return nil }
    self.init(range: marks.end..<text.upperBound, textStart: text.lowerBound)
    quoteLevel = marks.level
    var spaces = marks.end
    while spaces < text.lowerBound, bytes[spaces] == 0x20 { spaces += 1 }
    spaces -= marks.end
    if RuleLine.sign(of: text, in: bytes) != nil {
      form = .rule
    } else if Bullet.begins(text, in: bytes) {
      form = .item
    } else if spaces >= 2 {
      form = spaces >= Self.preformattedIndent ? .preformatted : .indented
    }
  }

  /// Takes note of how long the line is and of what it holds.
  ///
  /// - Complexity: O(*n*) in its length.
  mutating func measure(_ bytes: Span<UInt8>) {
    width = indent
    var wordEnd: Int?
    var spaces = 0
    var bars = 0
    var isBehindBar = false
    var index = textStart
    hasText = false
    while index < range.upperBound {
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      index += length
      let isUnspaced = Scripts.isUnspaced(scalar)
      width += Scripts.columns(of: scalar)
      if scalar == 0x20 {
        if wordEnd == nil { wordEnd = width - 1 }
        spaces += 1
        if spaces == 2 { gaps += 1 }
        if spaces == 3 || isBehindBar { hasGap = true }
      } else {
        if scalar == 0x7C || scalar == 0x2502 {
          bars += 1
          isBehindBar = spaces > 0
        } else {
          isBehindBar = false
        }
        spaces = 0
        if !hasText {
          hasText = scalar >= 0x80 || (scalar | 0x20) &- 0x61 < 26 || scalar &- 0x30 < 10
        }
        if isUnspaced, wordEnd == nil { wordEnd = width }
      }
    }
    if bars > 1 { hasGap = true }
    firstWord = (wordEnd ?? width) - indent
    hasWords = firstWord + indent < width
    let (first, _) = UTF8Scalars.read(bytes, at: textStart)
    let properties = Unicode.Scalar(first)?.properties
    beginsCapital = properties?.isUppercase ?? false
    beginsSmall = properties?.isLowercase ?? false
  }

  /// Whether an indented line is only the first of an ordinary paragraph, as books set them.
  func isFirstLineIndent(before next: BodyLine, _ bytes: Span<UInt8>) -> Bool {
    (form == .indented || form == .preformatted) && indent <= 8 && !hasGap && !next.isKept
      && next.indent == 0 && width >= 50
  }
}
