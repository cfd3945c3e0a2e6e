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
  package init(from old: [String], to new: [String], effort: Int = 4_000_000) {
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
    fates.join(isSign: { !old[$0].isWord }, isBreak: { old[$0].isBreak })
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
      // Of a paragraph that came or went as a whole its words tell enough.
      if kind != .same, paragraphs.last?.runs.last?.kind == .same {
        put("¶", kind, followsSpace: false)
      }
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
    let before = paragraphs[last].runs.last
    // A word and what took its place at the beginning of a paragraph would run together.
    let takesPlace =
      before?.kind == .removed && kind == .added && before.map(\.endsInWord) ?? false
      && WordTokens.beginsWord(text)
    let space = before != nil && (followsSpace || takesPlace) ? " " : ""
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

extension WordDifference.Run {
  /// Whether a word behind it has to be parted from it by a space.
  fileprivate var endsInWord: Bool {
    text.unicodeScalars.last.map { WordTokens.isPartOfWord($0) } ?? false
  }
}

/// What becomes of each token of two texts.
private struct Fates {
  var removed: [Bool]
  var added: [Bool]

  /// Tokens in common at once, or a change between such.
  private struct Stretch {
    var old: Range<Int>
    var new: Range<Int>

    var longest: Int { max(old.count, new.count) }
  }

  /// Takes what little stayed between two changes to be changed with them: a comma in common, or a `the`
  /// between two rewritten sentences, only makes them hard to read.
  mutating func join(isSign: (Int) -> Bool, isBreak: (Int) -> Bool) {
    var last: Stretch?
    var place = 0
    var newPlace = 0
    while let change = nextChange(from: &place, &newPlace) {
      guard let before = last else {
        last = change
        continue
      }
      let between = before.old.upperBound..<change.old.lowerBound
      let isLittle =
        between.count * 2 <= min(before.longest, change.longest)
        || between.count <= 2 && between.allSatisfy(isSign)
      guard isLittle, !between.contains(where: isBreak) else {
        last = change
        continue
      }
      for index in between { removed[index] = true }
      for index in before.new.upperBound..<change.new.lowerBound { added[index] = true }
      last = Stretch(
        old: before.old.lowerBound..<change.old.upperBound,
        new: before.new.lowerBound..<change.new.upperBound)
    }
  }

  private func nextChange(from place: inout Int, _ newPlace: inout Int) -> Stretch? {
    while place < removed.count, newPlace < added.count, !removed[place], !added[newPlace] {
      place += 1
      newPlace += 1
    }
    let (start, newStart) = (place, newPlace)
    while place < removed.count, removed[place] { place += 1 }
    while newPlace < added.count, added[newPlace] { newPlace += 1 }
    guard place > start || newPlace > newStart else { return nil }
    return Stretch(old: start..<place, new: newStart..<newPlace)
  }
}

extension Article {
  /// The text in paragraphs, the headline first.
  package var paragraphs: [String] {
    let document = document()
    return (bodyStart > 0 ? [document.headline] : []) + document.blocks.map(\.source)
  }
}
