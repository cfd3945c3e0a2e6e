import Articles
import Testing

@testable import Catalog

/// What holds for the order of results whatever the articles are.
struct RankingPropertyTests {
  private static let words = [
    "rail", "strike", "harbour", "storm", "railway", "strikes", "Leeds", "election", "bank", "the",
    "of", "council", "night", "airport", "market", "river", "school", "bridge", "Łódź", "метро",
  ]

  private static func text(_ count: Int, _ generator: inout SeededGenerator) -> String {
    (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
  }

  /// Articles of many lengths, some of them beside a limit where another class of lengths begins.
  private static func articles(_ count: Int, _ generator: inout SeededGenerator) -> [Article] {
    (0..<count).map { number in
      let words = [12, 60, 150, 155, 160, 310, 320, 700].randomElement(using: &generator) ?? 12
      return makeArticle(
        text(Int.random(in: 2...5, using: &generator), &generator),
        body: text(words / 3, &generator) + "\n\n" + text(words - words / 3, &generator),
        tags: [text(1, &generator)], date: Int64.random(in: 0...9, using: &generator) * 400_000,
        path: "/\(number)")
    }
  }

  /// The paths of what a query finds, best first.
  private static func paths(_ query: String, in library: Library, isIndexed: Bool) -> [String] {
    let index = isIndexed ? makeIndex(of: library, segments: 16) : SearchIndex()
    return finished(Query(query), in: library, index: index).results.slots
      .compactMap { library[$0]?.path }
  }

  @Test(arguments: [true, false])
  func aWordMoreInTheHeadlineNeverLowers(isIndexed: Bool) {
    var generator = SeededGenerator(seed: 11)
    for turn in 0..<80 {
      var articles = Self.articles(24, &generator)
      let word = Self.words.randomElement(using: &generator) ?? ""
      let query =
        turn.isMultiple(of: 2) ? word : Self.text(1, &generator) + " " + word
      let before = Self.paths(query, in: makeLibrary(articles), isIndexed: isIndexed)
      guard let path = before.randomElement(using: &generator),
        let number = articles.firstIndex(where: { $0.path == path })
      else { continue }
      let old = articles[number]
      let headline =
        turn.isMultiple(of: 3) ? word + " " + old.headline : old.headline + " " + word
      articles[number] = makeArticle(
        headline, body: String(decoding: old.text[old.bodyStart..<old.tagsStart], as: UTF8.self),
        tags: old.tags, date: old.date?.secondsSinceEpoch, path: path)
      let after = Self.paths(query, in: makeLibrary(articles), isIndexed: isIndexed)
      let places = (before.firstIndex(of: path) ?? .max, after.firstIndex(of: path) ?? .max)
      #expect(places.1 <= places.0, "\(query): \(old.headline)")
    }
  }

  /// Articles of one story, of which only the newest, or the one whose headline says more, is worth
  /// reading.
  @Test(arguments: [true, false])
  func nearCopiesStandBehindWhatIsNearlyAsGood(isIndexed: Bool) {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<12 {
      var articles: [Article] = []
      for story in 0..<6 {
        let body = "storm " + Self.text(60, &generator)
        for version in 0..<Int.random(in: 1...4, using: &generator) {
          let change = ["", " now", " more", " soon"][version]
          articles.append(
            makeArticle(
              ["Storm", "The storm", "Storm is over"].randomElement(using: &generator) ?? "",
              body: body + change, date: Int64.random(in: 0...9, using: &generator) * 400_000,
              path: "/\(story)/\(version)"))
        }
      }
      articles.shuffle(using: &generator)
      let paths = Self.paths("storm", in: makeLibrary(articles), isIndexed: isIndexed)
      #expect(paths.count == articles.count)
      // Stories that are alike by chance are copies, too.
      let stories = paths.map { $0.split(separator: "/")[0] }
      #expect(Set(stories.prefix(6)).count == 6, "\(stories)")
    }
  }

  /// However many are as good, and not all can be looked at closely.
  @Test func aNearCopyStandsBehindVeryManyThatAreAsGood() {
    var generator = SeededGenerator(seed: 14)
    let others = (0..<700).map { number in
      makeArticle("Comet", body: Self.text(60, &generator), date: 5_000_000, path: "/\(number)")
    }
    let body = Self.text(60, &generator)
    let versions = [("new", 9_000_000), ("old", 8_000_000)].map { name, date in
      makeArticle("Comet", body: body + " " + name, date: Int64(date), path: "/\(name)")
    }
    let paths = Self.paths("comet", in: makeLibrary(others + versions), isIndexed: true)
    #expect(paths.first == "/new")
    #expect((paths.firstIndex(of: "/old") ?? 0) > 350)
  }

  @Test(arguments: [true, false])
  func theOrderIsNotThatOfLoading(isIndexed: Bool) throws {
    var generator = SeededGenerator(seed: 13)
    let judged = try JudgedArticle.all().map(\.article)
    // So many that not all of them are looked at closely.
    let made = (0..<450).map { number in
      makeArticle(
        Self.text(3, &generator), body: Self.text(30, &generator), path: "/\(number)")
    }
    for articles in [judged, made] {
      let libraries = [articles, articles.reversed(), articles.shuffled(using: &generator)]
        .map { makeLibrary($0) }
      let indexes = libraries.map {
        isIndexed ? makeIndex(of: $0, segments: 100) : SearchIndex()
      }
      for query in ["bank", "rail strike", "the of", "r", "метро", "harbour storm", "wagner"] {
        let orders = zip(libraries, indexes).map { library, index in
          finished(Query(query), in: library, index: index).results.slots
            .map { library.id(of: $0) }
        }
        #expect(orders[1] == orders[0] && orders[2] == orders[0], "\(query)")
      }
    }
  }

  @Test func ofWhatIsAboutAsGoodTheNewestIsFirst() {
    let library = makeLibrary([
      makeArticle("Rail", body: "rail rail rail rail and roads", date: 1_000_000),
      makeArticle(
        "The rail", body: "rail rail rail" + String(repeating: " x", count: 300), date: 3_000_000),
      makeArticle("A rail", body: "rail, rail, rail", date: 2_000_000),
    ])
    #expect(search("rail", in: library) == ["The rail", "A rail", "Rail"])
  }

  /// What stands together as it was typed is more than one word of it in a headline.
  @Test func aNameInTheTextIsMoreThanAWordOfItInTheHeadline() {
    let library = makeLibrary([
      makeArticle("A dark week", body: "Theatres stay shut.\n\nInsurers look into the matter."),
      makeArticle("What was not seen", body: "No sign of dark matter.\n\nNone at all."),
      makeArticle("Dark matter", body: "It is there."),
    ])
    #expect(
      search("dark matter", in: library) == ["Dark matter", "What was not seen", "A dark week"])
  }

