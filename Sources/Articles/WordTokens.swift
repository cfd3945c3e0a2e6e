/// A text taken apart for comparison: words, signs, and the ends of paragraphs.
struct WordTokens {
  struct Token {
    /// Empty for the end of a paragraph.
    var text: Substring
    var followsSpace: Bool

    var isBreak: Bool { text.isEmpty }

    /// Whether it is a word, and not only a sign.
    var isWord: Bool {
      text.unicodeScalars.contains { WordTokens.kind(of: $0) != .sign }
    }
  }

  private(set) var tokens: [Token] = []

  /// - Complexity: O(*n*) in the length of the text.
  init(_ paragraphs: [String]) {
    for (index, paragraph) in paragraphs.enumerated() {
      if index > 0 { tokens.append(Token(text: "", followsSpace: false)) }
      add(paragraph)
    }
  }

  private mutating func add(_ paragraph: String) {
    let scalars = paragraph.unicodeScalars
    var index = scalars.startIndex
    var followsSpace = false
    while index < scalars.endIndex {
      let scalar = scalars[index]
      if scalar.properties.isWhitespace {
        followsSpace = true
        index = scalars.index(after: index)
        continue
      }
      let end = Self.end(ofTokenAt: index, in: scalars)
      tokens.append(Token(text: paragraph[index..<end], followsSpace: followsSpace))
      followsSpace = false
      index = end
    }
  }

  /// Whether a scalar belongs to a word that spaces part from others.
  static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    kind(of: scalar) == .letter || isMark(scalar)
  }

  /// Whether a token is such a word.
  static func beginsWord(_ token: Substring) -> Bool {
    token.unicodeScalars.first.map { kind(of: $0) == .letter } ?? false
  }

  /// What a scalar is for a comparison.
  fileprivate enum Kind {
    /// Goes on as one word with its like.
    case letter
    /// A word by itself, as in scripts that set no spaces.
    case alone
    case sign
  }

  fileprivate static func kind(of scalar: Unicode.Scalar) -> Kind {
    if scalar.isASCII {
      switch scalar.value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .letter
      default: return .sign
      }
    }
    if Scripts.isUnspaced(scalar.value) {
      return Scripts.isIdeographOrKana(scalar.value) ? .alone : .sign
    }
    if Scripts.isUnspacedAlphabet(scalar.value) { return .alone }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? .letter : .sign
  }

  private static func end(
    ofTokenAt start: String.Index, in scalars: String.UnicodeScalarView
  ) -> String.Index {
    let kind = kind(of: scalars[start])
    var index = scalars.index(after: start)
    var last = scalars[start]
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      let isJoined =
        last.value == joiner || scalar.value == joiner || isMark(scalar)
        || kind == .letter
          && (Self.kind(of: scalar) == .letter
            || next < scalars.endIndex && joins(scalar, last, scalars[next]))
      guard isJoined else { break }
      last = scalar
      index = next
    }
    return index
  }

  private static let joiner: UInt32 = 0x200D

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// Whether a sign holds together what stands before and behind it, as in `don't` and `3,000`.
  private static func joins(
    _ sign: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar
  ) -> Bool {
    switch sign {
    case "'", "\u{2019}": kind(of: after) == .letter
    case ",", ".": ("0"..."9").contains(before) && ("0"..."9").contains(after)
    default: false
    }
  }
}
