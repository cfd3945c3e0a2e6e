import Articles
import Testing

@testable import Catalog

/// What an index tells is what the texts say.
struct SearchIndexTests {
  /// Words that meet in many articles, in scripts with spaces and without.
  private static let words = [
    "rail", "railway", "Rail", "trail", "the", "THE", "storm", "a", "of", "u.s.", "don't", "Łódź",
    "lodz", "Straße", "x1", "2023", "\u{4E2D}\u{56FD}", "\u{4E2D}\u{56FD}\u{4EBA}", "日本", "本日は",
    "ไทย", "ไทยแลนด์", "iPhone手机", "émigré", "Ελλάδα", "мир", "العَرَبِيَّة", "co-op", "…", "—", "$5",
  ]

  private static func library(_ texts: inout HardTexts, count: Int) -> Library {
    func line(_ limit: Int) -> String {
      (0..<texts.number(below: limit) + 1).map { _ in
        texts.number(below: 8) == 0
          ? texts.text(pieces: 6) : words[texts.number(below: words.count)]
      }.joined(separator: texts.number(below: 5) == 0 ? "" : " ")
    }
    return makeLibrary(
      (0..<count).map { index in
        makeArticle(
          line(4), body: line(30) + "\n\n" + line(30),
          place: texts.number(below: 3) == 0 ? line(1) : nil,
          tags: (0..<texts.number(below: 3)).map { _ in line(2) },
          date: texts.number(below: 4) == 0 ? nil : Int64(texts.number(below: 40)) * 20_000,
          path: "/news/\(index) \(words[texts.number(below: words.count)]).txt")
      })
  }

  private static func query(_ texts: inout HardTexts) -> String {
    let word = words[texts.number(below: words.count)]
    switch texts.number(below: 8) {
    case 0: return texts.text(pieces: 3)
    case 1: return word + " " + words[texts.number(below: words.count)]
    case 2: return "\"" + word + " " + words[texts.number(below: words.count)] + "\""
    case 3: return word + " -" + words[texts.number(below: words.count)]
    case 4: return word + " OR " + words[texts.number(below: words.count)] + " a"
    case 5: return String(word.prefix(texts.number(below: word.count) + 1))
    case 6: return String(word.suffix(texts.number(below: word.count) + 1))
    default: return "title:" + word
    }
  }

  @Test func findsTheSameAsLookingAtEveryText() {
    var texts = HardTexts(seed: 77)
    for _ in 0..<20 {
      var library = Self.library(&texts, count: 40)
      var index = makeIndex(
        of: library, segments: 1 + texts.number(below: 30), without: texts.number(below: 10))
      // Some articles change afterwards, and some go.
      let other = Self.library(&texts, count: 40)
      let changed = (0..<texts.number(below: 5)).compactMap { _ in
        other[Slot(index: Int32(texts.number(below: 40)))]
      }
      index.forget(library.insert(ArticleBatch(changed)).replaced)
      let gone = (0..<texts.number(below: 4)).compactMap { _ in
        library.id(of: Slot(index: Int32(texts.number(below: 40))))
      }
      index.forget(library.remove(gone))
      for _ in 0..<40 {
        let line = Self.query(&texts)
        let query = Query(line)
        let plain = finished(query, in: library)
        let indexed = finished(query, in: library, index: index)
        if plain.results.hits != indexed.results.hits || plain.count != indexed.count {
          Issue.record(
            "\(line.debugDescription): \(indexed.results.hits), not \(plain.results.hits)")
        }
        #expect(plain.count == plain.results.count)
      }
    }
  }

  /// Levels of parts that very many words have are kept apart.
  @Test func findsFrequentPartsToo() {
    var generator = SeededGenerator(seed: 5)
    let letters = Array("aeinst")
    func word() -> String {
      String(
        (0..<Int.random(in: 1...6, using: &generator)).map { _ in
          letters.randomElement(using: &generator) ?? "a"
        })
    }
    let library = makeLibrary(
      (0..<300).map { index in
        makeArticle(
          word(), body: (0..<60).map { _ in word() }.joined(separator: " ") + " 東京",
          path: "/\(index)")
      })
    let index = makeIndex(of: library, segments: 300)
    for line in ["a", "e", "an", "ta", "nest", "tea a", "s t", "東", "東京", "\"a e\"", "ee -s"] {
      let plain = finished(Query(line), in: library)
      let indexed = finished(Query(line), in: library, index: index)
      #expect(plain.results.hits == indexed.results.hits, "\(line)")
    }
  }

  /// An index counts articles that have the words of a phrase apart, and so does looking at them: else the
  /// scores would change with what is indexed.
  @Test(arguments: ["\"bad mood\" storm", "$5 storm", "storm co-op", "storm OR \"bad mood\" rail"])
  func scoresDoNotTellWhetherThereIsAnIndex(line: String) {
    let library = makeLibrary([
      makeArticle("One", body: "In a bad mood for $5 at the co-op: storm.", path: "/1"),
      makeArticle("Two", body: "A bad day, no mood, 5 of them; co and op.", path: "/2"),
      makeArticle("Three", body: "Mood and bad, 5, op, co, rail.", path: "/3"),
      makeArticle("Four", body: "A storm on the rail.", path: "/4"),
      makeArticle("Five", body: "Nothing.", path: "/5"),
    ])
    let plain = finished(Query(line), in: library)
    #expect(plain.count > 0)
    for segments in [1, 2, 5] {
      let index = makeIndex(of: library, segments: segments)
      #expect(finished(Query(line), in: library, index: index).results.hits == plain.results.hits)
    }
  }

  @Test func isBuiltInPiecesAsArticlesCome() {
    var library = Library()
    var index = SearchIndex()
    #expect(index.nextSource(in: library, isLoading: false) == nil)
    func insert(_ range: Range<Int>) {
      let articles = range.map { makeArticle("Number \($0)", body: "rail", path: "/\($0)") }
      index.forget(library.insert(ArticleBatch(articles)).replaced)
    }
    insert(0..<100)
    // Fewer are looked at as quickly.
    #expect(index.nextSource(in: library, isLoading: false) == nil)
    insert(100..<1_000)
    #expect(index.nextSource(in: library, isLoading: true) == nil)
    guard let first = index.nextSource(in: library, isLoading: false) else {
      Issue.record("nothing to build")
      return
    }
    // What changes while it is built is looked at.
    insert(10..<20)
    index.take(first.build())
    #expect(index.indexedCount == 990)
    #expect(finished(Query("rail"), in: library, index: index).count == 1_000)
    insert(1_000..<1_300)
    guard let second = index.nextSource(in: library, isLoading: false) else {
      Issue.record("nothing to build")
      return
    }
    index.take(second.build())
    #expect(index.indexedCount == 1_300)
    #expect(finished(Query("rail"), in: library, index: index).count == 1_300)
    // Much has changed: it is built anew.
    insert(0..<400)
    #expect(index.indexedCount == 900)
    guard let third = index.nextSource(in: library, isLoading: false) else {
      Issue.record("nothing to build")
      return
    }
    index.take(third.build())
    #expect(index.indexedCount == 1_300)
  }
}
