import Articles
import Testing

/// What the lines of a body are taken for.
@Suite struct StructureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// The kinds of the blocks and their texts, `|` for each level of quotation before.
    var blocks: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ blocks: [String]) {
      self.name = name
      self.text = text
      self.blocks = blocks
    }
  }

  private static let prose = "The harbour opened again on Saturday, and the ships came in."

  private func blocks(_ body: String) throws -> [String] {
    try read("Head\n\n\(body)\n").document().blocks.map { block in
      String(repeating: "|", count: block.quoteLevel) + "\(block.kind) \(block.text)"
    }
  }

  // MARK: Headings

  @Test(arguments: [
    "Longer delays", "What happens next", "THE HARBOUR", "A Storm over the Harbour of Mombasa",
    "Background", "The 2024 budget", "War and Peace", "PARIS", "St. Petersburg under snow",
    "Rock ’n’ roll", "War from the Air", "Year-on-year growth", "July 2023", "Was nun geschieht",
    "Die Ursachen",
    "Ce que l’on sait", "Что известно", "港口的历史", "港の歴史", "항구의 역사", "تاريخ الميناء",
    "बंदरगाह का इतिहास", "ΤΟ ΛΙΜΑΝΙ", "Un été à Étretat", "IT & media",
  ])
  func aHeading(_ line: String) throws {
    #expect(
      try blocks("\(Self.prose)\n\n\(line)\n\n\(Self.prose)") == [
        "paragraph \(Self.prose)", "heading \(line)", "paragraph \(Self.prose)",
      ])
  }

  @Test(arguments: [
    "“No,” he said.", "\"No,\" he said.", "\"No\"", "“We will wait”", "«Non»", "„Nein“", "'Never'",
    "He left.", "Why?", "Never!", "And then …", "And then...", "He said:", "Death, taxes and tea",
    "Jane Doe, Mombasa", "JANE DOE:", "Q: Why", "A: Because", "Arsenal 2 Leeds 1",
    "Arsenal 2-1 Leeds", "Leeds 0:3 York", "12 Dock Road", "22 July 2023", "22. Juli 2023",
    "12:30", "$1.5m", "50%", "and so it was", "he never came back", "(Reuters)", "Jane Doe (AP)",
    "Jane Doe/Reuters", "jane@example.org", "https://example.org/a", "www.example.org", "@janedoe",
    "#harbour", "© 2024 Jane Doe", "— Jane Doe", "- Jane Doe", "– Nein", "* Note", "1. First",
    "a) First", "[Music]", "Home | News | Sport", "Advertisement", "ADVERTISEMENT", "Read more",
    "Story continues below", "Reporting by Jane Doe", "Yours faithfully", "Dear Sir",
    "The harbour opened again on Saturday morning",
    "The storm that had kept all ships outside was over",
    "…", "???", "1984", "1.", "他说。", "“不”", "「いいえ」", "彼は言った。", "ท่าเรือเปิดแล้ว", "كما قال:",
    "उसने कहा।", "No", "x",
  ])
  func noHeading(_ line: String) throws {
    let kinds = try read("Head\n\n\(Self.prose)\n\n\(line)\n\n\(Self.prose)\n").document().blocks
    #expect(!kinds.contains { $0.kind == .heading })
  }

  @Test(arguments: [
    Case(
      "nothing stands before it", "Longer delays\n\n\(prose)",
      ["paragraph Longer delays", "paragraph \(prose)"]),
    Case(
      "nothing follows it", "\(prose)\n\nJane Doe", ["paragraph \(prose)", "paragraph Jane Doe"]),
    Case(
      "no blank line after it", "\(prose)\n\nLonger delays\nThe harbour opened.",
      ["paragraph \(prose)", "line Longer delays", "line The harbour opened."]),
    Case(
      "no blank line before it", "The harbour opened.\nLonger delays\n\n\(prose)",
      ["line The harbour opened.", "line Longer delays", "paragraph \(prose)"]),
    Case(
      "a list without bullets", "\(prose)\n\nApples\n\nPears\n\nPlums\n\n\(prose)",
      [
        "paragraph \(prose)", "paragraph Apples", "paragraph Pears", "paragraph Plums",
        "paragraph \(prose)",
      ]),
    Case(
      "a refrain",
      "Roses are red,\nViolets are blue,\n\nO the harbour\n\nSugar is sweet,\nSo are you.",
      [
        "line Roses are red,", "line Violets are blue,", "paragraph O the harbour",
        "line Sugar is sweet,", "line So are you.",
      ]),
    Case(
      "the end of a letter", "\(prose)\n\nYours,\n\nJane Doe\n\nPS: The harbour is open.",
      [
        "paragraph \(prose)", "paragraph Yours,", "paragraph Jane Doe",
        "paragraph PS: The harbour is open.",
      ]),
    Case(
      "a signature above the agency", "\(prose)\n\nAnna Kowalska\n\n(PAP)",
      ["paragraph \(prose)", "paragraph Anna Kowalska", "paragraph (PAP)"]),
    Case(
      "a signature above the place",
      "\(prose)\n\nAnna Maria Kowalska\n\nWarsaw, in July.\n\nTags: a",
      [
        "paragraph \(prose)", "paragraph Anna Maria Kowalska", "paragraph Warsaw, in July.",
        "tags Tags: a",
      ]),
    Case(
      "a name that a section is about", "\(prose)\n\nAnna Kowalska\n\n\(prose)",
      ["paragraph \(prose)", "heading Anna Kowalska", "paragraph \(prose)"]),
    Case(
      "a transcript", "\(prose)\n\nQ: Is it open?\n\nA: It is.\n\nQ: Since when",
      [
        "paragraph \(prose)", "paragraph Q: Is it open?", "paragraph A: It is.",
        "paragraph Q: Since when",
      ]),
    Case(
      "above a list", "\(prose)\n\nWhat you need\n\n- a ship\n- tea",
      ["paragraph \(prose)", "heading What you need", "item - a ship", "item - tea"]),
    Case(
      "below a list", "- a ship\n- tea\n\nWhat is next\n\n\(prose)",
      ["item - a ship", "item - tea", "heading What is next", "paragraph \(prose)"]),
    Case(
      "marked", "## The *harbour*, again?\n\n\(prose)\n\n### 12 ships\n\nText",
      [
        "heading The *harbour*, again?", "paragraph \(prose)", "heading 12 ships", "paragraph Text",
      ]),
    Case(
      "no marks", "#harbour\n\n####### Seven\n\n#\n\n## Last",
      ["paragraph #harbour", "paragraph ####### Seven", "paragraph #", "paragraph ## Last"]),
    Case(
      "underlined", "Delays, longer\n--------------\n\n\(prose)\n\nWhy?\n====\n\nText",
      [
        "heading Delays, longer", "marks ", "paragraph \(prose)", "heading Why?", "marks ",
        "paragraph Text",
      ]),
    Case(
      "a sentence above a rule", "It closed.\n---\n\n\(prose)",
      ["line It closed.", "rule ", "paragraph \(prose)"]),
  ])
  func headings(_ sample: Case) throws {
    #expect(try blocks(sample.text) == sample.blocks)
  }

  @Test func anUnderlineOfTheHeadlineIsNotShown() throws {
    let blocks = try read("Head\n====\n\nText").document().blocks
    #expect(blocks.map(\.kind) == [.marks, .paragraph])
    #expect(blocks.map(\.source) == ["====", "Text"])
  }

  // MARK: Above the text

  @Test(arguments: [
    "By Jane Doe", "BY JANE DOE", "By Jane Doe and John van der Roe", "By J. R. Doe, Reuters",
    "By Jane O’Neil-Doe in Mombasa", "Von Jane Doe", "Von Jane Doe und Hans von Roe, Berlin",
    "Par Jeanne Dœuf", "Por María de la Cruz", "Di Giovanna Rossi", "Door Jan de Vries",
    "Text: Jane Doe", "Text und Fotos: Jane Doe", "Автор: Анна Петрова", "Words: Jane Doe",
  ])
  func aByline(_ line: String) throws {
    #expect(
      try blocks("\(line)\n\n\(Self.prose)") == ["byline \(line)", "paragraph \(Self.prose)"])
    #expect(
      try blocks("The port is open.\n\n\(line)\n\n\(Self.prose)") == [
        "standfirst The port is open.", "byline \(line)", "paragraph \(Self.prose)",
      ])
  }

  @Test(arguments: [
    "By Saturday the harbour had opened", "By Monday", "By then", "By and large", "Von der Leyen",
    "Von da an war alles anders", "Par exemple", "Di più", "Text: the harbour", "Words fail",
    "By Jane Doe: an account", "By Jane Doe.", "By 2025", "By", "Text:", "By \"Jane\"",
  ])
  func noByline(_ line: String) throws {
    let kinds = try read("Head\n\n\(line)\n\n\(Self.prose)\n").document().blocks.map(\.kind)
    #expect(!kinds.contains(.byline) && !kinds.contains(.standfirst), "\(kinds)")
  }

  @Test(arguments: [
    Case(
      "a header", "By Jane Doe\nPublished: 22 July 2023\n\n\(prose)",
      ["byline By Jane Doe", "byline Published: 22 July 2023", "paragraph \(prose)"]),
    Case(
      "a header above wrapped text", "By Jane Doe\nThe harbour opened again.",
      ["byline By Jane Doe", "paragraph The harbour opened again."]),
    Case(
      "a summary above the dateline", "The port is open.\n\nMombasa: \(prose)",
      ["standfirst The port is open.", "paragraph Mombasa: \(prose)"]),
    Case(
      "a summary without a stop", "Ships wait no longer\n\nMOMBASA, July 22 (AP) - \(prose)",
      ["standfirst Ships wait no longer", "paragraph MOMBASA, July 22 (AP) - \(prose)"]),
    Case(
      "a summary, the author and the dateline",
      "The port is open.\n\nBy Jane Doe\n\nMombasa: \(prose)",
      ["standfirst The port is open.", "byline By Jane Doe", "paragraph Mombasa: \(prose)"]),
    Case(
      "no summary: the dateline is first", "Mombasa: It is open.\n\nLeeds: \(prose)",
      ["paragraph Mombasa: It is open.", "paragraph Leeds: \(prose)"]),
    Case(
      "no summary: no dateline", "The port is open.\n\n\(prose)",
      ["paragraph The port is open.", "paragraph \(prose)"]),
    Case(
      "no summary: a label", "The port is open.\n\nNote: \(prose)",
      ["paragraph The port is open.", "paragraph Note: \(prose)"]),
    Case(
      "no summary: a paragraph", "\(String(repeating: "Open. ", count: 60))\n\nMombasa: \(prose)",
      [
        "paragraph " + Array(repeating: "Open.", count: 60).joined(separator: " "),
        "paragraph Mombasa: \(prose)",
      ]),
    Case(
      "the author at the end", "The port is open.\n\nBy Jane Doe",
      ["paragraph The port is open.", "paragraph By Jane Doe"]),
  ])
  func top(_ sample: Case) throws {
    #expect(try blocks(sample.text) == sample.blocks)
  }

  @Test(arguments: [
    ("Saint  Petersburg: Text.", "Saint Petersburg"), ("東京：図書館。", "東京"),
    ("PARIS, July 22 (AFP) - Text.", "PARIS"), ("The port is open.\n\nMombasa: Text.", "Mombasa"),
    ("By Jane Doe\n\nMombasa: Text.", "Mombasa"), ("Note: Text.", ""), ("Text.\n\nNote: Text.", ""),
  ])
  func dateline(body: String, place: String) throws {
    let blocks = try read("Head\n\n\(body)").document().blocks
    let named = blocks.map {
      String(decoding: $0.text.utf8.prefix($0.datelineLength), as: UTF8.self)
    }
    #expect(named.joined() == place)
  }

  @Test func aPartOfAnArticleHasNoTop() throws {
    let article = try read("Head\n\nOne.\n\nThe port is open.\n\nBy Jane Doe\n\n\(Self.prose)\n")
    let part = article.part(12..<article.text.count)
    #expect(part.document().blocks.allSatisfy { $0.kind == .paragraph || $0.kind == .heading })
  }
}
