/// A command line in words, read without a shell: spaces part them, quotes hold them together, and nothing
/// else means anything but a backslash, which takes the next character as it is.
package enum CommandWords {
  /// The words of a line; nil when a quote is not closed.
  ///
  /// As in a shell, a backslash means itself in single quotes, and in double ones unless a quote or another
  /// backslash follows.
  package static func split(_ line: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        if quote == "\"", character != "\"", character != "\\" { word?.append("\\") }
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
        word = word ?? ""
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else { return nil }
    if isEscaped { word?.append("\\") }
    if let word { words.append(word) }
    return words
  }

  /// A word as `split` reads it again, with quotes where it needs some.
  static func quoted(_ word: String) -> String {
    let needsQuotes = word.contains { $0.isWhitespace || $0 == "\"" || $0 == "'" || $0 == "\\" }
    guard needsQuotes || word.isEmpty else { return word }
    guard word.contains("'" as Character) else { return "'\(word)'" }
    var quoted = "\""
    for character in word {
      if character == "\"" || character == "\\" { quoted.append("\\") }
      quoted.append(character)
    }
    return quoted + "\""
  }
}
