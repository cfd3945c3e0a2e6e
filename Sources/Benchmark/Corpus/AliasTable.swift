/// Draws numbers with given weights in constant time.
///
/// Vose's alias method, from "A linear algorithm for generating random numbers with a given
/// distribution" (1991).
struct AliasTable: Sendable {
  private let thresholds: [UInt32]
  private let aliases: [UInt32]

  /// A table by which each index is drawn as often as its weight says.
  init(weights: [Double]) {
    let count = weights.count
    let sum = weights.reduce(0, +)
    var thresholds = [UInt32](repeating: .max, count: count)
    var aliases = (0..<count).map { UInt32(truncatingIfNeeded: $0) }
    var shares = weights.map { sum > 0 ? $0 * Double(count) / sum : 1 }
    var small = shares.indices.filter { shares[$0] < 1 }
    var large = shares.indices.filter { shares[$0] >= 1 }
    while let less = small.popLast(), let more = large.last {
      thresholds[less] = UInt32(max(0, shares[less]) * Double(UInt32.max))
      aliases[less] = UInt32(truncatingIfNeeded: more)
      shares[more] -= 1 - shares[less]
      if shares[more] < 1 {
        large.removeLast()
        small.append(more)
      }
    }
    self.thresholds = thresholds
    self.aliases = aliases
  }

  /// Weights after Zipf's law: the second is drawn half as often as the first, and so on.
  init(zipf count: Int) {
    self.init(weights: (0..<max(0, count)).map { 1 / Double($0 + 1) })
  }

  /// Draws an index; 0 when there is none.
  func draw(_ dice: inout Dice) -> Int {
    let bits = dice.next()
    guard !thresholds.isEmpty else { return 0 }
    let index = Int((bits >> 32).multipliedFullWidth(by: UInt64(thresholds.count) << 32).high)
    return UInt32(truncatingIfNeeded: bits) < thresholds[index] ? index : Int(aliases[index])
  }
}
