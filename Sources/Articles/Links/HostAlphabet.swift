/// The alphabets that the letters of hosts belong to, as far as names may be mistaken for each other.
///
/// Those with a name of their own are in common use today (UAX #31, table 5).
enum HostAlphabet: UInt8, Hashable, Sendable {
  /// What stands with letters of any: digits of ASCII, marks, the hyphen.
  case none
  case latin
  /// Latin letters of few languages or of phonetics, which may be taken for those of ASCII: `ɡ`, `ı`, `ḷ`.
  case rareLatin
  case greek, cyrillic, han, kana, hangul, bopomofo
  /// Of the past, of few people, or of no alphabet.
  case rare
  case arabic, armenian, bengali, devanagari, ethiopic, georgian, gujarati, gurmukhi, hebrew,
    kannada
  case khmer, lao, malayalam, myanmar, oriya, sinhala, tamil, telugu, thaana, thai, tibetan

  /// That of a letter, mark or digit.
  ///
  /// - Complexity: O(log *n*) in the size of the table.
  init(of scalar: Unicode.Scalar) {
    let ranges = HostLetterTable.ranges
    var low = 0
    var high = ranges.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if ranges[middle] >> 8 <= scalar.value {
        low = middle
      } else {
        high = middle
      }
    }
    self = HostAlphabet(rawValue: UInt8(truncatingIfNeeded: ranges[low])) ?? .rare
  }

  /// Whether it is one in which Japanese is written.
  var isJapanese: Bool { self == .han || self == .kana }

  /// The alphabets that are written together with each other, and with Latin letters (UTS #39, 5.2, "Highly
  /// Restrictive").
  static let companies: [Set<HostAlphabet>] = [
    [.latin, .han, .kana], [.latin, .han, .hangul], [.latin, .han, .bopomofo],
  ]
}

/// Letters that look like something else in the name of a host.
enum HostLookalikes {
  /// Letters beyond Latin that many typefaces draw as a letter or digit of ASCII.
  ///
  /// Chosen by their shapes: nothing but a picture says so.
  static func isLikeASCII(_ scalar: Unicode.Scalar) -> Bool { letters.contains(scalar) }

  private static let letters = Set(
    ("асԁеһіјӏкорԗԛѕԝхуѵьгпѡԍҽзүқҳ" + "ονρικτυαχηωγεσςμβϳ" + "ահղյնոպսռւօցգզլքտ" + "וןסטיח"
      + "იოყხჿ"
      + "اهة٥۵" + "०ऽट" + "০" + "੦" + "૦" + "୦ଠ" + "௦ட" + "౦ం" + "೦ಠ" + "൦ഠടം" + "ට" + "ทนบพรหแ๐ลป"
      + "ນບພຮຣ໐"
      + "ဝ၀ငပဂ" + "០" + "༠" + "ሀሠበተቨሰዐዘ").unicodeScalars)

  /// Whether a letter looks like a sign that has a meaning in an address: a dot, a slash, a colon, a question
  /// mark; no host that holds one is any.
  static func isSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    // Clicks, and letters of phonetics: | ‖ ǂ !, ʔ and the like, a colon.
    case 0x01C0...0x01C3, 0x0294...0x0296, 0x02A1, 0x02A2, 0x02C0, 0x02C1, 0x02D0, 0x02D1: true
    // Marks of repetition that look like slashes.
    case 0x3031...0x3035: true
    // Tones of Lisu, which are dots and commas.
    case 0xA4F8...0xA4FD: true
    default: false
    }
  }

  /// Whether such a letter is one only apart from words of its own language: a slash or a bar without letters
  /// of Japanese or Chinese beside it, a zero that is a dot among Latin letters.
  static func holdsSign(_ label: String.UnicodeScalarView) -> Bool {
    let hasASCII = label.contains { $0.isASCII && $0.properties.isAlphabetic }
    var before = HostAlphabet.none
    var isAlone = false
    for scalar in label {
      let alphabet = HostAlphabet(of: scalar)
      if isAlone, !alphabet.isJapanese { return true }
      if hasASCII, scalar.value == 0x0660 || scalar.value == 0x06F0 { return true }
      // ノ 丨 丶 丿
      let isStroke = [0x30CE, 0x4E28, 0x4E36, 0x4E3F].contains(scalar.value)
      isAlone = isStroke && !before.isJapanese
      before = isStroke ? .none : alphabet
    }
    return isAlone
  }

  /// Whether a sign beyond ASCII looks like the dot between two words of a host.
  static func isDot(_ scalar: UInt32) -> Bool {
    [0x2024, 0x2E33, 0xFE52, 0xFF0E, 0xFF61].contains(scalar)
  }
}
