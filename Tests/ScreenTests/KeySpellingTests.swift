import Screen
import Testing

@Suite struct KeySpellingTests {
  @Test(
    "Keys are spelled and shown in one way",
    arguments: [
      ("x", Key(.character("x")), "x"), ("X", Key(.character("X")), "X"),
      ("/", Key(.character("/")), "/"), ("-", Key(.character("-")), "-"),
      (":", Key(.character(":")), ":"), ("é", Key(.character("é")), "é"),
      ("漢", Key(.character("漢")), "漢"), ("space", Key(.character(" ")), "Space"),
      ("up", Key(.up), "↑"), ("down", Key(.down), "↓"), ("left", Key(.left), "←"),
      ("right", Key(.right), "→"), ("enter", Key(.enter), "Enter"), ("esc", Key(.escape), "Esc"),
      ("tab", Key(.tab), "Tab"), ("backtab", Key(.backtab), "Shift-Tab"),
      ("pgup", Key(.pageUp), "PgUp"), ("pgdn", Key(.pageDown), "PgDn"),
      ("home", Key(.home), "Home"),
      ("end", Key(.end), "End"), ("backspace", Key(.backspace), "Backspace"),
      ("delete", Key(.delete), "Delete"), ("insert", Key(.insert), "Insert"),
      ("f1", Key(.function(1)), "F1"), ("f24", Key(.function(24)), "F24"),
      ("ctrl-d", Key(.character("d"), control: true), "Ctrl-D"),
      ("alt-x", Key(.character("x"), alt: true), "Alt-X"),
      ("alt-X", Key(.character("X"), alt: true), "Alt-Shift-X"),
      ("alt-<", Key(.character("<"), alt: true), "Alt-<"),
      ("ctrl-alt-x", Key(.character("x"), control: true, alt: true), "Ctrl-Alt-X"),
      ("ctrl-space", Key(.character(" "), control: true), "Ctrl-Space"),
      ("ctrl-left", Key(.left, control: true), "Ctrl-←"),
      ("ctrl--", Key(.character("-"), control: true), "Ctrl--"),
      ("alt-enter", Key(.enter, alt: true), "Alt-Enter"),
      ("ctrl-alt-f5", Key(.function(5), control: true, alt: true), "Ctrl-Alt-F5"),
    ])
  func roundTrip(_ spelling: String, key: Key, label: String) {
    #expect(Key(spelling: spelling) == key)
    #expect(key.spelling == spelling)
    #expect(key.label == label)
  }

  @Test(
    "Keys that a terminal cannot tell apart are one key",
    arguments: [
      ("ctrl-i", "tab"), ("ctrl-I", "tab"), ("ctrl-m", "enter"), ("ctrl-[", "esc"),
      ("ctrl-?", "backspace"), ("ctrl-@", "ctrl-space"), ("ctrl-D", "ctrl-d"),
      ("alt-ctrl-x", "ctrl-alt-x"), ("ctrl-alt-i", "alt-tab"), ("ctrl-alt-m", "alt-enter"),
    ])
  func sameKey(_ spelling: String, canonical: String) throws {
    #expect(try #require(Key(spelling: spelling)).spelling == canonical)
  }

  @Test(
    "A control character is the key that types it",
    arguments: [
      ("\t", "tab"), ("\r", "enter"), ("\n", "ctrl-j"), ("\r\n", "enter"), ("\u{1B}", "esc"),
      ("\u{7F}", "backspace"), ("\u{4}", "ctrl-d"), ("\0", "ctrl-space"), ("\u{1F}", "ctrl-_"),
    ] as [(Character, String)])
  func controlCharacter(_ character: Character, spelling: String) {
    #expect(Key(.character(character)).spelling == spelling)
    #expect(Key(spelling: spelling) == Key(.character(character)).canonical)
  }

  @Test(
    "A combining mark is spelled as it is typed, also behind a hyphen",
    arguments: ["\u{301}", "\u{34D}", "\u{200D}", "\u{FE0F}"] as [Character])
  func combiningMark(_ character: Character) {
    for (control, alt) in [(false, false), (false, true), (true, false), (true, true)] {
      let key = Key(.character(character), control: control, alt: alt)
      #expect(Key(spelling: key.spelling) == key)
    }
  }

  @Test(
    "What is no key",
    arguments: [
      "", "Down", "dwn", "jj", "ctrl-", "alt-", "ctrl-ctrl-x", "ctrl-xx", "f0", "f25", "f01", "f+1",
      "ctrl-f99", " ", "\t", "\u{1B}", "\u{9B}", "shift-x", "ctrl",
    ])
  func noKey(_ spelling: String) {
    #expect(Key(spelling: spelling) == nil)
  }

  @Test("Every function key has a spelling", arguments: Key.functionKeys)
  func functionKeys(_ number: Int) {
    #expect(Key(spelling: "f\(number)") == Key(.function(number)))
  }
}
