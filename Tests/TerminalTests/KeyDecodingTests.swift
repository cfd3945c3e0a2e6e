import Screen
import Testing

@testable import Terminal

@Suite("Keys, however the reads cut them")
struct KeyDecodingTests {
  private static let characters: [DecodingCase] = [
    DecodingCase("letters", "aZ/", TerminalEvent.typed("aZ/")),
    DecodingCase("accents and scripts", "éżя中😀", TerminalEvent.typed("éżя中😀")),
    DecodingCase("alt and a letter", "\u{1B}x", .typed("x", alt: true)),
    DecodingCase("alt and a capital", "\u{1B}X", .typed("X", alt: true)),
    DecodingCase("alt and an accent", "\u{1B}é", .typed("é", alt: true)),
    DecodingCase("ctrl-a", "\u{01}", .typed("a", control: true)),
    DecodingCase("ctrl-z", "\u{1A}", .typed("z", control: true)),
    DecodingCase("ctrl-space", "\u{00}", .typed(" ", control: true)),
    DecodingCase("ctrl-backslash", "\u{1C}", .typed("\\", control: true)),
    DecodingCase("ctrl-underscore", "\u{1F}", .typed("_", control: true)),
    DecodingCase("ctrl-alt-x", "\u{1B}\u{18}", .typed("x", control: true, alt: true)),
    DecodingCase("enter", "\r", Key(.enter)),
    DecodingCase("ctrl-j is enter", "\n", Key(.enter)),
    DecodingCase("tab", "\t", Key(.tab)),
    DecodingCase("backspace as DEL", "\u{7F}", Key(.backspace)),
    DecodingCase("backspace as ctrl-h", "\u{08}", Key(.backspace)),
    DecodingCase("alt-backspace", "\u{1B}\u{7F}", Key(.backspace, alt: true)),
    DecodingCase("alt-enter", "\u{1B}\r", Key(.enter, alt: true)),
    DecodingCase("bidi override", "a\u{202E}b", TerminalEvent.typed("ab")),
    DecodingCase("C1 control in UTF-8", "a\u{9B}b", TerminalEvent.typed("ab")),
  ]

  private static let escapes: [DecodingCase] = [
    DecodingCase("escape", "\u{1B}", Key(.escape)),
    DecodingCase(
      "escape twice", "\u{1B}\u{1B}", [.key(Key(.escape)), .key(Key(.escape))]),
    DecodingCase(
      "escape three times", "\u{1B}\u{1B}\u{1B}", Array(repeating: .key(Key(.escape)), count: 3)),
    DecodingCase(
      "escape and alt", "\u{1B}\u{1B}j", [.key(Key(.escape)), .key(.typed("j", alt: true))]),
    DecodingCase("alt and an arrow, as rxvt", "\u{1B}\u{1B}[A", Key(.up, alt: true)),
    DecodingCase("alt-[", "\u{1B}[", .typed("[", alt: true)),
    DecodingCase("alt-O", "\u{1B}O", .typed("O", alt: true)),
    DecodingCase("alt-]", "\u{1B}]", .typed("]", alt: true)),
    DecodingCase("alt-P", "\u{1B}P", .typed("P", alt: true)),
    DecodingCase(
      "escape and the mouse", "\u{1B}\u{1B}[<0;2;3M", [.key(Key(.escape)), .mouse(.press, 1, 2)]),
  ]

