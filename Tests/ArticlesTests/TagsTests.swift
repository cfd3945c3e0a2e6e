import Articles
import Testing

@Suite struct TagsTests {
  struct Case: Sendable {
    var text: String
    var tags: [String]
  }

  @Test(arguments: [
    Case(text: "H\n\nBody\n\nTags: a, b", tags: ["a", "b"]),
    Case(text: "H\n\nBody\n\nTags: a, b\n\n \n", tags: ["a", "b"]),
    Case(text: "H\n\nBody\nTags:a,b", tags: ["a", "b"]),
    Case(text: "H\n\nBody\n\nTAGS: a", tags: ["a"]),
    Case(text: "H\n\nBody\n\ntags: , a ,, b c ,", tags: ["a", "b c"]),
    Case(text: "H\n\nBody\n\nTags: a, A, b, a", tags: ["a", "b"]),
    Case(text: "H\n\nBody\n\nTags: São Paulo，港", tags: ["São Paulo", "港"]),
    Case(text: "H\n\nBody\n\nTags:", tags: []),
    Case(text: "H\n\nBody\n\nTags: , ,", tags: []),
    Case(text: "H\n\nTags: a\n\nBody", tags: []),
    Case(text: "H\n\nBody\n\nTagged: a", tags: []),
    Case(text: "H\n\nBody\n\nThe Tags: a", tags: []),
    Case(text: "Tags: a", tags: []),
    Case(text: "H\n\nTags: \u{2067}a,b\u{2069}", tags: ["\u{FFFD}a", "b\u{FFFD}"]),
  ])
  func lastLine(_ sample: Case) throws {
    #expect(try read(sample.text).tags == sample.tags)
  }

  @Test func elsewhereTheLineIsText() throws {
    let article = try read("H\n\nTags: a\n\nBody")
    #expect(article.document().blocks.map(\.text) == ["Tags: a", "Body"])
  }

  @Test func anEmptyLineIsNotShownButKept() throws {
    let article = try read("H\n\nBody\n\nTags:")
    #expect(article.document().blocks.map(\.text) == ["Body"])
    #expect(article.string.hasSuffix("Tags:"))
    #expect(article.tagsStart == article.text.count - 5)
  }
}
