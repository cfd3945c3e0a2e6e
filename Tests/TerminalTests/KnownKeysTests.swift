import Screen
import Testing

@testable import Terminal

@Suite("Keys as the terminal's description names them")
struct KnownKeysTests {
  /// A vt52, a Sun, and a key that begins as another does.
  private static let keys: [([UInt8], Key)] = [
    (Array("\u{1B}A".utf8), Key(.up)),
    (Array("\u{1B}[224z".utf8), Key(.function(1))),
    (Array("\u{1B}[22".utf8), Key(.function(2))),
    (Array("\u{1B}[9~".utf8), Key(.insert)),
    ([0x08], Key(.left)),
    (Array("xyz".utf8), Key(.right)),
    ([], Key(.down)),
  ]

  private static let cases: [DecodingCase] = [
    DecodingCase("before what the bytes mean elsewhere", "\u{1B}A", Key(.up)),
    DecodingCase("known here alone", "\u{1B}[9~", Key(.insert)),
    DecodingCase("the longest", "\u{1B}[224zq", [.key(Key(.function(1))), .key(.typed("q"))]),
    DecodingCase(
      "the shorter, and what follows", "\u{1B}[22q", [.key(Key(.function(2))), .key(.typed("q"))]),
    DecodingCase(
      "the shorter, and half the longer", "\u{1B}[224",
      [.key(Key(.function(2))), .key(.typed("4"))]),
    DecodingCase(
      "the shorter, and another", "\u{1B}[22\u{1B}A", [.key(Key(.function(2))), .key(Key(.up))]),
    DecodingCase(
      "others as ever", "\u{1B}[B\u{1B}x", [.key(Key(.down)), .key(.typed("x", alt: true))]),
    DecodingCase("half of one is another", "\u{1B}[2~", Key(.insert)),
    DecodingCase("escape", "\u{1B}", Key(.escape)),
    DecodingCase("alt and an arrow", "\u{1B}\u{1B}[A", Key(.up, alt: true)),
    DecodingCase("a paste", "\u{1B}[200~\u{1B}A\u{1B}[201~", [.paste("A")]),
    DecodingCase(
      "strings without ESC are not believed", "\u{08}xyz",
      [.key(Key(.backspace))] + TerminalEvent.typed("xyz")),
  ]

  @Test(arguments: cases)
  func decodes(_ example: DecodingCase) {
    for pieces in example.cuts {
      let events = DecodingCase.decode(pieces, keys: Self.keys)
      #expect(events == example.events, "cut as \(pieces)")
    }
  }

  @Test("A key's beginning keeps the reader waiting")
  func midKey() {
    var decoder = InputDecoder(terminalKeys: Self.keys)
    #expect(decoder.feed([0x1B]).isEmpty)
    #expect(decoder.isMidKey)
    #expect(decoder.finish() == [.key(Key(.escape))])
    #expect(!decoder.isMidKey)
  }
}
