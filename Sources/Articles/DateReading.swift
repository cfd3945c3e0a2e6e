/// Reading a moment as people and machines write it.
///
/// `2023-07-22`, `2023/07/22`, `20230722`, `2023-07-22T10:00:00+02:00` (ISO 8601), `22 July 2023`,
/// `22nd of July, 2023`, `July 22, 2023 at 4:30 pm`, `22.7.2023`, `22-Jul-2023` and
/// `Sat, 22 Jul 2023 10:00:00 +0200` (RFC 2822). What could be day and month in either order, such
/// as `7/8/2023`, is not read.
struct DateReading {
  /// Seconds since 1970; midnight when only a day was given, UTC when no zone was.
  let secondsSinceEpoch: Int64
  /// Whether nothing but the date stood in the text.
  let isWhole: Bool

  /// Reads a date at the beginning of a range; nil when there is none or it never was.
  init?(_ range: Range<Int>, of bytes: Span<UInt8>) {
    let reading = bytes.extracting(range).withUnsafeBufferPointer { Self($0) }
    guard let reading else { return nil }
    self = reading
  }

  private init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var scanner = DateScanner(bytes)
    guard let day = scanner.day() else { return nil }
    let midnight = Int64(day.daysSinceEpoch) * 86_400
    secondsSinceEpoch = midnight + Int64(scanner.secondsOfDay() ?? 0)
    scanner.skip(" .,")
    isWhole = scanner.isAtEnd
  }

  /// The number of a month by its English name or the beginning of it, in small letters.
  static func month(_ name: ShortWord) -> Int? {
    months[name]
  }

  private static let months: [ShortWord: Int] = {
    var months: [ShortWord: Int] = [:]
    for (index, name) in CalendarDate.monthNames.enumerated() {
      for length in 3...name.utf8.count {
        months[ShortWord(name.prefix(length).lowercased())] = index + 1
      }
    }
    return months
  }()
}

