import Articles

/// Days as they are written in a query: `2023`, `2023-07`, `2023-07-22`, `last-week`.
struct QueryDates {
  /// Days since 1970-01-01, from the first to the last.
  typealias Days = ClosedRange<Int>

  enum Failure: Error {
    case notADate, todayUnknown
  }

  /// The days that can be meant: beyond them there are no articles.
  static let all: Days = Int(Int32.min)...Int(Int32.max)

  let today: CalendarDate?

  /// Names of days that depend on today, the nearest first.
  static let names = [
    "today", "yesterday", "this-week", "last-week", "this-month", "last-month", "this-year",
    "last-year",
  ]

  /// The days of a text that names some; a date that is not finished gives those of its beginning.
  ///
  /// - Throws: What is wrong, when no date can become of it.
  func days(of text: Substring) throws(Failure) -> (days: Days, isWhole: Bool) {
    let text = text.lowercased()
    if Self.names.contains(text) {
      guard let days = days(named: text) else { throw .todayUnknown }
      return (days, true)
    }
    let parts = text.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.count == 4, let year = Self.number(first),
      let from = CalendarDate(year: year, month: 1, day: 1),
      let to = CalendarDate(year: year, month: 12, day: 31)
    else { throw .notADate }
    let whole = Self.days(from, to)
    guard parts.count > 1 else { return (whole, true) }
    if parts.count == 2, Self.isUnfinished(parts[1]) { return (whole, false) }
    guard let month = Self.number(parts[1]),
      let from = CalendarDate(year: year, month: month, day: 1),
      let to = CalendarDate(
        year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))
    else { throw .notADate }
    let inMonth = Self.days(from, to)
    guard parts.count > 2 else { return (inMonth, true) }
    if parts.count == 3, Self.isUnfinished(parts[2]) { return (inMonth, false) }
    guard parts.count == 3, let number = Self.number(parts[2]),
      let day = CalendarDate(year: year, month: month, day: number)
    else { throw .notADate }
    return (Self.days(day, day), true)
  }

  /// The days of a name; nil when today is not known.
  func days(named name: String) -> Days? {
    guard let today else { return nil }
    let now = today.daysSinceEpoch
    // 1970-01-01 was a Thursday; weeks begin on Monday.
    let monday = now - ((now + 3) % 7 + 7) % 7
    switch name {
    case "today": return now...now
    case "yesterday": return now - 1...now - 1
    case "this-week": return monday...monday + 6
    case "last-week": return monday - 7...monday - 1
    case "this-month": return Self.month(today.year, today.month)
    case "last-month":
      return today.month > 1
        ? Self.month(today.year, today.month - 1) : Self.month(today.year - 1, 12)
    case "this-year": return Self.year(today.year)
    case "last-year": return Self.year(today.year - 1)
    default: return nil
    }
  }

  private static func days(_ from: CalendarDate, _ to: CalendarDate) -> Days {
    from.daysSinceEpoch...max(from.daysSinceEpoch, to.daysSinceEpoch)
  }

  private static func month(_ year: Int, _ month: Int) -> Days? {
    let last = CalendarDate.days(inMonth: month, of: year)
    guard let from = CalendarDate(year: year, month: month, day: 1),
      let to = CalendarDate(year: year, month: month, day: last)
    else { return nil }
    return days(from, to)
  }

  private static func year(_ year: Int) -> Days? {
    guard let from = CalendarDate(year: year, month: 1, day: 1),
      let to = CalendarDate(year: year, month: 12, day: 31)
    else { return nil }
    return days(from, to)
  }

  /// Whether digits that are yet to be typed make a month or a day of it.
  private static func isUnfinished(_ text: Substring) -> Bool { text.isEmpty || text == "0" }

  private static func number(_ text: Substring) -> Int? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ $0 &- 0x30 < 10 })
    else { return nil }
    return Int(text)
  }
}

/// Values with a beginning or an end: `>500`, `<=2023-07`, `100..500`, `2023-01..`.
enum QueryRange {
  /// What stands before a value.
  private enum Comparison: String, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"
  }

  /// Reads a range within bounds; `read` gives the values that one text stands for.
  ///
  /// - Returns: nil when there is no value in it yet.
  static func read<Failure: Error>(
    _ text: Substring, within bounds: ClosedRange<Int>,
    _ read: (Substring) throws(Failure) -> ClosedRange<Int>
  ) throws(Failure) -> ClosedRange<Int>? {
    if let dots = text.firstRange(of: "..") {
      let (first, last) = (text[..<dots.lowerBound], text[dots.upperBound...])
      if first.isEmpty, last.isEmpty { return nil }
      let low = first.isEmpty ? bounds.lowerBound : try read(first).lowerBound
      let high = last.isEmpty ? bounds.upperBound : try read(last).upperBound
      // The other way round is meant the right way round.
      if low > high { return try read(last).lowerBound...(try read(first).upperBound) }
      return low...high
    }
    for comparison in Comparison.allCases where text.hasPrefix(comparison.rawValue) {
      let rest = text.dropFirst(comparison.rawValue.count)
      guard !rest.isEmpty else { return nil }
      let value = try read(rest)
      switch comparison {
      case .atLeast: return value.lowerBound...max(value.lowerBound, bounds.upperBound)
      case .atMost: return min(value.upperBound, bounds.lowerBound)...value.upperBound
      case .above:
        let low = min(value.upperBound, bounds.upperBound - 1) + 1
        return low...bounds.upperBound
      case .below:
        let high = max(value.lowerBound, bounds.lowerBound + 1) - 1
        return bounds.lowerBound...high
      }
    }
    return text.isEmpty ? nil : try read(text)
  }
}

extension Substring {
  /// Where another text first stands in this one.
  fileprivate func firstRange(of other: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) {
        return start..<index(start, offsetBy: other.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
