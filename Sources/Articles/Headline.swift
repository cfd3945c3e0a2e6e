/// The headline of a cleaned text, and where its body begins.
struct Headline {
  /// The line without white space around it, or the first words that stand in for it.
  let line: Range<Int>
  /// Whether the headline was made of the first words.
  let isCut: Bool
  /// The offset after the headline's line, the end of the text when nothing follows that shows; 0
  /// when the headline was made of the first words.
  let bodyStart: Int

  /// A first line longer than this is a paragraph without a title above it.
  private static let longest = 200
  /// About how long a headline made of first words is.
  private static let excerpt = 80

  /// Reads the first line of a text that begins with a line that is not blank.
  ///
  /// - Complexity: O(*n*) in the length of that line.
  init(of bytes: Span<UInt8>) {
    let end = TextLines.end(of: 0, in: bytes)
    let whole = TextLines.trimmed(0..<end, in: bytes)
    if whole.count > Self.longest, let cut = Self.cut(whole, in: bytes) {
      line = cut
      isCut = true
      bodyStart = 0
    } else {
      line = whole
      isCut = false
      let next = min(end + 1, bytes.count)
      bodyStart = TextLines.isBlank(next..<bytes.count, in: bytes) ? bytes.count : next
    }
  }

  /// The first words of a line; nil when it is short enough to stand as it is.
  private static func cut(_ line: Range<Int>, in bytes: Span<UInt8>) -> Range<Int>? {
    var index = line.lowerBound
    var scalars = 0
    var cut = line.lowerBound
    var lastSpace: Int?
    while index < line.upperBound {
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      if scalars <= excerpt, TextLines.isSpace(scalar) { lastSpace = index }
      if scalars == excerpt { cut = index }
      scalars += 1
      index += length
      if scalars > longest { break }
    }
    guard scalars > longest else { return nil }
    let words = line.lowerBound..<(lastSpace ?? cut)
    if lastSpace != nil, let end = endOfPlainWords(words, in: bytes) {
      return words.lowerBound..<end
    }
    return words.lowerBound..<endOfWords(words, in: bytes, mayPartLetter: lastSpace == nil)
  }

  /// Where words end without the punctuation after them, when that is plain to see, as it mostly is.
  private static func endOfPlainWords(_ words: Range<Int>, in bytes: Span<UInt8>) -> Int? {
    var end = words.upperBound
    while end - 2 >= words.lowerBound, bytes[end - 1] < 0x80, bytes[end - 2] < 0x80 {
      switch bytes[end - 1] {
      case 0x20, 0x2C, 0x2D, 0x3A, 0x3B: end -= 1
      default: return end
      }
    }
    return nil
  }

  /// The same for any text, by the characters that readers see.
  private static func endOfWords(
    _ range: Range<Int>, in bytes: Span<UInt8>, mayPartLetter: Bool
  ) -> Int {
    var words = bytes.string(range)
    // Without a space the cut may part a letter from its marks: leave that letter to the text.
    if mayPartLetter, words.count > 1 { words.removeLast() }
    let ends: Set<Character> = [",", ";", ":", "-", "\u{2013}", "\u{2014}"]
    while let last = words.last, last.isWhitespace || ends.contains(last) { words.removeLast() }
    return range.lowerBound + words.utf8.count
  }
}
