import Articles
import Testing

@testable import Catalog

/// Counts of articles by their dates.
struct DateTallyTests {
  /// Days in 2023 and 2024, some of them more than once, and two articles without a date.
  private static let days: [(year: Int, month: Int, day: Int)?] = [
    (2023, 1, 31), (2023, 2, 1), (2023, 2, 1), (2024, 2, 29), nil, (2023, 12, 31), nil,
  ]

  private static func library() throws -> Library {
    makeLibrary(
      try days.enumerated().map { index, day in
        let date = try day.map {
          try #require(CalendarDate(year: $0.year, month: $0.month, day: $0.day))
        }
        return makeArticle(
          "Article \(index)", date: date.map { Int64($0.daysSinceEpoch) * 86_400 + 5 })
      })
  }

  private static func lines(_ tally: DateTally, _ unit: DateUnit) -> String {
    tally.counts(by: unit).map { "\(unit.spelling(of: $0.number)) \($0.count)" }
      .joined(separator: ", ")
  }

  @Test(arguments: [
    (DateUnit.day, "2023-01-31 1, 2023-02-01 2, 2023-12-31 1, 2024-02-29 1"),
    (.month, "2023-01 1, 2023-02 2, 2023-12 1, 2024-02 1"), (.year, "2023 4, 2024 1"),
  ])
  func countsByUnits(unit: DateUnit, expected: String) throws {
    let library = try Self.library()
    var tally = DateTally()
    for slot in 0..<Self.days.count {
      tally.set(Slot(index: Int32(slot)), isCounted: true, in: library)
    }
    #expect(Self.lines(tally, unit) == expected)
    #expect(tally.count == 7 && tally.undated == 2)
  }

  /// However articles come, change and go, the counts are those of a new count.
  @Test func staysWhatANewCountIs() throws {
    var generator = SeededGenerator(seed: 4)
    var library = Library()
    var tally = DateTally()
    for _ in 0..<60 {
      var touched: [Slot] = []
      let articles = (0..<8).map { _ in
        makeArticle(
          "Article \(Int.random(in: 0..<40, using: &generator))",
          date: Bool.random(using: &generator)
            ? nil : Int64.random(in: 0..<40, using: &generator) * 86_400 * 100)
      }
      let change = library.insert(ArticleBatch(articles))
      touched += change.inserted + change.replaced
      if let one = articles.randomElement(using: &generator) {
        touched += library.remove([one.id])
      }
      for slot in touched { tally.set(slot, isCounted: library.holds(slot), in: library) }
      var fresh = DateTally()
      for index in 0..<library.slotCount {
        fresh.set(Slot(index: Int32(index)), isCounted: true, in: library)
      }
      #expect(tally.count == library.count && fresh.count == library.count)
      #expect(tally.undated == fresh.undated && tally.span == fresh.span)
      for unit in DateUnit.allCases {
        #expect(Self.lines(tally, unit) == Self.lines(fresh, unit))
      }
    }
  }

  @Test func knowsTheFirstAndTheLastDayThereIs() throws {
    let library = makeLibrary([
      makeArticle("First", date: -62_135_596_800), makeArticle("Last", date: .max),
    ])
    var tally = DateTally()
    #expect(tally.span == nil)
    for slot in 0..<2 { tally.set(Slot(index: Int32(slot)), isCounted: true, in: library) }
    #expect(Self.lines(tally, .year) == "0001 1, 9999 1")
    #expect(Self.lines(tally, .day) == "0001-01-01 1, 9999-12-31 1")
  }
}
