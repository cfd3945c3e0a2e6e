import Articles
import Catalog
import Screen

extension AppState {
  /// Runs the program that was typed, on the selection or the whole article; its page opens at once.
  mutating func runProgram(_ line: String) -> [Effect] {
    guard let words = CommandWords.split(line) else {
      message = "A quote is not closed"
      return []
    }
    prompt = nil
    history.remember(line)
    let motion = motion
    guard !words.isEmpty, let bounds = motion.bounds else { return [] }
    guard let range = selection?.range(in: motion) ?? wholeRange(bounds) else { return [] }
    let extract = TextExtract(motion.pieces, range, ending: "\n")
    guard let call = ProgramCall(number: programCount, words: words, input: extract) else {
      return []
    }
    programCount += 1
    output = OutputPage(call)
    page = Page(kind: .output)
    return [.run(call)]
  }

  /// Takes in what a program has said, if it is still waited for.
  mutating func take(_ said: ProgramOutput, of call: ProgramCall) {
    guard page?.kind == .output, output?.call.number == call.number else { return }
    guard !said.lines.isEmpty else {
      page = nil
      message = said.note ?? "\(call.name) has said nothing"
      return
    }
    output?.take(said)
  }

  /// Lays the page out for the screen, or lets go of it.
  mutating func fitOutput() {
    guard page?.kind == .output else {
      output = nil
      return
    }
    output?.fit(columns: size.columns - 2)
  }

  /// Asks for a program to be stopped whose page is no longer open.
  func stopProgram(of before: OutputPage?, _ effects: inout [Effect]) {
    guard let before, before.output == nil, output?.call.number != before.call.number else {
      return
    }
    // What has just been said is the end of it.
    effects.insert(.stopProgram, at: 0)
  }

  /// Opens the article's file in the user's editor.
  mutating func editFile() -> [Effect] {
    guard let slot = text.slot, let id = library.id(of: slot), let path = library.path(of: slot)
    else {
      message = "There is no article to edit"
      return []
    }
    guard path != "-" else {
      message = "This article has no file: it was piped in"
      return []
    }
    return [.edit(id, path: library.isNamedExactly(slot) ? path : nil)]
  }
}
