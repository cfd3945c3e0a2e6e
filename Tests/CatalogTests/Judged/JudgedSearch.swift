import Articles

@testable import Catalog

/// The judged articles in a library, and what its search makes of the queries.
struct JudgedSearch {
  private let library: Library
  private let index: SearchIndex
  private let names: [ArticleID: String]

  init(isIndexed: Bool) throws {
    let articles = try JudgedArticle.all()
    library = makeLibrary(articles.map(\.article))
    index = isIndexed ? makeIndex(of: library, segments: 50) : SearchIndex()
    names = Dictionary(
      articles.map { ($0.article.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// The names of what a query finds, best first.
  func results(_ query: String) -> [String] {
    finished(Query(query), in: library, index: index).results.slots.map { slot in
      library.id(of: slot).flatMap { names[$0] } ?? "?"
    }
  }
}

/// How well an order of articles does what a reader would.
struct RankingMeasure {
  private(set) var gains: [Double] = []
  private(set) var reciprocals: [Double] = []

  /// Of the best ten: the gains of the grades, less the further down, as a share of the most there
  /// could be (nDCG@10).
  static func gain(of names: [String], for query: JudgedQuery) -> Double {
    func sum(_ grades: [Int]) -> Double {
      zip(discounts, grades).reduce(0) { $0 + Double(1 << $1.1 - 1) / $1.0 }
    }
    let best = sum(query.bestGrades)
    return best == 0 ? 1 : sum(query.grades(of: names)) / best
  }

  /// The logarithms of the places, counted from two.
  private static let discounts = [
    1, 1.584_963, 2, 2.321_928, 2.584_963, 2.807_355, 3, 3.169_925, 3.321_928, 3.459_432,
  ]

  /// One over the place of the first answer of the highest grade that there is.
  static func reciprocal(of names: [String], for query: JudgedQuery) -> Double {
    let top = query.grades.values.max() ?? 0
    guard let place = names.firstIndex(where: { query.grades[$0] == top }) else { return 0 }
    return 1 / Double(place + 1)
  }

  mutating func add(_ names: [String], for query: JudgedQuery) {
    gains.append(Self.gain(of: names, for: query))
    reciprocals.append(Self.reciprocal(of: names, for: query))
  }

  var gain: Double { gains.reduce(0, +) / Double(max(gains.count, 1)) }
  var reciprocal: Double { reciprocals.reduce(0, +) / Double(max(reciprocals.count, 1)) }
}
