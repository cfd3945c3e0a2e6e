import Articles
import Testing

@Suite struct DatelineTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var paragraph: String
    var place: String
    var testDescription: String { paragraph }

    init(_ paragraph: String, _ place: String) {
      self.paragraph = paragraph
      self.place = place
    }
  }

  @Test(arguments: [
    Case("Saint Petersburg: Russian President", "Saint Petersburg"),
    Case("London: x", "London"),
    Case("LONDON: x", "LONDON"),
    Case("London:", "London"),
    Case("  London: x", "London"),
    Case("New York: x", "New York"),
    Case("Rio de Janeiro: x", "Rio de Janeiro"),
    Case("Rio de Janeiro, Brazil: x", "Rio de Janeiro, Brazil"),
    Case("Washington, D.C.: x", "Washington, D.C."),
    Case("Berkeley, Calif.: x", "Berkeley, Calif."),
    Case("St. John's: x", "St. John's"),
    Case("St. John’s, Newfoundland: x", "St. John’s, Newfoundland"),
    Case("Stratford-upon-Avon: x", "Stratford-upon-Avon"),
    Case("Newcastle upon Tyne: x", "Newcastle upon Tyne"),
    Case("Frankfurt am Main: x", "Frankfurt am Main"),
    Case("Frankfurt an der Oder: x", "Frankfurt an der Oder"),
    Case("Isle of Man: x", "Isle of Man"),
    Case("The Hague: x", "The Hague"),
    Case("New York/London: x", "New York/London"),
    Case("Xi'an: x", "Xi'an"),
    Case("al-Hasakah, Syria: x", "al-Hasakah, Syria"),
    Case("L'Aquila: x", "L'Aquila"),
    Case("Coeur d'Alene: x", "Coeur d'Alene"),
    Case("'s-Hertogenbosch: x", "'s-Hertogenbosch"),
    Case("Rzeszów: x", "Rzeszów"),
    Case("Århus: x", "Århus"),
    Case("São Tomé and Príncipe: x", "São Tomé and Príncipe"),
    Case("Sarajevo, Bosnia and Herzegovina: x", "Sarajevo, Bosnia and Herzegovina"),
    Case("Key West: x", "Key West"),
    Case("Long Beach: x", "Long Beach"),
    Case("Bad Homburg: x", "Bad Homburg"),
    Case("Reading: x", "Reading"),
    Case("Nice: x", "Nice"),
    Case("An Nasiriyah: x", "An Nasiriyah"),
    Case("US: x", "US"),
    Case("Москва: x", "Москва"),
    Case("Нижний Новгород: x", "Нижний Новгород"),
    Case("Αθήνα: x", "Αθήνα"),
    Case("北京: x", "北京"),
    Case("北京：新华社", "北京"),
    Case("東京：x", "東京"),
    Case("القاهرة: x", "القاهرة"),
    Case("תל אביב: x", "תל אביב"),
    Case("नई दिल्ली: x", "नई दिल्ली"),
    Case("თბილისი: x", "თბილისი"),
    Case("ལྷ་ས: x", "ལྷ་ས"),
    Case("LONDON (Reuters) - Shares fell", "LONDON"),
    Case("PARIS, July 22 (AFP) — The", "PARIS"),
    Case("KYIV, Ukraine (AP) -- The", "KYIV, Ukraine"),
    Case("Geneva, 22 July 2023 (ATS) – x", "Geneva"),
    Case("LONDON (Reuters): Shares fell", "LONDON"),
    Case("NAIROBI (The Nation) - x", "NAIROBI"),
  ])
  func places(_ sample: Case) throws {
    #expect(try read("Head\n\n\(sample.paragraph)\n\nMore.").place == sample.place)
  }

  @Test(arguments: [
    "Note: the harbour", "NOTE: x", "Update: x", "UPDATED: x", "Warning: x", "Breaking: x",
    "BREAKING NEWS: x", "Exclusive: x", "Opinion: x", "Analysis: x", "Question: x", "Q: Why?",
    "A: Because.", "Q. A.: x", "Editor's note: x", "Editor's Note: x", "Editor’s Note: x", "By: x",
    "Author: Jane", "Date: today", "Date: 2023-07-22", "Source: Reuters", "Summary: x", "Title: x",
    "Tags: x, y", "Watch: x", "Watch Live: x", "Read more: x", "Read More: x", "12:30 was the time",
    "At 12:30 the", "http://example.org", "https://example.org: x", "See http://example.org: x",
    "London:x", "\"London\": x", "“London: x", "'London': x", "He said: \"No\"", "He Said: x",
    "The minister was clear: no", "The Minister: x", "THE MINISTER SAID: x", "london: x",
    "in London: x", "London is calling: x", "Room 101: x", "Apollo 11: x", "London (Ontario): x",
    "The Guardian: x", "Rules and Regulations: x", "However: x", "Monday: x", "July: x", "May: x",
    "Reuters: x", "Key Points: x", "Key Facts: x", "Last Updated: x", "What We Know: x",
    "Good News: x", "Photo of the Day: x", "Mr. Smith: x", "London, : x", ", London: x",
    "London//Paris: x", "- London: x", "City of: x", ": x", ":", "London", "London; Paris: x",
    "A Very Long Name Of Some Six Words: x",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch: x",
    "他说：“不”", "记者：x", "注：x", "Внимание: x", "Hinweis: x", "Pregunta: x", "قال: x",
    "Vladimir Putin (Russia) - won", "Putin (pictured) - said", "London (Reuters) said",
    "The \u{202E}London\u{202C}: x", "London\u{1B}[31m: x", "one: two", "@london: x", "#London: x",
    "Sentence one. London: x",
  ])
  func noPlaces(_ paragraph: String) throws {
    #expect(try read("Head\n\n\(paragraph)\n\nMore.").place == nil)
  }

  @Test func onlyTheFirstParagraphHasOne() throws {
    #expect(try read("Head\n\nA storm came.\n\nLondon: x").place == nil)
    #expect(try read("London: the headline\n\nA storm came.").place == nil)
  }

  private static let news = "The ministers met for a third day and parted late in the evening."

  @Test(arguments: [
    "The talks go on.", "Talks go on", "“We go on,” says the minister", "会谈继续",
    "The talks go on.\n\nBy Jane Doe", "The talks go on.\n\nBy Jane Doe\n22 July 2023",
    "By Jane Doe\n\nThe talks go on.", "The talks: a third day of them, and none the last",
  ])
  func aSummaryIsNoParagraph(_ top: String) throws {
    let text = "Head\n\n\(top)\n\nVienna: \(Self.news)\n\nMore."
    #expect(try read(text).place == (top.hasPrefix("The talks:") ? nil : "Vienna"))
    let agency = "Head\n\n\(top)\n\nVIENNA, July 22 (AP) - \(Self.news)\n\nMore."
    #expect(try read(agency).place == (top.hasPrefix("The talks:") ? nil : "VIENNA"))
  }

  @Test(arguments: [
    // The first paragraph is more than a summary.
    "The talks go on.\nThey may go on for long.\n\nVienna: \(news)",
    "\(String(repeating: "The talks go on. ", count: 25))\n\nVienna: \(news)",
    // A label, an item or a title above it.
    "Note: the talks go on.\n\nVienna: \(news)", "- The talks go on.\n\nVienna: \(news)",
    "## The talks\n\nVienna: \(news)", "The towns:\n\nVienna: \(news)",
    // What follows is no dateline, or not the text yet.
    "The talks go on.\n\nNote: \(news)", "The talks go on.\n\nVienna: no",
    "The talks go on.\n\nThey go on.\n\nVienna: \(news)",
    "The talks go on.\n\nVienna:\n\n\(news)",
    // People who speak in turn.
    "The talks go on.\n\nAnna: \(news)\n\nBert: \(news)",
  ])
  func whatIsNoSummaryHidesNoPlace(_ body: String) throws {
    #expect(try read("Head\n\n\(body)\n\nMore.").place == nil)
  }

  @Test func aSummaryAtTheEndOfATextIsHarmless() throws {
    for body in ["Talks go on.", "Talks go on.\n", "Talks go on.\n\n", "Talks.\n\nBy Jane Doe"] {
      #expect(try read("Head\n\n\(body)").place == nil)
      #expect(try read("Head\n\n\(body)\n\nTags: one").place == nil)
    }
  }

  @Test func aHeaderIsNoParagraph() throws {
    #expect(try read("Head\n\nBy Jane Doe\nDate: 22 July 2023\n\nLondon: x").place == "London")
    #expect(try read("Head\nDate: 22 July 2023\n\nLondon: x").place == "London")
    #expect(try read("Head\nLondon: x").place == "London")
  }

  @Test(arguments: [
    "Von Jane Doe", "Par Jeanne Dœuf", "Por María de la Cruz", "Di Giovanna Rossi", "De Ana Ruiz",
    "Da Paulo Souza", "Od Jana Nováka", "Autor: Jan Kowalski", "Автор: Анна Петрова",
    "Auteur: Jeanne Dœuf", "Text: Jane Doe", "作者：王小明",
  ])
  func anAuthorOfAnyLanguageIsNoParagraph(_ byline: String) throws {
    #expect(try read("Head\n\n\(byline)\n\nLondon: x").place == "London")
    #expect(try read("Head\n\(byline)\n\nLondon: x").place == "London")
    #expect(try read("Head\n\n\(byline)\nDate: 22 July 2023\n\nLondon: x").place == "London")
    #expect(try read("Head\n\n\(byline)\n\nIt rained.").place == nil)
  }

  @Test(arguments: [
    "Von da an war alles anders", "Par exemple", "Text: the harbour", "De harbour", "Por fin llegó",
    "Words fail", "Di più",
  ])
  func whatOnlyBeginsLikeAnAuthorIsAParagraph(_ line: String) throws {
    #expect(try read("Head\n\n\(line)\n\nLondon: x").place != "London")
  }

  @Test func thePlaceStaysInTheText() throws {
    #expect(try read("Head\n\nLondon: x").document().blocks.map(\.text) == ["London: x"])
  }

  @Test func aParagraphWithoutATitleHasOne() throws {
    let article = try read("London: " + String(repeating: "word ", count: 60))
    #expect(article.place == "London")
    #expect(article.bodyStart == 0)
  }
}
