/// Judging whether a line says who wrote the text.
enum Byline {
  private static let mostBytes = 100
  private static let mostWords = 10

  /// Whether a line begins as a byline does, whatever it goes on with.
  static func beginsLikeOne(_ text: String) -> Bool {
    text.utf8.prefix(3).map { $0 | 0x20 }.elementsEqual("by ".utf8)
  }

  /// `By Jane Doe`, `Von Jane Doe und John Roe`, `Text: Jane Doe`: a word that says so, and names.
  ///
  /// - Complexity: O(1): long lines are none.
  static func isOne(_ text: String) -> Bool {
    guard text.utf8.count <= mostBytes, let names = names(in: text) else { return false }
    let words = names.split(whereSeparator: { $0 == " " })
    guard let first = words.first, words.count <= mostWords, isName(first) || isInitial(first),
      let last = words.last, isName(last) || isInitial(last)
    else { return false }
    return words.allSatisfy { isName($0) || isInitial($0) || particles.contains(bare($0)) }
  }

  /// What follows the word that a byline begins with; nil without such a word.
  private static func names(in text: String) -> Substring? {
    if let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) {
      let label = text[..<colon].lowercased()
      return labels.contains(label) ? text[text.index(after: colon)...] : nil
    }
    guard let space = text.firstIndex(of: " "), text.first?.isUppercase ?? false else { return nil }
    return prepositions.contains(text[..<space].lowercased()) ? text[space...] : nil
  }

  /// A word of letters that begins with a capital, or has none of either kind.
  private static func isName(_ word: Substring) -> Bool {
    let word = word.last == "," ? word.dropLast() : word
    guard let first = word.unicodeScalars.first, first.properties.isAlphabetic,
      !first.properties.isLowercase
    else { return false }
    return word.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.canonicalCombiningClass != .notReordered
        || [0x27, 0x2D, 0x2019, 0x2010, 0x30FB, 0xB7].contains($0.value)
    } && !weekdays.contains(bare(word))
  }

  /// `J.` or `Jr.`.
  private static func isInitial(_ word: Substring) -> Bool {
    guard word.utf8.count <= 8, word.last == "." else { return false }
    let letters = word.filter { $0 != "." }
    return letters.count <= 2 && isName(letters[...])
  }

  private static func bare(_ word: Substring) -> String {
    (word.last == "," ? word.dropLast() : word).lowercased()
  }

  private static let prepositions: Set<String> = [
    "by", "von", "par", "por", "di", "da", "door", "de", "av", "af", "od", "autor", "автор",
  ]

  private static let labels: Set<String> = [
    "by", "author", "authors", "words", "text", "story", "report", "von", "autor", "autorin",
    "autoren", "text und fotos", "bericht", "par", "auteur", "texte", "por", "texto", "autora",
    "di",
    "testo", "autore", "autrice", "autores", "auteurs", "autorka", "autorzy", "od", "door", "tekst",
    "автор", "авторы", "текст", "文", "作者", "记者", "記者", "撰文",
  ]

  /// What stands between names and within them.
  private static let particles: Set<String> = [
    "and", "und", "et", "y", "e", "og", "och", "en", "i", "и", "&", "/", "|", "in", "for", "of",
    "aus",
    "von", "van", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "du", "la", "le",
    "ten",
    "ter", "zu", "al", "bin", "ibn", "the",
  ]

  /// `By Monday` is the beginning of something else.
  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december", "then", "now", "contrast", "law",
  ]
}
