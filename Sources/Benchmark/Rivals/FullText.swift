/// SQLite's full-text index, by its command-line program.
enum FullText {
  /// Building the index takes minutes beyond.
  static let mostArticles = 100_000

  /// Builds the index of a corpus; gives the seconds it took.
  ///
  /// - Throws: What went wrong.
  static func build(
    _ corpus: Corpus, _ database: String, environment: [String]
  ) throws(Failure) -> Double {
    guard let path = Environment.program("sqlite3") else { throw Failure("no sqlite3 on PATH") }
    guard !corpus.folder.contains("'") else { throw Failure("a quote in the folder's name") }
    let statements = """
      CREATE VIRTUAL TABLE articles USING fts5(path UNINDEXED, text);
      INSERT INTO articles SELECT name, CAST(data AS TEXT) FROM fsdir('\(corpus.folder)')
        WHERE name LIKE '%.txt';
      """
    let account = try ChildProcess.run(
      [path, "-bail", database, statements], environment: environment, output: "\(database).log")
    guard account.status == 0 else {
      throw Failure("sqlite3 cannot build an FTS5 index (status \(account.status))")
    }
    return account.nanoseconds.seconds
  }

  static func query(for word: String) -> String {
    "SELECT path FROM articles WHERE articles MATCH '\(word)' ORDER BY rank LIMIT 50"
  }
}
