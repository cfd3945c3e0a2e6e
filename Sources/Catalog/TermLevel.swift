/// A part of an article that a word can stand in.
enum TextField: Int {
  case tags, body, standfirst, place, headline
}

/// How a term stands in a word that it is found in.
enum WordKind: Int {
  case part, beginning, whole

  /// How a word has a term that it begins with or not, and that bytes follow in it.
  ///
  /// A word that goes on with an s alone is for most languages of the alphabet the same word.
  @inline(__always)
  init(begins: Bool, rest: Int, first: UInt8) {
    guard begins else {
      self = .part
      return
    }
    self = rest == 0 || rest == 1 && first == UInt8(ascii: "s") ? .whole : .beginning
  }
}

/// What an index keeps of one word in one article: the fields it stands in, and how often the body has
/// it.
struct WordUse: Equatable {
  private(set) var rawValue: UInt8

  static let none = WordUse(rawValue: 0)
  /// Once in the body and nowhere else, as most words are.
  static let onceInBody = WordUse(rawValue: 1)

  static let countMask: UInt8 = 0x0f
  static let countLimit = 15

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  static func bit(of field: TextField) -> UInt8 {
    switch field {
    case .body: 0
    case .tags: 0x10
    case .standfirst: 0x20
    case .place: 0x40
    case .headline: 0x80
    }
  }

  /// What one occurrence in a field adds to a use; the standfirst is a part of the body.
  static func once(in field: TextField) -> WordUse {
    WordUse(rawValue: bit(of: field) | (field == .body || field == .standfirst ? 1 : 0))
  }

  /// Whether the headline has the word.
  var isInHeadline: Bool { rawValue & Self.bit(of: .headline) != 0 }
  /// How often the body has it, up to a limit.
  var bodyCount: Int { Int(rawValue & Self.countMask) }

  /// Counts one occurrence more.
  @inline(__always)
  mutating func add(_ occurrence: WordUse) {
    let fields = rawValue | occurrence.rawValue
    let count = (rawValue & Self.countMask) &+ (occurrence.rawValue & Self.countMask)
    rawValue = fields & ~Self.countMask | min(count, Self.countMask)
  }

  /// What the use says of a term that stands in the word in one way or another.
  func level(_ kind: WordKind) -> TermLevel {
    let count = Int(rawValue & Self.countMask)
    var level = TermLevel.none
    for field in [TextField.headline, .place, .standfirst, .tags]
    where rawValue & Self.bit(of: field) != 0 {
      level.add(TermLevel(field, kind, count: 0))
    }
    if count > 0 { level.add(TermLevel(.body, kind, count: count)) }
    return level
  }
}

extension WordUse {
  /// What one word in a field says of a term that it has in one way.
  @inline(__always)
  static func level(ofOneIn field: TextField, _ kind: WordKind) -> UInt8 {
    ones[field.rawValue * 3 + kind.rawValue]
  }

  private static let ones: [UInt8] =
    [TextField.tags, .body, .standfirst, .place, .headline].flatMap { field in
      [WordKind.part, .beginning, .whole].map { once(in: field).level($0).rawValue }
    }
}

/// How well one article has one term, in a byte: by the best of its places, and how often the body has
/// it.
///
/// All that ranking knows of a term. Levels of several words add up in any order to the same, so it
/// does not matter whether they are met in a text or in an index.
struct TermLevel: Equatable {
  let rawValue: UInt8

  /// The article does not have the term.
  static let none = TermLevel(rawValue: 0)

  /// What the places are worth, from the least to the most: which word in which field.
  ///
  /// The headline comes first, then the place, if it is the whole term. A whole word is worth more
  /// in the body than the beginning of one in the standfirst, and more than a part of one anywhere:
  /// an airport in the headline says little of a port.
  private static let places: [(field: TextField, kind: WordKind, worth: Int)] = [
    (.tags, .part, 60), (.tags, .beginning, 80), (.body, .part, 100), (.standfirst, .part, 120),
    (.place, .part, 140), (.tags, .whole, 170), (.body, .beginning, 200),
    (.standfirst, .beginning, 230), (.place, .beginning, 270), (.headline, .part, 280),
    (.body, .whole, 300), (.standfirst, .whole, 380), (.place, .whole, 520),
    (.headline, .beginning, 600), (.headline, .whole, 850),
  ]

