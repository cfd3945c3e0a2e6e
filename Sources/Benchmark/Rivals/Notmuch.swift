/// notmuch, a search index for mail: each article is made a message.
enum Notmuch {
  /// Its index takes a minute for ten times as many.
  static let mostArticles = 1_000

  /// Writes the messages and builds the index in a folder; gives the seconds of the latter.
  ///
  /// - Throws: What went wrong.
  static func build(
    _ corpus: Corpus, _ bench: borrowing Bench, path: String, folder: String
  ) throws(Failure) -> Double {
    for part in ["cur", "new", "tmp"] { try Files.makeFolder("\(folder)/mail/\(part)") }
    var maker = ArticleMaker(bench.vocabulary)
    for number in 0..<corpus.count {
      maker.make(number)
      let head = """
        From: reporter@localhost
        Message-ID: <\(number)@localhost>
        Date: Tue, 14 Nov 2023 12:00:00 +0000
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit
        Subject:
        """
      let headline = [UInt8(ascii: " ")] + maker.text[..<maker.headlineLength]
      try Files.write(
        Array(head.utf8) + headline + maker.text[maker.headlineLength...],
        to: "\(folder)/mail/cur/\(number):2,S")
    }
    try Files.write(
      "[database]\npath=\(folder)/mail\n[user]\nname=Reader\nprimary_email=reader@localhost\n".utf8,
      to: "\(folder)/config")
    let account = try ChildProcess.run(
      [path, "new"], environment: environment(bench, folder), output: "\(folder)/log")
    guard account.status == 0 else { throw Failure("notmuch new ended with \(account.status)") }
    return account.nanoseconds.seconds
  }

  static func environment(_ bench: borrowing Bench, _ folder: String) -> [String] {
    bench.environment + ["NOTMUCH_CONFIG=\(folder)/config"]
  }
}