  /// Filters and words that must not occur do not part the others.
  @Test(
    arguments: [
      "dark matter date:1970", "dark date:1970 matter", "dark matter -light",
      "dark matter ~insurers",
    ], [true, false])
  func aNameIsOneBesideConditionsToo(line: String, isIndexed: Bool) {
    let library = makeLibrary([
      makeArticle(
        "A dark week", body: "Insurers look.\n\nTheatres stay shut. They look into the matter.",
        date: 2_000_000),
      makeArticle(
        "What was not seen", body: "Insurers look.\n\nNo sign of dark matter.", date: 1_000_000),
    ])
    let index = isIndexed ? makeIndex(of: library, segments: 2) : SearchIndex()
    #expect(search(line, in: library, index: index) == ["What was not seen", "A dark week"])
  }

  /// A phrase begins with a word, and words stand near each other, not parts of them.
  @Test func partsOfWordsStandTogetherByChance() {
    let filler = String(repeating: "x ", count: 150)
    let library = makeLibrary([
      makeArticle("A", body: "rail " + filler + "trail strike"),
      makeArticle("B", body: "rail x strike " + filler + filler),
    ])
    #expect(search("rail strike", in: library) == ["B", "A"])
  }

  /// What stands at the end of one field and at the beginning of the next is not near.
  @Test func fieldsStandTogetherByChance() {
    let filler = String(repeating: "x ", count: 150)
    let library = makeLibrary([
      makeArticle("A", body: filler + "strike", path: "/rail.txt"),
      makeArticle("B", body: filler + "strike " + filler, tags: ["rail"], path: "/b"),
      makeArticle("C", body: "strike " + filler + filler + "rail", path: "/c"),
      makeArticle("D", body: filler + "rail x strike", path: "/d"),
    ])
    #expect(search("rail strike", in: library).prefix(2) == ["D", "C"])
  }
}
