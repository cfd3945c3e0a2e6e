/// The day in a path such as `2023/07/22/harbour.txt` or `2023-07-22-harbour.txt`.
enum DatedPath {
  /// Only these years are taken for years: an eight-digit number is more often something else.
  private static let years = 1_900...2_099

  /// The day a path names, as near to the file's own name as there is one.
  ///
  /// A path that tells only the year and the month (`2023/07`, `2023-07`) gives the first of it.
  /// - Complexity: O(*n*) in the length of the path.
  static func day(in path: Span<UInt8>) -> CalendarDate? {
    // `2023/7` is the shortest that tells anything, and most paths tell nothing.
    var digits = 0
    for index in path.indices where isDigit(path[index]) { digits += 1 }
    guard digits > 4 else { return nil }
    var month: CalendarDate?
    var last = part(before: path.count, in: path)
    var parent = part(before: last.lowerBound, in: path)
    while !last.isEmpty {
      let grandparent = part(before: parent.lowerBound, in: path)
      if let day = day(inPart: last, of: path) { return day }
      if let day = day(grandparent, parent, last, of: path) { return day }
      if month == nil { month = firstOfMonth(parent, last, of: path) }
      (last, parent) = (parent, grandparent)
    }
    return month
  }

  /// The part of a path before an index, without its slashes; empty when there is none.
  private static func part(before index: Int, in path: Span<UInt8>) -> Range<Int> {
    var end = index
    while end > 0, path[end - 1] == 0x2F { end -= 1 }
    var start = end
    while start > 0, path[start - 1] != 0x2F { start -= 1 }
    return start..<end
  }

  /// A day written within one part of a path.
  private static func day(inPart part: Range<Int>, of path: Span<UInt8>) -> CalendarDate? {
    let first = part.lowerBound
    if let digits = number(first..<first + 8, in: part, of: path), isEnd(first + 8, of: part, path)
    {
      return day(digits / 10_000, digits / 100 % 100, digits % 100)
    }
    guard part.count >= 10 else { return nil }
    for start in first...(part.upperBound - 10) where start == first || !isDigit(path[start - 1]) {
      let separator = path[start + 4]
      guard isSeparator(separator), path[start + 7] == separator,
        isEnd(start + 10, of: part, path),
        let year = number(start..<start + 4, in: part, of: path),
        let month = number(start + 5..<start + 7, in: part, of: path),
        let number = number(start + 8..<start + 10, in: part, of: path),
        let day = day(year, month, number)
      else { continue }
      return day
    }
    return nil
  }

  /// A day as the names of three parts; the last may go on, as in `22-harbour.txt`.
  private static func day(
    _ year: Range<Int>, _ month: Range<Int>, _ day: Range<Int>, of path: Span<UInt8>
  ) -> CalendarDate? {
    guard let year = wholeNumber(year, 4...4, of: path),
      let month = wholeNumber(month, 1...2, of: path)
    else { return nil }
    var end = day.lowerBound
    while end < day.upperBound, isDigit(path[end]) { end += 1 }
    guard 1...2 ~= end - day.lowerBound,
      let number = number(day.lowerBound..<end, in: day, of: path)
    else { return nil }
    return self.day(year, month, number)
  }

  private static func firstOfMonth(
    _ parent: Range<Int>, _ part: Range<Int>, of path: Span<UInt8>
  ) -> CalendarDate? {
    if let month = wholeNumber(part, 1...2, of: path),
      let year = wholeNumber(parent, 4...4, of: path)
    {
      return day(year, month, 1)
    }
    let first = part.lowerBound
    guard part.count >= 7, isSeparator(path[first + 4]), isEnd(first + 7, of: part, path),
      !(part.count > 8 && isSeparator(path[first + 7]) && isDigit(path[first + 8])),
      let year = number(first..<first + 4, in: part, of: path),
      let month = number(first + 5..<first + 7, in: part, of: path)
    else { return nil }
    return day(year, month, 1)
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    years.contains(year) ? CalendarDate(year: year, month: month, day: day) : nil
  }

  private static func wholeNumber(
    _ part: Range<Int>, _ length: ClosedRange<Int>, of path: Span<UInt8>
  ) -> Int? {
    length.contains(part.count) ? number(part, in: part, of: path) : nil
  }

  private static func number(
    _ range: Range<Int>, in part: Range<Int>, of path: Span<UInt8>
  ) -> Int? {
    guard range.upperBound <= part.upperBound else { return nil }
    var value = 0
    for index in range {
      guard isDigit(path[index]) else { return nil }
      value = value * 10 + Int(path[index] - 0x30)
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x2D || byte == 0x5F || byte == 0x2E
  }

  private static func isEnd(_ index: Int, of part: Range<Int>, _ path: Span<UInt8>) -> Bool {
    index >= part.upperBound || !isDigit(path[index])
  }
}
