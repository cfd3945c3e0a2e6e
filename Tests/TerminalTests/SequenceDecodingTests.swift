import Screen
import Testing

@testable import Terminal

@Suite("What a terminal sends beside keys")
struct SequenceDecodingTests {
  private static let mouse: [DecodingCase] = [
    DecodingCase("press", "\u{1B}[<0;1;1M", [.mouse(.press, 0, 0)]),
    DecodingCase("release", "\u{1B}[<0;80;24m", [.mouse(.release, 79, 23)]),
    DecodingCase("drag", "\u{1B}[<32;300;5M", [.mouse(.drag, 299, 4)]),
    DecodingCase("wheel up", "\u{1B}[<64;3;4M", [.mouse(.wheelUp, 2, 3)]),
    DecodingCase("wheel down", "\u{1B}[<65;3;4M", [.mouse(.wheelDown, 2, 3)]),
    DecodingCase("wheel with ctrl", "\u{1B}[<81;3;4M", [.mouse(.wheelDown, 2, 3)]),
    DecodingCase("wheel with shift", "\u{1B}[<68;3;4M", [.mouse(.wheelUp, 2, 3)]),
    DecodingCase("wheel to the side", "\u{1B}[<66;3;4M", []),
    DecodingCase("right button", "\u{1B}[<2;3;4M", []),
    DecodingCase("middle button let go", "\u{1B}[<1;3;4m", []),
    DecodingCase("movement alone", "\u{1B}[<35;3;4M", []),
    DecodingCase("a place from zero", "\u{1B}[<0;0;4M", []),
    DecodingCase("a place beyond any screen", "\u{1B}[<0;99999999999999999999;4M", []),
    DecodingCase("too few numbers", "\u{1B}[<0;1M", []),
    DecodingCase("old press", "\u{1B}[M !!", [.mouse(.press, 0, 0)]),
    DecodingCase("old release", "\u{1B}[M#\"!", [.mouse(.release, 1, 0)]),
    DecodingCase("old wheel", "\u{1B}[Ma!!", [.mouse(.wheelDown, 0, 0)]),
    DecodingCase(
      "old press far to the right", bytes: [0x1B, 0x5B, 0x4D, 0x20, 0xFF, 0x21],
      [.mouse(.press, 222, 0)]),
    DecodingCase("old press cut short", "\u{1B}[M \u{1B}[A", [.key(Key(.up))]),
  ]

  private static let pastes: [DecodingCase] = [
    DecodingCase("plain", "\u{1B}[200~hello\u{1B}[201~", [.paste("hello")]),
    DecodingCase(
      "between keys", "a\u{1B}[200~qQ\u{1B}[201~b",
      TerminalEvent.typed("a") + [.paste("qQ")] + TerminalEvent.typed("b")),
    DecodingCase("lines", "\u{1B}[200~a\rb\nc\r\nd\te\u{1B}[201~", [.paste("a b c d e")]),
    DecodingCase("controls", "\u{1B}[200~a\u{03}\u{00}\u{7F}b\u{9B}c\u{1B}[201~", [.paste("abc")]),
    DecodingCase(
      "sequences", "\u{1B}[200~\u{1B}[31mred\u{1B}\u{1B}[20x\u{1B}[201~", [.paste("[31mred[20x")]),
    DecodingCase("a paste within", "\u{1B}[200~a\u{1B}[200~b\u{1B}[201~", [.paste("a[200~b")]),
    DecodingCase("scripts", "\u{1B}[200~zażółć 中文 👩‍🚀\u{1B}[201~", [.paste("zażółć 中文 👩‍🚀")]),
    DecodingCase("bidi controls", "\u{1B}[200~a\u{202E}b\u{2028}c\u{1B}[201~", [.paste("ab c")]),
    DecodingCase(
      "broken UTF-8",
      bytes: Array("\u{1B}[200~a".utf8) + [0xE2, 0x82] + Array("b\u{1B}[201~".utf8),
      [.paste("ab")]),
    DecodingCase("empty", "\u{1B}[200~\u{1B}[201~q", TerminalEvent.typed("q")),
    DecodingCase("unfinished", "\u{1B}[200~half\u{1B}[2", [.paste("half")]),
    DecodingCase("an end without a beginning", "\u{1B}[201~q", TerminalEvent.typed("q")),
  ]

