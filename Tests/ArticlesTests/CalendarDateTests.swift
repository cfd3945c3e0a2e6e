import Articles
import Testing

@Suite struct CalendarDateTests {
  @Test(
    arguments: [
      (0, "1970-01-01", "1 Jan 1970"), (1_689_984_000, "2023-07-22", "22 Jul 2023"),
      (1_690_070_399, "2023-07-22", "22 Jul 2023"), (-1, "1969-12-31", "31 Dec 1969"),
      (951_782_400, "2000-02-29", "29 Feb 2000"), (-62_135_596_800, "0001-01-01", "1 Jan 1"),
      (Int64.min, "0001-01-01", "1 Jan 1"), (Int64.max, "9999-12-31", "31 Dec 9999"),
    ] as [(Int64, String, String)])
  func moments(_ seconds: Int64, _ iso: String, _ short: String) {
    let day = CalendarDate(secondsSinceEpoch: seconds)
    #expect(day.iso8601 == iso)
    #expect(day.short == short)
    #expect(CalendarDate(secondsSinceEpoch: Int64(day.daysSinceEpoch) * 86_400) == day)
  }

  @Test(arguments: [
    (2023, 2, 29), (1900, 2, 29), (2023, 0, 1), (2023, 13, 1), (0, 1, 1), (2023, 4, 31),
  ])
  func daysThatNeverWere(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test func idsStayTheSame() {
    #expect(ArticleID(path: "/news/a.txt".utf8).description.count == 16)
    #expect(ArticleID(path: "/news/a.txt".utf8) == ArticleID(path: "/news/a.txt".utf8))
    #expect(ArticleID(path: "/news/a.txt".utf8) != ArticleID(path: "/news/b.txt".utf8))
  }
}
