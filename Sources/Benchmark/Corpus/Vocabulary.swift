/// The words that articles are made of: short ones often, long ones seldom, as in real texts.
///
/// No word has a q, w, x or y in it, so what does can be planted and counted.
struct Vocabulary: Sendable {
  /// Plain letters.
  let latin: WordStock
  /// Letters with accents.
  let accented: WordStock
  let cyrillic: WordStock
  /// Runs of one to three ideographs.
  let han: WordStock
  let places: WordStock
  let tags: WordStock

  init() {
    var dice = Dice(seed: 0x6E65_7773)
    latin = WordStock(Self.words(Self.latinSyllables, counts: [160, 4_000, 15_840], &dice))
    accented = WordStock(Self.words(Self.accentedSyllables, counts: [0, 1_200, 800], &dice))
    cyrillic = WordStock(Self.words(Self.cyrillicSyllables, counts: [60, 2_000, 2_000], &dice))
    han = WordStock(Self.words(Self.ideographs(&dice), counts: [400, 2_000, 600], &dice))
    places = WordStock(
      Self.words(Self.latinSyllables, counts: [0, 150, 100], &dice).map(Self.capitalised)
        + ["São Tomé", "Rzeszów", "Łódź", "Zürich", "Örebro"])
    tags = WordStock(Self.words(Self.latinSyllables, counts: [0, 40, 10], &dice))
  }

  /// Distinct words: so many of one syllable, then so many of two, and so on.
  private static func words(_ syllables: [String], counts: [Int], _ dice: inout Dice) -> [String] {
    var words: [String] = []
    var known: Set<String> = []
    for (index, count) in counts.enumerated() {
      var missing = count
      // What cannot be had is left out rather than looked for without end.
      var tries = count * 50
      while missing > 0, tries > 0 {
        tries -= 1
        var word = ""
        for _ in 0...index { word += syllables[dice.below(syllables.count)] }
        if known.insert(word).inserted {
          words.append(word)
          missing -= 1
        }
      }
    }
    return words
  }

  private static func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  private static func syllables(_ onsets: String, _ vowels: String, _ codas: String) -> [String] {
    let ends = [""] + codas.map(String.init)
    return onsets.flatMap { onset in
      vowels.flatMap { vowel in ends.map { String(onset) + String(vowel) + $0 } }
    }
  }

  private static let latinSyllables = syllables("bdfgklmnprstv", "aeiou", "nrslt")
  private static let accentedSyllables = syllables("bdklmnprst", "áéèêíóôöúüøå", "nr")
  private static let cyrillicSyllables = syllables("бвгдклмнпрст", "аеиоуя", "нрстй")

  private static func ideographs(_ dice: inout Dice) -> [String] {
    (0..<900).compactMap { _ in
      Unicode.Scalar(UInt32(0x4E00 + dice.below(0x5000))).map { String(Character($0)) }
    }
  }
}
