/// Makes the blocks of a whole body: its runs of lines one by one, then what only the blocks around
/// them tell.
struct BodySetter {
  private let text: [UInt8]
  private let body: Range<Int>
  /// Where the header of a mail ends that the body begins with; 0 without one.
  private let mailEnd: Int
  private(set) var blocks: [Block] = []
  /// The blocks that are a line between two blank ones.
  private var lone: [Int] = []
  /// The blocks that are a line with an underline, which is the next block, between two blank lines.
  private var underlined: [Int] = []

  /// What comes later is no header.
  private static let mostHeaderLines = 12
  /// A header's line that is longer is read as text.
  private static let longestHeaderLine = 80
  /// A summary that is longer is a part of the text.
  private static let longestStandfirst = 320

  init(text: [UInt8], body: Range<Int>) {
    self.text = text
    self.body = body
    mailEnd = body.lowerBound == 0 ? MailHeader(of: text.span)?.end ?? 0 : 0
  }

  /// Whether the body has a headline's line of its own above it, or within the header of a mail.
  private var hasHeadline: Bool { body.lowerBound > 0 || mailEnd > 0 }

  /// Makes the blocks.
  ///
  /// - Complexity: O(*n*) in the length of the body.
  mutating func set() {
    let lines = BodyLines(of: text.span, in: body)
    blocks.reserveCapacity(lines.runs.count + 1)
    let header = hasHeadline && mailEnd == 0 ? headerEnd : 0
    for run in lines.runs {
      let rest = setHeader(setMail(lines.lines[run]), before: header)
      guard let first = rest.first else { continue }
      let block = blocks.count
      RunSetter(text: text, lines: rest, measure: lines.measure).set(into: &blocks)
      guard rest.count == run.count, first.quoteLevel == 0 else { continue }
      if run.count == 1 { lone.append(block) }
      if run.count == 2, isUnderline(lines.lines[run.upperBound - 1]) { underlined.append(block) }
    }
    if hasHeadline, let first = lines.lines.first { markHeadlineUnderline(first) }
    markHeadings()
    markTop()
    if let first = blocks.first, !first.followsBlankLine { blocks[0].followsBlankLine = true }
  }

  // MARK: Above the text

  private var headerEnd: Int {
    ArticleHeader(of: text.span, after: body.lowerBound, until: body.upperBound).paragraphStart
  }

  /// Sets the fields of a mail that a run begins with, each as one line; returns the other lines.
  private mutating func setMail(_ lines: ArraySlice<BodyLine>) -> ArraySlice<BodyLine> {
    var rest = lines
    while let line = rest.first, line.range.lowerBound < mailEnd {
      let start = line.range.lowerBound
      let string = TextLines.string(line.range, in: text.span)
      let goesOn = text[start] == 0x20 || (start > 0 && text[start - 1] != 0x0A)
      if goesOn, let last = blocks.indices.last {
        blocks[last].text += " " + string
      } else {
        blocks.append(Block(kind: .byline, text: string, followsBlankLine: line.followsBlankLine))
      }
      rest = rest.dropFirst()
    }
    return rest
  }

  /// Sets the lines of a header that a run begins with, and an author's line at the head of the text;
  /// returns the others.
  private mutating func setHeader(
    _ lines: ArraySlice<BodyLine>, before end: Int
  ) -> ArraySlice<BodyLine> {
    var rest = lines
    guard hasHeadline, blocks.count < Self.mostHeaderLines,
      blocks.allSatisfy({ $0.kind == .byline })
    else { return rest }
    while let line = rest.first, !line.isKept, line.quoteLevel == 0,
      line.range.count <= Self.longestHeaderLine, blocks.count < Self.mostHeaderLines
    {
      let string = TextLines.string(line.range, in: text.span)
      let isKnown = line.range.lowerBound < end && !Byline.beginsLikeOne(string)
      guard isKnown || Byline.isOne(string) else { break }
      blocks.append(Block(kind: .byline, text: string, followsBlankLine: line.followsBlankLine))
      rest = rest.dropFirst()
    }
    return rest
  }

  /// The line of signs right below the headline belongs to that.
  private mutating func markHeadlineUnderline(_ line: BodyLine) {
    guard isUnderline(line), blocks.first?.kind == .rule, isFirstLine(line) else { return }
    blocks[0].kind = .marks
  }

  private func isFirstLine(_ line: BodyLine) -> Bool { line.range.lowerBound == body.lowerBound }

