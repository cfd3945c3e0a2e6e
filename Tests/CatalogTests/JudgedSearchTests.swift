import Testing

@testable import Catalog

/// Whether the order of what is found is the one that readers would choose.
struct JudgedSearchTests {
  /// A little under what is reached, so that a change that many would notice fails.
  private static let leastGain = 0.9
  private static let leastReciprocal = 0.9

  @Test(arguments: [true, false])
  func ordersAsReadersDo(isIndexed: Bool) throws {
    let search = try JudgedSearch(isIndexed: isIndexed)
    var measure = RankingMeasure()
    for query in JudgedQuery.all {
      let results = search.results(query.text)
      measure.add(results.map(\.name), for: query)
      print(query.text, RankingMeasure.gain(of: results.map(\.name), for: query))
      for r in results.prefix(12) { print("    ", query.grades[r.name] ?? 0, r.name, r.score) }
    }
    print("\(JudgedQuery.all.count) queries: nDCG@10 \(measure.gain), MRR \(measure.reciprocal)")
    #expect(measure.gain >= Self.leastGain)
    #expect(measure.reciprocal >= Self.leastReciprocal)
  }

  @Test(arguments: JudgedQuery.all.filter(\.hasFirst))
  func putsFirstWhatMustBe(query: JudgedQuery) throws {
    let search = try JudgedSearch(isIndexed: true)
    let first = search.results(query.text).first?.name ?? "nothing"
    #expect(query.grades[first] == 3, "\(first) is first")
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
