/// A search whose answer is known, because its words were planted.
///
/// The words begin like any other word, so that typing one narrows the list as typing does, and hold
/// letters that no word of the vocabulary has.
struct KnownQuery: Sendable {
  /// What it is called in the report.
  let name: String
  /// What is typed.
  let text: String
  /// Whether the article of a number is found by it.
  let finds: @Sendable (Int) -> Bool

  /// Whether some texts hold it or not by chance, so that not all that should be found is.
  var isRough = false

  /// How many of the first articles are found.
  func count(among articles: Int) -> Int {
    (0..<max(0, articles)).count(where: finds)
  }

  /// Whether so many may be found among the first articles.
  func accepts(_ found: Int, among articles: Int) -> Bool {
    let expected = count(among: articles)
    return isRough ? (expected * 97 / 100...expected).contains(found) : found == expected
  }

  static let once = "karantzywo"
  static let seldom = "selotwyn"
  static let common = "mentowal"
  static let mate = "portwyre"
  static let absent = "deliraxy"

  /// Each word that stands alone, as far as it has been typed after each of its first four letters and in the end.
  static let beginnings: [String] = [common, seldom, once, mate, absent].flatMap { word in
    (1...4).map { String(word.prefix($0)) } + [word]
  }

  static let all: [KnownQuery] = [
    KnownQuery(name: "one letter", text: "e", finds: { _ in true }, isRough: true),
    KnownQuery(name: "common word", text: common, finds: Planting.isCommon),
    KnownQuery(name: "rare word", text: seldom, finds: Planting.isSeldom),
    KnownQuery(name: "word in one article", text: once, finds: Planting.isOnce),
    KnownQuery(name: "absent word", text: absent, finds: { _ in false }),
    KnownQuery(
      name: "two words", text: "\(common) \(seldom)",
      finds: { Planting.isCommon($0) && Planting.isSeldom($0) }),
    KnownQuery(name: "phrase", text: "\"\(seldom) \(mate)\"", finds: Planting.isPhrase),
  ]
}
