import Articles
import Testing

@testable import Catalog

struct SearchRunTests {
  /// A name for what is better, the query, and articles from best to worst.
  @Test(
    arguments: [
      (
        "headline before body before tags", "wagner",
        [
          makeArticle("The Wagnerian", body: "x"), makeArticle("B", body: "wagner wagner wagner"),
          makeArticle("C", body: "x", tags: ["Wagner"]),
        ]
      ),
      (
        "a word before its beginning before a part", "port",
        [
          makeArticle("The port"), makeArticle("The portal"), makeArticle("The airport"),
          makeArticle("A", body: "port"), makeArticle("B", body: "portal portal"),
          makeArticle("C", body: "airport airport airport"),
        ]
      ),
      (
        "more before fewer", "rail",
        [
          makeArticle("A", body: "rail rail rail"), makeArticle("B", body: "rail, rail, road"),
          makeArticle("C", body: "rail road road"),
        ]
      ),
      (
        "both in the headline, then one, then none", "rail strike",
        [
          makeArticle("Strike on the rail"), makeArticle("Strike", body: "on the rail"),
          makeArticle("C", body: "rail and strike"),
        ]
      ),
      (
        "as typed, then near, then far", "rail strike",
        [
          makeArticle("A", body: "rail strike " + String(repeating: "x ", count: 400)),
          makeArticle("B", body: "strike of rail " + String(repeating: "x ", count: 400)),
          makeArticle("C", body: "strike " + String(repeating: "x ", count: 400) + " rail"),
        ]
      ),
      (
        "short before much longer", "rail",
        [
          makeArticle("A", body: "rail"),
          makeArticle("B", body: "rail " + String(repeating: "x ", count: 9_000)),
        ]
      ),
      (
        "newer before older", "rail",
        [
          makeArticle("A", body: "rail", date: 30), makeArticle("B", body: "rail is", date: 20),
          makeArticle("C", body: "rail as", date: 10), makeArticle("D", body: "rail"),
        ]
      ),
      (
        "the dateline before a mention", "leeds",
        [
          makeArticle("A", body: "Leeds: x", place: "Leeds"), makeArticle("B", body: "Leeds: x"),
        ]
      ),
    ] as [(String, String, [Article])])
  func ranks(what: String, query: String, articles: [Article]) {
    let expected = articles.map(\.headline)
    #expect(search(query, in: makeLibrary(articles)) == expected)
    #expect(search(query, in: makeLibrary(articles.reversed())) == expected)
  }

  @Test func looksIntoEveryField() {
    let library = makeLibrary([
      makeArticle(
        "Harbour reopens", body: "After the storm.", place: "Mombasa", tags: ["sea", "Kenya"])
    ])
    for query in ["harbour", "storm", "mombasa", "kenya", "sea storm harb", "\"the storm\""] {
      #expect(search(query, in: library) == ["Harbour reopens"])
    }
    // Neither across fields, nor in the word that says where the tags are.
    for query in ["\"reopens after\"", "\"sea kenya\"", "seakenya", "tags", "txt", "storm calm"] {
      #expect(search(query, in: library).isEmpty)
    }
  }

  @Test func findsWordsAboveTheBodyThatAreNotInTheHeadline() {
    var article = makeArticle("A headline that was cut", body: "Text.")
    article.headline = "A headline"
    #expect(search("cut", in: makeLibrary([article])) == ["A headline"])
  }

  @Test(arguments: [(-5, -9), (900, 2), (0, 9_000), (3, 1), (Int.max, Int.min)])
  func bearsOffsetsOutOfOrder(bodyStart: Int, tagsStart: Int) {
    var article = makeArticle("Head", body: "body")
    article.bodyStart = bodyStart
    article.tagsStart = tagsStart
    #expect(search("head", in: makeLibrary([article])) == ["Head"])
    _ = Query("body").snippet(of: article, length: 20)
  }

  @Test func slicesOfEverySizeFindTheSame() {
    let words = ["rail", "strike", "Leeds", "harbour", "Łódź", "storm", "x", "railway"]
    var generator = SeededGenerator(seed: 9)
    func text(_ count: Int) -> String {
      (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
    }
    var library = makeLibrary(
      (0..<120).map { index in
        makeArticle(
          text(2), body: text(index % 40), place: index % 5 == 0 ? "Leeds" : nil, path: "\(index)")
      })
    _ = library.remove([0, 1, 57, 119].map { makeArticle(path: "\($0)").id })
    for query in ["rail", "strike leeds", "Łódź", "ódź Rail", "\"rail strike\"", "zzz", ""] {
      var whole = SearchRun(Query(query))
      let hits = whole.advance(in: library, bytes: .max)
      #expect(whole.isFinished(in: library))
      if query.isEmpty { #expect(hits.map(\.score) == Array(repeating: 0, count: 116)) }
      for bytes in [-1, 0, 1, 63, 64, 65, 500, 2_000, 1 << 20] {
        var run = SearchRun(Query(query))
        var found: [SearchHit] = []
        while !run.isFinished(in: library) {
          let before = run.nextSlot
          found += run.advance(in: library, bytes: bytes)
          #expect(run.nextSlot > before)
        }
        #expect(found == hits)
        #expect(run.advance(in: library, bytes: bytes).isEmpty)
      }
      let single = (0..<library.slotCount).compactMap {
        whole.hit(for: Slot(index: Int32($0)), in: library)
      }
      #expect(single == hits)
    }
    #expect(SearchRun(Query("")).hit(for: Slot(index: -1), in: library) == nil)
    #expect(SearchRun(Query("")).hit(for: Slot(index: 999), in: library) == nil)
  }

  @Test func aLargeArticleEndsASlice() {
    let large = makeArticle("large", body: String(repeating: "word ", count: 20_000))
    let library = makeLibrary([makeArticle("one"), large, makeArticle("two"), makeArticle("three")])
    var run = SearchRun(Query("absent"))
    #expect(run.advance(in: library, bytes: 50_000).isEmpty)
    #expect(run.nextSlot == 2)
    _ = run.advance(in: library, bytes: 50_000)
    #expect(run.isFinished(in: library))
  }

  @Test func looksAtArticlesThatComeWhileItRuns() {
    var library = makeLibrary([makeArticle("rail one")])
    var run = SearchRun(Query("rail"))
    #expect(run.advance(in: library, bytes: 1_000).count == 1)
    #expect(run.isFinished(in: library))
    _ = library.insert(ArticleBatch([makeArticle("rail two"), makeArticle("road")]))
    #expect(!run.isFinished(in: library))
    #expect(run.advance(in: library, bytes: 1_000).map(\.slot) == [Slot(index: 1)])
  }
}