  private static let cursorKeys: [DecodingCase] = [
    DecodingCase("up", "\u{1B}[A", Key(.up)),
    DecodingCase("down, application mode", "\u{1B}OB", Key(.down)),
    DecodingCase("right", "\u{1B}[C", Key(.right)),
    DecodingCase("left, application mode", "\u{1B}OD", Key(.left)),
    DecodingCase("home", "\u{1B}[H", Key(.home)),
    DecodingCase("end, application mode", "\u{1B}OF", Key(.end)),
    DecodingCase("home, numbered", "\u{1B}[1~", Key(.home)),
    DecodingCase("home, rxvt", "\u{1B}[7~", Key(.home)),
    DecodingCase("end, rxvt", "\u{1B}[8~", Key(.end)),
    DecodingCase("insert", "\u{1B}[2~", Key(.insert)),
    DecodingCase("delete", "\u{1B}[3~", Key(.delete)),
    DecodingCase("page up", "\u{1B}[5~", Key(.pageUp)),
    DecodingCase("page down", "\u{1B}[6~", Key(.pageDown)),
    DecodingCase("backtab", "\u{1B}[Z", Key(.backtab)),
    DecodingCase("keypad enter", "\u{1B}OM", Key(.enter)),
    DecodingCase("keypad 5", "\u{1B}Ou", .typed("5")),
    DecodingCase("keypad plus", "\u{1B}Ok", .typed("+")),
  ]

  private static let functionKeys: [DecodingCase] = [
    DecodingCase("F1, vt100", "\u{1B}OP", Key(.function(1))),
    DecodingCase("F1, numbered", "\u{1B}[11~", Key(.function(1))),
    DecodingCase("F5", "\u{1B}[15~", Key(.function(5))),
    DecodingCase("F6", "\u{1B}[17~", Key(.function(6))),
    DecodingCase("F10", "\u{1B}[21~", Key(.function(10))),
    DecodingCase("F11", "\u{1B}[23~", Key(.function(11))),
    DecodingCase("F12", "\u{1B}[24~", Key(.function(12))),
    DecodingCase("F20", "\u{1B}[34~", Key(.function(20))),
    DecodingCase("F1, Linux console", "\u{1B}[[A", Key(.function(1))),
    DecodingCase("F5, Linux console", "\u{1B}[[E", Key(.function(5))),
    DecodingCase("F3 with shift", "\u{1B}[1;2R", Key(.function(3))),
    DecodingCase("ctrl-F4", "\u{1B}[1;5S", Key(.function(4), control: true)),
  ]

  private static let modified: [DecodingCase] = [
    DecodingCase("ctrl-up", "\u{1B}[1;5A", Key(.up, control: true)),
    DecodingCase("alt-left", "\u{1B}[1;3D", Key(.left, alt: true)),
    DecodingCase("shift-down", "\u{1B}[1;2B", Key(.down)),
    DecodingCase("ctrl-alt-end", "\u{1B}[1;7F", Key(.end, control: true, alt: true)),
    DecodingCase("ctrl-page-up", "\u{1B}[5;5~", Key(.pageUp, control: true)),
    DecodingCase("alt-delete", "\u{1B}[3;3~", Key(.delete, alt: true)),
    DecodingCase("ctrl-right, old konsole", "\u{1B}O5C", Key(.right, control: true)),
    DecodingCase("shift-up, rxvt", "\u{1B}[a", Key(.up)),
    DecodingCase("ctrl-up, rxvt", "\u{1B}Oa", Key(.up, control: true)),
    DecodingCase("ctrl-page-down, rxvt", "\u{1B}[6^", Key(.pageDown, control: true)),
    DecodingCase("shift-end, rxvt", "\u{1B}[8$", Key(.end)),
    DecodingCase("ctrl-shift-home, rxvt", "\u{1B}[7@", Key(.home, control: true)),
    DecodingCase("modifyOtherKeys ctrl-d", "\u{1B}[27;5;100~", .typed("d", control: true)),
    DecodingCase("modifyOtherKeys ctrl-m", "\u{1B}[27;5;109~", Key(.enter)),
    DecodingCase("modifyOtherKeys alt-x", "\u{1B}[27;3;120~", .typed("x", alt: true)),
    DecodingCase("modifyOtherKeys shift-tab", "\u{1B}[27;2;9~", Key(.backtab)),
    DecodingCase("modifyOtherKeys ctrl-enter", "\u{1B}[27;5;13~", Key(.enter, control: true)),
    DecodingCase("kitty a", "\u{1B}[97u", .typed("a")),
    DecodingCase("kitty shift-a", "\u{1B}[97;2u", .typed("A")),
    DecodingCase("kitty shift-1", "\u{1B}[49:33;2u", .typed("!")),
    DecodingCase("kitty ctrl-c", "\u{1B}[99;5u", .typed("c", control: true)),
    DecodingCase("kitty escape", "\u{1B}[27u", Key(.escape)),
    DecodingCase("kitty super-q is no q", "\u{1B}[113;9u", .typed("q", alt: true)),
    DecodingCase("kitty release", "\u{1B}[97;1:3u", []),
    DecodingCase("kitty caps lock", "\u{1B}[57358u", []),
  ]

