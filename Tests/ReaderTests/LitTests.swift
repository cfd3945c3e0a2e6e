import Testing

@testable import Reader

@Suite struct LitTests {
  private static let lit = [2..<4, 4..<7, 9..<10, 20..<25].map { Lit(range: $0) }

  @Test(arguments: [
    (0..<30, [2..<4, 4..<7, 9..<10, 20..<25]), (0..<2, []), (0..<3, [2..<4]), (3..<4, [2..<4]),
    (4..<5, [4..<7]), (3..<9, [2..<4, 4..<7]), (7..<9, []), (9..<21, [9..<10, 20..<25]),
    (24..<30, [20..<25]), (25..<30, []), (5..<5, [4..<7]), (0..<0, []), (8..<8, []),
  ])
  func thoseOfALineAreFound(range: Range<Int>, expected: [Range<Int>]) {
    #expect(Self.lit.reaching(into: range).map(\.range) == expected)
    #expect([Lit]().reaching(into: range).isEmpty)
  }

  @Test func theOneOfAPlaceIsFound() {
    for offset in 0..<30 {
      #expect(
        Self.lit.holding(offset) == Self.lit.first { $0.range.contains(offset) }, "\(offset)")
      #expect(
        Self.lit[1...2].holding(offset) == Self.lit[1...2].first { $0.range.contains(offset) })
    }
  }
}
