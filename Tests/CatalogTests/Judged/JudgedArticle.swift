import Articles

@testable import Catalog

/// An article of the judged set, and the name that judgements know it by.
struct JudgedArticle {
  let name: String
  let article: Article

  /// All of them, in the order they were written down.
  static func all() throws -> [JudgedArticle] {
    let files = [transport, world, money, nature, living, scripts, repeated].joined(separator: "\n")
    return try read(files) + essays
  }

  /// Reads articles that each stand below a line with `===`, a name and a date.
  private static func read(_ files: String) throws -> [JudgedArticle] {
    var articles: [JudgedArticle] = []
    var head: [Substring] = []
    var lines: [Substring] = []
    func finish() throws {
      guard head.count == 3 else { return }
      articles.append(
        try JudgedArticle(
          name: String(head[1]), date: String(head[2]), text: lines.joined(separator: "\n")))
    }
    for line in files.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("===") {
        try finish()
        head = line.split(separator: " ")
        lines = []
      } else {
        lines.append(line)
      }
    }
    try finish()
    return articles
  }

  init(name: String, date: String, text: String) throws {
    self.name = name
    let path = "/news/\(date)/\(name).txt"
    article = try ArticleParser.parse(
      Array(text.utf8), from: ArticleSource(id: ArticleID(path: path.utf8), path: path))
  }
}
