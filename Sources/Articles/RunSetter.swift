/// Makes blocks of one run of lines: paragraphs where the text was wrapped, lines where not.
struct RunSetter {
  let text: [UInt8]
  let lines: ArraySlice<BodyLine>
  /// The width the whole article was wrapped to, as far as it can be told.
  let measure: Int

  /// No text is taken to be wrapped to less than this.
  private static let narrowest = 50

  init(text: [UInt8], lines: ArraySlice<BodyLine>, measure: Int) {
    self.text = text
    self.lines = lines
    self.measure = measure
  }

  /// Appends the run's blocks.
  ///
  /// - Complexity: O(*n*) in the length of the run.
  func set(into blocks: inout [Block]) {
    let first = blocks.count
    if lines.count == 1 || !isWrapped {
      let isRunOfParagraphs = lines.count == 1 || hasLongLines
      for line in lines {
        let isLong = line.width > BodyLines.longestWrapped
        append(line, asParagraph: isRunOfParagraphs || isLong, to: &blocks)
      }
    } else {
      setWrapped(into: &blocks)
    }
    if first < blocks.count { blocks[first].followsBlankLine = true }
  }

  private func append(_ line: BodyLine, asParagraph: Bool, to blocks: inout [Block]) {
    let isParagraph = asParagraph && !line.isKept
    let string =
      isParagraph
      ? TextLines.string(line.range, in: text.span)
      : String(decoding: text[line.range], as: UTF8.self)
    blocks.append(
      Block(kind: isParagraph ? .paragraph : .line, text: string, followsBlankLine: false))
  }

  private func setWrapped(into blocks: inout [Block]) {
    let limit = wrapLimit
    var paragraph: [UInt8] = []
    var last: BodyLine?
    for line in lines {
      if let before = last, line.isKept || parts(before, line, limit) {
        close(&paragraph, into: &blocks)
        last = nil
      }
      if line.isKept {
        append(line, asParagraph: false, to: &blocks)
      } else {
        if last != nil, needsSpace(before: line, after: paragraph) { paragraph.append(0x20) }
        TextLines.append(line.range, of: text.span, to: &paragraph)
        last = line
      }
    }
    close(&paragraph, into: &blocks)
  }

  private func close(_ paragraph: inout [UInt8], into blocks: inout [Block]) {
    guard !paragraph.isEmpty else { return }
    let string = String(decoding: paragraph, as: UTF8.self)
    blocks.append(Block(kind: .paragraph, text: string, followsBlankLine: false))
    paragraph.removeAll(keepingCapacity: true)
  }

  // MARK: Whether the run was wrapped

  private var hasLongLines: Bool {
    lines.count { $0.width > BodyLines.longestWrapped && $0.hasWords } * 3 >= lines.count
  }

  /// The run's own width where it is about as wide as the article, else the article's: verse within
  /// prose is narrower than the prose.
  private var runMeasure: Int {
    let own = lines.lazy.filter { !$0.isKept && $0.hasWords }.map(\.width).max() ?? 0
    return own * 10 >= measure * 8 ? min(own, max(measure, Self.narrowest)) : measure
  }

  /// Hand and `fmt` break a little before the measure, so a line may miss it by an eighth.
  private var wrapLimit: Int { max(Self.narrowest, runMeasure * 7 / 8) }

  /// Whether most line breaks stand where the next word had no room left.
  ///
  /// Verse and lists begin every line with a capital; where all lines do, the breaks must stand
  /// just where a machine would have put them.
  private var isWrapped: Bool {
    if hasLongLines { return false }
    let plain = lines.filter { !$0.isKept }
    guard plain.count > 1 else { return false }
    var limit = wrapLimit
    if lines.count > 2, plain.allSatisfy(\.beginsCapital) {
      guard runMeasure >= 60 else { return false }
      limit = runMeasure
    }
    var breaks = 0
    var soft = 0
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isKept && !next.isKept {
      breaks += 1
      if isSoft(line, next, limit) { soft += 1 }
    }
    return breaks > 0 && soft * 3 >= breaks * 2
  }

  private func isSoft(_ line: BodyLine, _ next: BodyLine, _ limit: Int) -> Bool {
    line.width + (Scripts.isUnspaced(first(of: next)) ? 0 : 1) + next.firstWord > limit
  }

  /// Whether a break in wrapped text parts two paragraphs all the same: the line ended early, and
  /// with it a sentence.
  private func parts(_ line: BodyLine, _ next: BodyLine, _ limit: Int) -> Bool {
    if isSoft(line, next, limit) { return line.width > BodyLines.longestWrapped }
    guard let last = UTF8Scalars.last(text.span, before: line.range.upperBound) else { return true }
    return Self.sentenceEnds.contains(last.scalar)
  }

  /// `. ! ? : " )`, and their like in other scripts.
  private static let sentenceEnds: Set<UInt32> = [
    0x2E, 0x21, 0x3F, 0x3A, 0x22, 0x29, 0x2019, 0x201D, 0x00BB, 0x2026, 0x3002, 0xFF01, 0xFF1F,
    0x300D, 0x061F, 0x0964,
  ]

  // MARK: Joining

  private func first(of line: BodyLine) -> UInt32 {
    UTF8Scalars.read(text.span, at: line.textStart).scalar
  }

  /// Whether two joined lines have a space between them: not between ideographs, and not after the
  /// hyphen or soft hyphen of a word that goes on.
  private func needsSpace(before line: BodyLine, after paragraph: [UInt8]) -> Bool {
    guard let (last, length) = UTF8Scalars.last(paragraph.span, before: paragraph.count) else {
      return false
    }
    let next = first(of: line)
    switch last {
    case 0xAD: return false
    case 0x2D, 0x2010:
      guard let before = UTF8Scalars.last(paragraph.span, before: paragraph.count - length) else {
        return true
      }
      return !(isLetter(before.scalar) && isLetter(next)) || isConjunction(line)
    default:
      return !(Scripts.isUnspaced(last) && Scripts.isUnspaced(next))
    }
  }

  /// `pre- and post-war`, `Vor- und Nachteile`.
  private func isConjunction(_ line: BodyLine) -> Bool {
    let word = text[line.textStart..<line.range.upperBound].prefix { $0 != 0x20 }
    return word.count <= 4
      && ["and", "or", "to", "und", "oder", "bis", "et", "ou", "en", "of", "y", "o", "e", "och"]
        .contains(String(decoding: word, as: UTF8.self))
  }

  private func isLetter(_ scalar: UInt32) -> Bool {
    Unicode.Scalar(scalar).map { $0.properties.isAlphabetic } ?? false
  }
}
