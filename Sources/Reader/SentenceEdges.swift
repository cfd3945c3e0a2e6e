/// Where sentences begin and end, by simple rules: a sign that ends one, what closes behind it, a space.
///
/// A full stop behind an initial, a well-known abbreviation or a number, and one before a small letter, ends none.
struct SentenceEdges {
  private let scalars: String.UnicodeScalarView
  /// So many quotation marks and brackets close behind a sentence, and so many letters has an abbreviation.
  private static let mostLookedAt = 8
  /// So many spaces part two sentences.
  private static let mostSpaces = 256

  init(_ scalars: String.UnicodeScalarView) {
    self.scalars = scalars
  }

  func startsSentence(at index: String.Index) -> Bool {
    guard index < scalars.endIndex, !Self.isSpace(scalars[index]) else { return false }
    var before = index
    var spaces = 0
    while before > scalars.startIndex, spaces < Self.mostSpaces {
      let previous = scalars.index(before: before)
      guard Self.isSpace(scalars[previous]) else { break }
      before = previous
      spaces += 1
    }
    return before == scalars.startIndex || endsSentence(at: before)
  }

  func endsSentence(at index: String.Index) -> Bool {
    guard index > scalars.startIndex else { return false }
    guard index < scalars.endIndex else { return true }
    var place = scalars.index(before: index)
    var closers = 0
    while place > scalars.startIndex, Self.closers.contains(scalars[place]),
      closers < Self.mostLookedAt
    {
      place = scalars.index(before: place)
      closers += 1
    }
    if Self.wideEnders.contains(scalars[place]) {
      return !Self.closers.contains(scalars[index]) && !Self.isEnder(scalars[index])
    }
    guard Self.isEnder(scalars[place]), Self.isSpace(scalars[index]) else { return false }
    guard scalars[place] == "." || scalars[place] == "…" else { return true }
    return !goesOn(from: index) && (closers > 0 || scalars[place] == "…" || !isAbbreviation(place))
  }

  /// Whether a small letter is what comes next.
  private func goesOn(from index: String.Index) -> Bool {
    var place = index
    var count = 0
    while place < scalars.endIndex, count < Self.mostLookedAt {
      if !Self.isSpace(scalars[place]) { return scalars[place].properties.isLowercase }
      place = scalars.index(after: place)
      count += 1
    }
    return false
  }

  /// Whether the word before a full stop is commonly shortened so.
  private func isAbbreviation(_ stop: String.Index) -> Bool {
    var word = ""
    var place = stop
    while place > scalars.startIndex, word.unicodeScalars.count <= Self.mostLookedAt {
      place = scalars.index(before: place)
      let scalar = scalars[place]
      guard scalar.properties.isAlphabetic || scalar == "." else { break }
      word.unicodeScalars.insert(scalar, at: word.unicodeScalars.startIndex)
    }
    let isInitial =
      word.unicodeScalars.count == 1 && word.unicodeScalars.allSatisfy { $0.properties.isUppercase }
    // "I" ends sentences as other words do.
    return (isInitial && word != "I") || word.contains(".") || Self.abbreviations.contains(word)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || (scalar.value > 0x7F && scalar.properties.isWhitespace)
  }

  private static func isEnder(_ scalar: Unicode.Scalar) -> Bool {
    enders.contains(scalar) || wideEnders.contains(scalar)
  }

  private static let enders: Set<Unicode.Scalar> = [
    ".", "!", "?", "…", "‼", "⁇", "⁈", "⁉", "؟", "۔", "।", "॥", "։", "።",
  ]
  /// Behind these no space is set.
  private static let wideEnders: Set<Unicode.Scalar> = ["。", "！", "？", "｡"]
  private static let closers: Set<Unicode.Scalar> = [
    "\"", "'", "”", "’", "»", "›", ")", "]", "}", "」", "』", "）", "】", "〉", "》",
  ]
  private static let abbreviations: Set<String> = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sr", "Jr", "Gen", "Col", "Capt", "Lt", "Sgt", "Maj",
    "Sen", "Rep", "Gov", "Rev", "Hon", "Messrs", "Mt", "No", "Nos", "vs", "Inc", "Ltd", "Corp",
    "Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "approx", "ca", "cf",
    "Mme", "Mlle", "Nr", "bzw", "Hr", "Fr",
  ]
}
