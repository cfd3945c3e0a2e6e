import Articles

/// Articles and queries that bytes choose the words of, so that words meet.
enum FuzzText {
  private static let words = [
    "rail", "railway", "Rail", "trail", "the", "THE", "storm", "a", "of", "u.s.", "don't", "Łódź",
    "lodz", "Straße", "strasse", "x1", "2023", "\u{4E2D}\u{56FD}", "\u{4E2D}\u{56FD}\u{4EBA}",
    "本日は", "ไทย", "ไทยแลนด์", "iPhone手机", "émigré", "e\u{301}migre\u{301}", "Ελλάδα", "мир",
    "العَرَبِيَّة", "co-op", "…", "—", "$5", "ﬁ", "fi", "½", "①", "\u{AD}", "\u{200B}", "ß", "ẞ",
    "İ", "ｗ", "한", "\u{1112}\u{1161}\u{11AB}", "\u{1112}", "\u{11AB}", "ﷺ", "@", "\u{301}", "é",
    "É", "Ó", "👩‍👩‍👧", "WHO", "z", "Q", "7", "\n", "\n\n", "  ", " ", ",", ":", ".",
  ]

  private static let operators = [
    " ", " -", " OR ", " | ", "\"", " (", ") ", "title:", "tag:", "place:", "text:", "path:",
    "date:2023", "date:>2023-07", "words:>5", "is:unread", "~", "/r.il/", " NOT ", "/", "*", "[",
  ]

  /// Words side by side, of which some are the fuzzer's own.
  static func line(_ limit: Int, _ input: inout Input) -> String {
    let count = input.number(below: limit + 1)
    let separator = count & 3 == 3 ? "" : " "
    return (0..<count).map { _ in word(&input) }.joined(separator: separator)
  }

  private static func word(_ input: inout Input) -> String {
    let choice = Int(input.byte())
    return choice < 192 ? words[choice % words.count] : input.text(atMost: choice & 15)
  }

  /// A file's bytes read as an article, as the loader reads them; nil when they are none.
  static func article(_ input: inout Input) -> Article? {
    let kind = input.byte()
    var text = line(4, &input)
    if kind & 1 != 0 { text += "\nDate: 2023-07-\(10 + input.number(below: 20))" }
    text += "\n\n"
    if kind & 2 != 0 { text += "Leeds: " }
    text += line(12, &input)
    if kind & 4 != 0 { text += "\n\n" + line(30, &input) }
    if kind & 8 != 0 { text += "\n\nTags: " + line(3, &input) + ", " + line(2, &input) }
    let path = "/news/\(kind >> 4) \(words[input.number(below: words.count)]).txt"
    return try? ArticleParser.parse(
      Array(text.utf8),
      from: ArticleSource(
        id: ArticleID(path: "\(kind >> 4)".utf8), path: path, modified: kind & 1 == 0 ? nil : 1_000)
    )
  }

  /// A line of words, most of them whole, and now and then something that the language knows.
  static func query(_ input: inout Input) -> String {
    var line = ""
    for _ in 0..<1 + input.number(below: 5) {
      let choice = Int(input.byte())
      switch choice & 3 {
      case 0: line += operators[(choice >> 2) % operators.count]
      case 1:
        let word = words[(choice >> 2) % words.count]
        line += word.prefix(1 + input.number(below: 4))
      case 2:
        let word = words[(choice >> 2) % words.count]
        line += " " + word.suffix(1 + input.number(below: 4))
      default: line += " " + word(&input)
      }
    }
    return line
  }
}