  @Test(arguments: characters + escapes + cursorKeys + functionKeys + modified)
  func decodes(_ example: DecodingCase) {
    for pieces in example.cuts {
      #expect(DecodingCase.decode(pieces) == example.events, "cut as \(pieces)")
    }
  }

  @Test(arguments: characters + escapes + cursorKeys + functionKeys + modified)
  func followingKeyIsItself(_ example: DecodingCase) {
    var decoder = InputDecoder()
    _ = decoder.feed(example.bytes)
    _ = decoder.finish()
    #expect(!decoder.isMidKey)
    #expect(decoder.feed(Array("q".utf8)) == TerminalEvent.typed("q"))
  }

  @Test("Only a key that may go on keeps the reader waiting")
  func midKey() {
    for text in ["\u{1B}", "\u{1B}[", "\u{1B}[1;5", "\u{1B}O", "\u{1B}]11"] {
      var decoder = InputDecoder()
      _ = decoder.feed(Array(text.utf8))
      #expect(decoder.isMidKey, "\(text.debugDescription)")
    }
    for text in ["", "a", "\u{1B}[A", "\u{1B}x", "\u{1B}[200~half"] {
      var decoder = InputDecoder()
      _ = decoder.feed(Array(text.utf8))
      #expect(!decoder.isMidKey, "\(text.debugDescription)")
    }
  }

  private static let brokenText: [DecodingCase] = [
    DecodingCase("lone continuation", bytes: [0x61, 0x80, 0x62], TerminalEvent.typed("ab")),
    DecodingCase("cut short", bytes: [0x61, 0xE2, 0x82, 0x62], TerminalEvent.typed("ab")),
    DecodingCase(
      "cut short by another", bytes: [0xE2, 0x82, 0xC3, 0xA9], TerminalEvent.typed("é")),
    DecodingCase("overlong slash", bytes: [0xC0, 0xAF, 0x62], TerminalEvent.typed("b")),
    DecodingCase("overlong in three", bytes: [0xE0, 0x80, 0xAF], []),
    DecodingCase("surrogate", bytes: [0xED, 0xA0, 0x80], []),
    DecodingCase("too large", bytes: [0xF4, 0x90, 0x80, 0x80], []),
    DecodingCase("never a lead byte", bytes: [0xFF, 0xFE, 0xF8], []),
    DecodingCase("unfinished at the end", bytes: [0xF0, 0x9F, 0x98], []),
    DecodingCase("cut short by escape", bytes: [0xE2, 0x1B, 0x5B, 0x41], [.key(Key(.up))]),
    DecodingCase(
      "cut short after alt", bytes: [0x1B, 0xE2, 0x62], TerminalEvent.typed("b")),
  ]

  @Test("Broken UTF-8 is never a command", arguments: brokenText)
  func brokenUTF8(_ example: DecodingCase) {
    for pieces in example.cuts {
      #expect(DecodingCase.decode(pieces) == example.events, "cut as \(pieces)")
    }
  }

  /// They mean nothing to anyone, and no text may hold them.
  @Test(arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x3FFFF, 0x10FFFF] as [UInt32])
  func noncharactersAreNoKeys(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let text = "a\(Character(scalar))b"
    #expect(DecodingCase.decode([Array(text.utf8)[...]]) == TerminalEvent.typed("ab"))
    let paste = Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)
    #expect(DecodingCase.decode([paste[...]]) == [.paste("ab")])
  }
}
