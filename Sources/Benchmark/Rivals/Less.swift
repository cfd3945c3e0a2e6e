/// less, with all articles in one file: it has no list, and a search ends at the first place.
struct Less: FullScreenRival {
  let program = Program.aside("less, one file")
  let path: String
  let folder: String

  var command: [String] { [path, "\(folder)/all.txt"] }

  let opening: (open: Keystroke, back: Keystroke)? = nil

  func prepare(_ corpus: Corpus, _ bench: borrowing Bench) throws(Failure) -> Double? {
    try FeedFile.writeText(corpus, bench.vocabulary, to: "\(folder)/all.txt")
    return nil
  }

  func search(for word: String) -> (keys: [Keystroke], isDone: (ScreenModel) -> Bool)? {
    (
      [.character("g"), .character("/")] + word.map { .character($0) } + [.enter],
      { screen in
        let last = screen.text(ofRow: screen.rows - 1)
        return last.contains("not found")
          || (last.hasPrefix(":") && screen.lines.contains { $0.contains(word) })
      }
    )
  }
}
