import Articles
import Testing

/// Quotations, lists, tables, rules and what is kept as it is.
@Suite struct MarkedTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var body: String
    /// The kinds of the blocks and their texts, `|` for each level of quotation before and `+` where a
    /// blank line stands above.
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
      "a quotation that was wrapped",
      """
      > The harbour opened again on Saturday after a storm that had kept all
      > ships outside for three days, and the first of them came in at noon
      > with a load of tea.
      >
      > Nobody was hurt.
      """,
      [
        "+|paragraph The harbour opened again on Saturday after a storm that had kept all ships outside for three days, and the first of them came in at noon with a load of tea.",
        "+|paragraph Nobody was hurt.",
      ]),
    Case("lines in a quotation", "> one\n> two", ["+|line one", "|line two"]),
    Case(
      "quotations in quotations", "He wrote:\n> > one\n>> two\n> three\nfour",
      ["+paragraph He wrote:", "||line one", "||line two", "|paragraph three", "paragraph four"]),
    Case(
      "a list in a quotation", "> - one\n>   two\n> - three", ["+|item - one two", "|item - three"]),
    Case("spaces in a quotation", ">     let a = 1", ["+|preformatted     let a = 1"]),
    Case("no space behind the mark", ">one", ["+|paragraph one"]),
    Case("nothing but marks", "one\n\n>\n> >\n\ntwo", ["+paragraph one", "+paragraph two"]),
    Case("a number that is larger", ">50 ships", ["+paragraph >50 ships"]),
    Case("an arrow", "-> one", ["+paragraph -> one"]),
    Case(
      "deeper than anyone quotes", String(repeating: ">", count: 20) + " one",
      ["+||||||||paragraph \(String(repeating: ">", count: 12)) one"]),
  ])
  func quotations(_ sample: Case) throws {
    #expect(try blocks(sample.body) == sample.blocks)
  }

  @Test(arguments: [
    Case(
      "items that were wrapped",
      """
      1. The harbour opened again on Saturday after
         a storm that had kept all
         Ships outside.
      2. Nobody was hurt, said the harbour master,
      who had not slept.
      10. Ten
      """,
      [
        "+item 1. The harbour opened again on Saturday after a storm that had kept all",
        "item    Ships outside.",
        "item 2. Nobody was hurt, said the harbour master, who had not slept.", "item 10. Ten",
      ]),
    Case(
      "items in items", "- one\n  - two\n    three\n- four",
      ["+item - one", "item   - two three", "item - four"]),
    Case(
      "an address in an item", "- Jane Doe\n  12 Dock Road\n  Mombasa",
      ["+item - Jane Doe", "item   12 Dock Road", "item   Mombasa"]),
    Case(
      "a paragraph in an item",
      "- one\n\n    The harbour opened again on Saturday after\n    a storm.\n\n- two",
      [
        "+item - one", "+item     The harbour opened again on Saturday after a storm.",
        "+item - two",
      ]),
    Case(
      "text below a list", "- one\n- two\nThe harbour opened.",
      ["+item - one", "item - two", "line The harbour opened."]),
    Case("a hyphen that goes on", "- the counter-\n  offensive", ["+item - the counter-offensive"]),
    Case("a dialogue", "– Nein, sagte er.\n– Doch.", ["+item – Nein, sagte er.", "item – Doch."]),
    Case(
      "years and prices", "1923. A year\n\n$1. A price",
      ["+paragraph 1923. A year", "+paragraph $1. A price"]),
  ])
  func lists(_ sample: Case) throws {
    #expect(try blocks(sample.body) == sample.blocks)
  }

  @Test(arguments: [
    Case(
      "between fences", "See:\n```swift\nlet a  = 1\n\n- b\n> c\n## d\n```\nThat is all.",
      [
        "+paragraph See:", "marks swift", "preformatted let a  = 1", "+preformatted - b",
        "preformatted > c", "preformatted ## d", "marks ", "paragraph That is all.",
      ]),
    Case(
      "a fence that nothing closes", "```\none\n\ntwo", ["+line ```", "line one", "+paragraph two"]),
    Case("fences in a line", "```one```", ["+paragraph ```one```"]),
    Case(
      "empty fences", "one\n\n```\n```\n\ntwo",
      ["+paragraph one", "+marks ", "marks ", "+paragraph two"]),
    Case("far set in", "    one\n      two", ["+preformatted     one", "preformatted       two"]),
    Case("a little set in", "  one\n  two", ["+line   one", "line   two"]),
    Case(
      "a table of bars", "| a | b |\n|---|---|\n| one | two |\n\none | two",
      ["+table | a | b |", "table |---|---|", "table | one | two |", "+paragraph one | two"]),
    Case(
      "a table with rules", "Name      Ships\n---------------\nMombasa   12\nLeeds     0",
      [
        "+table Name      Ships", "table ---------------", "table Mombasa   12",
        "table Leeds     0",
      ]),
    Case(
      "a table with narrow gaps",
      "Port  Ships  Open\nOslo  12     yes\nYork  3      no",
      ["+table Port  Ships  Open", "table Oslo  12     yes", "table York  3      no"]),
    Case(
      "a table with the narrowest gaps", "Oslo  123  yes\nYork  300  not\nHull  400  not",
      ["+table Oslo  123  yes", "table York  300  not", "table Hull  400  not"]),
    Case(
      "too few lines for a table", "Oslo  123  yes\nYork  300  not",
      ["+line Oslo  123  yes", "line York  300  not"]),
    Case(
      "a table with numbers at the right",
      "Mombasa    12  300\nLeeds       3   20\nRotterdam  14  410\nOslo        1   12",
      [
        "+table Mombasa    12  300", "table Leeds       3   20", "table Rotterdam  14  410",
        "table Oslo        1   12",
      ]),
    Case(
      "two spaces after full stops",
      "It opened.  Ships came in.  All is well again in the harbour of\n"
        + "Mombasa.  No ship waits.  The storm that had kept them outside\n"
        + "is over.  Nobody knows.  There may be others before the spring\n"
        + "comes.  Until then.",
      [
        "+paragraph It opened. Ships came in. All is well again in the harbour of Mombasa. "
          + "No ship waits. The storm that had kept them outside is over. Nobody knows. "
          + "There may be others before the spring comes. Until then."
      ]),
    Case(
      "a numbered table", "1. Leeds   12   30\n2. York    12   28",
      ["+table 1. Leeds   12   30", "table 2. York    12   28"]),
    Case(
      "a line of results", "Leeds 2, York 1\nHull 0, Derby 0",
      ["+line Leeds 2, York 1", "line Hull 0, Derby 0"]),
  ])
  func keptLines(_ sample: Case) throws {
    #expect(try blocks(sample.body) == sample.blocks)
  }

  @Test(arguments: [
    ("***", "ornament ***"), ("* * *", "ornament * * *"), ("    *  *  *", "ornament *  *  *"),
    ("⁂", "ornament ⁂"), ("•••", "ornament •••"), ("---", "rule "), ("- - -", "rule "),
    ("______", "rule "), ("═══════", "rule "), ("────────────", "rule "), ("—————", "rule "),
    ("=====", "rule "), ("--", "paragraph --"), ("**", "paragraph **"),
    ("--- ---", "paragraph --- ---"),
    ("***a", "paragraph ***a"), ("-----x", "paragraph -----x"), ("...", "paragraph ..."),
    ("—", "paragraph —"),
  ])
  func rules(line: String, block: String) throws {
    #expect(
      try blocks("one\n\n\(line)\n\ntwo") == ["+paragraph one", "+\(block)", "+paragraph two"])
  }

  /// Nothing but the places of line breaks and spaces may differ.
  @Test(arguments: [
    "> one\n> > two\n\n- a\n  b\n\n## Heading\n\ntext\n\nTitle\n=====\n\ntext\n\n```c\nx\n```\n\n---\n\n***\n\n| a | b |\n| c | d |\n"
  ])
  func nothingIsLost(_ body: String) throws {
    let article = try read("Head\n\n\(body)")
    let shown = article.document().blocks.map(\.source).joined(separator: " ")
    func signs(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    #expect(signs("Head" + shown) == signs("Head\n\n\(body)"))
  }

  private func blocks(_ body: String) throws -> [String] {
    try read("Head\n\n\(body)\n").document().blocks.map { block in
      (block.followsBlankLine ? "+" : "") + String(repeating: "|", count: block.quoteLevel)
        + "\(block.kind) \(block.text)"
    }
  }
}
