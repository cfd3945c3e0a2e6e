import Testing

@testable import Catalog

/// Whether the order of what is found is the one that readers would choose.
struct JudgedSearchTests {
  /// A little under what is reached, so that a change that many would notice fails.
  private static let leastGain = 0.985
  private static let leastReciprocal = 0.985

  @Test(arguments: [true, false])
  func ordersAsReadersDo(isIndexed: Bool) throws {
    let search = try JudgedSearch(isIndexed: isIndexed)
    var measure = RankingMeasure()
    for query in JudgedQuery.all {
      measure.add(search.results(query.text), for: query)
    }
    print("\(JudgedQuery.all.count) queries: nDCG@10 \(measure.gain), MRR \(measure.reciprocal)")
    #expect(measure.gain >= Self.leastGain)
    #expect(measure.reciprocal >= Self.leastReciprocal)
  }

  @Test(arguments: [true, false])
  func putsFirstWhatMustBe(isIndexed: Bool) throws {
    let search = try JudgedSearch(isIndexed: isIndexed)
    for query in JudgedQuery.all where query.hasFirst {
      let first = search.results(query.text).first ?? "nothing"
      #expect(query.grades[first] == 3, "\(query.text): \(first) is first")
    }
  }

  @Test func everyJudgementIsOfAnArticle() throws {
    let names = try JudgedArticle.all().map(\.name)
    #expect(Set(names).count == names.count)
    for query in JudgedQuery.all {
      for name in query.grades.keys where !names.contains(name) {
        Issue.record("\(query.text): there is no \(name)")
      }
    }
  }
}
