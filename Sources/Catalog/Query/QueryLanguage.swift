/// How a query is written: the one description that the help page, the command line's help and the
/// README are made from.
package enum QueryLanguage {
  /// A form of the language and what it means.
  package struct Row: Equatable, Sendable {
    /// What can be typed, as examples.
    package let form: String
    package let meaning: String

    init(_ form: String, _ meaning: String) {
      self.form = form
      self.meaning = meaning
    }
  }

  /// The language in a dozen lines, what is needed most at the top.
  package static let rows = [
    Row("storm harbour", "Both words, anywhere in an article, also as parts of words"),
    Row("\"bad mood\"", "These words, one after the other"),
    Row("rzeszow", "Also finds Rzeszów: small letters stand for accents and capitals too"),
    Row("Warsaw", "A capital makes case count, and accents the word has"),
    Row("-storm", "Articles without it; NOT storm is the same"),
    Row("storm OR flood", "Either side; storm | flood is the same"),
    Row("(sea OR air) mail", "Brackets hold together what belongs together"),
    Row("title:storm", "Only there; so do place: tag: path: text:, also before \" and ("),
    Row("date:2023-07", "That month; also date:2023, >2023-07-01, 2023-01..2023-06, last-week"),
    Row("words:>500", "By length; also <500, 100..500"),
    Row("is:unread", "Also is:read, is:starred; m and s mark an article"),
    Row("/storm.*sea/", "A regular expression: . * + ? {2,3} [a-z] ( | ) ^ $ \\d \\w \\s \\b"),
    Row("~stomr", "A word that may be misspelled, by two letters from eight on"),
  ]

  /// What can stand before a colon, and what it asks about.
  package static let names = [
    Row("title", "in the headline"),
    Row("place", "in the place of the dateline"),
    Row("tag", "in a tag"),
    Row("path", "in the folder or the file's name"),
    Row("text", "below the headline"),
    Row("date", "when it was published"),
    Row("words", "how long it is"),
    Row("is", "unread, read or starred"),
  ]
}
