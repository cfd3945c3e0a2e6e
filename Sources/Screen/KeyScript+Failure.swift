extension KeyScript {
  /// A word that is none of the language.
  package struct Failure: Error, Equatable, Sendable {
    /// What is wrong with it.
    package enum Reason: Error, Equatable, Sendable {
      case unknownKey
      case missingText
      case badSize
      case badPoint
    }

    /// The word as it stands in the script.
    package var word: String
    /// The place of the word in the script, from 1.
    package var position: Int
    /// What is wrong with the word.
    package var reason: Reason

    /// A failure at a word, counted from 1.
    package init(word: String, position: Int, reason: Reason) {
      self.word = word
      self.position = position
      self.reason = reason
    }

    /// The failure in one line, with what would be right; safe to print whatever the word is.
    package var words: String {
      switch reason {
      case .unknownKey: "unknown key \(place): \(advice)"
      case .missingText: "nothing to type in \(place): write text:WORD or paste:WORD"
      case .badSize: "bad size in \(place): \(Size.spellingRule)"
      case .badPoint:
        "bad place in \(place): a place is COLUMNxROW, such as click:10x3, counted from 0 to "
          + "\(Size.allowedColumns.upperBound - 1)"
      }
    }

    private var place: String {
      var shown = String.UnicodeScalarView()
      for scalar in word.unicodeScalars.prefix(Self.shownScalars) {
        let isUnsafe = !ScalarClass.of(scalar.value).isDisjoint(with: [.control, .invisible])
        shown.append(isUnsafe ? "\u{FFFD}" : scalar)
      }
      return "\"\(DisplayWidth.truncate(String(shown), to: Self.shownColumns))\" (word \(position))"
    }

    private var advice: String {
      let lower = word.lowercased()
      if lower != word, Key(spelling: lower) != nil {
        return "names are lower case, write \(lower)"
      }
      let names = Key.names.map(\.name).joined(separator: " ")
      let verbs = Verb.allCases.map { "\($0.rawValue):" }.joined(separator: " ")
      return "a key is a single character or one of \(names) f1 to f\(Key.functionKeys.upperBound),"
        + " alone or after ctrl- or alt-; other words start with \(verbs)"
    }

    private static let shownScalars = 200
    private static let shownColumns = 40
  }
}
