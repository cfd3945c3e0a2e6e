import Articles
import Testing

@testable import Catalog

struct ArticleListTests {
  private static let orderings: [ArticleList.Ordering] =
    SortOrder.allCases.map { .sort($0) } + [.relevance]

  private func headlines(_ list: ArticleList, _ library: Library) -> [String] {
    list.slots.compactMap { library[$0]?.headline }
  }

  private func list(_ ordering: ArticleList.Ordering, of library: Library) -> ArticleList {
    var list = ArticleList(ordering: ordering)
    list.insert(
      (0..<library.slotCount).map { SearchHit(slot: Slot(index: Int32($0))) }, in: library)
    return list
  }

  @Test(
    arguments: [
      (.newest, ["new", "Both B", "both a", "old", "epoch", "before", "none A", "none B"]),
      (.oldest, ["before", "epoch", "old", "Both B", "both a", "new", "none A", "none B"]),
    ] as [(SortOrder, [String])])
  func ordersByDateWithTheUndatedLast(order: SortOrder, expected: [String]) {
    let library = makeLibrary([
      makeArticle("none B", path: "z"), makeArticle("old", date: 100),
      makeArticle("both a", date: 500, path: "f10"), makeArticle("none A", path: "y"),
      makeArticle("Both B", date: 500, path: "f9"), makeArticle("new", date: .max),
      makeArticle("before", date: .min), makeArticle("epoch", date: 0),
    ])
    #expect(headlines(list(.sort(order), of: library), library) == expected)
  }

  @Test func ordersHeadlinesAsPeopleReadThem() {
    let expected = [
      "\"Able\" was he", "¿Adónde va?", "‘Ärger’ im Amt", "b", "Baker street is long",
      "Baker street is longer",
      "Éclair", "İzmir", "łódź", "Zebra", "Ярмарка", "東京",
    ]
    let library = makeLibrary(expected.sorted().reversed().map { makeArticle($0) })
    #expect(headlines(list(.sort(.headline), of: library), library) == expected)
  }