  /// Finds the summary, the author's line and the dateline at the head of the text.
  private mutating func markTop() {
    var index = blocks.firstIndex { $0.kind != .byline && $0.kind != .marks } ?? blocks.count
    if hasHeadline {
      while isBylineBlock(index) {
        blocks[index].kind = .byline
        index += 1
      }
      index = markStandfirst(at: index)
    }
    guard blocks.indices.contains(index), isProse(blocks[index]) else { return }
    blocks[index].datelineLength = datelineLength(of: blocks[index])
  }

  /// Marks a summary where the author's line or the dateline comes after it; returns where the text
  /// proper begins.
  private mutating func markStandfirst(at index: Int) -> Int {
    guard blocks.indices.contains(index), isProse(blocks[index]),
      blocks[index].text.utf8.count <= Self.longestStandfirst
    else { return index }
    var next = index + 1
    while isBylineBlock(next), next < index + 3 { next += 1 }
    guard blocks.indices.contains(next), blocks[next].followsBlankLine, isProse(blocks[next]),
      datelineLength(of: blocks[index]) == 0,
      next > index + 1 || datelineLength(of: blocks[next]) > 0
    else { return index }
    blocks[index].kind = .standfirst
    for byline in index + 1..<next { blocks[byline].kind = .byline }
    return next
  }

  private func isBylineBlock(_ index: Int) -> Bool {
    guard blocks.indices.contains(index) else { return false }
    let block = blocks[index]
    return (block.kind == .paragraph || block.kind == .line || block.kind == .heading)
      && block.mark.isEmpty && Byline.isOne(block.text)
  }

  private func isProse(_ block: Block) -> Bool {
    (block.kind == .paragraph || block.kind == .line) && block.quoteLevel == 0
  }

  /// How much of a block's text names the place it was sent from.
  private func datelineLength(of block: Block) -> Int {
    let head = Array(block.text.utf8.prefix(400))
    guard let place = Dateline.place(of: 0..<head.count, in: head.span) else { return 0 }
    return place.lowerBound == 0 ? place.upperBound : 0
  }

  // MARK: Headings

  private func isUnderline(_ line: BodyLine) -> Bool {
    line.form == .rule
      && RuleLine.sign(of: line.textStart..<line.range.upperBound, in: text.span) == .underline
  }

  private mutating func markHeadings() {
    for index in underlined where index + 2 < blocks.count && blocks[index + 1].kind == .rule {
      guard blocks[index].kind == .line || blocks[index].kind == .paragraph,
        Heading.mayBeUnderlined(blocks[index].text)
      else { continue }
      blocks[index].kind = .heading
      blocks[index + 1].kind = .marks
    }
    for index in lone where index + 1 < blocks.count && blocks[index].kind == .paragraph {
      if let length = Heading.markLength(of: blocks[index].text) {
        let mark = blocks[index].text.utf8.prefix(length)
        blocks[index].mark = String(decoding: mark, as: UTF8.self)
        blocks[index].text.removeFirst(length)
        blocks[index].kind = .heading
      }
    }
    // What a line is has to be known before any is changed that stands beside it.
    let titles = lone.filter {
      blocks[$0].kind == .paragraph && isBetweenText($0) && Heading.isTitle(blocks[$0].text)
    }
    for index in titles { blocks[index].kind = .heading }
  }

  /// Whether text stands before a block, and after it something that it could be the title of.
  private func isBetweenText(_ index: Int) -> Bool {
    guard index > 0, index + 1 < blocks.count else { return false }
    let before = blocks[index - 1]
    let after = blocks[index + 1]
    let follows =
      switch before.kind {
      case .item, .table, .preformatted, .rule, .ornament: true
      case .paragraph: isWhole(before)
      default: false
      }
    guard follows, after.followsBlankLine, !isSignature(index) else { return false }
    return switch after.kind {
    case .item, .table: true
    case .paragraph: isWhole(after)
    default: false
    }
  }

  /// Whether a block is rather the name of who wrote the text: what stands below it is no section, but the
  /// last word of the whole, such as a place or an agency.
  private func isSignature(_ index: Int) -> Bool {
    let after = blocks[index + 1]
    let isLast = !blocks.dropFirst(index + 2).contains { $0.kind != .tags }
    guard isLast, after.kind == .paragraph, after.text.utf8.count < Self.shortestSection else {
      return false
    }
    return after.text.first == "(" || Heading.mayBeName(blocks[index].text)
  }

  /// Less than this below a name is no section.
  private static let shortestSection = 60

  /// Whether a paragraph reads like one: it is long, or ends with a sentence.
  private func isWhole(_ block: Block) -> Bool {
    let bytes = block.text.utf8
    if bytes.count >= 120 { return true }
    guard let last = block.text.unicodeScalars.last else { return false }
    return Sentences.ends.contains(last.value)
      || bytes.count >= 60 && !Heading.isTitle(block.text)
  }
}
