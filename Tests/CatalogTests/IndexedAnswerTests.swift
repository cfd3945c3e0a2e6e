import Articles
import Testing

@testable import Catalog

/// Queries that are more than words side by side: an index decides them as the texts do, and where it
/// decides all, no text is read.
struct IndexedAnswerTests {
  /// Terms of all kinds that the articles below have, or nearly have.
  private static let terms = [
    "rail", "trail", "Rail", "Łódź", "lodz", "storm", "the", "a", "$5", "don't", "中国", "中", "国人",
    "中国人", "ไทย", "мир", "Мир", "\"rail storm\"", "\"中国 rail\"", "\"the the\"", "한국", "x1", "…",
    "iPhone手机", "e",
  ]

  private static let lines = [
    "A -B", "-A", "-A -B", "A OR B", "A OR B OR C", "(A OR B) C", "(A OR B) (B OR C)", "A -(B C)",
    "A (B OR -C)", "-(A OR B) C", "(A B) OR (B C)", "((A OR B) -C) OR (C -(A OR -B))", "title:A",
    "text:A", "place:A", "tag:A", "path:A", "-title:A", "-tag:A B", "title:A OR tag:B",
    "title:(A B)",
    "title:A text:A", "-text:A A", "place:A OR -title:B", "tag:A -text:B C", "~A", "~A B", "-~A B",
    "title:~A", "text:~A", "tag:~A", "place:~A", "path:~A", "~A OR B", "tag:~A OR ~B",
    "tag:~A OR B",
    "title:~A OR text:~B OR C", "~A -~B", "date:1970-01-03", "-date:1970-01-03 A",
    "date:>1970-01-04 OR A", "date:1970-01-01..1970-01-05 -A", "words:>20", "words:<20 A",
    "words:5..20 OR A", "-words:>20 -A", "is:unread A", "is:read OR A", "-is:unread", "is:starred",
    "A OR /r.il/", "-/r.il/ A", "/r.il/ OR ~A", "date:1970-01-02 OR words:>30 OR ~A -title:B",
    "A A", "A -A", "A OR A -B", "A OR -A",
  ]

  private static let words = [
    "rail", "railway", "Rail", "trail", "rial", "the", "storm", "strom", "a", "Łódź", "lodz",
    "łodz",
    "$5", "don't", "dont", "中国", "中国人", "国", "人", "ไทย", "ไทยแลนด์", "мир", "Мир", "мира", "한국",
    "x1",
    "railroads", "railraods", "iPhone手机", "iPhone", "手机", "…", "—",
  ]

  private static func library(_ generator: inout SeededGenerator, count: Int) -> Library {
    func line(_ limit: Int) -> String {
      let count = Int.random(in: 1...limit, using: &generator)
      let separator = ["", " ", " ", " ", "\n"].randomElement(using: &generator) ?? " "
      return (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }
        .joined(separator: separator)
    }
    var articles: [Article] = []
    for index in 0..<count {
      let tags: [String] = (0..<index % 3).map { _ in line(2) }
      let date: Int64? = index % 4 == 0 ? nil : Int64(index % 7) * 43_200
      articles.append(
        makeArticle(
          line(3), body: line(12) + "\n\n" + line(20), place: index % 3 == 0 ? line(1) : nil,
          tags: tags, date: date, path: "/n/\(index) \(words[index % words.count]).txt"))
    }
    return makeLibrary(articles)
  }

  @Test func scoresAndOrderAreThoseOfTheTexts() {
    var generator = SeededGenerator(seed: 31)
    for turn in 0..<4 {
      var library = Self.library(&generator, count: 150)
      var index = makeIndex(of: library, segments: [150, 64, 40, 7][turn], without: turn * 5)
      let other = Self.library(&generator, count: 12)
      index.forget(
        library.insert(ArticleBatch((0..<turn).compactMap { other[Slot(index: Int32($0))] }))
          .replaced)
      if turn > 1, let id = library.id(of: Slot(index: 70)) { index.forget(library.remove([id])) }
      for pattern in Self.lines {
        for _ in 0..<4 {
          let line = Self.line(pattern, &generator)
          let query = Query(line, today: CalendarDate(year: 2023, month: 7, day: 22))
          let plain = finished(query, in: library)
          let indexed = finished(query, in: library, index: index)
          #expect(plain.results.hits == indexed.results.hits, "\(line)")
          #expect(plain.count == indexed.count, "\(line)")
          #expect(plain.count == plain.results.count, "\(line)")
        }
      }
    }
  }

