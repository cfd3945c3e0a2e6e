/// sfeed_curses, a feed reader that holds one line for each article.
struct SfeedCurses: FullScreenRival {
  let program = Program.rival("sfeed_curses")
  let path: String
  let folder: String
  let mostArticles = 1_000_000

  var command: [String] { [path, "\(folder)/corpus"] }

  /// It begins in the list of feeds, with the articles in sight beside it.
  let keysToList: [Keystroke] = [.character("l")]

  /// It hands the article to a pager.
  let opening: (open: Keystroke, back: Keystroke)? = (.character("c"), .character("q"))

  func prepare(_ corpus: Corpus, _ bench: borrowing Bench) throws(Failure) -> Double? {
    guard Environment.program("sfeed") != nil else { throw Failure("no sfeed on PATH") }
    try FeedFile.write(corpus, bench.vocabulary, to: "\(folder)/feed.xml")
    let account = try ChildProcess.run(
      ["/bin/sh", "-c", "sfeed < \"$0/feed.xml\" > \"$0/corpus\"", folder],
      environment: bench.environment)
    guard account.status == 0 else { throw Failure("sfeed ended with \(account.status)") }
    return account.nanoseconds.seconds
  }

  /// It searches headlines only.
  func search(for word: String) -> (keys: [Keystroke], isDone: (ScreenModel) -> Bool)? { nil }
}
