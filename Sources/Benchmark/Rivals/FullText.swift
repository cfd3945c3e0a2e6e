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

  /// Asks for all known words and their beginnings in one session, and adds up what SQLite says that it took.
  ///
  /// - Throws: What went wrong.
  static func beginnings(
    _ database: String, _ folder: String, environment: [String]
  ) throws(Failure) -> Double {
    guard let path = Environment.program("sqlite3") else { throw Failure("no sqlite3 on PATH") }
    let script = "\(folder)/beginnings.sql"
    let log = "\(folder)/beginnings.log"
    let statements = KnownQuery.beginnings.map {
      "SELECT path FROM articles WHERE articles MATCH '\($0)*' ORDER BY rank LIMIT 50;\n"
    }
    try Files.write((".timer on\n" + statements.joined()).utf8, to: script)
    let account = try ChildProcess.run(
      ["/bin/sh", "-c", "exec \"$0\" \"$1\" < \"$2\"", path, database, script],
      environment: environment, output: log)
    let times = (Files.text(of: log) ?? "").split(separator: "\n").compactMap { line in
      // Run Time: real 0.012 user 0.010000 sys 0.001000
      line.hasPrefix("Run Time: real ")
        ? line.split(separator: " ").dropFirst(3).first.flatMap { Double($0) } : nil
    }
    guard account.status == 0, times.count == KnownQuery.beginnings.count else {
      throw Failure("sqlite3 does not tell its times")
    }
    return times.reduce(0, +) * 1_000
  }

  static func query(for word: String) -> String {
    "SELECT path FROM articles WHERE articles MATCH '\(word)' ORDER BY rank LIMIT 50"
  }
}
