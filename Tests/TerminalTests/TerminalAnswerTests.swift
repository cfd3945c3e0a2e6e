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

  /// An answer, whole or broken, is no key however its bytes come in.
  @Test(arguments: [
    "\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\", "\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{07}",
    "\u{1B}]11;rgb:zz/\u{07}", "\u{1B}]11\u{07}", "\u{1B}]q\u{1B}\\", "\u{1B}]11;\u{7F}é\u{1B}\\",
    "\u{1B}]11;rgb:1\u{18}", "\u{1B}]11;rgb:1\u{1A}", "\u{1B}[?62;22c",
    "\u{1B}]4;1;rgb:ff/ff/ff\u{07}", "\u{1B}P1$r0m\u{1B}\\",
  ])
  func noKeys(_ answer: String) {
    for pieces in DecodingCase("", bytes: Array(answer.utf8), []).cuts {
      // With the program awaiting it, and long after.
      for awaits in [true, false] {
        var decoder = InputDecoder(terminalKeys: Self.keys)
        var events: [TerminalEvent] = []
        for piece in pieces { events += decoder.feed(piece) }
        #expect(events.isEmpty, "cut as \(pieces)")
        #expect(decoder.finish(awaitsAnswer: awaits).isEmpty)
        #expect(decoder.feed(Array("q".utf8)) == TerminalEvent.typed("q"))
      }
    }
  }

  @Test("What never ends is given up, and then keys are keys again")
  func unfinished() {
    for beginning in ["\u{1B}]11;rgb:ff", "\u{1B}]1", "\u{1B}[?62;", "\u{1B}]11;rgb:0/0/0\u{1B}"] {
      var decoder = InputDecoder()
      #expect(decoder.feed(Array(beginning.utf8)).isEmpty)
      #expect(!decoder.isLoneEscape)
      #expect(decoder.finish(awaitsAnswer: true).isEmpty)
      #expect(decoder.feed(Array("]q".utf8)).count <= 2)
    }
  }

  @Test("Escape acts at once, and the rest of an answer behind it is still none of keys")
  func escapeWhileAwaiting() {
    for keys in [[], Self.keys] {
      for rest in ["]11;rgb:1e1e/1e1e/2e2e\u{1B}\\", "]11;rgb:1e1e/1e1e/2e2e\u{07}", "[?62;22c"] {
        var decoder = InputDecoder(terminalKeys: keys)
        #expect(decoder.feed([0x1B]).isEmpty)
        #expect(decoder.isLoneEscape && decoder.isMidKey)
        #expect(decoder.finish(awaitsAnswer: true) == [.key(Key(.escape))])
        #expect(!decoder.isMidKey && !decoder.isLoneEscape)
        #expect(decoder.feed(Array(rest.utf8)).isEmpty)
        #expect(decoder.takeAnswers().count == 1)
        #expect(decoder.feed(Array("q".utf8)) == TerminalEvent.typed("q"))
      }
      // A bracket that is typed is a bracket.
      for bracket in ["]", "["] {
        var decoder = InputDecoder(terminalKeys: keys)
        _ = decoder.feed([0x1B])
        _ = decoder.finish(awaitsAnswer: true)
        #expect(decoder.feed(Array(bracket.utf8)).isEmpty)
        #expect(decoder.isMidKey && !decoder.isLoneEscape)
        #expect(decoder.finish(awaitsAnswer: true) == TerminalEvent.typed(bracket))
        #expect(decoder.feed(Array("\(bracket)j".utf8)) == TerminalEvent.typed("\(bracket)j"))
      }
      var decoder = InputDecoder(terminalKeys: keys)
      _ = decoder.feed([0x1B])
      _ = decoder.finish(awaitsAnswer: true)
      #expect(decoder.feed(Array("j]é".utf8)) == TerminalEvent.typed("j]é"))
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
