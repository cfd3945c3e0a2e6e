/// Breaks one logical line of text into lines that fit a width.
///
/// A line ends where `LineBreakRules` let it and a reader would expect it: at a space, after a hyphen
/// between letters or a dash, between East Asian characters, at a soft hyphen. A word that is longer
/// than the line is broken at a slash or another sign that addresses have, or, if it has none, between any
/// two clusters, but not so that only a letter or two stand alone. No line is wider
/// than the width, unless a single cluster is, and nothing that shows is lost.
///
/// It is lazy and can be resumed at `offset`, so that a page lays out only what it shows.
package struct LineWrapper: Equatable, Sendable {
  /// How the ends of lines are chosen.
  package enum Fit: String, CaseIterable, Sendable {
    /// Over the whole paragraph, so that its lines are about as long as each other.
    case even
    /// Each line takes in what it can; what follows is not looked at.
    case greedy
  }

  /// Where the next line starts, in UTF-8 bytes.
  package private(set) var offset: Int
  private let text: String
  private let width: Int
  private let hangingIndent: Int
  private let fit: Fit
  private var isDone: Bool
  private var scan: BreakScan
  /// Where the next line begins among the places of the scan.
  private var first = 0
  /// The places where the next lines end, as far as they have been chosen, the last first.
  private var chosen: [Int] = []

  /// Starts at `offset`, which an earlier wrapper of the same text has given.
  ///
  /// A width under 1 counts as 1, and the indent leaves at least one column to the text. Words are parted
  /// where there are patterns to say where.
  package init(
    _ text: String, width: Int, hangingIndent: Int = 0, from offset: Int = 0, fit: Fit = .greedy,
    hyphenation: Hyphenation? = nil
  ) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    self.width = max(1, width)
    self.hangingIndent = min(max(0, hangingIndent), self.width - 1)
    self.offset = Self.scalarStart(atOrBefore: offset, in: text)
    self.fit = fit
    isDone = self.offset > 0 && self.offset == text.utf8.count
    let narrowest = self.width - self.hangingIndent
    scan = BreakScan(
      from: self.offset, firstWidth: self.offset == 0 ? self.width : narrowest,
      narrowest: narrowest,
      hyphenation: hyphenation)
  }

  /// The next line, or nil when the text is used up.
  ///
  /// An empty text has one empty line.
  ///
  /// - Complexity: O(*n*) in the bytes of the line and of the word after it; with the best fit in those
  ///   of the paragraph, or of the next hundred lines or so of a long one.
  package mutating func next() -> WrappedLine? {
    guard !isDone else { return nil }
    let last = endOfLine()
    let start = scan.places[first]
    let end = scan.places[last]
    let line = WrappedLine(
      range: start.next..<max(start.next, end.end), indent: indent,
      columns: indent + max(0, end.columns(from: start)),
      endsInSoftHyphen: end.kind == .drawnHyphen,
      isLast: end.kind == .end)
    first = last
    offset = end.next
    isDone = end.kind == .end || offset == text.utf8.count
    return line
  }

  /// The place where the next line ends.
  private mutating func endOfLine() -> Int {
    if chosen.isEmpty {
      // Places are forgotten together, for the rest has to be moved.
      scan.drop(first)
      first = 0
      switch fit {
      case .greedy:
        // Where a word ends that the line may hold in part is known a little behind its end.
        scan.extend(in: text, columns: width + BreakScan.fewestParted)
        chosen.append(
          LineChoice(scan.places, firstIndent: indent, indent: hangingIndent, width).first())
      case .even: chooseBest()
      }
    }
    return min(chosen.popLast() ?? first + 1, scan.places.count - 1)
  }

  private var indent: Int { offset == 0 ? 0 : hangingIndent }

  /// So many places are looked at together.
  private var windowSize: Int { max(1_024, 8 * width) }

  private mutating func chooseBest() {
    var size = windowSize
    scan.extend(in: text, toPlaces: size, columns: 128 * width)
    // Places without columns between them do not make lines.
    while !scan.isComplete, scan.span < 8 * width {
      size *= 2
      scan.extend(in: text, toPlaces: size)
    }
    let choice = LineChoice(scan.places, firstIndent: indent, indent: hangingIndent, width)
    var ends = choice.best()
    // The last lines may end elsewhere once it is known what follows.
    if !scan.isComplete { ends.removeLast(min(3, ends.count - 1)) }
    chosen = ends.reversed()
  }

  private static func scalarStart(atOrBefore offset: Int, in text: String) -> Int {
    let offset = min(max(0, offset), text.utf8.count)
    let index = text.utf8.index(text.startIndex, offsetBy: offset)
    // A view of scalars rounds an index within one down.
    return text.utf8.distance(from: text.startIndex, to: text.unicodeScalars[index...].startIndex)
  }
}
