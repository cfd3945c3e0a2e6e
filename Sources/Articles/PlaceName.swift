/// Judging whether a few words can be the name of a place.
enum PlaceName {
  private typealias Word = ArraySlice<Unicode.Scalar>

  private enum Role {
    case name
    case particle
  }

  /// Whether a text reads as the name of a place.
  ///
  /// Up to five names, with particles between them, parted by commas or slashes into at most four
  /// pieces; no digits, no quotation marks, and no word that labels and sentences begin with.
  static func isPlausible(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let pieces = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "/" }
    guard (1...4).contains(pieces.count) else { return false }
    var lowered: [String] = []
    var names = 0
    for piece in pieces {
      let words = piece.split { TextLines.isSpace($0.value) }
      guard !words.isEmpty else { return false }
      for (position, word) in words.enumerated() {
        let plain = plain(word)
        guard let role = role(of: word, plain) else { return false }
        if role == .name {
          names += 1
        } else if position == 0 || position == words.count - 1 {
          return false
        }
        if plain == "and", !PlaceWords.joined.contains(lowered.last ?? "") { return false }
        lowered.append(plain)
      }
    }
    guard (1...5).contains(names), lowered.count <= 8 else { return false }
    return isNoLabel(lowered) && isNoUnspacedSentence(text)
  }

  private static func isNoLabel(_ words: [String]) -> Bool {
    guard let first = words.first, !PlaceWords.neverFirst.contains(first) else { return false }
    if first == "the" {
      guard words.count > 1, PlaceWords.withArticle.contains(words[1]) else { return false }
    }
    if words.count == 1, PlaceWords.neverAlone.contains(first) { return false }
    return !words.contains(where: PlaceWords.neverAnywhere.contains)
  }

  /// Where no spaces part the words, a place is short and does not end in "says".
  private static func isNoUnspacedSentence(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let last = text.last, text.contains(where: { Scripts.isUnspaced($0.value) }) else {
      return true
    }
    return text.count <= 10 && !PlaceWords.saysInHan.contains(last)
      && !PlaceWords.labelsInHan.contains(plain(text))
  }

  /// What a word is in a place's name; nil when it can be in none.
  private static func role(of word: Word, _ plain: String) -> Role? {
    guard let first = word.first, hasLettersOfNames(word) else { return nil }
    if isCapital(first) { return isSingleLatinLetter(word) ? nil : .name }
    if PlaceWords.particles.contains(plain) { return .particle }
    let bare = word.drop(while: isApostrophe)
    let article = bare.prefix { $0 != "-" && !isApostrophe($0) }
    guard let initial = bare.dropFirst(article.count + 1).first, isCapital(initial) else {
      return nil
    }
    return PlaceWords.articles.contains(self.plain(article)) ? .name : nil
  }

  private static func hasLettersOfNames(_ word: Word) -> Bool {
    var sinceStop = 0
    for scalar in word {
      if scalar == "." {
        // Only abbreviations have stops: `St.`, `D.C.`, `Calif.`
        guard 1...5 ~= sinceStop else { return false }
        sinceStop = 0
      } else {
        guard isLetterOrMark(scalar) || isJoiner(scalar) else { return false }
        sinceStop += 1
      }
    }
    return true
  }

  private static func isLetterOrMark(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (scalar.value | 0x20) &- 0x61 < 26 }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark:
      return true
    default:
      return false
    }
  }

  /// What holds the parts of a name together: hyphens, apostrophes, middle dots, joiners.
  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "'", "\u{2010}", "\u{2018}", "\u{2019}", "\u{02BB}", "\u{02BC}", "\u{00B7}",
      "\u{30FB}", "\u{200C}", "\u{200D}":
      true
    default:
      false
    }
  }

  /// A capital letter, or a letter of a script without capitals.
  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value &- 0x41 < 26 }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter, .otherLetter: return true
    default: return 0x10D0...0x10FF ~= scalar.value  // Georgian sets its names in small letters
    }
  }

  /// `A`, `Q` and `Q.` are labels; places of one letter, such as `Å`, are not ASCII.
  private static func isSingleLatinLetter(_ word: Word) -> Bool {
    word.allSatisfy(\.isASCII) && word.count { $0 != "." } == 1
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "\u{2019}" || scalar == "\u{2018}"
  }

  /// A word in small letters, without stops, its apostrophes straight: as `PlaceWords` has them.
  private static func plain(_ word: Word) -> String {
    var plain: [UInt8] = []
    for scalar in word where scalar != "." {
      if scalar.isASCII {
        let value = UInt8(truncatingIfNeeded: scalar.value)
        plain.append(value &- 0x41 < 26 ? value | 0x20 : value)
      } else if isApostrophe(scalar) {
        plain.append(0x27)
      } else {
        plain.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
