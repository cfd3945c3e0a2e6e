import Articles
import Testing

@testable import Catalog

/// What is not kept while it is read: nothing that a search finds, and nothing that its scores depend on.
struct TextSieveTests {
  private static let texts = [
    "Storm over Leeds\n\nLeeds: Trains stood still in Rzeszów.\n\nTags: weather, Łódź\n",
    "Harbour\n\nMombasa: The storm is over,\nsaid the harbour master, in bad  mood.\n",
    "Ligatures\n\nA ﬁne o\u{FB03}ce, cafe\u{301}, ｓｔｏｒｍ and sto\u{AD}rm.\n",
    "東京の図書館\n\n東京：区立図書館は来月から。\n", "МОСКВА\n\nПогода в Москве.\n",
    "Nothing\n\nNothing of the kind.\n", "a\n", "STORM\n", "Bad\n\nmood, and Straße.\n",
  ]

  private func build(
    _ texts: [String], named start: String = "zebra-", sieve: TextSieve?
  ) throws -> Library {
    var builder = BatchBuilder(sieve: sieve)
    let folder = ArticleFolder(path: "/storm")
    for (number, text) in texts.enumerated() {
      let bytes = Array(text.utf8)
      builder.room(for: bytes.count).copyBytes(from: bytes)
      let name = Array("\(start)\(number).txt".utf8)
      try name.withUnsafeBufferPointer {
        try builder.add(
          bytes.count, named: $0,
          from: ArticleOrigin(id: ArticleID(path: "/storm/\(number)".utf8), folder: folder))
      }
    }
    var library = Library()
    _ = library.insert(builder.take())
    return library
  }

  /// What is found, in its order, with its scores.
  private func found(_ query: Query, in library: Library) -> [String] {
    finished(query, in: library).results.hits.map { hit in
      "\(library[hit.slot]?.path ?? "?") \(library[hit.slot]?.headline ?? "?") \(hit.score)"
    }
  }

  @Test(arguments: [
    "storm", "STORM", "Storm", "leeds", "rzeszow", "Rzeszów", "łódź", "lodz", "fine", "office",
    "café",
    "cafe", "図書", "京", "москва", "Москв", "strasse", "\"bad mood\"", "title:storm", "tag:weather",
    "place:mombasa", "storm -leeds", "storm OR nothing", "storm date:2023", "text:/storm/",
    "/st.rm/",
    "storm leeds", "~strom", "-storm", "path:storm", "path:lodz OR leeds", "", "a", "zebra",
    "ZEBRA", "zebra-3", "5", "txt", "storm path:8",
    "(storm OR mood) -path:1", "is:unread storm", "words:<3", "words:<3 storm", "\u{301}",
    "/x*/ storm",
  ])
  func losesNothingThatIsFound(line: String) throws {
    let query = Query(line)
    for name in ["zebra-", "łódź ", "\u{202E}storm\t", ""] {
      let whole = try build(Self.texts, named: name, sieve: nil)
      let sifted = try build(Self.texts, named: name, sieve: TextSieve(query))
      #expect(found(query, in: sifted) == found(query, in: whole), "\(name)")
      #expect(whole.count == Self.texts.count)
    }
  }

  @Test func losesNothingOfTextsMadeAtRandom() throws {
    var generator = SeededGenerator(seed: 31)
    let pieces = [
      "sto", "rm", "STO", "é", "e\u{301}", "ﬁ", " ", "\n", "京", "x", "fi", "ß", "s", "\u{200B}",
    ]
    func text(_ count: Int) -> String {
      (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
    for _ in 0..<300 {
      let texts = (0..<8).map { _ in "Head\n\n" + text(12) + "\n" }
      let query = Query(text(Int.random(in: 1...3, using: &generator)))
      let sifted = try build(texts, sieve: TextSieve(query))
      #expect(found(query, in: sifted) == found(query, in: try build(texts, sieve: nil)))
    }
  }

  @Test func keepsOnlyWhatMayBeFound() throws {
    let query = Query("harbour")
    #expect(try build(Self.texts, sieve: TextSieve(query)).count == 1)
    // Scores of two words depend on how many articles have each.
    for line in ["storm harbour", "-storm", "path:storm", ""] {
      let isSifted = TextSieve(Query(line)).map { _ in true } ?? false
      #expect(!isSifted, "\(line)")
    }
  }
}
