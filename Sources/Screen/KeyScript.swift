/// The language of `--play`: keys, and what else a terminal can tell, separated by white space.
package enum KeyScript {
  /// A word that is none of the language.
  package struct Failure: Error, Equatable, Sendable {
    /// What is wrong with it.
    package enum Reason: Equatable, Sendable {
      case unknownKey
      case missingText
      case badSize
      case badPoint
    }

    package var word: String
    /// The place of the word, from 1.
    package var position: Int
    package var reason: Reason

    package init(word: String, position: Int, reason: Reason) {
      self.word = word
      self.position = position
      self.reason = reason
    }

    /// The failure in one line, with what would be right.
    package var words: String { "\(word) (word \(position))" }
  }

  /// Reads a script.
  ///
  /// - Throws: `Failure` for the first word that is wrong.
  package static func parse(_ text: String) throws(Failure) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    for (index, word) in text.split(whereSeparator: \.isWhitespace).enumerated() {
      guard let key = Key(spelling: String(word)) else {
        throw Failure(word: String(word), position: index + 1, reason: .unknownKey)
      }
      events.append(.key(key))
    }
    return events
  }
}
