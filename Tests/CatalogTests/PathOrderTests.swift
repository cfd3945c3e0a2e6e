import Testing

@testable import Catalog

@Suite struct PathOrderTests {
  @Test(arguments: [
    ["2", "9", "10", "100"], ["2023", "2023-2", "2023-10", "2024"], ["a", "a1", "a02", "a10", "b"],
    ["", "0", "1"],
  ])
  func ordersNumbersByValue(names: [String]) {
    for (index, name) in names.enumerated() {
      for (otherIndex, other) in names.enumerated() {
        #expect(
          PathOrder.precedes(Array(name.utf8)[...], Array(other.utf8)[...]) == (index < otherIndex),
          "\(name) \(other)")
      }
    }
  }

  /// Comparing names, their keys, and the numbers their keys begin with says the same.
  @Test func saysTheSameInAllItsForms() {
    let long = String(repeating: "7", count: 300)
    let names = [
      "", "a", "a/b", "a-b", "a0", "a00", "a007", "a7", "a70", "7", "07", "\(long)", "\(long)1",
      "é",
      "2023/07/22", "2023/7/3", "file-12345678", "file-12345679",
    ]
    for left in names {
      for right in names {
        let (first, second) = (PathOrder.key(of: left), PathOrder.key(of: right))
        let precedes = PathOrder.precedes(Array(left.utf8)[...], Array(right.utf8)[...])
        #expect(precedes == first.lexicographicallyPrecedes(second), "\(left) \(right)")
        let prefixes = [left, right].map { name in
          Array(name.utf8).withUnsafeBufferPointer { PathOrder.prefix(of: $0) }
        }
        if prefixes[0] != prefixes[1] { #expect(precedes == (prefixes[0] < prefixes[1])) }
      }
    }
  }

  @Test func isFalseBothWaysForWhatIsAlike() {
    for (left, right) in [("1", "01"), ("a1b", "a001b")] {
      #expect(!PathOrder.precedes(Array(left.utf8)[...], Array(right.utf8)[...]))
      #expect(!PathOrder.precedes(Array(right.utf8)[...], Array(left.utf8)[...]))
    }
  }
}
