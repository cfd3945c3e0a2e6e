import Articles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The day as people here have it.
enum LocalDay {
  /// Today; nil when the clock cannot be read.
  static var today: CalendarDate? {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return nil }
    return CalendarDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }
}
