import Articles
import Testing

@Suite struct ArticleParserTests {
  @Test func readsEveryPart() throws {
    let article = try read(
      """
      Harbour reopens after storm

      Mombasa: The harbour opened again.

      Ships waited.

      Tags: Ports, Weather
      """, path: "2023-07-22-harbour.txt")
    #expect(article.headline == "Harbour reopens after storm")
    #expect(article.place == "Mombasa")
    #expect(article.tags == ["Ports", "Weather"])
    #expect(article.date?.day.iso8601 == "2023-07-22")
    #expect(article.date?.origin == .path)
    #expect(article.encoding == .utf8)
    #expect(article.notes.isEmpty)
    #expect(article.wordCount == 11)
    #expect(article.readingMinutes == 1)
    #expect(
      article.document().blocks == [
        Block(
          kind: .paragraph, text: "Mombasa: The harbour opened again.", followsBlankLine: true,
          datelineLength: 7),
        Block(kind: .paragraph, text: "Ships waited.", followsBlankLine: true),
        Block(kind: .tags, text: "Tags: Ports, Weather", followsBlankLine: true),
      ])
  }

  @Test func offsetsPointAtTheParts() throws {
    let article = try read("\n \n Head \n\nBody.\nTags: a\n\n")
    #expect(article.string == " Head \n\nBody.\nTags: a\n\n")
    #expect(String(decoding: article.text[..<article.bodyStart], as: UTF8.self) == " Head \n")
    #expect(String(decoding: article.text[article.tagsStart...], as: UTF8.self) == "Tags: a\n\n")
  }

  @Test(arguments: ["Only a headline", "Only a headline\n", "\n\nOnly a headline\n \n\n"])
  func headlineAlone(_ text: String) throws {
    let article = try read(text)
    #expect(article.headline == "Only a headline")
    #expect(article.bodyStart == article.text.count)
    #expect(article.tagsStart == article.text.count)
    #expect(article.document().blocks.isEmpty)
  }

  @Test func firstWordsStandInForAMissingHeadline() throws {
    let sentence = String(repeating: "The harbour opened again, ", count: 20)
    let article = try read(sentence + "\n\nMore.")
    #expect(
      article.headline
        == "The harbour opened again, The harbour opened again, The harbour opened again\u{2026}")
    #expect(article.bodyStart == 0)
    let blocks = article.document().blocks
    #expect(blocks.count == 2)
    #expect(blocks.first?.text == String(sentence.dropLast()))
  }

  @Test func firstWordsNeedNoSpaces() throws {
    let article = try read(String(repeating: "港", count: 500))
    #expect(article.headline == String(repeating: "港", count: 79) + "\u{2026}")
    #expect(article.bodyStart == 0)
    let accented = try read(String(repeating: "e\u{301}", count: 500))
    #expect(accented.headline == String(repeating: "e\u{301}", count: 39) + "\u{2026}")
  }

  @Test func aCutHeadlineLeavesNoIsolateOpen() throws {
    let article = try read("\u{2067}" + String(repeating: "word ", count: 100) + "\u{2069}")
    #expect(article.headline.hasPrefix("\u{FFFD}word"))
    #expect(!article.headline.unicodeScalars.contains("\u{2067}"))
  }

  @Test func aLongHeadlineOfTwoHundredLettersStands() throws {
    let line = String(repeating: "éé ", count: 66)
    let article = try read(line + "\n\nBody")
    #expect(article.headline == String(line.dropLast()))
    #expect(article.bodyStart > 0)
  }

  @Test func headlineIsOneTidyLine() throws {
    #expect(try read("  A\t\theadline   here \n\nx").headline == "A headline here")
  }

  @Test(arguments: ["", " \n\t\r\n ", "\u{FEFF}", "\u{FEFF}\n\n", "\u{200B}\u{A0}\n", "\u{3000}"])
  func nothingIsEmpty(_ text: String) {
    #expect(throws: ParseFailure.empty) { try read(text) }
  }

  @Test func theSeed() throws {
    let article = try read(
      bytes: Seed.bytes, path: "seeds/000_b0c2242ed8593c7d.txt", modified: 86_400)
    #expect(
      article.headline == "Putin and Belarus president meet for first time After Wagner mutiny")
    #expect(article.place == "Saint Petersburg")
    #expect(article.tags.isEmpty)
    #expect(article.date == ArticleDate(secondsSinceEpoch: 86_400, origin: .modification))
    #expect(article.notes.isEmpty)
    #expect(article.text == Seed.bytes)
    #expect(article.readingMinutes == 2)
    let document = article.document()
    #expect(document.blocks.count == 8)
    #expect(document.blocks.allSatisfy { $0.kind == .paragraph && $0.followsBlankLine })
    #expect(document.blocks.last?.text.hasSuffix("last month.") == true)
  }

  @Test func pathsAreCleaned() throws {
    #expect(try read("x", path: "a\u{1B}[31mb\n.txt").path == "a\u{FFFD}b .txt")
  }

  @Test func aCutFileSaysSo() throws {
    let article = try read("Head\n\nBody\n\nTags: a, b", wholeSize: 5_000_000)
    #expect(article.notes == [.truncated(read: 22, of: 5_000_000)])
    #expect(article.tags.isEmpty)
    #expect(try read("Head", wholeSize: 4).notes.isEmpty)
  }
}
