/// One line of a body that is not blank, as the setting of paragraphs sees it.
struct BodyLine {
  /// The line without white space at its end.
  var range: Range<Int>
  /// Where its text begins, after the white space at its head.
  var textStart: Int
  /// Whether it stays a line whatever stands around it: indented, bulleted, part of a table.
  var isKept = false
  /// About how many columns it takes; 0 until it was measured.
  var width = 0
  /// About how many columns its first word takes.
  var firstWord = 0
  /// Whether its first letter is a capital.
  var beginsCapital = false
  /// Whether it has more than one word.
  var hasWords = false
  /// Whether it holds a gap that only tables have.
  var hasGap = false

  var indent: Int { textStart - range.lowerBound }
}

/// The lines of a body, in runs parted by blank lines.
struct BodyLines {
  private(set) var lines: [BodyLine] = []
  private(set) var runs: [Range<Int>] = []
  /// How wide the text was set if it was wrapped by hand or machine; 0 when nothing tells.
  private(set) var measure = 0

  /// Longer lines were not wrapped: they are paragraphs of their own.
  static let longestWrapped = 130

  /// - Complexity: O(*n*) in the length of the range, and *r* log *r* in its runs; lines that stand
  ///   alone are not measured.
  init(of bytes: Span<UInt8>, in range: Range<Int>) {
    var start = range.lowerBound
    var first = 0
    while start < range.upperBound {
      let end = min(TextLines.end(of: start, in: bytes), range.upperBound)
      let text = TextLines.trimmed(start..<end, in: bytes)
      if text.isEmpty {
        close(first, bytes)
        first = lines.count
      } else {
        lines.append(Self.line(from: start, text, bytes))
      }
      start = end + 1
    }
    close(first, bytes)
    measure = usualMeasure()
  }

  private mutating func close(_ first: Int, _ bytes: Span<UInt8>) {
    let run = first..<lines.count
    guard !run.isEmpty else { return }
    runs.append(run)
    guard run.count > 1 else { return }
    var gaps = 0
    for index in run {
      lines[index].measure(bytes)
      if lines[index].hasGap { gaps += 1 }
    }
    for index in run where gaps > 1 && lines[index].hasGap { lines[index].isKept = true }
    if lines[first].isFirstLineIndent(before: lines[first + 1], bytes) {
      lines[first].isKept = false
    }
  }

  private static func line(from start: Int, _ text: Range<Int>, _ bytes: Span<UInt8>) -> BodyLine {
    var line = BodyLine(range: start..<text.upperBound, textStart: text.lowerBound)
    var spaces = start
    while spaces < text.lowerBound, bytes[spaces] == 0x20 { spaces += 1 }
    line.isKept = spaces - start >= 2 || Bullet.begins(text, in: bytes)
    return line
  }

  /// The median of how wide the runs are, so that one odd line does not count.
  private func usualMeasure() -> Int {
    var widths = runs.filter { $0.count > 2 }.compactMap(widest)
    if widths.isEmpty { widths = runs.filter { $0.count == 2 }.compactMap(widest) }
    widths.sort()
    return widths.isEmpty ? 0 : widths[widths.count / 2]
  }

  private func widest(_ run: Range<Int>) -> Int? {
    lines[run].lazy.filter { !$0.isKept && $0.hasWords && $0.width <= Self.longestWrapped }
      .map(\.width).max()
  }
}

extension BodyLine {
  fileprivate mutating func measure(_ bytes: Span<UInt8>) {
    width = indent
    var wordEnd: Int?
    var spaces = 0
    var index = textStart
    while index < range.upperBound {
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      index += length
      let isUnspaced = Scripts.isUnspaced(scalar)
      width += Scripts.columns(of: scalar)
      if scalar == 0x20 {
        if wordEnd == nil { wordEnd = width - 1 }
        spaces += 1
        if spaces == 3 { hasGap = true }
      } else {
        spaces = 0
        if isUnspaced, wordEnd == nil { wordEnd = width }
      }
    }
    firstWord = (wordEnd ?? width) - indent
    hasWords = firstWord + indent < width
    let (first, _) = UTF8Scalars.read(bytes, at: textStart)
    beginsCapital = Unicode.Scalar(first).map { $0.properties.isUppercase } ?? false
  }

  /// Whether an indented line is only the first of an ordinary paragraph, as books set them.
  fileprivate func isFirstLineIndent(before next: BodyLine, _ bytes: Span<UInt8>) -> Bool {
    isKept && 2...8 ~= indent && !hasGap && !next.isKept && next.indent == 0
      && width >= 50 && !Bullet.begins(textStart..<range.upperBound, in: bytes)
  }
}

/// The marks that begin an item of a list.
private enum Bullet {
  /// Whether a line begins with a bullet, a number or a letter of a list, or a quotation's `>`.
  static func begins(_ text: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard !text.isEmpty else { return false }
    switch bytes[text.lowerBound] {
    case 0x3E: return true
    case 0x2D, 0x2A, 0x2B: return isSpace(bytes, text.lowerBound + 1, text)
    case 0x28: return counter(bytes, text.lowerBound + 1, text)
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return counter(bytes, text.lowerBound, text)
    case 0x80...:
      let (scalar, length) = UTF8Scalars.read(bytes, at: text.lowerBound)
      let isMark = [0x2022, 0x2023, 0x2043, 0x2013, 0x25AA, 0x25CF, 0x25E6].contains(scalar)
      return isMark && isSpace(bytes, text.lowerBound + length, text)
    default: return false
    }
  }

  /// `1. `, `12) `, `a) `.
  private static func counter(_ bytes: Span<UInt8>, _ start: Int, _ text: Range<Int>) -> Bool {
    var end = start
    while end < text.upperBound, end - start < 3, bytes[end] &- 0x30 < 10 { end += 1 }
    let isNumber = end > start
    if !isNumber, end < text.upperBound, (bytes[end] | 0x20) &- 0x61 < 26 { end += 1 }
    guard end > start, end < text.upperBound else { return false }
    let closes = bytes[end] == 0x29 || (isNumber && bytes[end] == 0x2E)
    return closes && isSpace(bytes, end + 1, text)
  }

  private static func isSpace(_ bytes: Span<UInt8>, _ index: Int, _ text: Range<Int>) -> Bool {
    index < text.upperBound && bytes[index] == 0x20
  }
}
