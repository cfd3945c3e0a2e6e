/// What was measured several times.
struct Samples: Equatable, Sendable {
  /// In the order in which they were measured.
  private(set) var values: [Double]

  init(_ values: [Double] = []) {
    self.values = values.filter(\.isFinite)
  }

  mutating func add(_ value: Double) {
    if value.isFinite { values.append(value) }
  }

  mutating func add(_ more: Samples) {
    values += more.values
  }

  var count: Int { values.count }
  var isEmpty: Bool { values.isEmpty }

  /// The least value; nil when there is none.
  var minimum: Double? { values.min() }
  var maximum: Double? { values.max() }
  /// The middle value, or the mean of the two in the middle.
  var median: Double? {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return nil }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// The least value that so many of a hundred do not exceed (the nearest-rank method).
  func percentile(_ percent: Double) -> Double? {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return nil }
    let rank = (Double(sorted.count) * percent / 100).rounded(.up)
    return sorted[min(sorted.count - 1, max(0, Int(rank) - 1))]
  }
}
