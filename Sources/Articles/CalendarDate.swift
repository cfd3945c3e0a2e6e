/// A day of the proleptic Gregorian calendar, compared and written without Foundation.
package struct CalendarDate: Hashable, Comparable, Sendable {
  /// 1 to 9999.
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31, as the month has them.
  package let day: Int

  /// A day that exists, in the years 1 to 9999; nil for 30 February and the like.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day (UTC) of a moment, held to the years 1 to 9999.
  package init(secondsSinceEpoch seconds: Int64) {
    self.init(daysSinceEpoch: Self.daysSinceEpoch(of: seconds))
  }

  /// The days since 1970-01-01 at a moment (UTC), held to the years 1 to 9999.
  static func daysSinceEpoch(of seconds: Int64) -> Int {
    let clamped = min(max(seconds, -62_135_596_800), 253_402_300_799)
    return Int(clamped >= 0 ? clamped / 86_400 : (clamped - 86_399) / 86_400)
  }

  /// The day so many days after 1970-01-01.
  ///
  /// Howard Hinnant's civil-from-days, https://howardhinnant.github.io/date_algorithms.html
  private init(daysSinceEpoch days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    self.day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    self.month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.year = yearOfEra + era * 400 + (self.month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01.
  ///
  /// Hinnant's days-from-civil, the inverse of the above.
  package var daysSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// `2023-07-22`, for scripts.
  package var iso8601: String {
    Self.padded(year, to: 4) + "-" + Self.padded(month, to: 2) + "-" + Self.padded(day, to: 2)
  }

  /// `22 Jul 2023`, for people.
  package var short: String {
    "\(day) \(Self.monthNames[month - 1].prefix(3)) \(year)"
  }

  /// The months in English, January first.
  package static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// How many days a month has; 31 for a number that is no month.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// When an article was published, as well as can be told, and how that is known.
package struct ArticleDate: Hashable, Sendable {
  /// How a date is known.
  package enum Origin: String, Sendable {
    /// A date line in the text's own header.
    case header
    /// A dated folder or file name.
    case path
    /// Nothing better than the file's modification time.
    case modification
  }

  /// Seconds since 1970 (UTC); midnight when only the day is known.
  package var secondsSinceEpoch: Int64
  /// How the date is known.
  package var origin: Origin

  package init(secondsSinceEpoch: Int64, origin: Origin) {
    self.secondsSinceEpoch = secondsSinceEpoch
    self.origin = origin
  }

  package init(day: CalendarDate, origin: Origin) {
    self.init(secondsSinceEpoch: Int64(day.daysSinceEpoch) * 86_400, origin: origin)
  }

  /// The day (UTC) the moment falls on.
  package var day: CalendarDate { CalendarDate(secondsSinceEpoch: secondsSinceEpoch) }

  /// The same as days since 1970-01-01: to compare takes no calendar.
  package var daysSinceEpoch: Int { CalendarDate.daysSinceEpoch(of: secondsSinceEpoch) }
}
