import Articles
import Testing

@Suite struct DocumentTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var body: String
    /// The blocks: `P` a paragraph, `L` a line, and `+` where a blank line stands above.
    var blocks: [String]
    var testDescription: String { name }

    init(_ name: String, _ body: String, _ blocks: [String]) {
      self.name = name
      self.body = body
      self.blocks = blocks
    }
  }

  @Test(arguments: [
    Case(
      "unwrapped paragraphs", "One long line.\n\nAnother line.",
      ["+P One long line.", "+P Another line."]),
    Case(
      "wrapped by a machine",
      """
      The harbour opened again on Saturday after a storm that had kept all
      ships outside for three days, and the first of them came in at noon
      with a load of tea.

      Nobody was hurt, said the harbour master, who had not slept since the
      storm began.
      """,
      [
        "+P The harbour opened again on Saturday after a storm that had kept all ships outside for three days, and the first of them came in at noon with a load of tea.",
        "+P Nobody was hurt, said the harbour master, who had not slept since the storm began.",
      ]),
    Case(
      "verse",
      "Roses are red,\nViolets are blue,\nSugar is sweet.",
      ["+L Roses are red,", "L Violets are blue,", "L Sugar is sweet."]),
    Case(
      "verse of long lines",
      """
      Of shadows that the harbour keeps at night
      And ships that wait for morning and for tea
      I sing, who never saw the northern light
      Nor ever heard the bell below the sea
      """,
      [
        "+L Of shadows that the harbour keeps at night",
        "L And ships that wait for morning and for tea",
        "L I sing, who never saw the northern light", "L Nor ever heard the bell below the sea",
      ]),
    Case(
      "verse within wrapped prose",
      """
      The harbour opened again on Saturday after a storm that had kept all
      ships outside for three days, and the first of them came in at noon
      with a load of tea.

      And the sailors sang of the storm they had seen
      as they had never sung in the days before it

      Nobody was hurt, said the harbour master, who had not slept since the
      storm began, and who went home at last when the first ship was in the
      harbour.
      """,
      [
        "+P The harbour opened again on Saturday after a storm that had kept all ships outside for three days, and the first of them came in at noon with a load of tea.",
        "+L And the sailors sang of the storm they had seen",
        "L as they had never sung in the days before it",
        "+P Nobody was hurt, said the harbour master, who had not slept since the storm began, and who went home at last when the first ship was in the harbour.",
      ]),
    Case(
      "an address", "Jane Doe\n12 Dock Road\nMombasa",
      ["+L Jane Doe", "L 12 Dock Road", "L Mombasa"]),
    Case(
      "bullets",
      "Seen in the harbour:\n- two ships\n* one whale\n• a bell\n1. first\n12) twelfth\na) letter",
      [
        "+L Seen in the harbour:", "L - two ships", "L * one whale", "L • a bell", "L 1. first",
        "L 12) twelfth", "L a) letter",
      ]),
    Case(
      "a bullet that goes on",
      "- The harbour opened again on Saturday after a storm that\n  had kept all ships outside.\n- Two",
      [
        "+L - The harbour opened again on Saturday after a storm that had kept all ships outside.",
        "L - Two",
      ]),
    Case("a bullet alone", "- one", ["+L - one"]),
    Case(
      "indented code", "See:\n\n    let a = 1\n      b  = 2",
      ["+P See:", "+L     let a = 1", "L       b  = 2"]),
    Case("indented by a tab", "\tx\ty", ["+L         x       y"]),
    Case("a tab in running text", "The harbour\topened  again.", ["+P The harbour opened again."]),
    Case("one space is no indent", " The harbour opened.", ["+P The harbour opened."]),
    Case(
      "a table", "Name       Place\nJane       Mombasa\nJohn       Leeds",
      ["+L Name       Place", "L Jane       Mombasa", "L John       Leeds"]),
    Case(
      "a first line set in",
      "   The harbour opened again on Saturday after a storm that had kept\nall ships outside for three days.",
      [
        "+P The harbour opened again on Saturday after a storm that had kept all ships outside for three days."
      ]),
    Case(
      "paragraphs without blank lines between",
      String(repeating: "The harbour opened. ", count: 20) + "\nIt closed.\n"
        + String(repeating: "It opened again. ", count: 20),
      [
        "+P " + Array(repeating: "The harbour opened.", count: 20).joined(separator: " "),
        "P It closed.",
        "P " + Array(repeating: "It opened again.", count: 20).joined(separator: " "),
      ]),
    Case(
      "paragraphs without blank lines between in wrapped text",
      """
      The harbour opened again on Saturday after a storm that had kept all
      ships outside for three days, and the first of them came in at noon
      with a load of tea.
      Nobody was hurt, said the harbour master, who had not slept since the
      storm began, and who went home at last when the first ship was in the
      harbour.
      """,
      [
        "+P The harbour opened again on Saturday after a storm that had kept all ships outside for three days, and the first of them came in at noon with a load of tea.",
        "P Nobody was hurt, said the harbour master, who had not slept since the storm began, and who went home at last when the first ship was in the harbour.",
      ]),
    Case(
      "wrapped ideographs",
      String(repeating: "港", count: 36) + "\n" + String(repeating: "船", count: 36) + "\n港口。",
      ["+P " + String(repeating: "港", count: 36) + String(repeating: "船", count: 36) + "港口。"]),
    Case(
      "hyphens at line ends",
      """
      The Ukrainian drive, which was launched last month, is a counter-
      offensive, and there have been pre- and post-war ones and some pre-
      and post-storm ones, as all know who have read of so\u{AD}
      many of them.
      """,
      [
        "+P The Ukrainian drive, which was launched last month, is a counter-offensive, and there have been pre- and post-war ones and some pre- and post-storm ones, as all know who have read of so\u{AD}many of them."
      ]),
    Case(
      "quoted mail", "> one\n> two\n\nthree", ["+L > one", "L > two", "+P three"]),
    Case("blank lines of spaces", "one\n   \n\n\t\ntwo", ["+P one", "+P two"]),
    Case("trailing spaces", "one  \n\ntwo\t", ["+P one", "+P two"]),
    Case(
      "a header", "By Jane Doe\nPublished: 22 July 2023\n\nText.",
      ["+L By Jane Doe", "L Published: 22 July 2023", "+P Text."]),
  ])
  func blocks(_ sample: Case) throws {
    let article = try read("Head\n\n\(sample.body)\n")
    let blocks = article.document().blocks.map { block in
      (block.followsBlankLine ? "+" : "") + (block.kind == .paragraph ? "P " : "L ") + block.source
    }
    #expect(blocks == sample.blocks)
  }

  @Test func tagsWithoutABlankLine() throws {
    let blocks = try read("Head\n\nBody\nTags:  a,  b").document().blocks
    #expect(blocks.last == Block(kind: .tags, text: "Tags: a, b", followsBlankLine: false))
  }

  @Test func aBodyWithoutABlankLine() throws {
    let document = try read("Head\nBody").document()
    #expect(document.headline == "Head")
    #expect(document.blocks == [Block(kind: .paragraph, text: "Body", followsBlankLine: true)])
  }
}
