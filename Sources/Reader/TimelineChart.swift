import Articles
import Catalog
import Screen

/// The bars of a timeline and what stands below them, for so many columns.
struct TimelineChart: Equatable, Sendable {
  /// How many articles each bar stands for, the earliest first.
  let bars: [Int]
  /// The columns that each bar has, the space behind it included.
  let barColumns: Int
  /// The most articles of a bar.
  let most: Int
  /// What stands below the first bar, below the last, and between them, the longest words first.
  let first: String
  let last: String
  let notes: [String]

  private let unit: DateUnit
  /// How many units make a bar, and which number the first bar begins with.
  private let step: Int
  private let start: Int

  /// Wider bars look like another thing than a chart.
  private static let widestBar = 5
  /// Fewer articles than this fill no bar: a row of full ones would be loud about next to nothing.
  private static let fewestForFull = 4
  private static let steps = [2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]

  /// Takes days where they fit, else months, else years, or as many years as it takes.
  /// - Complexity: O(*n* log *n*) in the number of days.
  init(_ tally: DateTally, columns: Int) {
    let columns = max(1, columns)
    let undated = tally.undated > 0 ? "\(tally.undated.grouped) undated" : nil
    guard let span = tally.span else {
      (bars, barColumns, most, unit, step, start) = ([], 1, 0, .day, 1, 0)
      (first, last) = ("", "")
      notes = [undated ?? "nothing to count"]
      return
    }
    func extent(_ unit: DateUnit, _ step: Int) -> (start: Int, count: Int) {
      let low = unit.number(of: span.lowerBound) / step
      return (low * step, unit.number(of: span.upperBound) / step - low + 1)
    }
    let fitting = DateUnit.allCases.first { extent($0, 1).count <= columns }
    unit = fitting ?? .year
    step = fitting == nil ? Self.steps.first { extent(.year, $0).count <= columns } ?? 10_000 : 1
    let (start, count) = extent(unit, step)
    self.start = start
    var sums = [Int](repeating: 0, count: min(count, columns))
    for (number, count) in tally.counts(by: unit) {
      let place = (number - start) / step
      if sums.indices.contains(place) { sums[place] += count }
    }
    self.bars = sums
    barColumns = min(max(1, columns / max(1, count)), Self.widestBar)
    most = sums.max() ?? 0
    first = unit.label(of: span.lowerBound)
    last = count > 1 ? unit.label(of: span.upperBound) : ""
    let name = step == 1 ? unit.rawValue : "\(step.grouped) years"
    let highest = "most \(most.grouped)"
    notes =
      ["\(highest) a \(name)", highest].map { [$0, undated].compactMap(\.self) }.map {
        $0.joined(separator: " · ")
      } + [highest, most.grouped]
  }

  /// The bar that a day is counted in.
  func bar(of day: Int32) -> Int? {
    let date = CalendarDate(secondsSinceEpoch: Int64(day) * 86_400)
    let place = (unit.number(of: date) - start) / step
    return bars.indices.contains(place) ? place : nil
  }

  /// How high a bar is, in so many levels: none at all only for none.
  func height(of bar: Int, levels: Int) -> Int {
    guard bars.indices.contains(bar), bars[bar] > 0, most > 0 else { return 0 }
    let full = max(most, Self.fewestForFull)
    return max(1, (bars[bar] * levels + full / 2) / full)
  }
}

extension DateUnit {
  /// A day as it is called below a bar.
  fileprivate func label(of day: CalendarDate) -> String {
    switch self {
    case .day: day.short
    case .month: "\(CalendarDate.monthNames[day.month - 1].prefix(3)) \(day.year)"
    case .year: "\(day.year)"
    }
  }
}
