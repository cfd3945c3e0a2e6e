@testable import Articles

/// Whatever is read as a date is one that people can write down and read again.
enum DateDoor: Opening {
  static func open(_ input: inout Input) {
    let bytes = input.rest()
    guard let reading = DateReading(0..<bytes.count, of: bytes.span) else { return }
    let day = CalendarDate(secondsSinceEpoch: reading.secondsSinceEpoch)
    let spelling = day.iso8601
    // Zones move a moment into the day before or after, which need not have four digits any more.
    guard spelling.utf8.count == 10 else { return }
    let again = Array(spelling.utf8)
    guard let same = DateReading(0..<again.count, of: again.span) else {
      return require(false, "\(spelling) is read as no date")
    }
    require(same.isWhole, "\(spelling) is not read to its end")
    require(
      CalendarDate(secondsSinceEpoch: same.secondsSinceEpoch) == day, "\(spelling) is another day")
  }
}
