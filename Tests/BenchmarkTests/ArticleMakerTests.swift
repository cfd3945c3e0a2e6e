import Testing

@testable import newsread_benchmark

/// Articles that are always the same, and hold what is said of them.
@Suite struct ArticleMakerTests {
  private static let vocabulary = Vocabulary()

  /// Made once, since this takes a while without optimisation.
  private static let thousand = texts(0..<1_000)

  private static func texts(_ numbers: some Sequence<Int>) -> [Int: String] {
    var maker = ArticleMaker(vocabulary)
    var texts: [Int: String] = [:]
    for number in numbers {
      maker.make(number)
      texts[number] = String(decoding: maker.name + maker.text, as: UTF8.self)
    }
    return texts
  }

  @Test func anyOrderMakesTheSame() {
    let forwards = Self.texts(0..<200)
    #expect(Self.texts((0..<200).reversed()) == forwards)
    #expect(Self.texts([17])[17] == forwards[17])
    #expect(Set(forwards.values).count == 200)
  }

  @Test("Figures of other days compare only while the articles stay the same")
  func staysTheSame() {
    var maker = ArticleMaker(Vocabulary())
    var hash: UInt64 = 0
    for number in 0..<500 {
      maker.make(number)
      for byte in maker.name + maker.text { hash = Dice.mixed(hash ^ UInt64(byte)) }
    }
    #expect(hash == 4_262_813_696_949_303_075)
  }

  @Test func hasTheFormOfAnArticle() throws {
    var maker = ArticleMaker(Self.vocabulary)
    var bytes = 0
    for number in 0..<300 {
      maker.make(number)
      bytes += maker.text.count
      let lines = String(decoding: maker.text, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[0].utf8.count == maker.headlineLength)
      #expect(!lines[0].isEmpty && lines[1].isEmpty)
      let place = try #require(lines[2].split(separator: ":").first)
      #expect(place.count < 30)
      #expect(lines[2].dropFirst(place.count).hasPrefix(": "))
      #expect(lines[lines.count - 2].hasPrefix("Tags:"))
      #expect(lines[lines.count - 1].isEmpty)
      let name = String(decoding: maker.name, as: UTF8.self)
      #expect(name.wholeMatch(of: /[0-3][0-9](-[a-z]+){3}-[0-9]{6}\.txt/) != nil)
    }
    #expect((2_200..<2_600).contains(bytes / 300))
  }

  @Test func aboutThreeInTenAreNotPlain() {
    let texts = Self.thousand.values
    let others = texts.filter { !$0.utf8.allSatisfy { $0 < 0x80 } }
    #expect((250...350).contains(others.count))
    #expect(texts.contains { $0.contains("“") && $0.contains("’") })
    #expect(texts.contains { $0.contains(/\p{Cyrillic}{3}/) })
    #expect(texts.contains { $0.contains(/\p{Han}{3}/) })
  }

  @Test("What is planted is found, and nowhere else", arguments: KnownQuery.all)
  func plants(_ query: KnownQuery) {
    let words = query.text.split(separator: " ")
    let isPhrase = query.text.hasPrefix("\"")
    for (number, text) in Self.thousand where !query.isRough {
      let isFound =
        isPhrase
        ? text.contains(query.text.dropFirst().dropLast())
        : words.allSatisfy { text.contains($0) }
      #expect(isFound == query.finds(number), "article \(number)")
    }
  }

  @Test(
    "How many are found",
    arguments: [
      ("word in one article", 1), ("rare word", 100), ("absent word", 0), ("phrase", 50),
      ("one letter", 10_000),
    ])
  func counts(_ name: String, count: Int) throws {
    let query = try #require(KnownQuery.all.first { $0.name == name })
    #expect(query.count(among: 10_000) == count)
    #expect(query.accepts(count, among: 10_000))
    #expect(!query.accepts(count + 1, among: 10_000))
  }

  @Test func theCommonWordIsInAboutHalf() throws {
    let query = try #require(KnownQuery.all.first { $0.name == "common word" })
    #expect((4_500...5_500).contains(query.count(among: 10_000)))
  }

  @Test func plantedLettersAreInNoWord() {
    let vocabulary = Self.vocabulary
    for stock in [vocabulary.latin, vocabulary.accented, vocabulary.tags] {
      #expect(stock.words.allSatisfy { !$0.contains { "qwxy".contains($0) } })
    }
    #expect(vocabulary.latin.count == 20_000)
  }

  @Test(
    "Lines of articles are known from a program's own",
    arguments: [
      ("All articles                 1,204 articles · newest first", false),
      ("Enter read  / search  Space read on  S sort  ? help", false), ("", false),
      ("q:Quit ENTER:Open s:Save r:Reload n:Next Unread A:Mark All Read", false),
    ])
  func spots(_ line: String, isOfArticle: Bool) {
    let spotter = WordSpotter(Self.vocabulary)
    #expect(spotter.isOfArticle(line) == isOfArticle)
    var maker = ArticleMaker(Self.vocabulary)
    maker.make(1)
    let headline = String(decoding: maker.text[..<maker.headlineLength], as: UTF8.self)
    #expect(spotter.isOfArticle("▌ \(headline)   1 Jan 2023"))
  }
}
