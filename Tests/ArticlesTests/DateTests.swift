import Articles
import Testing

@Suite struct DateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var seconds: Int64
    var testDescription: String { text }

    init(_ text: String, _ seconds: Int64) {
      self.text = text
      self.seconds = seconds
    }
  }

  /// 2023-07-22T00:00:00Z.
  private static let day: Int64 = 1_689_984_000

  @Test(arguments: [
    Case("2023-07-22", day), Case("2023-7-22", day), Case("2023/07/22", day),
    Case("2023.07.22", day), Case("20230722", day), Case("22 July 2023", day),
    Case("22 Jul 2023", day), Case("22 JULY 2023", day), Case("22nd July 2023", day),
    Case("22nd of July, 2023", day), Case("22. July 2023", day), Case("22-Jul-2023", day),
    Case("22.07.2023", day), Case("22.7.2023", day), Case("July 22, 2023", day),
    Case("Jul 22 2023", day), Case("Jul. 22nd, 2023", day), Case("Saturday, July 22, 2023", day),
    Case("Saturday 22 July 2023", day), Case("on 22 July 2023.", day),
    Case("2023-07-22T10:00:00Z", day + 36_000), Case("2023-07-22T10:00Z", day + 36_000),
    Case("2023-07-22 10:00:30", day + 36_030), Case("2023-07-22T10:00:00+02:00", day + 28_800),
    Case("2023-07-22T10:00:00.123456-0530", day + 55_800),
    Case("2023-07-22t23:00:00-02", day + 90_000), Case("2023-07-22T00:30:00+02:00", day - 5_400),
    Case("2023-07-22T23:59:60Z", day + 86_399),
    Case("Sat, 22 Jul 2023 10:00:00 +0200", day + 28_800),
    Case("Sat, 22 Jul 2023 10:00:00 GMT", day + 36_000),
    Case("Sat, 22 Jul 2023 10:00 EST", day + 54_000),
    Case("July 22, 2023 at 4:30 pm", day + 59_400),
    Case("July 22, 2023, 12:05 a.m.", day + 300), Case("22 July 2023 | 16:30", day + 59_400),
    Case("22 July 2023 4:30PM UTC", day + 59_400), Case("2023-07-22 25:00", day),
    Case("2023-07-22T10:61:00Z", day), Case("22 July 2023 by Jane Doe", day),
    Case("29 February 2024", 1_709_164_800), Case("Sept 1, 2023", 1_693_526_400),
    Case("1 January 1970", 0), Case("31 December 1969", -86_400),
  ])
  func labelledDates(_ sample: Case) throws {
    let article = try read("Head\n\nDate: \(sample.text)\n\nBody")
    #expect(article.date == ArticleDate(secondsSinceEpoch: sample.seconds, origin: .header))
  }

  @Test(arguments: [
    "", "soon", "2023-02-30", "29 February 2023", "2023-13-01", "2023-00-10", "2023-07-32",
    "31 April 2023", "July 2023", "2023", "7/8/2023", "22 Jul 23", "22 Juli 2023 1", "20231301",
    "123456789", "2023-07-2222", "2023-07", "2023/07-22", "July 222, 2023", "99 July 2023",
    "0000-01-01", "99999-01-01", "2023-07-22abc", "22 Ju 2023",
  ])
  func noDates(_ text: String) throws {
    #expect(try read("Head\n\nDate: \(text)\n\nBody").date == nil)
  }

  @Test(arguments: [
    "Head\nDate: 2023-07-22\n\nBody", "Head\nA line below\nDate: 2023-07-22\nBody",
    "Head\n\nPublished: 22 July 2023\n\nBody", "Head\n\nPublished on 22 July 2023\n\nBody",
    "Head\n\nPUBLISHED 22 July 2023\n\nBody", "Head\n\nPublished on: 22 July 2023\n\nBody",
    "Head\n\nBy Jane Doe\nUpdated: 22 July 2023\n\nBody", "Head\n\n22 July 2023\n\nBody",
    "Head\n22 July 2023\n\nBody", "Head\n\nAuthor: Jane\nDate: 2023-07-22\nMood: glad\n\nBody",
    "Head\n\nUpdated: 1 August 2023\nPublished: 22 July 2023\n\nBody",
    "Head\n\nPublished: 22 July 2023\nUpdated: 1 August 2023\n\nBody",
    "Head\n\nLast updated on 22 July 2023\n\nBody",
  ])
  func headers(_ text: String) throws {
    let article = try read(text, path: "2020-01-01.txt")
    #expect(article.date?.day.iso8601 == "2023-07-22")
    #expect(article.date?.origin == .header)
    #expect(article.string == text, "header lines stay in the text")
  }

  @Test(arguments: [
    "Head\n\nBody\n\nDate: 2023-07-22", "Head\n\nBody text\nDate: 2023-07-22\n\nMore",
    "Head\n\n22 July 2023 was a day of storms.\n\nBody", "Head\n\nMood: glad\n\nDate: 2023-07-22",
    "Head\n\nThe Date: 2023-07-22\n\nBody",
  ])
  func noHeaders(_ text: String) throws {
    #expect(try read(text).date == nil)
  }

  struct PathCase: Sendable, CustomTestStringConvertible {
    var path: String
    var day: String?
    var testDescription: String { path }

    init(_ path: String, _ day: String?) {
      self.path = path
      self.day = day
    }
  }

  @Test(arguments: [
    PathCase("news/2023/07/22/a.txt", "2023-07-22"), PathCase("/2023/7/2/a.txt", "2023-07-02"),
    PathCase("2023/07/22-a.txt", "2023-07-22"), PathCase("2023/07/22.txt", "2023-07-22"),
    PathCase("2023-07-22.txt", "2023-07-22"), PathCase("2023-07-22-a.txt", "2023-07-22"),
    PathCase("2023_07_22_a.txt", "2023-07-22"), PathCase("2023.07.22 a.txt", "2023-07-22"),
    PathCase("20230722.txt", "2023-07-22"), PathCase("20230722-a.txt", "2023-07-22"),
    PathCase("20230722T101500.txt", "2023-07-22"), PathCase("20230722/a.txt", "2023-07-22"),
    PathCase("2023-07-22/a.txt", "2023-07-22"), PathCase("a-2023-07-22.txt", "2023-07-22"),
    PathCase("2023/07/a.txt", "2023-07-01"), PathCase("2023-07/a.txt", "2023-07-01"),
    PathCase("2022/01/01/2023-07-22.txt", "2023-07-22"), PathCase("2023/07/a/22.txt", "2023-07-01"),
    PathCase("2023/07/2023-07-22.txt", "2023-07-22"), PathCase("a.txt", nil), PathCase("", nil),
    PathCase("2023/a.txt", nil), PathCase("2023.txt", nil), PathCase("20231340.txt", nil),
    PathCase("12345678.txt", nil), PathCase("202307221.txt", nil), PathCase("x20230722.txt", nil),
    PathCase("2023-02-30.txt", nil), PathCase("2023-13-01.txt", nil),
    PathCase("12023-07-22.txt", nil), PathCase("2023-07-222.txt", nil),
    PathCase("2023-07_22.txt", nil), PathCase("1066-10-14.txt", nil),
    PathCase("000_b0c2242ed8593c7d.txt", nil), PathCase("99999999999999999999.txt", nil),
    PathCase("日本/2023-07-22.txt", "2023-07-22"),
  ])
  func paths(_ sample: PathCase) throws {
    let article = try read("Head\n\nBody", path: sample.path)
    #expect(article.date?.day.iso8601 == sample.day)
    #expect(article.date.map { $0.origin == .path } ?? true)
  }

  @Test func theFileComesLast() throws {
    let modified: Int64 = 1_700_000_000
    let plain = try read("Head", modified: modified)
    #expect(plain.date == ArticleDate(secondsSinceEpoch: modified, origin: .modification))
    let dated = try read("Head", path: "2023-07-22.txt", modified: modified)
    #expect(dated.date?.origin == .path)
    for wild in [Int64.min, Int64.max] {
      #expect(try read("Head", modified: wild).date?.day != nil)
    }
  }
}
