import Testing

@testable import Reader

@Suite struct TextRevisionTests {
  private func pieces(_ texts: [String]) -> [ArticleLayout.Piece] {
    texts.map { ArticleLayout.Piece(role: .paragraph, text: $0, followsBlankLine: true) }
  }

  /// Each word is a paragraph; what is looked for has a sign before it, and where it should be found, too.
  @Test(arguments: [
    ("a b >c d", "a b >c d"), ("a b >c d", "x a b >c d"), ("a b >c d", "a >c d"),
    ("a b >c d", "a b >c d e f"), ("a b >c d", "x a b >c d e"), ("a b >c d", "x y a b c2 >c d e"),
    // Of a refrain the one that stands between the same.
    ("* a * b >* c * d", "x * a * b >* c * d"), ("* a * b >* c * d", "x * a * b >* c * d y"),
    ("* * * >* * *", "* * * >* * * y"), ("* a * b * >c * d", "x y * a * b * >c2 * d"),
    ("* a >* b * c", "* a >b * c"),
    // What has itself been edited is found by what stands around it.
    ("a b >c d e", "1 2 3 4 a b >c2 d e"), ("a b >c d e", "1 2 a b >c2 d e 3"),
    // What has been moved is followed.
    ("a b >c d e f g", "a b d e f g >c"), (">a b c", "b c >a"),
    // What has gone leaves what stood behind it.
    ("a b >c d", "a b >d"), ("a >b", ">a"),
  ])
  func placesAreFoundAgain(old: String, new: String) throws {
    let (before, after) = (old.split(separator: " "), new.split(separator: " "))
    let place = try #require(before.firstIndex { $0.hasPrefix(">") })
    let revision = TextRevision(
      from: pieces(before.map { String($0.drop { $0 == ">" }) }),
      to: pieces(after.map { String($0.drop { $0 == ">" }) }))
    let found = revision.place(of: TextAnchor(block: place, offset: 0))
    #expect(after[found.block].hasPrefix(">"))
  }

  @Test(arguments: [
    ("one two three", 4, "one two three", 4), ("one two three", 8, "one 2 three", 6),
    ("one two three", 4, "one 2 three", 4), ("one two three", 8, "At last: one two three", 17),
    ("one two three", 4, "One", 0), ("aaaa", 3, "aa", 2),
  ])
  func offsetsAreFoundAgain(old: String, offset: Int, new: String, expected: Int) {
    let revision = TextRevision(from: pieces(["h", old, "t"]), to: pieces(["h", new, "t"]))
    let place = revision.place(of: TextAnchor(block: 1, offset: offset))
    #expect(place == TextAnchor(block: 1, offset: expected))
  }

  @Test func nothingIsFoundInNothing() {
    let anchor = TextAnchor(block: 3, offset: 2)
    #expect(TextRevision(from: [], to: pieces(["a"])).place(of: anchor) == anchor)
    #expect(TextRevision(from: pieces(["a"]), to: []).place(of: .start) == .start)
  }
}
