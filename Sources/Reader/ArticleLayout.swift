import Articles
import Catalog
import Screen

/// A place in an article that survives a change of width: a block and an offset in its text.
struct TextAnchor: Comparable, Hashable, Sendable {
  var block: Int
  /// In UTF-8 code units.
  var offset: Int

  static let start = TextAnchor(block: 0, offset: 0)

  static func < (left: TextAnchor, right: TextAnchor) -> Bool {
    (left.block, left.offset) < (right.block, right.offset)
  }
}

/// An article set in lines of a certain width, as far as they have been needed yet.
///
/// Laying out is lazy, so that what a key costs depends on the screen and not on the article.
struct ArticleLayout: Equatable, Sendable {
  /// One line on the page: a part of a piece, or blank.
  struct Line: Equatable, Sendable {
    /// -1 on a blank line.
    var piece: Int { isBlank ? -1 : Int(block) }
    var range: Range<Int> { isBlank ? 0..<0 : Int(start)..<Int(end) }
    /// Columns before its words, those of its bars included.
    var indent: Int { Int(spaces) }
    /// How many bars of quotations stand before it.
    var bars: Int { Int(barCount) }
    let endsInSoftHyphen: Bool
    /// Columns by which the spaces between its words are widened, in all.
    var slack: Int { Int(widening) }
    /// Where reading this line begins; a blank line counts as the start of what follows.
    var anchor: TextAnchor { TextAnchor(block: Int(block), offset: Int(start)) }

    // A long article has a hundred thousand lines.
    private let block: Int32
    private let start: Int32
    private let end: Int32
    private let spaces: Int32
    private let widening: Int16
    private let barCount: UInt8
    private let isBlank: Bool

    /// A line of a piece.
    init(
      piece: Int, range: Range<Int>, indent: Int, bars: Int, endsInSoftHyphen: Bool, slack: Int
    ) {
      block = Int32(clamping: piece)
      start = Int32(clamping: range.lowerBound)
      end = Int32(clamping: range.upperBound)
      spaces = Int32(clamping: indent)
      widening = Int16(clamping: slack)
      barCount = UInt8(clamping: bars)
      isBlank = false
      self.endsInSoftHyphen = endsInSoftHyphen
    }

    /// A blank line above a piece.
    init(above piece: Int, bars: Int) {
      block = Int32(clamping: piece)
      (start, end, spaces, widening) = (0, 0, 0, 0)
      barCount = UInt8(clamping: bars)
      isBlank = true
      endsInSoftHyphen = false
    }
  }

  let pieces: [Piece]
  let width: Int
  let style: PageStyle
  /// What is free beside the column, for what is kept as it is.
  let room: SideRoom
  /// What leads out of the article.
  let links: ArticleLinks
  private(set) var lines: [Line] = []
  private var nextPiece = 0
  /// What breaks the piece that is being laid out.
  private var wrapper: LineWrapper?
  /// How far the pieces that are kept as they are, and were come to last, stand out.
  private var overhang = Overhang()
  /// UTF-8 code units in the pieces before each piece, and in all of them at the end.
  private let sizes: [Int]

  /// An article's pieces with its links.
  ///
  /// - Complexity: O(*n*) in the length of its text.
  init(
    of article: Article, width: Int, room: SideRoom = SideRoom(), style: PageStyle = PageStyle()
  ) {
    let pieces = Self.pieces(of: article)
    self.init(
      pieces: pieces, width: width, room: room, style: style,
      links: ArticleLinks(in: pieces, of: article))
  }

  init(
    pieces: [Piece], width: Int, room: SideRoom = SideRoom(), style: PageStyle = PageStyle(),
    links: ArticleLinks = ArticleLinks()
  ) {
    self.pieces = pieces
    self.links = links
    self.style = style
    self.width = max(1, width)
    self.room = room
    var sum = 0
    var sizes = [0]
    for piece in pieces {
      sum += piece.text.utf8.count
      sizes.append(sum)
    }
    self.sizes = sizes
  }

  /// The same pieces, to be set in another width or style.
  init(_ other: ArticleLayout, width: Int, room: SideRoom, style: PageStyle? = nil) {
    pieces = other.pieces
    links = other.links
    self.style = style ?? other.style
    sizes = other.sizes
    self.room = room
    self.width = max(1, width)
  }

  var isComplete: Bool { nextPiece >= pieces.count }

  /// Lays out until there are so many lines, or no more text.
  mutating func extend(toLines count: Int) {
    while lines.count < count, !isComplete { extendByOneLine() }
  }

  /// Lays out a slice: so many more lines or bytes of text, whichever is less.
  mutating func extend(byLines count: Int, bytes: Int) {
    let lastLine = lines.count + count
    let end = size(laidOut: lines.count) + bytes
    while lines.count < lastLine, size(laidOut: lines.count) < end, !isComplete {
      extendByOneLine()
    }
  }

