/// A program with a list or a text on the whole screen.
protocol FullScreenRival {
  var program: Program { get }
  /// What to run, once it is prepared.
  var command: [String] { get }
  /// More articles than that are not tried, since it would take too long.
  var mostArticles: Int { get }
  /// Keys from the first picture to the list of articles.
  var keysToList: [Keystroke] { get }
  /// The key that opens the article, and the one that leaves it again.
  var opening: (open: Keystroke, back: Keystroke)? { get }

  /// Does what a user does before the first start; gives the seconds of what counts as importing.
  func prepare(_ corpus: Corpus, _ bench: borrowing Bench) throws(Failure) -> Double?
  /// Whether the first picture is there.
  func isPainted(_ screen: ScreenModel, _ spotter: WordSpotter) -> Bool
  /// Keys that search all articles for a word from the list, and what the screen shows then.
  func search(for word: String) -> (keys: [Keystroke], isDone: (ScreenModel) -> Bool)?
}

extension FullScreenRival {
  var keysToList: [Keystroke] { [] }
  var mostArticles: Int { 100_000 }

  func isPainted(_ screen: ScreenModel, _ spotter: WordSpotter) -> Bool {
    isInList(screen, spotter)
  }

  /// Whether articles are in sight.
  func isInList(_ screen: ScreenModel, _ spotter: WordSpotter) -> Bool {
    screen.lines.contains { spotter.isOfArticle($0) }
  }
}