  @Test func ordersPlacesAndThenByDate() {
    let library = makeLibrary([
      makeArticle("nowhere", date: 900), makeArticle("P1", place: "Paris", date: 1),
      makeArticle("P2", place: "Paris", date: 2), makeArticle("P0", place: "Paris"),
      makeArticle("L", place: "łódź", date: 5), makeArticle("Empty", place: "", date: 1_000),
      makeArticle("LL", place: "Łódź Widzew", date: 7), makeArticle("X", place: "Leeds", date: 7),
    ])
    #expect(
      headlines(list(.sort(.place), of: library), library)
        == ["X", "L", "LL", "P2", "P1", "P0", "Empty", "nowhere"])
  }

  /// Names that begin alike are told apart before dates are looked at, however long they are.
  @Test func ordersLongPlacesWhole() {
    let places = [
      "Saint", "Saint Peter Port", "Saint Petersburg", "Saint Petersburg Beach",
      "Saint Petersburgh", "Saint Pierre", "San Fran", "San Fran Bay", "San Francisco",
    ]
    let library = makeLibrary(
      places.enumerated().flatMap { index, place in
        [1, 2].map { day in
          makeArticle("\(index).\(day)", place: place, date: Int64(index * 10 + day))
        }
      })
    #expect(
      headlines(list(.sort(.place), of: library), library)
        == places.indices.flatMap { ["\($0).2", "\($0).1"] })
  }

  @Test func ordersOneDayByFileNamesAndThenByFolders() {
    let paths = [
      "/b/1-first.txt", "/a/2-second.txt", "/b/2-second.txt", "/a/10-tenth-story-of-the-day.txt",
      "/a/10-tenth-story-of-the-night.txt",
    ]
    let library = makeLibrary(paths.reversed().map { makeArticle("same", date: 5, path: $0) })
    #expect(list(.sort(.newest), of: library).slots.compactMap { library[$0]?.path } == paths)
  }

  @Test func ordersFilesByTheValueOfTheirNumbers() {
    let paths = [
      "/a/1.txt", "/a/2.txt", "/a/02b.txt", "/a/10.txt", "/a/099.txt", "/a/100", "/a/b/1",
      "/a-b/1", "/b/2023-7-1", "/b/2023-7-22", "/b/2023-11-3", "/b/n0",
      "/b/n" + String(repeating: "9", count: 255),
      "/b/n1" + String(repeating: "0", count: 255), "/b/x",
    ]
    let library = makeLibrary(paths.reversed().map { makeArticle("same", path: $0) })
    let files = list(.sort(.file), of: library)
    #expect(files.slots.compactMap { library[$0]?.path } == paths)
  }

  @Test func ordersHitsByScoreAndThenByDate() {
    let library = makeLibrary([
      makeArticle("a", date: 1), makeArticle("b", date: 2), makeArticle("c", date: 3),
      makeArticle("d"), makeArticle("e", date: 9),
    ])
    var list = ArticleList(ordering: .relevance)
    let scores: [Float] = [5, 5, 70.5, 5, -1]
    list.insert(
      scores.indices.map { SearchHit(slot: Slot(index: Int32($0)), score: scores[$0]) }, in: library
    )
    #expect(headlines(list, library) == ["c", "b", "a", "d", "e"])
    list = reordered(list, by: .sort(.newest), in: library)
    #expect(headlines(list, library) == ["e", "c", "b", "a", "d"])
    list = reordered(list, by: .relevance, in: library)
    #expect(headlines(list, library) == ["c", "b", "a", "d", "e"])
    #expect(list.hits.map(\.score) == [70.5, 5, 5, 5, -1])
  }

  @Test(arguments: orderings)
  func mergingBatchesIsSortingOnce(ordering: ArticleList.Ordering) {
    var generator = SeededGenerator(seed: 5)
    let heads = [
      "", "A", "Long headlines that begin alike and go on", "Éa", "\"q\"", "b", "B2", "...",
    ]
    let places = [nil, "", "Paris", "paris", "Parisot", "Łódź", "A place with quite a long name"]
    let articles = (0..<400).map { index in
      makeArticle(
        (heads.randomElement(using: &generator) ?? "") + (index % 3 == 0 ? "\(index)" : ""),
        place: places.randomElement(using: &generator) ?? nil,
        date: Bool.random(using: &generator) ? Int64.random(in: -3...3, using: &generator) : nil,
        path: "/news/\(Int.random(in: 0..<150, using: &generator))/\(index / 2)")
    }
    var library = Library()
    for (index, article) in articles.enumerated() {
      // Every article has an id of its own, though paths may be alike.
      var article = article
      article.id = ArticleID(rawValue: UInt64(index))
      _ = library.insert(ArticleBatch([article]))
    }
    let hits = articles.indices.map {
      SearchHit(
        slot: Slot(index: Int32($0)), score: Float(Int.random(in: 0..<5, using: &generator)))
    }
    var whole = ArticleList(ordering: ordering)
    whole.insert(hits, in: library)
    #expect(whole.count == 400)
    let items = whole.hits.map { ArticleSorter(ordering, in: library).item(for: $0) }
    for (before, after) in zip(items, items.dropFirst()) {
      let sorter = ArticleSorter(ordering, in: library)
      #expect(sorter.precedes(before, after) && !sorter.precedes(after, before))
    }
    for _ in 0..<10 {
      var merged = ArticleList(ordering: ordering)
      var rest = hits.shuffled(using: &generator)[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...120, using: &generator)
        merged.insert(Array(rest.prefix(count)), in: library)
        rest = rest.dropFirst(count)
      }
      #expect(merged.hits == whole.hits)
      var other = ArticleList(ordering: .sort(.headline))
      other.insert(hits, in: library)
      #expect(reordered(other, by: ordering, in: library).hits == whole.hits)
    }
  }

  @Test func putsAnArticleInOnlyOnce() {
    let library = makeLibrary((0..<5).map { (day: Int) in makeArticle("\(day)", date: Int64(day)) })
    var list = list(.sort(.oldest), of: library)
    list.insert(
      [SearchHit(slot: Slot(index: 2), score: 1), SearchHit(slot: Slot(index: 2), score: 2)],
      in: library)
    #expect(headlines(list, library) == ["0", "1", "2", "3", "4"])
    #expect(list.hits.map(\.score) == [0, 0, 2, 0, 0])
  }

  @Test func passesOverWhatIsNotInTheLibrary() {
    var library = makeLibrary([makeArticle("a"), makeArticle("b")])
    let gone = library.remove([makeArticle("a").id])
    var list = ArticleList(ordering: .sort(.newest))
    list.insert(
      (gone + [Slot(index: 1), Slot(index: 7), Slot(index: -1)]).map { SearchHit(slot: $0) },
      in: library)
    #expect(headlines(list, library) == ["b"])
  }

  @Test func followsArticlesThatChangeOrGo() {
    var library = makeLibrary((0..<6).map { makeArticle("\($0)", date: Int64($0), path: "p\($0)") })
    var list = list(.sort(.newest), of: library)
    let change = library.insert(
      ArticleBatch([
        makeArticle("4, edited", date: -1, path: "p4"), makeArticle("6", date: 6, path: "p6"),
      ]))
    list.remove(Set(change.replaced))
    #expect(headlines(list, library) == ["5", "3", "2", "1", "0"])
    list.insert((change.replaced + change.inserted).map { SearchHit(slot: $0) }, in: library)
    #expect(headlines(list, library) == ["6", "5", "3", "2", "1", "0", "4, edited"])
    list.remove(Set(library.remove([makeArticle(path: "p3").id, makeArticle(path: "p6").id])))
    #expect(headlines(list, library) == ["5", "2", "1", "0", "4, edited"])
    #expect(list.position(of: Slot(index: 2)) == 1)
    #expect(list.position(of: Slot(index: 3)) == nil)
  }

  private func reordered(
    _ list: ArticleList, by ordering: ArticleList.Ordering, in library: Library
  ) -> ArticleList {
    var run = SortRun(list, by: ordering)
    while !run.isFinished { run.advance(in: library) }
    return run.list
  }

  /// Whatever happens while a list is being sorted, in the end it is as if sorted then.
  @Test(arguments: orderings)
  func sortsWhileArticlesComeAndGo(ordering: ArticleList.Ordering) {
    var generator = SeededGenerator(seed: 17)
    func article(_ index: Int) -> Article {
      makeArticle(
        "head \(Int.random(in: 0..<500, using: &generator))",
        place: ["Leeds", "Paris", nil].randomElement(using: &generator) ?? nil,
        date: Int64.random(in: 0..<50, using: &generator), path: "/\(index % 9)/\(index)")
    }
    for changes in [0, 1, 4, 8] {
      var library = makeLibrary((0..<7_000).map(article))
      var list = ArticleList(ordering: .sort(.oldest))
      list.insert((0..<7_000).map { SearchHit(slot: Slot(index: $0)) }, in: library)
      var run = SortRun(list, by: ordering)
      #expect(run.list.isEmpty && !run.isFinished)
      var rest = changes
      while !run.isFinished {
        run.advance(in: library)
        guard rest > 0 else { continue }
        rest -= 1
        let first = Int.random(in: 0..<12_000, using: &generator)
        let change = library.insert(ArticleBatch((first..<first + 40).map(article)))
        let hits = (change.inserted + change.moved).map { SearchHit(slot: $0) }
        list.insert(hits, in: library)
        run.insert(hits)
        guard rest % 2 == 0 else { continue }
        let gone = library.remove([article(first).id, article(first + 1).id])
        list.remove(Set(gone))
        run.remove(gone)
      }
      #expect(rest == 0)
      var whole = ArticleList(ordering: ordering)
      whole.insert(list.hits, in: library)
      #expect(run.list.hits == whole.hits)
      #expect(run.list.count == library.count)
    }
  }

  /// However many articles change, come and go between two slices, sorting takes as many as without.
  @Test(arguments: orderings)
  func sortingEndsThoughArticlesNeverStopChanging(ordering: ArticleList.Ordering) {
    func article(_ index: Int, _ round: Int) -> Article {
      makeArticle("head \(index * 7 % 1_000) \(round)", date: Int64(round), path: "/n/\(index)")
    }
    func slices(withChanges: Bool) -> Int {
      var library = makeLibrary((0..<20_000).map { article($0, 0) })
      var generator = SeededGenerator(seed: 8)
      // In no order, which is the most work.
      let hits = (0..<Int32(20_000)).shuffled(using: &generator).map {
        SearchHit(slot: Slot(index: $0))
      }
      var run = SortRun(hits, by: ordering)
      var round = 0
      while !run.isFinished, round < 1_000 {
        round += 1
        run.advance(in: library)
        guard withChanges, !run.isFinished else { continue }
        let change = library.insert(
          ArticleBatch([round, 20_000 - round, 20_000 + round].map { article($0, round) }))
        run.insert((change.inserted + change.moved).map { SearchHit(slot: $0) })
        run.remove(library.remove([article(10_000 + round, 0).id]))
      }
      return round
    }
    #expect(slices(withChanges: true) < slices(withChanges: false) + 3)
  }

  /// To compare articles takes longer where their places begin alike, so fewer are in one slice.
  @Test func sortsArticlesThatLookAlikeInMoreSlices() {
    func slices(_ place: (Int) -> String) -> Int {
      let library = makeLibrary(
        (0..<20_000).map {
          makeArticle("h", place: place($0), date: Int64($0 * 7_919 % 20_000), path: "/n/\($0)")
        })
      var list = ArticleList(ordering: .sort(.file))
      list.insert((0..<20_000).map { SearchHit(slot: Slot(index: $0)) }, in: library)
      var run = SortRun(list, by: .sort(.place))
      var count = 0
      while !run.isFinished {
        run.advance(in: library)
        count += 1
      }
      var whole = ArticleList(ordering: .sort(.place))
      whole.insert(list.hits, in: library)
      let isInOrder = run.list.slots == whole.slots
      #expect(isInOrder)
      return count
    }
    let alike = slices { $0 % 3 == 0 ? "Saint Petersburg" : "SAINT PETERSBURG" }
    #expect(alike > 5 * slices { "P\($0 * 31 % 20_000)" })
  }

  @Test func anEmptyListIsSortedAtOnce() {
    var run = SortRun(ArticleList(ordering: .sort(.newest)), by: .sort(.file))
    #expect(run.isFinished)
    let library = makeLibrary([makeArticle("a")])
    run.insert([SearchHit(slot: Slot(index: 0))])
    for _ in 0..<4 { run.advance(in: library) }
    #expect(run.isFinished)
    #expect(run.list.slots == [Slot(index: 0)])
  }

  /// New folders between two others may change what all of them are compared by.
  @Test func sortsByFileWhileFoldersComeBetween() {
    var library = makeLibrary((0..<5_000).map { makeArticle("x", path: "/a/\($0)") })
    var list = ArticleList(ordering: .sort(.newest))
    list.insert((0..<5_000).map { SearchHit(slot: Slot(index: $0)) }, in: library)
    var run = SortRun(list, by: .sort(.file))
    let generation = library.folderLabels.generation
    // Each between the last two, which soon leaves no room.
    var last = (0, 1 << 40)
    while !run.isFinished {
      run.advance(in: library)
      guard abs(last.0 - last.1) > 1 else { continue }
      last = (last.1, (last.0 + last.1) / 2)
      let change = library.insert(ArticleBatch([makeArticle("y", path: "/a/\(last.1)/1")]))
      run.insert(change.inserted.map { SearchHit(slot: $0) })
    }
    #expect(library.folderLabels.generation > generation)
    var whole = ArticleList(ordering: .sort(.file))
    whole.insert(
      (0..<Int32(library.slotCount)).map { SearchHit(slot: Slot(index: $0)) }, in: library)
    let isInOrder = run.list.slots == whole.slots
    #expect(isInOrder)
    #expect(run.list.count == library.count)
  }
}
