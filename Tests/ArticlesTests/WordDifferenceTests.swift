import Testing

@testable import Articles

/// What changed between two texts.
struct WordDifferenceTests {
  /// A difference as it is written without colour, paragraphs parted by a bar.
  private func marked(_ difference: WordDifference) -> String {
    difference.paragraphs.map { paragraph in
      paragraph.runs.map { run in
        switch run.kind {
        case .same: run.text
        case .removed: "[-\(run.text)-]"
        case .added: "{+\(run.text)+}"
        }
      }.joined()
    }.joined(separator: " | ")
  }

  /// Cases of two texts, paragraphs parted by a bar, and what changed.
  @Test(arguments: [
    ("The storm is over.", "The storm is over.", "The storm is over."),
    ("The storm is over.", "The storm is not over.", "The storm is {+not+} over."),
    ("The heavy storm is over.", "The storm is over.", "The [-heavy-] storm is over."),
    ("Four days ago", "Five days ago", "[-Four-] {+Five+} days ago"),
    ("It was 3,000 ships", "It was 3,500 ships", "It was [-3,000-] {+3,500+} ships"),
    ("Don't go", "Do go", "[-Don't-] {+Do+} go"),
    ("A storm, then calm", "A storm; then calm", "A storm[-,-]{+;+} then calm"),
    ("a, b, c", "d, e, c", "[-a, b-] {+d, e+}, c"),
    ("It was calm now", "It is calm then", "It [-was-] {+is+} calm [-now-] {+then+}"),
    (
      "usual from the first departure.", "usual with a word about the buses.",
      "usual [-from the first departure-] {+with a word about the buses+}."
    ),
    ("One | Two", "One | New | Two", "One | {+New+} | Two"),
    ("One | Old | Two", "One | Two", "One | [-Old-] | Two"),
    ("One two", "One | two", "One{+¶+} | two"),
    ("", "New", "{+New+}"),
    ("Old", "", "[-Old-]"),
    ("", "", ""),
    ("東京の図書館が開く", "東京の美術館が開く", "東京の[-図書-]{+美術+}館が開く"),
    ("e\u{301}te\u{301} 👩‍👩‍👧", "e\u{301}te 👩‍👧", "[-e\u{301}te\u{301} 👩‍👩‍👧-]{+e\u{301}te 👩‍👧+}"),
    ("tabs\tand  spaces", "tabs and spaces", "tabs and spaces"),
  ])
  func tellsWhatChanged(old: String, new: String, expected: String) {
    func paragraphs(_ text: String) -> [String] {
      text.split(separator: " | ").map(String.init)
    }
    let difference = WordDifference(from: paragraphs(old), to: paragraphs(new))
    #expect(marked(difference) == expected)
    #expect(difference.isEmpty == (paragraphs(old) == paragraphs(new) || old.contains("\t")))
  }

  @Test func countsWordsAndNotSigns() {
    let difference = WordDifference(from: ["One, two three."], to: ["One; four (five) three!"])
    #expect(difference.removedWords == 1 && difference.addedWords == 2)
  }

  /// The texts that a difference was made of: what is left without what was added, or removed.
  private func sides(_ difference: WordDifference) -> (old: [String], new: [String]) {
    func words(without kind: WordDifference.Kind) -> [String] {
      let text = difference.paragraphs.map { paragraph in
        paragraph.runs.filter { $0.kind != kind }.map(\.text).joined()
      }.joined(separator: " ")
      return WordTokens([text.filter { $0 != "¶" }]).tokens.map { String($0.text) }
    }
    return (words(without: .added), words(without: .removed))
  }

  /// Whatever the texts and however little the effort, both can be told from the difference.
  @Test(arguments: [0, 1, 40, 1_000, 8_000_000])
  func bothTextsAreInIt(effort: Int) {
    var seed: UInt64 = 7
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    for round in 0..<150 {
      let variety = [2, 5, 40, 1_000][round % 4]
      let old = (0..<random(120)).map { _ in "w\(random(variety))" }
      var new = old
      for _ in 0..<random(12) where !new.isEmpty {
        switch random(3) {
        case 0: new.remove(at: random(new.count))
        case 1: new.insert("w\(random(variety))", at: random(new.count))
        default: new[random(new.count)] = "x\(random(variety))"
        }
      }
      let difference = WordDifference(
        from: [old.joined(separator: " ")], to: [new.joined(separator: " ")], effort: effort)
      let sides = sides(difference)
      #expect(sides.old == old && sides.new == new)
    }
  }

  /// A shortest difference is found: as many words stay as in the longest common subsequence.
  @Test func noMoreChangesThanHasToBe() {
    var seed: UInt64 = 3
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    for _ in 0..<200 {
      let old = (0..<random(30)).map { _ in Int32(random(6)) }
      let new = (0..<random(30)).map { _ in Int32(random(6)) }
      var table = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
      for i in old.indices {
        for j in new.indices {
          table[i + 1][j + 1] =
            old[i] == new[j] ? table[i][j] + 1 : max(table[i][j + 1], table[i + 1][j])
        }
      }
      let comparison = Comparison(old, new, effort: 1_000_000)
      let kept = zip(old, comparison.removed).filter { !$0.1 }.map(\.0)
      let keptNew = zip(new, comparison.added).filter { !$0.1 }.map(\.0)
      #expect(kept == keptNew)
      #expect(kept.count == table[old.count][new.count])
    }
  }

  /// Large texts that differ in a few places, and such that have nothing in common.
  @Test func largeTextsAreCompared() {
    let words = (0..<120_000).map { "w\($0 % 3_001)x\($0 / 40)" }
    var other = words
    other.remove(at: 90_000)
    other.insert("new", at: 20_000)
    other[100] = "else"
    let difference = WordDifference(
      from: [words.joined(separator: " ")], to: [other.joined(separator: " ")])
    #expect(difference.removedWords == 2 && difference.addedWords == 2)
    let backwards = WordDifference(
      from: [words.joined(separator: " ")], to: [words.reversed().joined(separator: " ")])
    #expect(backwards.removedWords == backwards.addedWords && backwards.removedWords > 100_000)
    let same = Array(repeating: "a b", count: 40_000).joined(separator: " ")
    let mixed = Array(repeating: "b a a", count: 30_000).joined(separator: " ")
    #expect(!WordDifference(from: [same], to: [mixed]).isEmpty)
  }
}