  private static let ranks: [UInt8] = {
    var ranks = [UInt8](repeating: 0, count: 15)
    for (index, place) in places.enumerated() {
      ranks[place.field.rawValue * 3 + place.kind.rawValue] = UInt8(index + 1)
    }
    return ranks
  }()

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// A term found so often in the body, its best place being in a field.
  init(_ field: TextField, _ kind: WordKind, count: Int) {
    rawValue =
      Self.ranks[field.rawValue * 3 + kind.rawValue] << 4 | UInt8(min(max(count, 0), 15))
  }

  /// Takes in what is found elsewhere in the article.
  @inline(__always)
  mutating func add(_ other: TermLevel) {
    self = TermLevel(rawValue: Self.sum(rawValue, other.rawValue))
  }

  /// The same of two bytes.
  @inline(__always)
  static func sum(_ left: UInt8, _ right: UInt8) -> UInt8 {
    max(left & 0xf0, right & 0xf0) | min((left & 0x0f) &+ (right & 0x0f), 0x0f)
  }

  /// What is known of an article that has both of two parts of a term, 0 if it lacks one.
  @inline(__always)
  static func both(_ left: UInt8, _ right: UInt8) -> UInt8 {
    left == 0 || right == 0 ? 0 : min(left & 0xf0, right & 0xf0) | min(left & 0x0f, right & 0x0f)
  }

  /// What is known of any article, of a term without a letter that could be looked up.
  static let anywhere = TermLevel(.body, .part, count: 0)

  /// The level for every use of a word that has the term in it in one way: 256 for each `WordKind`.
  static let tables: [UInt8] = [WordKind.part, .beginning, .whole].flatMap { kind in
    (0...255).map { WordUse(rawValue: $0).level(kind).rawValue }
  }

  /// What each level is worth in an article of each length, 256 for each `LengthClass`.
  static let worths: [Double] = (0..<LengthClass.count).flatMap { length in
    (0...255).map { TermLevel(rawValue: $0).worth(in: LengthClass(rawValue: UInt8(length))) }
  }

  /// What the level is worth in an article of a length: the place, and repetition, which counts the
  /// less the oftener and the longer the article.
  ///
  /// Repetition goes in steps, so that of two articles that have a term about as often the newer one
  /// comes first. What a headline has, its article is about, however long that is.
  private func worth(in length: LengthClass) -> Double {
    guard rawValue >> 4 != 0 else { return 0 }
    let place = Self.places[Int(rawValue >> 4) - 1]
    // More than can be counted may be as often as the length deserves.
    let isFull = rawValue & 0x0f == 0x0f
    let norm = place.field == .headline ? 1 : length.norm
    let count = Double(rawValue & 0x0f) * (isFull ? max(norm, 1) : 1)
    let repetition = Self.repetition(of: place.kind) * count / (count + 2 * norm)
    return Double(place.worth) + (repetition / Self.step).rounded() * Self.step
  }

  /// What is reached by a term that occurs very often: less than there is between the headline's whole
  /// words, their beginnings, and the body.
  private static func repetition(of kind: WordKind) -> Double {
    switch kind {
    case .part: 70
    case .beginning: 110
    case .whole: 150
    }
  }

  private static let step = 20.0
}

/// How long an article is, in steps by which its date can still decide between two of about a length.
struct LengthClass: Equatable {
  let rawValue: UInt8

  static let count = 16

  init(rawValue: UInt8) {
    self.rawValue = min(rawValue, UInt8(Self.count - 1))
  }

  /// Of a text of so many bytes: below 1 KB, and then for each doubling.
  init(byteCount: Int) {
    let bits = Int.bitWidth - max(byteCount, 0).leadingZeroBitCount
    rawValue = UInt8(min(max(bits - 10, 0), Self.count - 1))
  }

  /// About how the length compares with that of most news, softened (the *b* of BM25 is 0.3).
  var norm: Double { 0.7 + 0.3 * Double(1 << min(Int(rawValue), 6)) / 4 }
}
