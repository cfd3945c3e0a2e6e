import Testing

@testable import newsread_benchmark

/// Numbers that have to be the same everywhere.
@Suite struct DiceTests {
  @Test("The published sequence of SplitMix64")
  func sequence() {
    var dice = Dice(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in dice.next() } == expected)
  }

  @Test(arguments: [1, 2, 3, 7, 100, 1 << 40])
  func staysBelow(_ limit: Int) {
    var dice = Dice(seed: 5)
    for _ in 0..<1_000 { #expect((0..<limit).contains(dice.below(limit))) }
  }

  @Test(arguments: [0, -1, Int.min])
  func hasNothingBelow(_ limit: Int) {
    var dice = Dice(seed: 5)
    #expect(dice.below(limit) == 0)
  }

  @Test(
    "Weights are kept", arguments: [[1.0], [1, 1], [3, 1], [0, 1, 0], [5, 4, 3, 2, 1, 0.5]])
  func weights(_ weights: [Double]) {
    let table = AliasTable(weights: weights)
    var dice = Dice(seed: 9)
    var counts = [Double](repeating: 0, count: weights.count)
    let draws = 40_000
    for _ in 0..<draws { counts[table.draw(&dice)] += 1 }
    let sum = weights.reduce(0, +)
    for (count, weight) in zip(counts, weights) {
      #expect(abs(count / Double(draws) - weight / sum) < 0.01)
    }
  }

  @Test(arguments: [[], [0], [0, 0]])
  func tablesOfNothing(_ weights: [Double]) {
    var dice = Dice(seed: 9)
    let drawn = AliasTable(weights: weights).draw(&dice)
    #expect(drawn == 0 || weights.indices.contains(drawn))
  }
}
