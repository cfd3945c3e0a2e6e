import Articles
import Testing

@Suite struct RobustnessTests {
  private static let nasty: [UInt8] =
    Array("\u{FEFF}\n\tHead\u{1B}[31m\u{202E}: x\r\nDate: Sat, 22 Jul 2023 10:00:00 +0200\n\n".utf8)
    + Array("PARIS, July 22 (AFP) - é港😀\u{2067}\u{E0041}\u{FEFF}\n  - a\n1. b\u{85}\u{2029}".utf8)
    + [0xC3, 0x28, 0xE2, 0x80, 0xF0, 0x9F, 0x98, 0xED, 0xA0, 0x80, 0xFF, 0x00]
    + Array("\u{1B}]0;t\u{7}\u{1B}]0;t\n(12) x\n> q\nwrapped-\nword\n\nTags: a, \u{2068}b, ,".utf8)

  /// Looks at everything that an article offers.
  private func visit(_ bytes: [UInt8], wholeSize: Int? = nil) {
    guard let article = try? read(bytes: bytes, path: "2023/07/22.txt", wholeSize: wholeSize) else {
      return
    }
    #expect(!article.headline.isEmpty)
    #expect(article.bodyStart <= article.text.count && article.tagsStart <= article.text.count)
    #expect(article.bodyStart <= article.tagsStart)
    #expect(String(validating: article.text, as: UTF8.self) != nil)
    for block in article.document().blocks {
      #expect(!block.text.utf8.contains { $0 < 0x20 })
      #expect(CleanText.line(block.source.filter { $0 != "\n" }).isEmpty == false)
    }
    for note in article.notes { #expect(!note.words.isEmpty) }
  }

  @Test func everyPrefix() {
    for length in 0...Self.nasty.count {
      visit(Array(Self.nasty.prefix(length)))
      visit(Array(Self.nasty.prefix(length)), wholeSize: 10_000)
      visit(Array(Self.nasty.suffix(length)))
      visit([0xFF, 0xFE] + Self.nasty.prefix(length))
      visit([0xFE, 0xFF] + Self.nasty.prefix(length))
      visit([0xEF, 0xBB, 0xBF] + Self.nasty.prefix(length))
    }
  }

  @Test func randomBytes() {
    var dice = Dice(state: 3)
    for _ in 0..<2_000 {
      let length = Int.random(in: 0...120, using: &dice)
      visit((0..<length).map { _ in UInt8.random(in: 0...255, using: &dice) })
    }
  }

  @Test func shuffledPieces() {
    let pieces = [
      "Head", ": ", "\n", "\n\n", "Tags:", ",", "London", "(AP)", " - ", "2023-07-22", "Date:",
      "  ", "- ", "é", "港", String(repeating: "word ", count: 15), "\u{2067}", ".",
    ]
    var dice = Dice(state: 5)
    for _ in 0..<2_000 {
      let count = Int.random(in: 1...25, using: &dice)
      let text = (0..<count).compactMap { _ in pieces.randomElement(using: &dice) }.joined()
      visit(Array(text.utf8))
    }
  }

  /// Each of these would take minutes if any step looked back at what it has seen.
  @Test(arguments: [
    "a", "a ", "\t", "\u{1B}", "\u{1B}[", "\u{1B}]", "\u{9D}", "\u{2067}", "\u{2067}a\u{2069}",
    "\u{301}",
    "\u{E0041}", "\r", "\n", ",", "a,", "(", ":", "- ", "港", "a\n", "word-\n", "\u{200D}",
    "x\u{2067}\n", "Tags:",
  ])
  func manyTimes(_ part: String) {
    let count = 200_000 / part.utf8.count
    visit(Array("Head\n\n".utf8) + Array(String(repeating: part, count: count).utf8))
    visit(Array(String(repeating: part, count: count).utf8))
    visit(Array("Head\n\nTags: ".utf8) + Array(String(repeating: part, count: count / 10).utf8))
  }

  @Test func noWordIsLost() throws {
    let text = """
      Head words here

      London: One two three.
      four five

        six
      - seven
      eight nine-
      ten

      Tags: eleven, twelve
      """
    let article = try read(text)
    let document = article.document()
    let shown = ([document.headline] + document.blocks.map(\.text)).joined(separator: " ")
    let words = text.split { $0.isWhitespace }.map(String.init)
    #expect(shown.split { $0.isWhitespace }.map(String.init) == words)
  }
}
