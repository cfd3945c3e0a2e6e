/// What changed from one version of a text to another, word by word.
package struct WordDifference: Equatable, Sendable {
  /// What has become of some words.
  package enum Kind: String, Sendable {
    case same, removed, added
  }

  /// Words one after the other that have one fate.
  package struct Run: Equatable, Sendable {
    package var kind: Kind
    package var text: String
  }

  /// A paragraph of both versions together.
  package struct Paragraph: Equatable, Sendable {
    /// What stands in it; what was removed comes before what was added instead.
    package var runs: [Run] = []

    /// Whether it differs in the two versions.
    package var isChanged: Bool { runs.contains { $0.kind != .same } }
  }

  /// Both versions as one text, from top to bottom.
  package private(set) var paragraphs: [Paragraph] = [Paragraph()]
  /// How many words were removed, and how many added.
  package private(set) var removedWords = 0
  package private(set) var addedWords = 0

  /// Whether both have the same words in the same paragraphs.
  package var isEmpty: Bool { !paragraphs.contains(where: \.isChanged) }

  /// Compares two texts, given by their paragraphs.
  ///
  /// Spaces do not count. Huge texts that have little in common are not compared to the last word: about
  /// `effort` comparisons are made, and what is undecided then counts as replaced.
  /// - Complexity: O(*n* log *n*) in the number of words, and O(`effort`).
  package init(from old: [String], to new: [String], effort: Int = 8_000_000) {
    let old = WordTokens(old).tokens
    let new = WordTokens(new).tokens
    var numbers: [Substring: Int32] = [:]
    func number(_ token: WordTokens.Token) -> Int32 {
      if let known = numbers[token.text] { return known }
      let number = Int32(truncatingIfNeeded: numbers.count)
      numbers[token.text] = number
      return number
    }
    let comparison = Comparison(old.map(number), new.map(number), effort: effort)
    var fates = Fates(removed: comparison.removed, added: comparison.added)
    fates.join { !old[$0].isWord && !old[$0].isBreak }
    set(old, new, fates)
  }

  private mutating func set(
    _ old: [WordTokens.Token], _ new: [WordTokens.Token], _ fates: Fates
  ) {
    var place = 0
    var newPlace = 0
    while place < old.count || newPlace < new.count {
      if place < old.count, fates.removed[place] {
        put(old[place], .removed)
        place += 1
      } else if newPlace < new.count, fates.added[newPlace] {
        put(new[newPlace], .added)
        newPlace += 1
      } else {
        if place < old.count, newPlace < new.count {
          var token = new[newPlace]
          // Its neighbour of either version needs the space.
          token.followsSpace = token.followsSpace || old[place].followsSpace
          put(token, .same)
        }
        place += 1
        newPlace += 1
      }
    }
    paragraphs.removeAll(where: \.runs.isEmpty)
  }

  private mutating func put(_ token: WordTokens.Token, _ kind: Kind) {
    guard !token.isBreak else {
      if kind != .same { put("¶", kind, followsSpace: false) }
      paragraphs.append(Paragraph())
      return
    }
    if token.isWord {
      if kind == .removed { removedWords += 1 }
      if kind == .added { addedWords += 1 }
    }
    put(token.text, kind, followsSpace: token.followsSpace)
  }

  /// Adds words to the last paragraph; a space between runs belongs to neither.
  private mutating func put(_ text: Substring, _ kind: Kind, followsSpace: Bool) {
    let last = paragraphs.count - 1
    let space = followsSpace && !paragraphs[last].runs.isEmpty ? " " : ""
    func add(_ text: String, _ kind: Kind) {
      guard !text.isEmpty else { return }
      let run = paragraphs[last].runs.count - 1
      if run >= 0, paragraphs[last].runs[run].kind == kind {
        paragraphs[last].runs[run].text += text
      } else {
        paragraphs[last].runs.append(Run(kind: kind, text: text))
      }
    }
    if paragraphs[last].runs.last?.kind == kind {
      add(space + text, kind)
    } else {
      add(space, .same)
      add(String(text), kind)
    }
  }
}

/// What becomes of each token of two texts.
private struct Fates {
  var removed: [Bool]
  var added: [Bool]

  /// Takes signs that stayed between two changes to be changed with them: a comma in common makes two
  /// changes hard to read.
  mutating func join(_ isSign: (Int) -> Bool) {
    var place = 0
    var newPlace = 0
    /// Where the signs behind the last change begin.
    var since: (place: Int, newPlace: Int)?
    while place < removed.count || newPlace < added.count {
      let isRemoved = place < removed.count && removed[place]
      let isAdded = newPlace < added.count && added[newPlace]
      if isRemoved || isAdded {
        if let since, since.place < place, newPlace - since.newPlace == place - since.place {
          for index in since.place..<place { removed[index] = true }
          for index in since.newPlace..<newPlace { added[index] = true }
        }
        while place < removed.count, removed[place] { place += 1 }
        while newPlace < added.count, added[newPlace] { newPlace += 1 }
        since = (place, newPlace)
      } else {
        if let begin = since, !isSign(place) || place - begin.place >= 2 { since = nil }
        place += 1
        newPlace += 1
      }
    }
  }
}

extension Article {
  /// The text in paragraphs, the headline first.
  package var paragraphs: [String] {
    let document = document()
    return (bodyStart > 0 ? [document.headline] : []) + document.blocks.map(\.text)
  }
}