  /// How much of the text so many lines hold.
  func size(laidOut count: Int) -> Int { count == 0 ? 0 : end(ofLine: count - 1) }

  /// Lays out the rest.
  ///
  /// - Complexity: O(*n*) in the length of the article.
  mutating func extendToEnd() {
    while !isComplete { extendByOneLine() }
  }

  /// The line in which a place stands.
  ///
  /// - Complexity: O(*n*) in what has to be laid out up to there, O(log *n*) once it is.
  mutating func line(of anchor: TextAnchor) -> Int {
    while !isComplete, (lines.last.map { $0.anchor <= anchor } ?? true) { extendByOneLine() }
    var line = max(0, lines.partitionIndex { $0.anchor > anchor } - 1)
    // Blank lines share their anchor with the line that follows; the text is what was meant.
    while line + 1 < lines.count, lines[line].piece < 0 { line += 1 }
    return line
  }

  /// How far a line's end is through the article, from 0 to 1.
  func progress(throughLine line: Int) -> Double {
    guard let total = sizes.last, total > 0, line >= 0, line < lines.count else { return 1 }
    if isComplete, line == lines.count - 1 { return 1 }
    let shown = lines[line]
    guard shown.piece >= 0 else { return Double(sizes[shown.anchor.block]) / Double(total) }
    return Double(sizes[shown.piece] + shown.range.upperBound) / Double(total)
  }

  /// UTF-8 code units in all pieces.
  var size: Int { sizes.last ?? 0 }

  /// Where a place lies in the text of all pieces, laid out or not.
  func offset(of anchor: TextAnchor) -> Int {
    guard anchor.block >= 0, anchor.block < pieces.count else { return size }
    return min(sizes[anchor.block] + max(0, anchor.offset), size)
  }

  /// Where a line that has been laid out ends in the text of all pieces.
  func end(ofLine line: Int) -> Int {
    guard lines.indices.contains(line) else { return size }
    let shown = lines[line]
    return shown.piece < 0
      ? offset(of: shown.anchor)
      : min(sizes[shown.piece] + shown.range.upperBound, size)
  }

  private mutating func extendByOneLine() {
    guard nextPiece < pieces.count else { return }
    let piece = pieces[nextPiece]
    if wrapper == nil, piece.followsBlankLine, !lines.isEmpty, lines.last?.piece != -1 {
      let before = nextPiece > 0 ? bars(of: pieces[nextPiece - 1]) : 0
      lines.append(Line(above: nextPiece, bars: min(before, bars(of: piece))))
      return
    }
    if wrapper == nil { noteOverhang() }
    if piece.role.isDrawn {
      append(WrappedLine(range: 0..<0, indent: 0, columns: 0, isLast: true), of: piece)
      finishPiece()
      return
    }
    if piece.role == .metadata {
      for line in MetadataLines.lines(of: piece.text, width: width(of: piece)) {
        append(line, of: piece)
      }
      finishPiece()
      return
    }
    if wrapper == nil {
      wrapper = LineWrapper(
        piece.text, width: width(of: piece) + overhang.left + overhang.right,
        hangingIndent: hangingIndent(of: piece),
        fit: piece.role.isFitted ? style.fit : .greedy,
        hyphenation: piece.role.isRunningText ? style.hyphenation : nil)
    }
    guard let line = wrapper?.next() else {
      finishPiece()
      return
    }
    append(line, of: piece)
    if line.isLast { finishPiece() }
  }

  private mutating func append(_ line: WrappedLine, of piece: Piece) {
    let free = width(of: piece) - line.columns
    let isWidened =
      style.isJustified && piece.role == .paragraph && !line.isLast && free * 3 <= width
    let centring = piece.role == .ornament ? max(0, free) / 2 : 0
    let bars = bars(of: piece)
    lines.append(
      Line(
        piece: nextPiece, range: line.range,
        indent: line.indent + bars * Self.columnsOfBar + centring - overhang.left, bars: bars,
        endsInSoftHyphen: line.endsInSoftHyphen, slack: isWidened ? max(0, free) : 0))
  }

  /// Works out how far the next piece stands out: as far as the one before, with which it stands together, or as all
  /// those that it is the first of.
  private mutating func noteOverhang() {
    let piece = pieces[nextPiece]
    if nextPiece > 0, !piece.followsBlankLine, pieces[nextPiece - 1].role == piece.role { return }
    overhang = Overhang(of: pieces[nextPiece...], width: width, room: room)
  }

  private mutating func finishPiece() {
    nextPiece += 1
    wrapper = nil
  }
}
