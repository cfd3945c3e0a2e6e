/// A program that answers one question and ends.
struct CommandRival {
  let program: Program
  let mostArticles: Int
  /// What to run for a word.
  let command: (String) -> [String]
  /// The statuses with which it ends when all went well.
  var statuses: Set<Int32> = [0, 1]

  /// All that are on the PATH, and the names of those that are not.
  static func all(
    _ corpus: Corpus, titles: String, database: String
  ) -> (present: [CommandRival], absent: [String]) {
    var present: [CommandRival] = []
    var absent: [String] = []
    func add(
      _ name: String, _ label: String, most: Int = 1_000_000, isSameJob: Bool = true,
      _ command: @escaping (String, String) -> [String]
    ) {
      guard let path = Environment.program(name) else {
        absent.append(name)
        return
      }
      present.append(
        CommandRival(
          program: isSameJob ? .rival(label) : .aside(label), mostArticles: most,
          command: { command(path, $0) }))
    }
    add("rg", "rg -il") { [$0, "-il", $1, corpus.folder] }
    add("ugrep", "ugrep -ril") { [$0, "-ril", $1, corpus.folder] }
    add("grep", "grep -rilF") { [$0, "-rilF", $1, corpus.folder] }
    add("fzf", "fzf --filter, paths and headlines only", isSameJob: false) {
      ["/bin/sh", "-c", "exec \"$0\" --filter \"$1\" < \"$2\"", $0, $1, titles]
    }
    add("sqlite3", "SQLite FTS5, the best 50", most: FullText.mostArticles) {
      [$0, database, FullText.query(for: $1)]
    }
    return (present, absent)
  }
}
