import Testing

@testable import Catalog

struct QueryTests {
  @Test(
    arguments: [
      ("", []),
      ("   ", []),
      ("wagner", ["wagner"]),
      (" two  words ", ["two", "words"]),
      ("\"a phrase\" word", ["a phrase", "word"]),
      ("“a  phrase” word", ["a phrase", "word"]),
      ("„so“ «sagt» man", ["so", "sagt", "man"]),
      ("be\"fore after\"wards", ["be", "fore after", "wards"]),
      ("\"\" \" \" x", ["x"]),
      ("same SAME same", ["same", "same"]),
      ("it’s", ["it's"]),
      ("a\u{0}b\u{1B}[31mc", ["ab[31mc"]),
      ("\u{200B}\u{301}", []),
      ("tab\tand\nline", ["tab", "and", "line"]),
    ] as [(String, [String])])
  func takesALineApart(line: String, terms: [String]) {
    let query = Query(line)
    #expect(query.terms.map { String(decoding: $0.needle.bytes, as: UTF8.self) } == terms)
    #expect(query.isEmpty == terms.isEmpty)
    #expect(query.problem == nil)
  }

  @Test(arguments: [
    ("\"", 0, 0), ("one \"two three", 4, 2), ("“żółć", 0, 1), ("\"a\" \"", 4, 1),
  ])
  func saysWhichQuoteIsNotClosed(line: String, offset: Int, terms: Int) {
    let query = Query(line)
    #expect(query.problem == .unterminatedQuote(at: offset))
    #expect(query.problem?.words.contains("character \(offset + 1) ") == true)
    #expect(query.terms.count == terms)
  }

  @Test func takesTheRestOfTheLineAsThePhrase() {
    #expect(Query("\"first time").matches(in: "for the first time, time first") == [8..<18])
  }

  @Test func looksForNoMoreTermsThanIsSensible() {
    let query = Query((0..<5_000).map { "word\($0)" }.joined(separator: " "))
    #expect(query.terms.count == 32)
    #expect(query.problem == .tooManyTerms(limit: 32))
    #expect(query.problem?.words.contains("32") == true)
    #expect(Query(String(repeating: "same ", count: 5_000)).problem == nil)
  }

  /// Cases of a query, a text, and whether it is found there.
  @Test(arguments: [
    ("rzeszow", "Rzeszów", true),
    ("rzeszów", "Rzeszow", true),
    ("RZESZOW", "Rzeszów", false),
    ("Rzeszow", "Rzeszów", true),
    ("Rzeszow", "rzeszów", false),
    ("Rzeszów", "Rzeszów", true),
    ("Rzeszów", "Rzeszo\u{301}w", true),
    ("Rzeszo\u{301}w", "Rzeszów", true),
    ("Rzeszów", "Rzeszow", false),
    ("Rzeszów", "Rzeszöw", false),
    ("Łódź", "w Łódź!", true),
    ("Łódź", "w Lódź!", false),
    ("WHO", "Who and who", false),
    ("WHO", "the WHO says", true),
    ("Who", "WHO", false),
    ("who", "WHO", true),
    ("Straße", "Strasse", true),
    ("strasse", "STRAẞE", true),
    ("\"Saint Petersburg\"", "Saint\n  Petersburg", true),
    ("\"Saint petersburg\"", "Saint Petersburg", false),
    ("\"saint petersburg\"", "Saint\u{A0}Petersburg", true),
    ("\"saint petersburg\"", "Petersburg Saint", false),
    ("Don't", "Don’t", true),
    ("São-Paulo", "São‑Paulo", true),
    ("\"São Paulo\"", "São\n\nPaulo", true),
    ("Élan", "É\u{AD}lan", true),
    ("Москва", "МОСКВА", false),
    ("москва", "МОСКВА", true),
    ("utiny", "mutiny", true),
  ])
  func foldsTermByTerm(query: String, text: String, isFound: Bool) {
    let library = makeLibrary([makeArticle("x", body: text)])
    #expect(search(query, in: library).count == (isFound ? 1 : 0))
    #expect(Query(query).matches(in: text).isEmpty == !isFound)
  }

  /// Cases of a query, a text, and the parts of it that light up.
  @Test(
    arguments: [
      ("a", "banana", ["a", "a", "a"]),
      ("ana", "banana", ["ana"]),
      ("nan ana", "banana", ["anan"]),
      ("ban nana", "banana", ["banana"]),
      ("time wagner", "time After Wagner", ["time", "Wagner"]),
      ("rzeszow", "w Rzeszo\u{301}w.", ["Rzeszo\u{301}w"]),
      ("o", "o\u{301}\u{302}x", ["o\u{301}\u{302}"]),
      ("s", "Maß", ["ß"]),
      ("fi", "ﬁx", ["ﬁ"]),
      ("f", "ﬃ", ["ﬃ"]),
      ("foo", "foo   ", ["foo"]),
      ("foo", "  foo\u{301}  ", ["foo\u{301}"]),
      ("\"foo bar\"", "foo \n\n bar", ["foo \n\n bar"]),
      ("か", "がか", ["が", "か"]),
      ("क", "की", ["की"]),
      ("👩", "x👩‍👩‍👧y", ["👩‍👩‍👧"]),
      ("한", "\u{1112}\u{1161}\u{11AB}국", ["\u{1112}\u{1161}\u{11AB}"]),
      ("it's", "it’s", ["it’s"]),
      ("zzz", "banana", []),
      ("", "banana", []),
      ("a", "", []),
      ("WHO who", "who WHO", ["who", "WHO"]),
    ] as [(String, String, [String])])
  func lightsUpWholeCharacters(query: String, text: String, parts: [String]) {
    let utf8 = Array(text.utf8)
    let matches = Query(query).matches(in: text)
    #expect(matches.map { String(decoding: utf8[$0], as: UTF8.self) } == parts)
  }

  @Test func matchesAscendApart() {
    var generator = SeededGenerator(seed: 11)
    let pieces = ["a", "b", " ", "é", "e\u{301}", "👩‍👧", "\u{200D}", "ß", "\r\n", "か\u{3099}"]
    for _ in 0..<300 {
      let count = Int.random(in: 0..<40, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let matches = Query("a ab e s 👩 \"b a\"").matches(in: text)
      var end = 0
      for match in matches {
        #expect(match.lowerBound >= end && !match.isEmpty)
        end = match.upperBound
        let boundaries = Set(text.indices.map { $0.utf16Offset(in: text) })
        let lower = text.utf8.index(text.startIndex, offsetBy: match.lowerBound)
        #expect(boundaries.contains(lower.utf16Offset(in: text)))
      }
      #expect(end <= text.utf8.count)
    }
  }

  @Test func oneCharacterOfManyPartsIsOneMatch() {
    let text = String(repeating: "👩\u{200D}", count: 20_000) + "👩"
    #expect(Query("👩").matches(in: text) == [0..<text.utf8.count])
    let marked = "a" + String(repeating: "\u{301}", count: 50_000) + "a"
    #expect(Query("a").matches(in: marked).map(\.count) == [100_001, 1])
  }
}
