import Screen
import Testing

@testable import Terminal

@Suite("Asking the terminal how wide it draws")
struct TerminalProbeTests {
  @Test("Each text has a line of its own, and something that is always answered comes last")
  func question() {
    let text = String(
      decoding: TerminalProbe.question(about: ["ab", "漢"], asksBackground: true), as: UTF8.self)
    #expect(
      text == "\u{1B}]11;?\u{1B}\\\r\u{1B}[Kab\u{1B}[6n\r\u{1B}[K漢\u{1B}[6n\r\u{1B}[K\u{1B}[c")
    let quiet = TerminalProbe.question(about: [], asksBackground: false)
    #expect(quiet == Array("\r\u{1B}[K\u{1B}[c".utf8))
  }

  @Test(
    "The whole takes no longer than people wait, however slowly the answers dribble in",
    arguments: [(0, 1_000), (1_400, 1_000), (2_000, 500), (2_499, 1), (2_500, nil), (9_000, nil)]
      as [(Int32, Int32?)])
  func patience(elapsed: Int32, wait: Int32?) {
    #expect(TerminalProbe.wait(after: elapsed) == wait)
  }

  struct Case: Sendable {
    var bytes: String
    var columns: [Int]?
    var background: RGB?
    var isOver = true
  }

  @Test(arguments: [
    Case(bytes: "\u{1B}[5;3R\u{1B}[5;4R\u{1B}[?62c", columns: [2, 3]),
    Case(bytes: "\u{1B}[1;3R\u{1B}[1;2R\u{1B}[?62c", columns: [2, 1]),
    Case(
      bytes: "\u{1B}]11;rgb:00/00/00\u{07}\u{1B}[5;3R\u{1B}[5;4R\u{1B}[?62c", columns: [2, 3],
      background: .black),
    Case(bytes: "x\u{1B}[A\u{1B}[5;3Rqq\u{1B}[5;4R\u{1B}[?62c", columns: [2, 3]),
    Case(bytes: "\u{1B}[5;3R\u{1B}[?62c", columns: nil),
    Case(bytes: "\u{1B}[5;3R\u{1B}[5;4R\u{1B}[5;4R\u{1B}[?62c", columns: nil),
    Case(bytes: "\u{1B}[5;3R\u{1B}[5;4R", columns: [2, 3], isOver: false),
    Case(bytes: "\u{03}", columns: nil),
    Case(bytes: "", columns: nil, isOver: false),
  ])
  func answers(_ example: Case) {
    let bytes = Array(example.bytes.utf8)
    for cut in 0...bytes.count {
      var answers = TerminalProbe.Answers(count: 2)
      answers.take(bytes[..<cut])
      answers.take(bytes[cut...])
      #expect(answers.columns == example.columns, "cut at \(cut)")
      #expect(answers.background == example.background)
      #expect(answers.isOver == example.isOver)
    }
  }
}
