import Articles
import Testing

@Suite struct WordCountTests {
  @Test(
    arguments: [
      ("one", 1), ("one two", 2), ("one\n\ntwo three\n", 3), ("don't stop-gap", 2),
      ("- — ... !", 0),
      ("well—said", 2), ("1914–1918", 1), ("naïve café", 2), ("“quoted”", 1), ("a\u{A0}b", 2),
      ("港", 1), ("港口", 1), ("港口船", 2), ("港口。", 1), ("Tokyo東京", 2), ("한국 사람", 2),
      ("สวัสดี", 2), ("Привет мир", 2), ("e\u{301}te\u{301}", 1), ("x\n\nTags: a, b", 1), ("😀 x", 2),
    ] as [(String, Int)])
  func words(_ text: String, _ count: Int) throws {
    #expect(try read(text).wordCount == count)
  }

  @Test(arguments: [(1, 1), (344, 1), (345, 2), (2_300, 10)])
  func minutes(_ words: Int, _ minutes: Int) throws {
    let article = try read(Array(repeating: "word", count: words).joined(separator: "\n"))
    #expect(article.wordCount == words)
    #expect(article.readingMinutes == minutes)
  }
}
