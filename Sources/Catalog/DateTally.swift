package import Articles

/// A stretch of time that articles are counted by.
package enum DateUnit: String, CaseIterable, Sendable {
  case day, month, year

  /// The number of the stretch that a day lies in; those that follow each other have consecutive numbers.
  package func number(of day: CalendarDate) -> Int {
    switch self {
    case .day: day.daysSinceEpoch
    case .month: day.year * 12 + day.month - 1
    case .year: day.year
    }
  }

  /// `2023-07-22`, `2023-07` or `2023`, for scripts.
  package func spelling(of number: Int) -> String {
    let day = firstDay(of: number).iso8601
    return switch self {
    case .day: day
    case .month: String(day.prefix(7))
    case .year: String(day.prefix(4))
    }
  }

  /// The day with which a stretch begins, held to the years that a date can have.
  package func firstDay(of number: Int) -> CalendarDate {
    let day: CalendarDate? =
      switch self {
      case .day: nil
      case .month: CalendarDate(year: number / 12, month: number % 12 + 1, day: 1)
      case .year: CalendarDate(year: number, month: 1, day: 1)
      }
    return day ?? CalendarDate(day: number)
  }
}

/// How many articles were published on which day, kept up to date as articles come, change and go.
package struct DateTally: Sendable {
  /// By slot, the day that the article was counted on.
  private var days: [Int32] = []
  private var byDay: [Int32: Int] = [:]
  /// How many articles without a date are counted.
  package private(set) var undated = 0
  /// How many articles are counted, with a date or without.
  package private(set) var count = 0

  private static let notCounted = Int32.min
  private static let noDate = Int32.max

  package init() {}

  /// Counts an article, or no longer; whatever it was counted as before no longer counts.
  ///
  /// - Complexity: O(1).
  package mutating func set(_ slot: Slot, isCounted: Bool, in library: Library) {
    let index = Int(slot.index)
    guard index >= 0 else { return }
    let day: Int32 =
      isCounted && library.holds(slot)
      ? library.day(of: slot) ?? Self.noDate : Self.notCounted
    if index >= days.count {
      guard day != Self.notCounted else { return }
      let more = max(index + 1, min(days.count * 2, library.slotCount)) - days.count
      days.append(contentsOf: repeatElement(Self.notCounted, count: more))
    }
    guard days[index] != day else { return }
    add(-1, on: days[index])
    add(1, on: day)
    days[index] = day
  }

  private mutating func add(_ number: Int, on day: Int32) {
    guard day != Self.notCounted else { return }
    count += number
    guard day != Self.noDate else {
      undated += number
      return
    }
    let sum = byDay[day, default: 0] + number
    byDay[day] = sum == 0 ? nil : sum
  }

  /// The first and the last day on which there is an article.
  ///
  /// - Complexity: O(*n*) in the number of days.
  package var span: ClosedRange<CalendarDate>? {
    guard let first = byDay.keys.min(), let last = byDay.keys.max() else { return nil }
    return CalendarDate(day: Int(first))...CalendarDate(day: Int(last))
  }

  /// The stretches of time that have any, the earliest first, by their numbers.
  ///
  /// - Complexity: O(*n* log *n*) in the number of days.
  package func counts(by unit: DateUnit) -> [(number: Int, count: Int)] {
    var sums: [Int: Int] = [:]
    for (day, count) in byDay {
      let number = unit == .day ? Int(day) : unit.number(of: CalendarDate(day: Int(day)))
      sums[number, default: 0] += count
    }
    return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension Library {
  /// The day on which the article in a slot was published, in days since 1970-01-01; nil when that is not
  /// known.
  package func day(of slot: Slot) -> Int32? {
    guard holds(slot), let date = records[Int(slot.index)].outline.date else { return nil }
    return Int32(clamping: date.day.daysSinceEpoch)
  }
}

extension CalendarDate {
  /// The day so many days after 1970-01-01.
  fileprivate init(day: Int) {
    self.init(secondsSinceEpoch: Int64(day).multipliedReportingOverflow(by: 86_400).partialValue)
  }
}
