import Articles

/// A program to be run, and what it is handed.
package struct ProgramCall: Equatable, Sendable {
  /// Tells this call from earlier ones, whose output nobody waits for.
  package let number: Int
  /// The program and its arguments; never empty.
  package let words: [String]
  private let extract: TextExtract

  /// A call by its parts; nil without a program.
  init?(number: Int, words: [String], input: TextExtract) {
    guard let program = words.first, !program.isEmpty else { return nil }
    self.number = number
    self.words = words
    extract = input
  }

  /// What it reads on standard input, made anew.
  ///
  /// - Complexity: O(*n*) in its length.
  package var input: String { extract.text() }

  /// The program and its arguments, harmless, as they may be typed again.
  var displayedWords: String {
    CleanText.line(words.map(CommandWords.quoted).joined(separator: " "))
  }

  /// The program's name, harmless.
  package var name: String { CleanText.line(words.first ?? "") }
}

/// What has come of a call, made harmless.
package struct ProgramOutput: Equatable, Sendable {
  /// More bytes than this are not read.
  package static let limit = 1 << 20

  /// What it has written, without blank lines at the end.
  let lines: [String]
  /// Whether it would have written more.
  let isCut: Bool
  /// What else is to be said, such as why there is no output.
  let note: String?

  /// Takes what a program has written; the note says how it ended where that is not as it should be.
  ///
  /// - Complexity: O(*n*).
  package init(_ bytes: [UInt8], isCut: Bool = false, note: String? = nil) {
    let text = String(decoding: bytes, as: UTF8.self)
    var lines = String(decoding: CleanText.text(Array(text.utf8)).bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.allSatisfy(\.isWhitespace) ?? false { lines.removeLast() }
    self.lines = lines
    self.isCut = isCut
    self.note = note.map(CleanText.line)
  }
}
