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
          makeArticle("The port"), makeArticle("The portal"), makeArticle("A", body: "port"),
          makeArticle("The airport"), makeArticle("B", body: "portal"),
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

  /// Most texts are ruled out before they are folded, by a scan of them as they are.
  @Test func rulesOutNothingThatFoldingWouldFind() {
    var texts = HardTexts(seed: 4)
    for index in 0..<6_000 {
      let article = makeArticle("Head", body: texts.text(pieces: 30), path: "/news/zz.txt")
      let folded = PlainFolding(Array(article.body.utf8)).bytes
      guard !folded.isEmpty else { continue }
      // A part of the text, and now and then something that may not be in it.
      let start = texts.number(below: folded.count)
      let end = min(folded.count, start + 1 + texts.number(below: 12))
      let part = String(decoding: folded[start..<end], as: UTF8.self)
      let typed = index.isMultiple(of: 3) ? texts.text(pieces: 4) : part
      let library = makeLibrary([article])
      let queries = [Query("\"" + typed.filter { !$0.isQuote } + "\""), Query(typed)]
      // A dash before a word asks for articles without it.
      for query in queries where query.isPlain {
        let isThere = query.terms.allSatisfy { term in
          ["Head", article.body, "zz"].contains { term.next(in: Folding.fold($0), from: 0) != nil }
        }
        for term in query.terms {
          let isSure = Array(article.body.utf8).withUnsafeBufferPointer {
            term.surelyOccurs(in: $0)
          }
          #expect(!isSure || term.next(in: Folding.fold(article.body), from: 0) != nil, "\(typed)")
        }
        let isFound = finished(query, in: library).count == 1
        if query.hasExactTerms {
          #expect(!isFound || isThere)
        } else if isFound != isThere {
          Issue.record("\(typed.debugDescription) in \(article.body.debugDescription)")
        }
      }
    }
  }

  /// Cases of a query, and of a text that has it where a scan of the text as it is does not see it.
  @Test(
    arguments: [
      ("cafe", "un café noir"), ("cafe", "un CAFÉ"), ("cafe", "cafe\u{301}"), ("eon", "é\u{AD}on"),
      ("finance", "ﬁnance"), ("ffic", "eﬃcient"), ("aeon", "æon"), ("strasse", "Straße"),
      ("ssen", "gießen"), ("reappear", "re\u{AD}appear"), ("12", "①②"), ("a", "å"), ("e", "ê"),
      ("naive", "na\u{308}\u{200B}ïve"), ("wagner", "Ｗａｇｎｅｒ"), ("oo", "öö"), ("zoo", "zöö"),
      ("\"cafe noir\"", "Café\n\nnoir"), ("\"un cafe\"", "un\u{A0}café"),
      ("\"a b\"", "A \u{200B} b"), ("\"is it's\"", "is it’s"), ("\"a. b\"", "x a.\n b"),
      ("istanbul", "İstanbul"), ("łódź", "w Łodzi i w Łodz\u{301}"),
    ])
  func findsWhatIsHidden(query: String, text: String) {
    #expect(search(query, in: makeLibrary([makeArticle("X", body: text)])) == ["X"])
    let filler = String(repeating: "Lorem ipsum, dolor — sit äußerst amet.\n", count: 9)
    let among = makeArticle("X", body: filler + text + " " + filler)
    #expect(search(query, in: makeLibrary([among])) == ["X"])
  }

  @Test func rulingOutStaysLinear() {
    // One word of hidden letters, each of which could be a beginning; and a phrase that begins often.
    let word = makeArticle("X", body: String(repeating: "é", count: 300_000), path: "/1")
    let phrases = makeArticle("Y", body: String(repeating: "the the ", count: 100_000), path: "/2")
    let library = makeLibrary([word, phrases])
    #expect(search("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeex", in: library).isEmpty)
    #expect(search("\"" + String(repeating: "the ", count: 200) + "end\"", in: library).isEmpty)
    #expect(search("eeeeeeeeeeeeeee", in: library) == ["X"])
  }

  @Test(
    arguments: [
      ("cafe", "cafetiere caféé"), ("cafe", "caf é"), ("cafe", "caf—é"), ("ab", "a\u{A0}b"),
      ("\"a b\"", "ab a-b a.b"), ("\"the end\"", "then end the ends"), ("tags", "no"),
    ])
  func findsNoMoreThanThereIs(query: String, text: String) {
    let isThere = Query(query).matches(in: text).isEmpty == false
    let found = search(query, in: makeLibrary([makeArticle("X", body: text, tags: ["x"])]))
    #expect(found == (isThere ? ["X"] : []))
  }

  @Test(
    arguments: [
      ["sea", "Kenya"], ["Sea", "SEA", "sea"], ["two  words", "two words"], ["x y", " x y "],
      ["żółw", "ŻÓŁW"], [String(repeating: "long ", count: 200)], ["a", "", " ", "b"], ["’s", "-"],
    ])
  func looksIntoTags(tags: [String]) {
    let library = makeLibrary([makeArticle("Head", tags: tags)])
    let folded = library[Slot(index: 0)].map { SearchText.trackingOffsets(in: $0).bytes }
    let slot = library.withRecord(at: 0) { record, bytes in
      var text = SearchText(marksCapitals: true)
      text.fold(record, bytes)
      return text.withFolded { text, _ in Array(text.bytes) }
    }
    #expect(slot == folded)
    for tag in tags {
      #expect(search("\"\(tag.lowercased())\"", in: library) == ["Head"])
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
      let whole = finished(Query(query), in: library, bytes: .max)
      if query.isEmpty {
        #expect(whole.results.hits.map(\.score) == Array(repeating: 0, count: 116))
      }
      for bytes in [-1, 0, 1, 63, 64, 65, 500, 2_000, 1 << 20] {
        let run = finished(Query(query), in: library, bytes: bytes)
        #expect(run.results.hits == whole.results.hits)
        #expect(run.count == whole.results.count)
      }
    }
  }

  /// More than are read closely, so that all are gathered, put in rough order, and sorted.
  private static let many: [Article] = (0..<900).map { (index: Int) -> Article in
    let headline = index % 3 == 0 ? "rail \(index)" : "road"
    let body = index % 7 == 6 ? "a storm" : "by rail, a storm"
    return makeArticle(headline, body: body, date: Int64(index % 50) * 86_400, path: "/\(index)")
  }

  @Test(arguments: [-1, 1, 100, 999, 5_000, .max])
  func putsAllInOrderInSlicesOfEverySize(bytes: Int) {
    let library = makeLibrary(Self.many)
    for index in [SearchIndex(), makeIndex(of: library, segments: 128, without: 50)] {
      let run = finished(Query("rail"), in: library, index: index, bytes: bytes)
      let whole = finished(Query("rail"), in: library)
      #expect(run.results.hits == whole.results.hits)
      #expect(run.results.count == run.count)
      #expect(
        zip(run.results.hits, run.results.hits.dropFirst()).allSatisfy { $0.score >= $1.score })
    }
  }

  @Test(arguments: [1, 40, 400, 3_000])
  func staysRightWhileArticlesComeAndGoBetweenSlices(bytes: Int) {
    var library = makeLibrary(Self.many)
    var index = makeIndex(of: library, segments: 200)
    var run = SearchRun(Query("rail"), in: library, index: index)
    var generator = SeededGenerator(seed: 41)
    var step = 0
    while !run.isFinished(in: library) {
      _ = run.advance(in: library, bytes: bytes)
      step += 1
      guard step.isMultiple(of: 5), step < 1_500 else { continue }
      let number = Int.random(in: 0..<920, using: &generator)
      if Bool.random(using: &generator) {
        let change = library.insert(
          ArticleBatch([
            makeArticle(
              "another \(step)", body: step % 2 == 0 ? "rail" : "ship", path: "/\(number)")
          ]))
        index.forget(change.replaced)
        _ = run.update(change.replaced, in: library)
      } else {
        let gone = library.remove([makeArticle(path: "/\(number)").id])
        index.forget(gone)
        run.remove(gone, in: library)
      }
    }
    let anew = finished(Query("rail"), in: library)
    #expect(Set(run.results.slots) == Set(anew.results.slots))
    #expect(run.results.count == anew.results.count)
    #expect(run.count == anew.count)
  }

  @Test func showsEarlyWhatItFindsInTheEnd() {
    let library = makeLibrary(Self.many)
    let index = makeIndex(of: library, segments: 100)
    for line in ["rail", "storm -rail", "rail storm", "ai"] {
      var run = SearchRun(Query(line), in: library, index: index)
      let isNothing = !run.showEarly(in: library)
      #expect(isNothing)
      for _ in 0..<3 { _ = run.advance(in: library, bytes: 1) }
      let isAnything = run.showEarly(in: library)
      #expect(isAnything)
      let early = run.results.slots
      #expect(!early.isEmpty && early.allSatisfy { $0.index < 300 })
      while !run.isFinished(in: library) { _ = run.advance(in: library, bytes: 1) }
      let whole = finished(Query(line), in: library)
      #expect(Set(early).isSubset(of: whole.results.slots))
      #expect(run.results.hits == whole.results.hits)
    }
  }

  @Test(arguments: [0, 1, 3, 5, 9, 20])
  func answersFromElsewhereChangeNothing(slices: Int) {
    var library = makeLibrary(Self.many)
    var index = makeIndex(of: library, segments: 100)
    _ = library.remove([makeArticle(path: "/870").id])
    index.forget([Slot(index: 870)])
    for line in ["rail", "storm", "rail storm", "a", "\"by rail\"", "rail -storm"] {
      let whole = finished(Query(line), in: library)
      var run = SearchRun(Query(line), in: library, index: index)
      let question = run.takeQuestion(number: 7, least: 1)
      #expect((question == nil) == line.contains("-"))
      #expect(run.awaitsAnswers(to: 7) == (question != nil) && !run.awaitsAnswers(to: 8))
      for _ in 0..<slices { _ = run.advance(in: library, bytes: 1) }
      // As many as come before the search has come to their segments.
      for answer in question.map({ Array($0.answers) }) ?? [] {
        run.take(answer)
        _ = run.advance(in: library, bytes: 1)
      }
      while !run.isFinished(in: library) { _ = run.advance(in: library, bytes: 1_000) }
      #expect(!run.awaitsAnswers(to: 7))
      #expect(run.results.hits == whole.results.hits)
      #expect(run.count == whole.count)
    }
  }

  @Test func answersToAnotherQuestionAreNotTaken() {
    let library = makeLibrary(Self.many)
    let index = makeIndex(of: library, segments: 100)
    var earlier = SearchRun(Query("storm"), in: library, index: index)
    let question = earlier.takeQuestion(number: 1, least: 1)
    var run = SearchRun(Query("rail"), in: library, index: index)
    _ = run.takeQuestion(number: 2, least: 1)
    for answer in question.map({ Array($0.answers) }) ?? [] { run.take(answer) }
    while !run.isFinished(in: library) { _ = run.advance(in: library, bytes: 1_000) }
    #expect(run.results.hits == finished(Query("rail"), in: library).results.hits)
  }

  @Test func showsNothingEarlyThatHasChanged() {
    var library = makeLibrary(Self.many)
    var index = makeIndex(of: library, segments: 100)
    let change = library.insert(
      ArticleBatch((0..<100).map { makeArticle("gone by ship", path: "/\($0)") }))
    index.forget(change.replaced)
    var run = SearchRun(Query("rail"), in: library, index: index)
    _ = run.advance(in: library, bytes: 1)
    let isNothing = !run.showEarly(in: library)
    #expect(isNothing)
  }

  /// Whether many are found, more than are shown early, or few.
  @Test(arguments: [("rail", 3), ("rail 17", 3), ("storm -rail", 4)])
  func whatWasShownEarlyGoesWhenItChanges(line: String, slices: Int) throws {
    var library = makeLibrary(Self.many)
    var index = makeIndex(of: library, segments: 100)
    var run = SearchRun(Query(line), in: library, index: index, foldsCopies: true)
    for _ in 0..<slices { _ = run.advance(in: library, bytes: 1) }
    let isAnything = run.showEarly(in: library)
    #expect(isAnything)
    let early = run.results.slots
    let changed = early.prefix(3).map { makeArticle("gone by ship", path: "/\($0.index)") }
    let gone = "/\(try #require(early.last).index)"
    let version = run.version
    let change = library.insert(ArticleBatch(changed))
    index.forget(change.replaced)
    _ = run.update(change.replaced, in: library)
    let removed = library.remove([makeArticle(path: gone).id])
    index.forget(removed)
    run.remove(removed, in: library)
    #expect(run.version > version)
    #expect(Set(run.results.slots).isDisjoint(with: change.replaced + removed))
    while !run.isFinished(in: library) { _ = run.advance(in: library, bytes: 1) }
    let anew = finished(Query(line), in: library, index: index, foldsCopies: true)
    #expect(run.results.hits == anew.results.hits)
    #expect(run.count == anew.count)
  }

  @Test func looksForTheBestSoFarOnlyWhereThereMayBeOthers() {
    let library = makeLibrary(Self.many)
    let index = makeIndex(of: library, segments: 100)
    var run = SearchRun(Query("none"), in: library, index: index)
    for _ in 0..<2 { _ = run.advance(in: library, bytes: 1) }
    for _ in 0..<2 {
      let isAnything = run.showEarly(in: library)
      #expect(!isAnything && run.earlySegments == 2)
    }
  }

  @Test func aCopyComesForwardOnce() {
    let text = (0..<80).map { "word\($0)" }.joined(separator: " ")
    var library = makeLibrary(
      (0..<5).map { makeArticle("rail", body: text, date: Int64($0) * 90_000, path: "/\($0)") })
    var run = finished(Query("rail"), in: library, foldsCopies: true)
    #expect(run.results.count == 1 && run.count == 5)
    run.remove(library.remove([makeArticle(path: "/4").id]), in: library)
    let slots = run.results.slots
    #expect(slots.count == Set(slots).count && !slots.isEmpty)
    let change = library.insert(
      ArticleBatch([makeArticle("road", path: "/\(slots[0].index)")]))
    _ = run.update(change.replaced, in: library)
    #expect(run.results.slots.count == Set(run.results.slots).count)
    #expect(run.count == 3)
  }

  @Test func looksAtArticlesThatComeWhileItRuns() {
    var library = makeLibrary([makeArticle("rail one")])
    var run = finished(Query("rail"), in: library)
    #expect(run.count == 1)
    _ = library.insert(ArticleBatch([makeArticle("rail two"), makeArticle("road")]))
    #expect(!run.isFinished(in: library))
    while !run.isFinished(in: library) { _ = run.advance(in: library, bytes: 1_000) }
    #expect(run.count == 2)
    #expect(run.results.slots == [Slot(index: 0), Slot(index: 1)])
  }

  @Test func looksAgainAtArticlesThatChange() {
    var library = makeLibrary([
      makeArticle("rail one", path: "/1"), makeArticle("road", path: "/2"),
      makeArticle("rail three", path: "/3"),
    ])
    var index = makeIndex(of: library, segments: 2)
    for isIndexed in [false, true] {
      var run = finished(Query("rail"), in: library, index: isIndexed ? index : SearchIndex())
      #expect(run.count == 2)
      var changed = library
      let change = changed.insert(
        ArticleBatch([makeArticle("road", path: "/1"), makeArticle("rail two", path: "/2")]))
      #expect(run.update(change.replaced, in: changed).map(\.slot) == [Slot(index: 1)])
      #expect(run.results.slots == [Slot(index: 2), Slot(index: 1)] || run.count == 2)
      run.remove(changed.remove([makeArticle(path: "/3").id]), in: changed)
      #expect(run.count == 1)
      #expect(run.results.slots == [Slot(index: 1)])
    }
    let change = library.insert(ArticleBatch([makeArticle("road", path: "/1")]))
    index.forget(change.replaced)
    #expect(search("rail", in: library, index: index) == ["rail three"])
  }
}

extension Character {
  fileprivate var isQuote: Bool { Query("\(self)x").problem != nil }
}

extension Article {
  fileprivate var body: String { String(decoding: text[bodyStart..<tagsStart], as: UTF8.self) }
}
