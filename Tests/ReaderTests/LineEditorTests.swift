import Reader
import Screen
import Testing

@Suite struct LineEditorTests {
  /// Keys typed into an empty line, and the line with `|` where the cursor is.
  @Test(arguments: [
    ("", "|"), ("a b", "ab|"), ("text:wagner", "wagner|"), ("text:ab left c", "ac|b"),
    ("text:ab ctrl-a c", "c|ab"), ("text:ab home c end d", "cabd|"),
    ("text:ab backspace", "a|"), ("text:ab left left backspace", "|ab"),
    ("text:ab left delete", "a|"), ("text:ab ctrl-a ctrl-d", "|b"),
    ("text:one space text:two ctrl-w", "one |"), ("text:one space text:two ctrl-u", "|"),
    ("text:one space text:two alt-b ctrl-k", "one |"),
    ("text:one space text:two alt-b alt-b alt-f", "one| two"),
    ("text:one space text:two ctrl-w ctrl-a ctrl-y", "two|one "),
    ("text:one space text:two ctrl-a alt-d", "| two"), ("text:é ctrl-b", "|é"),
  ])
  func editsAsReadlineDoes(keys: String, expected: String) throws {
    var editor = LineEditor()
    for case .key(let key) in try KeyScript.parse(keys) { _ = editor.handle(key) }
    var characters = editor.characters
    characters.insert("|", at: editor.cursor)
    #expect(String(characters) == expected)
  }

  @Test func staysWithinItsCapacity() {
    var editor = LineEditor("x")
    editor.insert(String(repeating: "y", count: 50_000))
    #expect(editor.characters.count == LineEditor.capacity)
  }

  @Test func leavesOtherKeysToThePrompt() throws {
    var editor = LineEditor("x")
    for spelling in ["up", "f1", "pgdn", "ctrl-n"] {
      let key = try #require(Key(spelling: spelling))
      let isTaken = editor.handle(key)
      #expect(!isTaken, "\(spelling)")
    }
    #expect(editor.text == "x")
  }
}
