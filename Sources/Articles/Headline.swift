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
  init(of bytes: [UInt8]) {
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
  private static func cut(_ line: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
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
    var words = String(decoding: bytes[line.lowerBound..<(lastSpace ?? cut)], as: UTF8.self)
    // Without a space the cut may part a letter from its marks: leave that letter to the text.
    if lastSpace == nil, words.count > 1 { words.removeLast() }
    let ends: Set<Character> = [",", ";", ":", "-", "\u{2013}", "\u{2014}"]
    while let last = words.last, last.isWhitespace || ends.contains(last) { words.removeLast() }
    return line.lowerBound..<(line.lowerBound + words.utf8.count)
  }
}
