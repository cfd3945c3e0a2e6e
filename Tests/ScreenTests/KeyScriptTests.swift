import Screen
import Testing

@Suite struct KeyScriptTests {
  @Test("A script is a list of events")
  func script() throws {
    let events = try KeyScript.parse(
      " j  down\tctrl-d\n: text:a/é text:x:y space paste:a:b size:100x30 click:0x2 drag:3x4"
        + " release:5x6 wheelup:999x0 wheeldown:7x8 ")
    #expect(
      events == [
        .key(Key(.character("j"))), .key(Key(.down)), .key(Key(.character("d"), control: true)),
        .key(Key(.character(":"))),
        .key(Key(.character("a"))), .key(Key(.character("/"))), .key(Key(.character("é"))),
        .key(Key(.character("x"))), .key(Key(.character(":"))), .key(Key(.character("y"))),
        .key(Key(.character(" "))), .paste("a:b"), .resize(Size(columns: 100, rows: 30)),
        .mouse(MouseEvent(.press, at: Point(column: 0, row: 2))),
        .mouse(MouseEvent(.drag, at: Point(column: 3, row: 4))),
        .mouse(MouseEvent(.release, at: Point(column: 5, row: 6))),
        .mouse(MouseEvent(.wheelUp, at: Point(column: 999, row: 0))),
        .mouse(MouseEvent(.wheelDown, at: Point(column: 7, row: 8))),
      ])
  }

  @Test("A script without words does nothing", arguments: ["", " ", "\n\t \r\n"])
  func empty(_ text: String) throws {
    #expect(try KeyScript.parse(text) == [])
  }

  @Test(
    "A wrong word is named with its place and what is wrong",
    arguments: [
      ("j dwn k", "dwn", 2, .unknownKey), ("text:", "text:", 1, .missingText),
      ("j k paste:", "paste:", 3, .missingText), ("size:0x5", "size:0x5", 1, .badSize),
      ("size:80", "size:80", 1, .badSize), ("click:1", "click:1", 1, .badPoint),
      ("click:-1x2", "click:-1x2", 1, .badPoint), ("drag:1000x2", "drag:1000x2", 1, .badPoint),
      ("nope:x", "nope:x", 1, .unknownKey), ("text", "text", 1, .unknownKey),
      (":x", ":x", 1, .unknownKey), ("\u{1B}[31m", "\u{1B}[31m", 1, .unknownKey),
    ] as [(String, String, Int, KeyScript.Failure.Reason)])
  func failures(
    _ script: String, word: String, position: Int, reason: KeyScript.Failure.Reason
  ) throws {
    let expected = KeyScript.Failure(word: word, position: position, reason: reason)
    #expect(throws: expected) { try KeyScript.parse(script) }
    #expect(expected.words.contains("word \(position)"))
    #expect(!expected.words.contains { $0.isNewline || $0 == "\u{1B}" })
  }

  @Test(
    "A failure says what would be right",
    arguments: [
      ("Down", #"unknown key "Down" (word 1): names are lower case, write down"#),
      (
        "size:9999x1",
        #"bad size in "size:9999x1" (word 1): a size is COLUMNSxROWS, such as 80x24, each from 1 to 1000"#
      ),
      ("text:", #"nothing to type in "text:" (word 1): write text:WORD or paste:WORD"#),
      (
        "click:x",
        #"bad place in "click:x" (word 1): a place is COLUMNxROW, such as click:10x3, counted from 0 to 999"#
      ),
      (
        "a\u{1B}\u{202E}z",
        #"unknown key "a\#u{FFFD}\#u{FFFD}z" (word 1): a key is a single character or one of up down left right enter"#
          + " esc tab backtab space pgup pgdn home end backspace delete insert f1 to f24, alone or after"
          + " ctrl- or alt-; other words start with text: paste: size: click: doubleclick: tripleclick: drag: release: wheelup: wheeldown:"
      ),
    ])
  func messages(_ script: String, words: String) {
    do throws(KeyScript.Failure) {
      _ = try KeyScript.parse(script)
      Issue.record("the script was taken")
    } catch {
      #expect(error.words == words)
    }
  }

  @Test(
    "Sizes",
    arguments: [
      ("80x24", Size(columns: 80, rows: 24)), ("1x1", Size(columns: 1, rows: 1)),
      ("1000x1000", Size(columns: 1000, rows: 1000)), ("0080x24", Size(columns: 80, rows: 24)),
      ("0x24", nil), ("80x0", nil), ("1001x5", nil), ("80", nil), ("80x", nil), ("x24", nil),
      ("80x24x2", nil), ("-1x24", nil), ("+80x24", nil), ("80X24", nil), (" 80x24", nil), ("", nil),
      ("99999999999999999999x1", nil), ("٨x٨", nil),
    ] as [(String, Size?)])
  func sizes(_ spelling: String, size: Size?) {
    #expect(Size(spelling: spelling) == size)
    if let size { #expect(Size(spelling: size.spelling) == size) }
  }
}
