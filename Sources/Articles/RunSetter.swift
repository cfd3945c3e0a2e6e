/// Makes blocks of one run of lines: paragraphs where the text was wrapped, lines where not, and what
/// is neither by its own form.
struct RunSetter {
  let text: [UInt8]
  let lines: ArraySlice<BodyLine>
  /// The width the whole article was wrapped to, as far as it can be told.
  let measure: Int

  /// No text is taken to be wrapped to less than this.
  private static let narrowest = 50
  /// Nor is an item of a list.
  private static let narrowestItem = 40

  init(text: [UInt8], lines: ArraySlice<BodyLine>, measure: Int) {
    self.text = text
    self.lines = lines
    self.measure = measure
  }

  /// What is being joined.
  private struct Open {
    var bytes: [UInt8] = []
    var kind = Block.Kind.paragraph
    /// The line that was joined last, and the one that the block began with.
    var last: BodyLine?
    var first: BodyLine?
    /// Whether it goes on an item that began above a blank line.
    var isLater = false
  }

  /// Appends the run's blocks.
  ///
  /// - Complexity: O(*n*) in the length of the run.
  func set(into blocks: inout [Block]) {
    let isWrapped = lines.count > 1 && self.isWrapped
    let isProse = lines.count == 1 || hasLongLines
    let limit = wrapLimit
    let itemLimit = self.itemLimit
    var open = Open()
    for line in lines {
      if let last = open.last, goesOn(open, last, line, limit: limit, itemLimit: itemLimit) {
        join(line, to: &open)
        continue
      }
      close(&open, into: &blocks)
      switch line.form {
      case .text where isWrapped: begin(line, as: .paragraph, in: &open)
      case .text:
        let isParagraph = isProse || line.width > BodyLines.longestWrapped
        append(line, as: isParagraph ? .paragraph : .line, to: &blocks)
      case .item: begin(line, as: .item, in: &open)
      case .indented, .preformatted:
        if isInList(blocks.last) {
          begin(line, as: .item, in: &open)
          open.isLater = true
        } else {
          append(line, as: line.form == .preformatted ? .preformatted : .line, to: &blocks)
        }
      case .fenced: append(line, as: .preformatted, to: &blocks)
      case .table: append(line, as: .table, to: &blocks)
      case .fence, .rule: appendMarks(line, to: &blocks)
      }
    }
    close(&open, into: &blocks)
  }

  // MARK: Blocks

  private func append(_ line: BodyLine, as kind: Block.Kind, to blocks: inout [Block]) {
    let string =
      kind == .paragraph
      ? TextLines.string(line.range, in: text.span)
      : text.span.string(line.range)
    append(string, kind, of: line, to: &blocks)
  }

  private func append(
    _ string: String, _ kind: Block.Kind, of line: BodyLine, mark: String = "",
    to blocks: inout [Block]
  ) {
    let quote = String(repeating: "> ", count: line.quoteLevel)
    blocks.append(
      Block(
        kind: kind, text: string, followsBlankLine: line.followsBlankLine, mark: quote + mark,
        quoteLevel: line.quoteLevel))
  }

  /// Appends a line whose signs are drawn, or only say how other lines are set.
  private func appendMarks(_ line: BodyLine, to blocks: inout [Block]) {
    let content = line.textStart..<line.range.upperBound
    if line.form == .fence {
      let end = Fences.endOfMark(line.range, in: text.span)
      let mark = text.span.string(line.textStart..<end)
      append(
        text.span.string(end..<max(end, line.range.upperBound)), .marks, of: line, mark: mark,
        to: &blocks)
    } else if RuleLine.sign(of: content, in: text.span) == .ornament {
      append(text.span.string(content), .ornament, of: line, to: &blocks)
    } else {
      append("", .rule, of: line, mark: text.span.string(content), to: &blocks)
    }
  }

  private func begin(_ line: BodyLine, as kind: Block.Kind, in open: inout Open) {
    open.kind = kind
    open.first = line
    open.last = line
    open.isLater = false
    if kind == .item {
      open.bytes.append(text.span, line.range)
    } else {
      TextLines.append(line.range, of: text.span, to: &open.bytes)
    }
  }

  private func join(_ line: BodyLine, to open: inout Open) {
    if needsSpace(before: line, after: open.bytes) { open.bytes.append(0x20) }
    TextLines.append(line.range, of: text.span, to: &open.bytes)
    open.last = line
  }

  private func close(_ open: inout Open, into blocks: inout [Block]) {
    guard let first = open.first else { return }
    append(String(decoding: open.bytes, as: UTF8.self), open.kind, of: first, to: &blocks)
    open.bytes.removeAll(keepingCapacity: true)
    open.first = nil
    open.last = nil
  }

  /// Whether a block is part of a list, so that what is set in below it belongs to that.
  private func isInList(_ block: Block?) -> Bool {
    guard let block, let first = lines.first else { return false }
    return block.kind == .item && block.quoteLevel == first.quoteLevel
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

  /// The same for the lines of a list.
  private var itemLimit: Int {
    let widest = lines.lazy.filter { $0.width <= BodyLines.longestWrapped }.map(\.width).max() ?? 0
    return max(Self.narrowestItem, widest * 7 / 8)
  }

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

  // MARK: Whether a line goes on what stands above it

  private func goesOn(
    _ open: Open, _ last: BodyLine, _ line: BodyLine, limit: Int, itemLimit: Int
  ) -> Bool {
    if open.kind == .paragraph { return line.form == .text && !parts(last, line, limit) }
    guard let first = open.first else { return false }
    return goesOnItem(first, last, line, isLater: open.isLater, itemLimit)
  }

  /// Whether a line goes on an item of a list: it is set in below the item and either the line above
  /// it was full or it begins in the middle of a sentence; or both, where it is not set in.
  private func goesOnItem(
    _ item: BodyLine, _ last: BodyLine, _ line: BodyLine, isLater: Bool, _ limit: Int
  ) -> Bool {
    guard line.form == .text || line.form == .indented || line.form == .preformatted,
      last.width <= BodyLines.longestWrapped
    else { return false }
    let isSoft = isSoft(last, line, limit)
    if isLater { return line.indent == item.indent && isSoft }
    guard line.indent > item.indent else { return isSoft && line.beginsSmall }
    return line.indent <= item.indent + 8 && (isSoft || line.beginsSmall)
  }

  /// Whether a break in wrapped text parts two paragraphs all the same: the line ended early, and
  /// with it a sentence.
  private func parts(_ line: BodyLine, _ next: BodyLine, _ limit: Int) -> Bool {
    if isSoft(line, next, limit) { return line.width > BodyLines.longestWrapped }
    guard let last = UTF8Scalars.last(text.span, before: line.range.upperBound) else { return true }
    return Sentences.ends.contains(last.scalar)
  }

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

/// What is known of sentences.
enum Sentences {
  /// `. ! ? : " )`, and their like in other scripts.
  static let ends: Set<UInt32> = [
    0x2E, 0x21, 0x3F, 0x3A, 0x22, 0x29, 0x2019, 0x201D, 0x00BB, 0x2026, 0x3002, 0xFF01, 0xFF1F,
    0x300D, 0x061F, 0x0964,
  ]
}
