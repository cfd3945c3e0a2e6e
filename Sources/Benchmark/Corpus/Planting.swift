/// Which known words an article holds, by its number alone.
enum Planting {
  /// Exactly one article, which even the smallest corpus has.
  static func isOnce(_ number: Int) -> Bool { number == 617 }

  /// One in a hundred.
  static func isSeldom(_ number: Int) -> Bool { number % 100 == 17 }

  /// Half of those that hold the rare word hold it as a phrase; the others hold both words apart.
  static func isPhrase(_ number: Int) -> Bool { number % 200 == 17 }

  /// About half.
  static func isCommon(_ number: Int) -> Bool {
    Dice.mixed(UInt64(truncatingIfNeeded: number) ^ 0xC0FFEE) & 1 == 1
  }

  /// What is planted in an article, in pieces that stay together.
  static func words(in number: Int) -> [String] {
    var words: [String] = []
    if isOnce(number) { words.append(KnownQuery.once) }
    if isPhrase(number) {
      words.append("\(KnownQuery.seldom) \(KnownQuery.mate)")
    } else if isSeldom(number) {
      words += [KnownQuery.mate, KnownQuery.seldom]
    }
    if isCommon(number) { words.append(KnownQuery.common) }
    return words
  }
}
