/// Judging whether a line that stands alone is the title of what follows.
///
/// In doubt it is none: a paragraph in bold misleads, a heading that is not only looks plain.
enum Heading {
  private static let mostBytes = 240
  private static let mostColumns = 60
  private static let mostWords = 10
  /// The same for a line that is set like a sentence.
  private static let mostSentenceColumns = 44
  private static let mostSentenceWords = 6
  /// And for one without spaces between its words.
  private static let mostUnspacedColumns = 32

  /// How many bytes of a line are the mark of a heading, as in `## Heading`; nil when it is none.
  static func markLength(of text: String) -> Int? {
    let bytes = text.utf8
    let signs = bytes.prefix(7).prefix { $0 == 0x23 }.count
    guard 1...6 ~= signs else { return nil }
    let spaces = bytes.dropFirst(signs).prefix { $0 == 0x20 }.count
    return spaces > 0 && signs + spaces < bytes.count ? signs + spaces : nil
  }

  /// Whether a line can be a title because signs underline it.
  static func mayBeUnderlined(_ text: String) -> Bool {
    guard text.utf8.count <= mostBytes, let last = text.unicodeScalars.last else { return false }
    return ![0x2E, 0x2C, 0x3A, 0x3B, 0x3002].contains(last.value)
  }

  /// Whether a line reads like a title: in capitals, with a capital for each word, or short and without
  /// any sign that sentences, names, captions, scores and quotations have.
  ///
  /// - Complexity: O(1): long lines are no titles.
  static func isTitle(_ text: String) -> Bool {
    guard text.utf8.count <= mostBytes, let shape = Shape(text) else { return false }
    guard shape.columns <= mostColumns, shape.words <= mostWords, !isFurniture(text) else {
      return false
    }
    if shape.isUnspaced { return shape.columns <= mostUnspacedColumns }
    if shape.isCapital || shape.isTitleCase { return shape.letters > 2 }
    return shape.letters > 2 && shape.columns <= mostSentenceColumns
      && shape.words <= mostSentenceWords
  }

  /// Whether a title might as well be somebody's name: two or three words, each with a capital.
  static func mayBeName(_ title: String) -> Bool {
    let words = title.split(separator: " ")
    return 2...3 ~= words.count && words.allSatisfy { $0.first?.isUppercase ?? false }
  }

  /// Whether a line is what pages have around their articles.
  private static func isFurniture(_ text: String) -> Bool {
    let line = text.lowercased()
    return furniture.contains { line.hasPrefix($0) && isWordEnd($0.utf8.count, line) }
  }

  private static func isWordEnd(_ offset: Int, _ line: String) -> Bool {
    line.utf8.dropFirst(offset).first.map { $0 == 0x20 } ?? true
  }

  private static let furniture = [
    "advertisement", "anzeige", "publicité", "publicidad", "pubblicità", "sponsored",
    "story continues",
    "continue reading", "read more", "read also", "related", "see also", "watch", "listen", "share",
    "sign up", "subscribe", "follow us", "reporting by", "editing by", "additional reporting",
    "writing by", "with", "photo", "photograph", "image", "picture", "video", "getty images",
    "all rights reserved", "copyright", "mehr zum thema", "lire aussi", "à lire aussi", "leer más",
    "loading", "dear", "yours", "sincerely", "kind regards", "best regards", "regards", "sent from",
  ]
}

/// What a line looks like from outside; nil for lines that no title looks like.
private struct Shape {
  var columns = 0
  var words = 0
  var letters = 0
  /// Whether it has capitals and no small letters.
  var isCapital: Bool { capitals > 1 && !hasSmall }
  /// Whether most of its words begin with a capital, and all that are not short.
  var isTitleCase: Bool { words > 1 && capitalWords * 2 > words && !hasSmallWord }
  private(set) var isUnspaced = false

  private var capitals = 0
  private var capitalWords = 0
  private var hasSmall = false
  private var hasSmallWord = false

  init?(_ text: String) {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      Self.mayBegin(first), Self.mayEnd(last)
    else { return nil }
    for word in text.split(separator: " ") {
      guard add(word) else { return nil }
    }
    columns += words - 1
    guard letters > 0 else { return nil }
  }

  /// A letter that is no small one, or a digit.
  private static func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isAlphabetic ? !properties.isLowercase : 0x30...0x39 ~= scalar.value
  }

  private static func mayEnd(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered
      || properties.generalCategory == .spacingMark || properties.generalCategory == .nonspacingMark
      || 0x30...0x39 ~= scalar.value
  }

  /// Takes in a word; false when no title has it.
  private mutating func add(_ word: Substring) -> Bool {
    words += 1
    var digits = 0
    var isFirst = true
    var lettersOfWord = 0
    var beginsSmall = false
    for scalar in word.unicodeScalars {
      columns += Scripts.columns(of: scalar.value)
      if 0x30...0x39 ~= scalar.value {
        digits += 1
      } else {
        guard take(scalar) else { return false }
        if scalar.properties.isAlphabetic {
          lettersOfWord += 1
          if isFirst {
            beginsSmall = scalar.properties.isLowercase
            if scalar.properties.isUppercase { capitalWords += 1 }
          }
        }
      }
      isFirst = false
    }
    letters += lettersOfWord
    if beginsSmall, lettersOfWord > 4 { hasSmallWord = true }
    // A year may stand in a title; other numbers are scores, sums, dates and addresses.
    return digits == 0 || digits == 4
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    let properties = scalar.properties
    if properties.isAlphabetic {
      // Without stops at the ends of sentences there is nothing to go by.
      if Scripts.isUnspacedAlphabet(value) { return false }
      if properties.isUppercase { capitals += 1 }
      if properties.isLowercase { hasSmall = true }
      if Scripts.isUnspaced(value) { isUnspaced = true }
      return true
    }
    switch value {
    case 0x26, 0x27, 0x2D, 0x2E, 0x2019, 0x2010, 0x2011, 0x2013, 0x2014: return true
    case 0xB7, 0x30FB, 0x0F0B: return true
    case 0x200C, 0x200D, 0xAD: return true
    default:
      let category = properties.generalCategory
      return category == .nonspacingMark || category == .spacingMark
    }
  }
}
