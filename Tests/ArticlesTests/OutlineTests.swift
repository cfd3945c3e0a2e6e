import Articles
import Testing

@Suite struct OutlineTests {
  private static let path = "2023/07/22.txt"

  private func outline(_ text: [UInt8], isCut: Bool = false) -> ArticleOutline {
    let path = Array(Self.path.utf8)
    return ArticleParser.outline(of: text.span, path: path.span, modified: 5, isCut: isCut)
  }

  /// Reads bytes in steps, as a library does that keeps texts and outlines apart.
  private func inSteps(_ bytes: [UInt8], isCut: Bool) throws -> Article {
    let repaired = try ArticleParser.repaired(bytes.span, isCut: isCut)
    var notes = repaired?.notes ?? []
    if isCut { notes.append(.truncated(read: bytes.count, of: bytes.count + 1)) }
    let text = repaired?.text ?? bytes
    return Article(
      id: ArticleID(path: Self.path.utf8), path: Self.path, outline: outline(text, isCut: isCut),
      text: text, encoding: repaired?.encoding ?? .utf8, notes: notes)
  }

  private func check(_ bytes: [UInt8], isCut: Bool) {
    let wholeSize = isCut ? bytes.count + 1 : bytes.count
    let whole = Result {
      try read(bytes: bytes, path: Self.path, modified: 5, wholeSize: wholeSize)
    }
    let stepped = Result { try inSteps(bytes, isCut: isCut) }
    let name = Comment(rawValue: "\(bytes)")
    switch (whole, stepped) {
    case (.success(let whole), .success(let stepped)):
      #expect(whole == stepped, name)
      checkOutline(of: whole, name, isCut: isCut)
    case (.failure(let whole), .failure(let stepped)):
      #expect(whole as? ParseFailure == stepped as? ParseFailure, name)
    default:
      Issue.record("\(bytes) is an article in one way and none in the other")
    }
  }

  private func checkOutline(of article: Article, _ name: Comment, isCut: Bool) {
    let text = article.text
    let outline = outline(text, isCut: isCut)
    #expect(outline.headline.upperBound <= text.count, name)
    #expect(outline.place.upperBound <= text.count, name)
    #expect(outline.bodyStart <= outline.tagsStart && outline.tagsStart <= text.count, name)
    for range in [outline.headline, outline.place] {
      let part = text[Int(range.lowerBound)..<Int(range.upperBound)]
      #expect(String(validating: part, as: UTF8.self) != nil, name)
    }
    let again = Result { try ArticleParser.repaired(text.span, isCut: isCut) }
    #expect((try? again.get()) == .some(nil), "what was repaired needs no repair")
  }

  @Test func theStepsMakeTheSameArticle() {
    var dice = Dice(state: 11)
    for round in 0..<3_000 {
      let pieces = round % 2 == 0 ? Pieces.texts : Pieces.texts + Pieces.unclean
      var bytes = Pieces.some(pieces, Int.random(in: 0...25, using: &dice), &dice)
      if round % 3 == 0, let broken = Pieces.broken.randomElement(using: &dice) {
        bytes.insert(contentsOf: broken, at: Int.random(in: 0...bytes.count, using: &dice))
      }
      check(bytes, isCut: round % 5 == 0)
    }
  }

  @Test func theStepsMakeTheSameOfAnyBytes() {
    var dice = Dice(state: 12)
    for round in 0..<2_000 {
      let length = Int.random(in: 0...150, using: &dice)
      check(
        (0..<length).map { _ in UInt8.random(in: 0...255, using: &dice) }, isCut: round % 2 == 0)
    }
  }

  @Test func anOutlineOfUncleanBytesDoesNoHarm() {
    var dice = Dice(state: 14)
    let pieces = Pieces.texts + Pieces.unclean
    for round in 0..<3_000 {
      var bytes = Pieces.some(pieces, Int.random(in: 0...20, using: &dice), &dice)
      for _ in 0..<round % 5 {
        let broken = Pieces.broken.randomElement(using: &dice) ?? []
        bytes.insert(contentsOf: broken, at: Int.random(in: 0...bytes.count, using: &dice))
      }
      let outline = outline(bytes, isCut: round % 2 == 0)
      #expect(outline.bodyStart <= outline.tagsStart && outline.tagsStart <= bytes.count)
      let path = Array(bytes.prefix(60))
      _ = ArticleParser.outline(of: path.span, path: bytes.span, modified: nil, isCut: false)
      let article = Article(id: ArticleID(rawValue: 1), path: "a", outline: outline, text: bytes)
      #expect(article.document().blocks.count <= bytes.count + 1)
    }
  }

  @Test func theSeedNeedsNoRepair() throws {
    let bytes = Seed.bytes
    #expect(try ArticleParser.repaired(bytes.span, isCut: false) == nil)
    let outline = outline(bytes)
    #expect(ArticleParser.headline(of: bytes.span, outline).hasPrefix("Putin and Belarus"))
    #expect(ArticleParser.place(of: bytes.span, outline) == "Saint Petersburg")
    #expect(ArticleParser.tags(of: bytes.span, outline).isEmpty)
    #expect(outline.date?.origin == .path)
  }

  @Test func blankLinesAtTheHeadAreLeftOut() throws {
    let bytes = Array("\n \u{200B}\nHead\n\nBody".utf8)
    let repaired = try ArticleParser.repaired(bytes.span, isCut: false)
    #expect(
      repaired == RepairedText(text: Array("Head\n\nBody".utf8), encoding: .utf8, notes: []))
  }

  @Test func aMillionFitInMemory() {
    #expect(MemoryLayout<ArticleOutline>.stride <= 40)
  }

  @Test func anOutlineOfAnotherTextDoesNoHarm() {
    var dice = Dice(state: 13)
    let numbers: [Int32] = [.min, -1, 0, 1, 2, 5, 9, 20, .max]
    func number() -> Int32 { numbers.randomElement(using: &dice) ?? 0 }
    func range() -> Range<Int32> {
      let ends = [number(), number()].sorted()
      return ends[0]..<ends[1]
    }
    for text in ["", "a", "港口港口", "Head\n\nTags: a, b", "\u{2067}😀"].map({ Array($0.utf8) }) {
      for isCut in [true, false] {
        for _ in 0..<500 {
          let outline = ArticleOutline(
            headline: range(), isHeadlineCut: isCut, bodyStart: number(), tagsStart: number(),
            place: range(), date: nil)
          let article = Article(
            id: ArticleID(rawValue: 1), path: "a", outline: outline, text: text)
          #expect(article.bodyStart <= article.tagsStart && article.tagsStart <= text.count)
          #expect(article.document().blocks.count <= 10)
        }
      }
    }
  }
}
