/// Judging whether a few words can be the name of a place.
enum PlaceName {
  private enum Role {
    case name
    case particle
  }

  /// Whether a range of a text reads as the name of a place.
  ///
  /// Up to five names, with particles between them, parted by commas or slashes into at most four
  /// pieces; no digits, no quotation marks, and no word that labels and sentences begin with.
  static func isPlausible(_ text: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    var words = Words()
    var index = text.lowerBound
    while index < text.upperBound {
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      if scalar == 0x2C || scalar == 0x2F {
        guard words.endPiece() else { return false }
        index += length
      } else if TextLines.isSpace(scalar) {
        index += length
      } else {
        let word = index..<endOfWord(from: index, to: text.upperBound, in: bytes)
        let plain = ShortWord(plain: word, of: bytes)
        guard let role = role(of: word, plain, bytes), words.add(plain, role) else { return false }
        index = word.upperBound
      }
    }
    return words.endPiece() && words.areName && isNoUnspacedSentence(text, of: bytes)
  }

  private static func endOfWord(
    from start: Int, to limit: Int, in bytes: Span<UInt8>
  ) -> Int {
    var index = start
    while index < limit {
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      if scalar == 0x2C || scalar == 0x2F || TextLines.isSpace(scalar) { break }
      index += length
    }
    return index
  }

  /// The words of a name so far.
  private struct Words {
    private var count = 0
    private var names = 0
    private var pieces = 0
    private var inPiece = 0
    private var first = ShortWord()
    private var second = ShortWord()
    private var last = ShortWord()
    private var lastRole = Role.name
    private var holdsForbidden = false

    /// Takes in a word; false when it cannot stand there.
    mutating func add(_ word: ShortWord, _ role: Role) -> Bool {
      if role == .name {
        names += 1
      } else if inPiece == 0 {
        return false
      }
      if word == PlaceWords.and, !PlaceWords.joined.contains(last) { return false }
      if count == 0 { first = word }
      if count == 1 { second = word }
      if PlaceWords.neverAnywhere.contains(word) { holdsForbidden = true }
      last = word
      lastRole = role
      count += 1
      inPiece += 1
      return count <= 8
    }

    /// Ends a piece; false when it is empty or ends in a particle.
    mutating func endPiece() -> Bool {
      guard inPiece > 0, lastRole == .name else { return false }
      inPiece = 0
      pieces += 1
      return pieces <= 4
    }

    /// Whether they are neither too many nor a label.
    var areName: Bool {
      guard (1...5).contains(names), !holdsForbidden, !PlaceWords.neverFirst.contains(first) else {
        return false
      }
      if first == PlaceWords.the {
        guard count > 1, PlaceWords.withArticle.contains(second) else { return false }
      }
      return count > 1 || !PlaceWords.neverAlone.contains(first)
    }
  }

  /// Where no spaces part the words, a place is short and does not end in "says".
  private static func isNoUnspacedSentence(_ text: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    var count = 0
    var last: UInt32 = 0
    var isUnspaced = false
    var index = text.lowerBound
    while index < text.upperBound {
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      if Scripts.isUnspaced(scalar) { isUnspaced = true }
      last = scalar
      count += 1
      index += length
    }
    guard isUnspaced else { return true }
    return count <= 10 && !PlaceWords.saysInHan.contains(last)
      && !PlaceWords.labelsInHan.contains(ShortWord(plain: text, of: bytes))
  }

  /// What a word is in a place's name; nil when it can be in none.
  private static func role(of word: Range<Int>, _ plain: ShortWord, _ bytes: Span<UInt8>) -> Role? {
    guard hasLettersOfNames(word, bytes) else { return nil }
    let (first, _) = UTF8Scalars.read(bytes, at: word.lowerBound)
    if isCapital(first) { return isSingleLatinLetter(word, bytes) ? nil : .name }
    if PlaceWords.particles.contains(plain) { return .particle }
    let start = index(in: word, of: bytes) { !isApostrophe($0) }
    let end = index(in: start..<word.upperBound, of: bytes) { $0 == 0x2D || isApostrophe($0) }
    guard end < word.upperBound else { return nil }
    let initial = end + UTF8Scalars.read(bytes, at: end).length
    guard initial < word.upperBound, isCapital(UTF8Scalars.read(bytes, at: initial).scalar) else {
      return nil
    }
    return PlaceWords.articles.contains(ShortWord(plain: start..<end, of: bytes)) ? .name : nil
  }

  /// Where a range first holds a scalar of some kind; its end when it holds none.
  private static func index(
    in range: Range<Int>, of bytes: Span<UInt8>, where isWanted: (UInt32) -> Bool
  ) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      if isWanted(scalar) { break }
      index += length
    }
    return min(index, range.upperBound)
  }

  private static func hasLettersOfNames(_ word: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var sinceStop = 0
    return index(in: word, of: bytes) { scalar in
      guard scalar == 0x2E else {
        sinceStop += 1
        return !(isLetterOrMark(scalar) || isJoiner(scalar))
      }
      // Only abbreviations have stops: `St.`, `D.C.`, `Calif.`
      let isAbbreviation = 1...5 ~= sinceStop
      sinceStop = 0
      return !isAbbreviation
    } == word.upperBound
  }

  private static func isLetterOrMark(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 }
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark:
      return true
    default:
      return false
    }
  }

  /// What holds the parts of a name together: hyphens, apostrophes, middle dots, joiners, the dots between
  /// the syllables of Tibetan.
  private static func isJoiner(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x27, 0x2010, 0x2018, 0x2019, 0x02BB, 0x02BC, 0x00B7, 0x30FB, 0x200C, 0x200D, 0x0F0B,
      0x0F0C:
      true
    default: false
    }
  }

  /// A capital letter, or a letter of a script without capitals.
  private static func isCapital(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar &- 0x41 < 26 }
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter, .otherLetter: return true
    default: return 0x10D0...0x10FF ~= scalar  // Georgian sets its names in small letters
    }
  }

  /// `A`, `Q` and `Q.` are labels; places of one letter, such as `Å`, are not ASCII.
  private static func isSingleLatinLetter(_ word: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var letters = 0
    for index in word {
      guard bytes[index] < 0x80 else { return false }
      if bytes[index] != 0x2E { letters += 1 }
    }
    return letters == 1
  }

  private static func isApostrophe(_ scalar: UInt32) -> Bool {
    scalar == 0x27 || scalar == 0x2019 || scalar == 0x2018
  }
}
