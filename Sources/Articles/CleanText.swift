/// The one place where text from outside is made harmless.
///
/// What it hands back holds no control character but LF, nothing that reorders a line beyond its
/// end, and nothing invisible that carries hidden text. What a script needs to be written right
/// (joiners, direction marks, variation selectors, combining marks, soft hyphens) stays. Cleaning
/// clean text changes nothing.
package enum CleanText {
  /// Text after cleaning, and how many places had to be mended.
  package struct Result: Equatable, Sendable {
    /// Well-formed UTF-8 with LF line ends.
    package var bytes: [UInt8]
    /// How many characters, or whole escape sequences, were replaced or taken out.
    package var repaired: Int
    /// How many runs of marks were too long.
    package var shortened = 0
  }

  /// What becomes of a TAB.
  enum Tabs: Sendable {
    /// As many spaces as lead to the next multiple of eight columns.
    case columns
    /// One space.
    case oneSpace
  }

  /// Text of many lines without anything that could fool a terminal.
  ///
  /// - A control character, a whole escape sequence, a character that overrides the direction of
  ///   writing, a run of tag characters, a noncharacter and an interlinear annotation mark each
  ///   become one U+FFFD; so do embeddings and isolates that do not close on their line. A byte
  ///   order mark within the text is taken out, and so are all variation selectors but the first
  ///   before something shows. All of these are counted, a run of selectors once.
  /// - Of more than thirty marks in a row the rest is taken out, which is counted apart.
  /// - CR LF, CR, form feed, vertical tab, U+0085 and U+2028 become LF, U+2029 becomes a blank
  ///   line, TAB becomes spaces. These are not counted: nothing is lost.
  /// - Complexity: O(*n*); clean text is handed back without being copied.
  package static func text(_ bytes: [UInt8]) -> Result {
    text(bytes.span) ?? Result(bytes: bytes, repaired: 0)
  }

  /// The same; nil when nothing has to change.
  ///
  /// - Complexity: O(*n*); for clean text, without allocating.
  static func text(_ bytes: Span<UInt8>) -> Result? {
    clean(bytes, tabs: .columns)
  }

  /// One line without anything that could fool a terminal; for file names and the like.
  ///
  /// Line ends and tabs become spaces; white space at both ends goes.
  /// - Complexity: O(*n*) in the length of the text.
  package static func line(_ text: String) -> String {
    if isPlainLine(text) { return text }
    var bytes = Array(text.utf8)
    if let cleaned = clean(bytes.span, tabs: .oneSpace) { bytes = cleaned.bytes }
    for index in bytes.indices where bytes[index] == 0x0A { bytes[index] = 0x20 }
    let kept = TextLines.trimmed(bytes.indices, in: bytes.span)
    return bytes.span.string(kept)
  }

  private static func clean(_ bytes: Span<UInt8>, tabs: Tabs) -> Result? {
    guard !isClean(bytes) else { return nil }
    var cleaner = TextCleaner(tabs: tabs)
    cleaner.run(bytes)
    var result = Result(bytes: cleaner.cleaned, repaired: cleaner.repaired)
    result.shortened = MarkRuns.cut(&result.bytes)
    return result
  }

  /// Whether bytes are well-formed UTF-8 in which nothing may have to change.
  ///
  /// - Complexity: O(*n*), without allocating.
  static func isClean(_ bytes: Span<UInt8>) -> Bool {
    RegularText.end(in: bytes, from: 0) == bytes.count && !MarkRuns.haveExcess(in: bytes)
  }

  /// Whether a line is printable ASCII without white space at its ends, as most paths are.
  private static func isPlainLine(_ text: String) -> Bool {
    let bytes = text.utf8
    return bytes.first != 0x20 && bytes.last != 0x20 && bytes.allSatisfy { $0 &- 0x20 < 0x5F }
  }
}
