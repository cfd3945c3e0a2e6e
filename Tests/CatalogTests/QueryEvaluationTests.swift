import Articles
import Testing

@testable import Catalog

/// What queries find among a dozen articles.
struct QueryEvaluationTests {
  static let articles = [
    makeArticle(
      "Harbour reopens", body: "Mombasa: The storm is over,\nsaid the harbour master.",
      place: "Mombasa", tags: ["weather", "shipping"], date: day(2023, 7, 22),
      path: "/news/2023/07/22/harbour.txt"),
    makeArticle(
      "Storm over Leeds", body: "Leeds: Trains stood still.\n\nNobody was hurt, said Rzeszów.",
      place: "Leeds", tags: ["weather", "Rail"], date: day(2023, 7, 21), path: "/news/b.txt"),
    makeArticle(
      "Rail strike", body: "Paris: Nothing of the kind, says The Rail.", place: "Paris",
      tags: ["rail", "South Africa"], date: day(2023, 6, 30), path: "/archive/c.txt"),
    makeArticle(
      "Wagner returns", body: "The Wagner group, led by Prigozhin, met president Putin.",
      tags: ["Russia"], date: day(2022, 12, 31), path: "/news/d.txt"),
    makeArticle(
      "Belarus counts 1234 votes",
      body: String(repeating: "many more words ", count: 200), tags: [], date: day(2024, 1, 1),
      path: "/news/e.txt"),
    makeArticle("No date here", body: "a.b (c) [d] *e*", path: "/news/f.txt"),
    makeArticle("Straße", body: "Der Weg ist frei\n  und die Ampel grün", path: "/de/g.txt"),
  ]

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
    let date = CalendarDate(year: year, month: month, day: day)
    return Int64(date?.daysSinceEpoch ?? 0) * 86_400 + 3_600
  }

  /// Letters stand for the articles: h(arbour), s(torm), r(ail), w(agner), b(elarus), n(o date), d(er).
  private static let letters = ["h", "s", "r", "w", "b", "n", "d"]

  static func found(_ line: String) -> String {
    let library = makeLibrary(articles)
    let query = Query(line, today: CalendarDate(year: 2023, month: 7, day: 22))
    let found = slots(query, in: library)
    #expect(slots(query, in: library, index: makeIndex(of: library, segments: 3)) == found)
    return letters.indices.filter(found.contains).map { letters[$0] }.joined()
  }

  @Test(
    arguments: [
      ("storm", "hs"), ("storm -harbour", "s"), ("-storm", "rwbnd"), ("storm OR strike", "hsr"),
      ("storm | strike -leeds", "hsr"), ("(storm | strike) -leeds", "hr"),
      ("-(storm OR rail)", "wbnd"), ("-(the said)", "rwbnd"), ("NOT -storm", "hs"),
      ("title:storm", "s"), ("text:storm", "h"), ("title:rail", "r"), ("tag:rail", "sr"),
      ("tag:Rail", "s"), ("tag:\"south africa\"", "r"), ("tag:(rail weather)", "s"),
      ("tag:\"weather shipping\"", ""), ("place:leeds", "s"), ("text:leeds", "s"),
      ("title:paris", ""), ("-place:leeds storm", "h"), ("path:archive", "r"),
      ("path:2023/07", "h"), ("path:News", ""), ("path:f.txt", "n"), ("archive", ""),
      ("text:Rzeszów", "s"), ("text:Rzeszow", "s"), ("text:Rzeszöw", ""), ("-Rzeszów storm", "h"),
      ("title:Rzeszów", ""),
      ("date:2023", "hsr"), ("date:2023-07", "hs"), ("date:2023-07-22", "h"), ("date:>2023", "b"),
      ("date:>=2023-07-22", "hb"), ("date:<2023", "w"), ("date:<=2023-06", "rw"),
      ("date:2022..2023-06", "rw"), ("-date:2023", "wbnd"), ("date:today", "h"),
      ("date:yesterday", "s"), ("date:last-month", "r"), ("date:last-year", "w"),
      ("date:this-week storm", "hs"),
      ("words:>500", "b"), ("words:<5", ""), ("words:<500 -weather", "rwnd"),
      ("words:600..700", "b"),
      ("is:unread", "hsrwbnd"), ("is:read", ""), ("is:starred OR storm", "hs"),
      ("-is:read rail", "sr"),
      ("~wagnr", "w"), ("~wganer", "w"), ("~wagnerr", "w"), ("~wgnr", ""), ("~prigoshin", "w"),
      ("~pirgoshin", "w"), ("title:~stromm", ""), ("title:~strom", "s"), ("~rzezsow", "s"),
      ("~strasse", "d"), ("~und", "d"), ("~unds", "d"), ("-~wagnr date:2022", ""),
      ("/wag.*putin/", "w"), ("/over, said/", "h"), ("/storm.*harbour/", "h"),
      ("/still.*nobody/", ""), ("/^nobody/", "s"), ("/^said/", "h"), ("/over,$/", "h"),
      ("/^und .* grun$/", "d"), ("/\\d{4}/", "b"), ("/\\d{5}/", ""), ("/Rail/", "sr"),
      ("/RAIL/", ""), ("/\\bail/", ""), ("/\\brail\\b/", "sr"), ("title:/^rail/", "r"),
      ("tag:/^s.*africa$/", "r"), ("/^shipping$/", "h"), ("place:/^par/", "r"),
      ("path:/news/2023", "h"), ("/\\(c\\) \\[d/", "n"), ("/[a-c]\\.[^a]/", "n"),
      ("/strasse/", "d"), ("/(storm|strike) (over|$)/", "s"), ("/(storm|strike)( over|$)/", "sr"),
      ("-/storm/ tag:weather", ""), ("/a{3}|w{2}/", ""), ("/x*/", "hsrwbnd"),
      ("", "hsrwbnd"), ("date:", "hsrwbnd"), ("storm date:20", "hs"), ("storm (", "hs"),
      ("date:2024-02-30", "hsrwbnd"), ("date:2023-13 storm", "hs"), ("date:2023-0", "hsr"),
      ("date:<2023-02-30 storm", "hs"),
      ("/[/", "hsrwbnd"), ("/\\p{L}/", "hsrwbnd"), ("/a{/", "hsrwbnd"), ("storm /[/", "hs"),
      ("/\\p{L}/ storm", "hs"), ("storm -/a{/", "hs"), ("title:/*/ rail", "sr"),
    ])
  func finds(line: String, letters: String) {
    #expect(Self.found(line) == letters, "\(line)")
  }

  @Test func filtersAloneFindTheNewestFirst() {
    let library = makeLibrary(Self.articles)
    #expect(search("date:2022..2023", in: library).first == "Harbour reopens")
    #expect(search("date:2022..2023", in: library).last == "Wagner returns")
    #expect(search("-storm -date:2023", in: library).first == "Belarus counts 1234 votes")
  }

  @Test func scoresByWhatSpeaksForAnArticle() {
    let library = makeLibrary(Self.articles)
    #expect(search("storm date:2023", in: library) == search("storm", in: library))
    #expect(search("/storm/", in: library) == ["Storm over Leeds", "Harbour reopens"])
    #expect(search("~strom", in: library) == ["Storm over Leeds", "Harbour reopens"])
    #expect(search("strike OR rail", in: library).first == "Rail strike")
  }

  /// Cases of a query, a text, its field, and the parts of it that light up.
  @Test(
    arguments: [
      ("storm -harbour", "storm in the harbour", nil, ["storm"]),
      ("storm OR harbour", "storm in the harbour", nil, ["storm", "harbour"]),
      ("~harbuor", "The Harbour, a harp", nil, ["Harbour"]),
      ("/h[a-z]+r\\b/", "The Harbour, a harbor", nil, ["Harbour", "harbor"]),
      ("/a+/", "aaa b aa", nil, ["aaa", "aa"]),
      ("/a*/", "aab", nil, ["aa"]),
      ("/é+/", "cafe\u{301}é!", nil, ["e\u{301}é"]),
      ("/^b/", "ab\nb\n\nb b", nil, ["b", "b"]),
      ("/a b/", "a\n  b a\n\nb", nil, ["a\n  b"]),
      ("title:storm rain", "storm and rain", .text, ["rain"]),
      ("title:storm rain", "storm and rain", .title, ["storm", "rain"]),
      ("place:leeds date:2023 words:>3 is:unread", "leeds 2023", nil, []),
      ("tag:/x/", "x", .tag, ["x"]),
    ] as [(String, String, QueryField?, [String])])
  func lights(query: String, text: String, field: QueryField?, parts: [String]) {
    let utf8 = Array(text.utf8)
    let matches = Query(query).matches(in: text, of: field)
    #expect(matches.map { String(decoding: utf8[$0], as: UTF8.self) } == parts)
  }

  @Test func snippetsShowWhatWasFound() {
    let article = Self.articles[0]
    #expect(Query("/st..m/").snippet(of: article, length: 40).matches.count == 1)
    #expect(Query("~strom").snippet(of: article, length: 40).text.contains("storm"))
    #expect(Query("date:2023").snippet(of: article, length: 20).text.hasPrefix("Mombasa: The"))
  }
}