/// A place in a short text, and the parts of a date that can be read there.
///
/// It lives no longer than the bytes are lent to it.
private struct DateScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  /// Dates are short; what comes later is no part of one.
  private static let reach = 80

  init(_ text: UnsafeBufferPointer<UInt8>) {
    bytes = UnsafeBufferPointer(rebasing: text.prefix(Self.reach))
  }

  var isAtEnd: Bool { index >= bytes.count }
  private var next: UInt8 { index < bytes.count ? bytes[index] : 0 }

  mutating func skip(_ characters: StaticString) {
    characters.withUTF8Buffer { wanted in
      while !isAtEnd, wanted.contains(next) { index += 1 }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte, !isAtEnd else { return false }
    index += 1
    return true
  }

  /// A run of digits, if it has so many; nothing is taken otherwise.
  private mutating func number(_ length: ClosedRange<Int>) -> Int? {
    var end = index
    var value = 0
    while end < bytes.count, bytes[end] &- 0x30 < 10, end - index < 10 {
      value = value * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard length.contains(end - index) else { return nil }
    index = end
    return value
  }

  /// A run of ASCII letters, made small.
  private mutating func word() -> ShortWord {
    var word = ShortWord()
    while !isAtEnd, (next | 0x20) &- 0x61 < 26 {
      word.append(next | 0x20)
      index += 1
    }
    return word
  }

  /// A word if it is one of these; nothing is taken otherwise.
  private mutating func word(_ wanted: Set<ShortWord>) -> Bool {
    let start = index
    if wanted.contains(word()) { return true }
    index = start
    return false
  }

  // MARK: Days

  mutating func day() -> CalendarDate? {
    for _ in 0..<3 {
      skip(" ,.")
      guard word(Self.leadIns) else { break }
    }
    skip(" ,.")
    guard let date = yearFirst() ?? compact() ?? dayFirst() ?? monthFirst() else { return nil }
    // A date that runs on into a word or a number is something else.
    let isTime = next | 0x20 == 0x74 && index + 1 < bytes.count && bytes[index + 1] &- 0x30 < 10
    let runsOn = next &- 0x30 < 10 || (next | 0x20) &- 0x61 < 26 || next == 0x2F
    return isTime || !runsOn ? date : nil
  }

  private static let leadIns: Set<ShortWord> = [
    "mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs",
    "thursday", "fri", "friday", "sat", "saturday", "sun", "sunday", "on", "the",
  ]

  private static let ordinals: Set<ShortWord> = ["st", "nd", "rd", "th"]
  private static let of: Set<ShortWord> = ["of"]
  private static let at: Set<ShortWord> = ["at"]

  private mutating func yearFirst() -> CalendarDate? {
    let start = index
    if let year = number(4...4) {
      let separator = next
      if 0x2D...0x2F ~= separator, take(separator), let month = number(1...2),
        take(separator), let day = number(1...2)
      {
        return CalendarDate(year: year, month: month, day: day)
      }
    }
    index = start
    return nil
  }

  private mutating func compact() -> CalendarDate? {
    guard let digits = number(8...8) else { return nil }
    return CalendarDate(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
  }

  private mutating func dayFirst() -> CalendarDate? {
    let start = index
    if let day = number(1...2) {
      if take(0x2E), let month = number(1...2), take(0x2E), let year = number(4...4) {
        return CalendarDate(year: year, month: month, day: day)
      }
      _ = word(Self.ordinals)
      skip(" .-")
      if word(Self.of) { skip(" ") }
      if let month = DateReading.month(word()) {
        skip(" .,-")
        if let year = number(4...4) { return CalendarDate(year: year, month: month, day: day) }
      }
    }
    index = start
    return nil
  }

  private mutating func monthFirst() -> CalendarDate? {
    guard let month = DateReading.month(word()) else { return nil }
    skip(" .")
    guard let day = number(1...2) else { return nil }
    _ = word(Self.ordinals)
    skip(" ,")
    guard let year = number(4...4) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  // MARK: Times

  /// The time after the day as seconds in UTC, which may lie on the day before or after; nothing is
  /// taken when there is none.
  mutating func secondsOfDay() -> Int? {
    let start = index
    if let seconds = time() { return seconds }
    index = start
    return nil
  }

  private mutating func time() -> Int? {
    if !(next | 0x20 == 0x74 && take(next)) {
      skip(" ,|-")
      if word(Self.at) { skip(" ") }
    }
    guard var hour = number(1...2), take(0x3A), let minute = number(2...2) else { return nil }
    var second = 0
    if take(0x3A) {
      guard let read = number(2...2) else { return nil }
      second = min(read, read == 60 ? 59 : read)
      if next == 0x2E || next == 0x2C, index + 1 < bytes.count, bytes[index + 1] &- 0x30 < 10 {
        index += 1
        while next &- 0x30 < 10 { index += 1 }
      }
    }
    let isAfternoon = halfOfDay()
    if let isAfternoon {
      guard 1...12 ~= hour else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return hour * 3_600 + minute * 60 + second - (zone() ?? 0)
  }

  /// Whether `pm` follows; nil when neither it nor `am` does.
  private mutating func halfOfDay() -> Bool? {
    let start = index
    skip(" ")
    let letter = next | 0x20
    if letter == 0x61 || letter == 0x70 {
      index += 1
      _ = take(0x2E)
      if next | 0x20 == 0x6D {
        index += 1
        _ = take(0x2E)
        if (next | 0x20) &- 0x61 >= 26 { return letter == 0x70 }
      }
    }
    index = start
    return nil
  }

  /// The seconds a zone is ahead of UTC.
  private mutating func zone() -> Int? {
    let start = index
    skip(" (")
    if next == 0x2B || next == 0x2D {
      let sign = next == 0x2D ? -1 : 1
      index += 1
      if let digits = number(4...4), digits % 100 < 60, digits < 2_400 {
        return sign * (digits / 100 * 3_600 + digits % 100 * 60)
      }
      if let hours = number(2...2), hours < 24 {
        guard take(0x3A) else { return sign * hours * 3_600 }
        if let minutes = number(2...2), minutes < 60 {
          return sign * (hours * 3_600 + minutes * 60)
        }
      }
    } else if let hours = Self.zones[word()] {
      _ = take(0x29)
      return hours * 3_600
    }
    index = start
    return nil
  }

  /// The zones of RFC 2822, and a few of Europe that mean one thing only.
  private static let zones: [ShortWord: Int] = [
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
    "mdt": -6, "pst": -8, "pdt": -7, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    "jst": 9,
  ]
}
