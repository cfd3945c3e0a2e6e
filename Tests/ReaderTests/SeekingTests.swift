import Articles
import Catalog
import Screen
import Testing

@testable import Reader

@Suite struct SeekingTests {
  /// A pane that shows a text of so many numbered lines.
  private func pane(lines count: Int) throws -> TextPane {
    let text =
      "Long\n\n" + (0..<count).map { "- line \($0) of a long text" }.joined(separator: "\n")
    let source = ArticleSource(id: ArticleID(path: "a.txt".utf8), path: "a.txt")
    let article = try ArticleParser.parse(Array(text.utf8), from: source)
    var pane = TextPane()
    pane.fit(width: 40, rows: 20)
    pane.show(article, in: Slot(index: 0), at: .start)
    return pane
  }

  private func top(of pane: TextPane) -> String {
    let line = pane.layout.lines[pane.top]
    return line.piece < 0 ? "" : pane.layout.pieces[line.piece].text
  }

  @Test("The end of a short text is there at once")
  func short() throws {
    var pane = try pane(lines: 2_000)
    pane.scrollToEnd()
    #expect(!pane.isSeeking)
    #expect(pane.isAtEnd)
  }

  @Test("The end of a long text is reached in slices, none of which sets all of it")
  func end() throws {
    var pane = try pane(lines: 100_000)
    pane.scrollToEnd()
    var slices = 0
    while pane.isSeeking {
      let before = pane.layout.lines.count
      let set = pane.layout.size(laidOut: before)
      pane.seek()
      #expect(pane.layout.lines.count - before <= 2_100)
      #expect(pane.layout.size(laidOut: pane.layout.lines.count) - set <= 70_000)
      slices += 1
    }
    #expect(slices > 10)
    #expect(pane.isAtEnd)
    #expect(top(of: pane).contains("line 99980"))
  }

  @Test("A place far into a text is found again in another width, in slices")
  func place() throws {
    var pane = try pane(lines: 100_000)
    pane.scrollToEnd()
    while pane.isSeeking { pane.seek() }
    pane.scroll(by: -500)
    let words = top(of: pane)
    pane.fit(width: 30, rows: 10)
    #expect(pane.isSeeking)
    while pane.isSeeking { pane.seek() }
    #expect(top(of: pane) == words)
  }

  @Test("A text without a space is gone through in slices as well, and says so")
  func unbroken() throws {
    let text = "Long\n\n" + String(repeating: "x", count: 1_000_000) + "end"
    var session = try Session([("a.txt", text)])
    session.send(.loadingFinished)
    try session.press("enter")
    for effect in session.effects {
      if case .prepare(let kept) = effect {
        session.send(.text(PreparedText(kept.article(), isFromFile: false)))
      }
    }
    for key in try KeyScript.parse("G") { session.send(.terminal(key)) }
    #expect(session.state.isFindingPlace)
    #expect(session.bottom.contains("finding the place"))
    session.send(.idle)
    #expect(session.state.isFindingPlace)
    let first = session.rows[4]
    for key in try KeyScript.parse("g") { session.send(.terminal(key)) }
    #expect(!session.state.isFindingPlace)
    #expect(session.rows[4] == first)
    try session.press("G")
    #expect(session.screen.contains("xend"))
    #expect(!session.bottom.contains("finding the place"))
  }

  @Test("A far place is scrolled to in slices")
  func farPlace() throws {
    var pane = try pane(lines: 100_000)
    pane.scroll(to: TextAnchor(block: pane.layout.pieces.count - 100, offset: 0))
    #expect(pane.isSeeking)
    while pane.isSeeking { pane.seek() }
    #expect(top(of: pane).contains("line 99900"))
  }

  @Test("Whoever scrolls meanwhile stays where they are")
  func interrupted() throws {
    var pane = try pane(lines: 100_000)
    pane.scrollToEnd()
    pane.seek()
    pane.scroll(by: 3)
    #expect(!pane.isSeeking)
    #expect(pane.top == 3)
  }
}
