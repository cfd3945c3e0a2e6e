/// What was asked for: words and phrases that all have to occur, in any order.
///
/// Words are separated by white space; words between quotation marks, straight or curly, are one
/// phrase, in which any white space stands for any other. A term matches anywhere, also inside a
/// word. `Term` says what case and diacritics mean.
package struct Query: Equatable, Sendable {
  /// What is wrong with a typed query; the rest of it is searched all the same.
  package enum Problem: Equatable, Sendable {
    /// A quotation mark, at this offset in characters, that is never closed.
    case unterminatedQuote(at: Int)
    /// More different terms than are looked for; those after the limit are not.
    case tooManyTerms(limit: Int)

    /// One line for people: what, where, and what to do.
    package var words: String {
      switch self {
      case .unterminatedQuote(let offset):
        "The quotation mark at character \(offset + 1) is not closed: type another \" after the phrase"
      case .tooManyTerms(let limit):
        "Only the first \(limit) different words are searched for: leave some out"
      }
    }
  }

  /// What is wrong with the line that was typed, if anything.
  package var problem: Problem?
  /// In the order they were typed, each once.
  let terms: [Term]
  /// The terms' places, the one that is likely to be rarest first.
  let rarestFirst: [Int]
  /// Whether there is a term whose marks have to agree.
  let hasExactTerms: Bool
  /// How many bytes all terms have.
  let termsLength: Int
  /// All terms as one phrase, if there are several: articles that have it fit better.
  let wholePhrase: Needle?

  /// Enough for anyone who asks, few enough to look for in every article.
  static let termLimit = 32

  /// Reads a typed line; every line is some query.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package init(_ text: String) {
    var reader = QueryReader()
    reader.read(text)
    let terms = reader.terms
    self.terms = terms
    problem = reader.problem
    hasExactTerms = terms.contains(where: \.isExact)
    termsLength = terms.reduce(0) { $0 + $1.needle.bytes.count }
    rarestFirst = terms.indices.sorted {
      (terms[$1].needle.rarity, $0) < (terms[$0].needle.rarity, $1)
    }
    wholePhrase =
      terms.count > 1 ? Needle(Array(terms.map(\.needle.bytes).joined(separator: [0x20]))) : nil
  }

  /// Whether nothing is asked for, so that everything is found.
  package var isEmpty: Bool { terms.isEmpty }
}

/// Takes a typed line apart into terms.
private struct QueryReader {
  var terms: [Term] = []
  var problem: Query.Problem?
  private var pending = ""

  mutating func read(_ text: String) {
    var opening: Int?
    for (offset, character) in text.enumerated() {
      if Self.isQuotationMark(character) {
        endTerm()
        opening = opening == nil ? offset : nil
      } else if character.isWhitespace, opening == nil {
        endTerm()
      } else if !Self.isControl(character) {
        pending.append(character)
      }
    }
    endTerm()
    if let opening { problem = .unterminatedQuote(at: opening) }
  }

  private mutating func endTerm() {
    defer { pending.removeAll(keepingCapacity: true) }
    guard problem == nil, let term = Term(pending), !terms.contains(term) else { return }
    if terms.count < Query.termLimit {
      terms.append(term)
    } else {
      problem = .tooManyTerms(limit: Query.termLimit)
    }
  }

  private static func isQuotationMark(_ character: Character) -> Bool {
    switch character {
    case "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{AB}", "\u{BB}", "\u{FF02}": true
    default: false
    }
  }

  private static func isControl(_ character: Character) -> Bool {
    guard !character.isWhitespace, let scalar = character.unicodeScalars.first else { return false }
    return scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value)
  }
}
