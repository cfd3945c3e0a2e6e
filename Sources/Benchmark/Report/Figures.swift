/// How the samples of one kind are summed up in a cell.
enum Figures: Equatable {
  /// Starts and loads: the least disturbed run, and the usual one.
  case minimumAndMedian
  /// Presses of a key: p50, p95 and p99.
  case percentiles
  /// Few presses of a key: p50, p95 and the worst.
  case percentilesAndMaximum
  /// The usual one, and the most.
  case medianAndMaximum
  /// Only the usual one.
  case median

  /// What stands in the heading.
  var legend: String {
    switch self {
    case .minimumAndMedian: "min / median"
    case .percentiles: "p50 / p95 / p99"
    case .percentilesAndMaximum: "p50 / p95 / max"
    case .medianAndMaximum: "median / max"
    case .median: "median"
    }
  }

  private func values(of samples: Samples) -> [Double?] {
    switch self {
    case .minimumAndMedian: [samples.minimum, samples.median]
    case .percentiles:
      [samples.percentile(50), samples.percentile(95), samples.percentile(99)]
    case .percentilesAndMaximum:
      [samples.percentile(50), samples.percentile(95), samples.maximum]
    case .medianAndMaximum: [samples.median, samples.maximum]
    case .median: [samples.median]
    }
  }

  /// The figure by which programs are compared: the first.
  func key(of samples: Samples) -> Double? { values(of: samples).first ?? nil }

  /// All figures as the report shows them.
  func words(for samples: Samples) -> String {
    let values = values(of: samples).compactMap { $0 }
    return values.isEmpty ? "–" : values.map(Number.short).joined(separator: " / ")
  }
}
