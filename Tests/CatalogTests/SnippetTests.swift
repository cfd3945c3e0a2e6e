import Articles
import Testing

@testable import Catalog

struct SnippetTests {
  private static let body = """
    Leeds: The strike on the railway has been called off,
    both sides said on Tuesday.

    Trains will run again from Wednesday, and the timetable of the northern lines will be back \
    in force by the end of the week, a spokesman for the railway said.
    """

  /// Cases of a query, a length, and the snippet with its matches between brackets.
  @Test(arguments: [
    ("strike", 60, "Leeds: The [strike] on the railway has been called off, both…"),
    ("tuesday", 40, "…said on [Tuesday]. Trains will run again…"),
    ("tuesday", 30, "…on [Tuesday]. Trains will run…"),
    ("spokesman railway", 50, "…of the week, a [spokesman] for the [railway] said."),
    ("TIMETABLE", 40, "A [TIMETABLE] of strikes"),
    ("\"off, both\"", 40, "…called [off, both] sides said on…"),
    ("week", 9, "…[week], a…"),
    ("timetable", 5, "…tim…"),
    ("timetable", 1, "…"),
    ("timetable", 0, ""),
    ("timetable", -7, ""),
    ("absent", 60, "A TIMETABLE of strikes"),
    ("absent", 12, "A TIMETABLE…"),
    ("", 30, "Leeds: The strike on the…"),
  ])
  func showsTheBestPlace(query: String, length: Int, expected: String) {
    let article = makeArticle("A TIMETABLE of strikes", body: Self.body)
    let snippet = Query(query).snippet(of: article, length: length)
    #expect(marked(snippet) == expected)
    #expect(snippet.text.count <= max(length, 0))
  }

  /// Whatever is looked for, a snippet says at which ends it leaves something out, and shows what is
  /// around its match when there is room.
  @Test(arguments: [
    "strike", "tuesday", "trains", "spokesman railway", "wednesday", "said", "week",
  ])
  func showsBothSidesOfItsMatch(query: String) {
    let text = Self.body.split { $0.isWhitespace }.joined(separator: " ")
    let article = makeArticle("A headline", body: Self.body)
    for length in 6...120 {
      let snippet = Query(query).snippet(of: article, length: length)
      let words = snippet.text.filter { $0 != "…" }
      #expect(text.hasPrefix(words) == !snippet.text.hasPrefix("…"), "\(snippet.text)")
      #expect(text.hasSuffix(words) == !snippet.text.hasSuffix("…"), "\(snippet.text)")
      guard length >= 40, let match = snippet.matches.first else { continue }
      let isAtStart = text.utf8.starts(with: snippet.text.utf8.prefix(match.upperBound))
      #expect(isAtStart || match.lowerBound > "… ".utf8.count + 1, "\(length): \(snippet.text)")
      #expect(match.upperBound < snippet.text.utf8.count - 2, "\(length): \(snippet.text)")
    }
  }

  @Test(
    "A snippet begins neither with a space nor with a sign that ends what it leaves out",
    arguments: ["石桥", "市民", "等候", "走过"])
  func beginsWithAWord(query: String) {
    let body = "周六清晨六时三十分，老城的石桥重新开放。大约一千名（多为附近）市民在桥头等候，想要第一批走过桥。"
    let article = makeArticle("A headline", body: body)
    for length in 6...40 {
      let snippet = Query(query).snippet(of: article, length: length)
      let first = snippet.text.drop { $0 == "…" }.first
      #expect(!"，。） ".contains(first ?? "a"), "\(length): \(snippet.text)")
    }
  }

  private func marked(_ snippet: Snippet) -> String {
    var bytes = Array(snippet.text.utf8)
    for match in snippet.matches.reversed() {
      bytes.insert(UInt8(ascii: "]"), at: match.upperBound)
      bytes.insert(UInt8(ascii: "["), at: match.lowerBound)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func isAlwaysOneShortLine() {
    var generator = SeededGenerator(seed: 21)
    let pieces = [
      "rail", "strike", " ", "\n", "\n\n", "é", "e\u{301}", "👩‍👧", "東京", "a", "\t", "Łódź", ".",
      "longerword",
    ]
    for _ in 0..<400 {
      let count = Int.random(in: 0..<80, using: &generator)
      let body = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let article = makeArticle("Rail", body: body)
      let length = Int.random(in: 0..<60, using: &generator)
      let query = Query(
        ["rail", "strike 京", "e", "Łódź a", ""].randomElement(using: &generator) ?? "")
      let snippet = query.snippet(of: article, length: length)
      #expect(snippet.text.count <= length)
      #expect(!snippet.text.contains { $0.isNewline || $0 == "\t" })
      #expect(!snippet.text.contains("  "))
      #expect(snippet.matches.allSatisfy { $0.upperBound <= snippet.text.utf8.count })
    }
  }

  @Test func staysShortInTextWithoutSpaces() {
    let body =
      String(repeating: "x", count: 500_000) + "needle" + String(repeating: "y", count: 500_000)
    let snippet = Query("needle").snippet(of: makeArticle("A", body: body), length: 40)
    #expect(snippet.text.count <= 40)
    #expect(snippet.matches.count == 1)
  }
}
