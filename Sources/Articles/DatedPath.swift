/// The day in a path such as `2023/07/22/harbour.txt` or `2023-07-22-harbour.txt`.
enum DatedPath {
  /// Only these years are taken for years: an eight-digit number is more often something else.
  private static let years = 1_900...2_099

  /// The day a path names, as near to the file's own name as there is one.
  ///
  /// A path that tells only the year and the month (`2023/07`, `2023-07`) gives the first of it.
  /// - Complexity: O(*n*) in the length of the path.
  static func day(in path: String) -> CalendarDate? {
    // `2023/7` is the shortest that tells anything, and most paths tell nothing.
    guard path.utf8.count(where: isDigit) > 4 else { return nil }
    let parts = path.utf8.split(separator: 0x2F).map(Array.init)
    var month: CalendarDate?
    for last in parts.indices.reversed() {
      if let day = day(inPart: parts[last]) { return day }
      if last >= 2, let day = day(parts[last - 2], parts[last - 1], parts[last]) { return day }
      if month == nil { month = firstOfMonth(parts, at: last) }
    }
    return month
  }

  /// A day written within one part of a path.
  private static func day(inPart part: [UInt8]) -> CalendarDate? {
    if let digits = number(part, 0..<8), isEnd(part, 8) {
      return day(digits / 10_000, digits / 100 % 100, digits % 100)
    }
    guard part.count >= 10 else { return nil }
    for start in 0...(part.count - 10) where start == 0 || !isDigit(part[start - 1]) {
      let separator = part[start + 4]
      guard isSeparator(separator), part[start + 7] == separator,
        isEnd(part, start + 10), let year = number(part, start..<start + 4),
        let month = number(part, start + 5..<start + 7),
        let number = number(part, start + 8..<start + 10),
        let day = day(year, month, number)
      else { continue }
      return day
    }
    return nil
  }

  /// A day as the names of three parts; the last may go on, as in `22-harbour.txt`.
  private static func day(_ year: [UInt8], _ month: [UInt8], _ day: [UInt8]) -> CalendarDate? {
    guard let year = wholeNumber(year, 4...4), let month = wholeNumber(month, 1...2) else {
      return nil
    }
    let digits = day.prefix { isDigit($0) }.count
    guard 1...2 ~= digits, let number = number(day, 0..<digits) else { return nil }
    return self.day(year, month, number)
  }

  private static func firstOfMonth(_ parts: [[UInt8]], at index: Int) -> CalendarDate? {
    let part = parts[index]
    if let month = wholeNumber(part, 1...2), index >= 1,
      let year = wholeNumber(parts[index - 1], 4...4)
    {
      return day(year, month, 1)
    }
    guard part.count >= 7, isSeparator(part[4]), isEnd(part, 7),
      !(part.count > 8 && isSeparator(part[7]) && isDigit(part[8])), let year = number(part, 0..<4),
      let month = number(part, 5..<7)
    else { return nil }
    return day(year, month, 1)
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    years.contains(year) ? CalendarDate(year: year, month: month, day: day) : nil
  }

  private static func wholeNumber(_ part: [UInt8], _ length: ClosedRange<Int>) -> Int? {
    length.contains(part.count) ? number(part, part.indices) : nil
  }

  private static func number(_ part: [UInt8], _ range: Range<Int>) -> Int? {
    guard range.upperBound <= part.count else { return nil }
    var value = 0
    for byte in part[range] {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x2D || byte == 0x5F || byte == 0x2E
  }

  private static func isEnd(_ part: [UInt8], _ index: Int) -> Bool {
    index >= part.count || !isDigit(part[index])
  }
}