  /// A line with terms in the places of its letters.
  private static func line(_ pattern: String, _ generator: inout SeededGenerator) -> String {
    var line = ""
    var chosen: [Character: String] = [:]
    for character in pattern {
      if "ABC".contains(character) {
        let term = chosen[character] ?? terms.randomElement(using: &generator) ?? ""
        chosen[character] = term
        line += term
      } else {
        line.append(character)
      }
    }
    return line
  }

  /// Slots that an index leaves to be looked at, of two articles that it knows.
  @Test(
    arguments: [
      ("storm", 0), ("storm -rail", 0), ("-storm", 0), ("storm OR rail", 0),
      ("(storm OR rail) the", 0),
      ("title:storm", 0), ("-text:rail storm", 0), ("place:leeds", 0), ("~strom", 0),
      ("title:~strom OR rail", 0), ("date:1970", 0), ("words:>3", 0), ("is:unread", 0),
      ("storm OR \"rail the\"", 0), ("-\"rail the\" storm", 1), ("tag:sea", 1), ("Storm", 2),
      ("\"the storm\"", 2), ("/st.rm/ -rail", 1), ("path:news", 2), ("tag:rail", 0), ("~東京", 2),
    ])
  func decidesWithoutReading(line: String, open: Int) {
    let library = makeLibrary([
      makeArticle(
        "Storm", body: "The storm is over the rail.", place: "Leeds", tags: ["Sea"], date: 0,
        path: "/news/1"),
      makeArticle("The storm again", body: "Storm, no more.", path: "/news/2"),
    ])
    var run = SearchRun(
      Query(line), in: library, index: makeIndex(of: library, segments: 2))
    while case .asking = run.phase { _ = run.advance(in: library, bytes: 1) }
    var left = 0
    var slot = run.nextOpen(from: 0)
    while slot < library.slotCount {
      left += 1
      slot = run.nextOpen(from: slot + 1)
    }
    #expect(left == open, "\(line)")
  }

  /// What changes while a search is shown is counted once.
  @Test(arguments: ["storm -rail", "~strom", "title:storm", "date:1970-01-01"])
  func countsWhatComesAndGoes(line: String) {
    func article(_ text: String, _ number: Int) -> Article {
      makeArticle(text, body: text, date: 0, path: "/\(number)")
    }
    let before = makeLibrary((0..<80).map { article("A storm", $0) })
    let index = makeIndex(of: before, segments: 50)
    for steps in [0, 1, 2, 3, 4, 8] {
      var library = before
      var run = SearchRun(Query(line), in: library, index: index)
      for _ in 0..<steps { _ = run.advance(in: library, bytes: 64) }
      let taken = library.insert(ArticleBatch([article("Another storm", 3)]))
      _ = run.update(taken.replaced, in: library)
      let gone = library.id(of: Slot(index: 70)).map { library.remove([$0]) } ?? []
      run.remove(gone, in: library)
      while !run.isFinished(in: library) { _ = run.advance(in: library, bytes: 64) }
      #expect(run.count == run.results.count, "\(steps)")
      #expect(run.count == library.count, "\(steps)")
    }
  }

  /// Where scripts with spaces and without meet, a word ends, for a misspelled one as for an index.
  @Test(
    arguments: [
      ("~ipohne", "iPhone手机", true), ("~手机", "iPhone手机", true), ("~iphone手机", "iPhone手机", true),
      ("~手", "iPhone手机", false), ("~东京塔上", "去东京塔上海", false), ("~东京塔上", "东京塔下", true),
      ("~iphone", "iPhones手机", true),
    ])
  func misspelledWordsEndWhereScriptsMeet(line: String, text: String, isFound: Bool) {
    let library = makeLibrary([makeArticle("One", body: text, path: "/1")])
    #expect(slots(Query(line), in: library).count == (isFound ? 1 : 0))
    let index = makeIndex(of: library, segments: 1)
    #expect(slots(Query(line), in: library, index: index).count == (isFound ? 1 : 0))
    #expect(Query(line).matches(in: text).isEmpty != isFound)
  }
}
