/// newsboat, a feed reader that keeps its articles in a database.
struct Newsboat: FullScreenRival {
  let program = Program.rival("newsboat")
  let path: String
  let folder: String

  var command: [String] {
    [path, "-u", "\(folder)/urls", "-c", "\(folder)/cache.db", "-C", "\(folder)/config"]
  }

  let keysToList: [Keystroke] = [.enter]
  let opening: (open: Keystroke, back: Keystroke)? = (.enter, .character("q"))

  func prepare(_ corpus: Corpus, _ bench: borrowing Bench) throws(Failure) -> Double? {
    try FeedFile.write(corpus, bench.vocabulary, to: "\(folder)/feed.xml")
    try Files.write("file://\(folder)/feed.xml\n".utf8, to: "\(folder)/urls")
    try Files.write("auto-reload no\nconfirm-exit no\n".utf8, to: "\(folder)/config")
    let account = try ChildProcess.run(
      command + ["-x", "reload"], environment: bench.environment, output: "\(folder)/log")
    guard account.status == 0 else { throw Failure("reload ended with \(account.status)") }
    return account.nanoseconds.seconds
  }

  /// The list of feeds, from which Enter leads to that of articles.
  func isPainted(_ screen: ScreenModel, _ spotter: WordSpotter) -> Bool {
    screen.text(ofRow: 1).contains(FeedFile.title) && !screen.text(ofRow: 22).isEmpty
  }

  func search(for word: String) -> (keys: [Keystroke], isDone: (ScreenModel) -> Bool)? {
    (
      [.character("/")] + word.map { .character($0) } + [.enter],
      { $0.contains("Search results") || $0.contains("No matches") }
    )
  }
}
