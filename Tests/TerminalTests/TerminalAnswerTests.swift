import Screen
import Testing

@testable import Terminal

@Suite("What a terminal answers")
struct TerminalAnswerTests {
  @Test(
    arguments: [
      ("\u{1B}]11;rgb:ffff/8080/0000\u{1B}\\", [.background(RGB(hex: 0xFF8000))]),
      ("\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{07}", [.background(RGB(hex: 0x1E1E2E))]),
      ("\u{1B}]11;rgb:f/8/0\u{07}", [.background(RGB(hex: 0xFF8800))]),
      ("\u{1B}]11;rgb:fff/fff/fff\u{07}", [.background(.white)]),
      ("\u{1B}]11;rgba:ff/00/00/80\u{07}", [.background(RGB(hex: 0xFF0000))]),
      ("\u{1B}]11;#fdf6e3\u{07}", [.background(RGB(hex: 0xFDF6E3))]),
      ("\u{1B}]11;rgb:ff/ff\u{07}", []),
      ("\u{1B}]11;rgb:ff/ff/fg\u{07}", []),
      ("\u{1B}]11;rgb:+f/ff/ff\u{07}", []),
      ("\u{1B}]11;rgb:fffff/ff/ff\u{07}", []),
      ("\u{1B}]11;red\u{07}", []),
      ("\u{1B}]11;\u{07}", []),
      ("\u{1B}]10;rgb:ff/ff/ff\u{07}", []),
      ("\u{1B}P11;rgb:ff/ff/ff\u{1B}\\", []),
      ("\u{1B}]11;rgb:ff/ff/ff", []),
      ("\u{1B}[?62;22c", [.attributes]),
      ("\u{1B}[?997;1n", [.coloursChanged]),
      ("\u{1B}[24;80R", [.place(Point(column: 79, row: 23))]),
      ("\u{1B}[1;5R", [.place(Point(column: 4, row: 0))]),
      ("\u{1B}[0;5R", []),
      (
        "\u{1B}]11;rgb:00/00/00\u{1B}\\\u{1B}[?1;2c\u{1B}[2;3R",
        [.background(.black), .attributes, .place(Point(column: 2, row: 1))]
      ),
    ] as [(String, [TerminalAnswer])])
  func however(_ text: String, _ answers: [TerminalAnswer]) {
    let bytes = Array((text + "q").utf8)
    let example = DecodingCase("", bytes: Array(text.utf8), [])
    for pieces in example.cuts {
      var decoder = InputDecoder(terminalKeys: Self.keys, expectsPlaces: true)
      let events = pieces.flatMap { decoder.feed($0) }
      #expect(events.isEmpty, "cut as \(pieces)")
      #expect(decoder.takeAnswers() == answers, "cut as \(pieces)")
      #expect(decoder.takeAnswers().isEmpty)
    }
    // Nor is any of it a key that comes with the answer to something else.
    var decoder = InputDecoder(terminalKeys: Self.keys)
    let events = decoder.feed(bytes)
    #expect(events.count <= 2)
  }

  private static let keys: [([UInt8], Key)] = [
    (Array("\u{1B}OP".utf8), Key(.function(1))), (Array("\u{1B}[11~".utf8), Key(.function(1))),
  ]

  @Test("What cannot be a key is known for it from its second byte on")
  func midway() {
    for (text, isMid) in [
      ("\u{1B}", false), ("\u{1B}]", false), ("\u{1B}]1", true), ("\u{1B}]11;rgb:ff", true),
      ("\u{1B}]11;rgb:0/0/0\u{1B}", true), ("\u{1B}[", false), ("\u{1B}[?", true),
      ("\u{1B}[?62;", true), ("\u{1B}[?62c", false), ("\u{1B}[1;5", false), ("q", false),
    ] {
      var decoder = InputDecoder()
      _ = decoder.feed(Array(text.utf8))
      #expect(decoder.isMidAnswer == isMid, "\(text.debugDescription)")
    }
  }

  @Test("Answers that nobody takes are bounded, and so is one without an end")
  func bounded() {
    var decoder = InputDecoder()
    _ = decoder.feed(Array(String(repeating: "\u{1B}[?1c", count: 10_000).utf8))
    #expect(decoder.takeAnswers().count == 256)
    _ = decoder.feed(
      Array("\u{1B}]11;rgb:\(String(repeating: "0", count: 1_000))/0/0\u{07}q".utf8))
    #expect(decoder.takeAnswers().isEmpty)
  }

  @Test(
    "Only terminals that do not print the question are asked",
    arguments: [
      ("xterm-256color", true), ("tmux-256color", true), ("foot", true), ("xterm-kitty", true),
      ("linux", false), ("vt220", false), ("dumb", false), ("", true),
    ])
  func asked(_ type: String, _ isAsked: Bool) {
    #expect(BackgroundQuestion.isWorthAsking(type: type) == isAsked)
  }
}