  private static let reports: [DecodingCase] = [
    DecodingCase("focus", "\u{1B}[I\u{1B}[Oq", TerminalEvent.typed("q")),
    DecodingCase("device attributes", "\u{1B}[?62;22cq", TerminalEvent.typed("q")),
    DecodingCase("secondary attributes", "\u{1B}[>41;354;0cq", TerminalEvent.typed("q")),
    DecodingCase("place of the cursor", "\u{1B}[24;80Rq", TerminalEvent.typed("q")),
    DecodingCase("mode", "\u{1B}[?2026;1$yq", TerminalEvent.typed("q")),
    DecodingCase("size", "\u{1B}[8;24;80tq", TerminalEvent.typed("q")),
    DecodingCase(
      "colour, ended by BEL", "\u{1B}]11;rgb:0000/0000/0000\u{07}q", TerminalEvent.typed("q")),
    DecodingCase(
      "colour, ended by ST", "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\q", TerminalEvent.typed("q")),
    DecodingCase("name, a device string", "\u{1B}P>|xterm(354)\u{1B}\\q", TerminalEvent.typed("q")),
    DecodingCase("a string with text", "\u{1B}]0;żółw\u{1B}\\q", TerminalEvent.typed("q")),
    DecodingCase(
      "a string cut short by a key", "\u{1B}]11;rgb\u{1B}[Aq", [.key(Key(.up)), .key(.typed("q"))]),
    DecodingCase("a string that never ends", "\u{1B}]11;rgb:00", []),
  ]

  private static let strange: [DecodingCase] = [
    DecodingCase("unknown final", "\u{1B}[1;2vq", TerminalEvent.typed("q")),
    DecodingCase("unknown number", "\u{1B}[99~q", TerminalEvent.typed("q")),
    DecodingCase("intermediates", "\u{1B}[1 qq", TerminalEvent.typed("q")),
    DecodingCase("unknown keypad key", "\u{1B}Oiq", TerminalEvent.typed("q")),
    DecodingCase("unknown console key", "\u{1B}[[Zq", TerminalEvent.typed("q")),
    DecodingCase("cut short by a key", "\u{1B}[1;5\u{1B}[B", [.key(Key(.down))]),
    DecodingCase(
      "cut short by a control", "\u{1B}[1;5\rq", [.key(Key(.enter)), .key(.typed("q"))]),
    DecodingCase("cut short by CAN", "\u{1B}[1;5\u{18}q", TerminalEvent.typed("q")),
    DecodingCase("cut short by text", "\u{1B}[1;5éq", TerminalEvent.typed("éq")),
    DecodingCase("keypad cut short", "\u{1B}O\u{1B}OA", [.key(Key(.up))]),
    DecodingCase("unfinished", "\u{1B}[1;5", []),
    DecodingCase(
      "numbers without end", "\u{1B}[99999999999999999999999;5A", [.key(Key(.up, control: true))]),
    DecodingCase(
      "parameters without end", "\u{1B}[" + String(repeating: ";", count: 1000) + "~q",
      TerminalEvent.typed("q")),
  ]

  @Test(arguments: mouse + pastes + reports + strange)
  func decodes(_ example: DecodingCase) {
    for pieces in example.cuts {
      #expect(DecodingCase.decode(pieces) == example.events, "cut as \(pieces)")
    }
  }

  @Test(
    "An endless sequence is given up",
    arguments: ["\u{1B}[", "\u{1B}O", "\u{1B}]", "\u{1B}P", "\u{1B}_"])
  func endless(introducer: String) {
    var decoder = InputDecoder()
    _ = decoder.feed(Array(introducer.utf8))
    _ = decoder.feed(Array(repeating: UInt8(ascii: "1"), count: 10_000))
    #expect(!decoder.isMidKey)
    #expect(decoder.feed(Array("q".utf8)) == TerminalEvent.typed("q"))
  }

  @Test("A paste is bounded, and what is beyond the bound is no key")
  func longPaste() {
    let text = String(repeating: "żq\r", count: 400_000)
    var decoder = InputDecoder()
    var events = decoder.feed(Array("\u{1B}[200~\(text)".utf8))
    #expect(decoder.isMidPaste)
    events += decoder.feed(Array("\u{1B}[201~q".utf8))
    #expect(events.count == 2)
    guard case .paste(let pasted) = events.first else {
      Issue.record("no paste")
      return
    }
    #expect(pasted.unicodeScalars.count == PasteCollector.limit)
    #expect(events.last == .key(.typed("q")))
  }

  @Test("Any bytes at all leave a decoder that still answers", arguments: 0..<40)
  func randomBytes(seed: UInt64) {
    var random = SplitMix(state: seed)
    let pieces = [
      "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[M", "\u{1B}[<", ";",
      "1", "~", "\u{1B}]",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<2000 {
      if Bool.random(using: &random) {
        bytes.append(UInt8.random(in: 0...255, using: &random))
      } else {
        bytes += Array(pieces[Int.random(in: pieces.indices, using: &random)].utf8)
      }
    }
    let keys: [([UInt8], Key)] = [(Array("\u{1B}[1~".utf8), Key(.home)), ([0x1B, 0x41], Key(.up))]
    var whole = InputDecoder(terminalKeys: keys)
    var split = InputDecoder(terminalKeys: keys)
    let events = whole.feed(bytes) + whole.finish()
    var splitEvents = bytes.flatMap { split.feed(CollectionOfOne($0)) }
    splitEvents += split.finish()
    #expect(events == splitEvents)
    #expect(whole.feed(Array("q".utf8)) == TerminalEvent.typed("q"))
    #expect(split.feed(Array("q".utf8)) == TerminalEvent.typed("q"))
  }
}

/// A small generator with a seed, so that a failure can be repeated.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
