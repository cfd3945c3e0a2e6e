import Articles
import Catalog
import Reader
import Screen
import Testing

/// Random walks: whatever happens, nothing traps, and what is shown holds together.
@Suite struct MonkeyTests {
  /// SplitMix64, so that a failing walk can be walked again.
  private struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }
  }

  private static let spellings =
    Command.table.flatMap(\.keys) + ["a", "o", "e", "\"", "space", "backspace", "ctrl-n", "ctrl-p"]
    + ["ctrl-w", "ctrl-u", "ctrl-a", "left", "right", "up", "down", "enter", "esc", "/", "/"]
    + ["(", ")", "|", "~", "H", "t", "B", "a", "g", "backtab", "d"]

  private static let texts = [
    "Short\n", "No title but words and more words\n\nLeeds: a story of one and another.\n",
    "漢字の見出し\n\n東京: これは長い段落です。\(String(repeating: "漢字とかな、", count: 40))\n",
    "Verse\n\n  Roses are red\n  Violets are blue\n\n- one\n- two\n\nTags: a, e, o\n",
    "Links\n\nURL: www.example.org/a\n\n"
      + (0..<60).map { "http://пример.рф/\($0), a@b.org" }.joined(separator: " ") + "\n",
    "Long " + String(repeating: "headline ", count: 60) + "\n\n"
      + String(repeating: "word ", count: 900) + "\n",
  ]

  @Test(arguments: 0..<24)
  func walkAtRandom(seed: Int) throws {
    var chance = Chance(state: UInt64(seed))
    let entries = (0..<12).map { number in
      (path: "2023-01-\(number + 10)/\(number).txt", text: Self.texts[number % Self.texts.count])
    }
    var session = try Session(size: "80x24")
    for step in 0..<600 {
      switch Int.random(in: 0..<20, using: &chance) {
      case 0:
        let size = Size(
          columns: .random(in: 1...220, using: &chance), rows: .random(in: 1...70, using: &chance))
        session.send(.terminal(.resize(size)))
      case 1:
        let amount = Int.random(in: 0...4, using: &chance)
        session.send(.loaded(try Session.batch(entries.shuffled(using: &chance).prefix(amount))))
      case 2:
        let amount = Int.random(in: 0...3, using: &chance)
        session.send(
          .removed(
            entries.shuffled(using: &chance).prefix(amount).map { ArticleID(path: $0.path.utf8) }))
      case 3:
        let point = Point(
          column: .random(in: 0..<230, using: &chance), row: .random(in: 0..<80, using: &chance))
        let actions: [MouseEvent.Action] = [.press, .drag, .release, .wheelUp, .wheelDown]
        let action = actions.randomElement(using: &chance) ?? .press
        session.send(.terminal(.mouse(MouseEvent(action, at: point))))
      case 4: session.send(.terminal(.paste("pasted 漢 \u{202E} text")))
      case 5: session.send(Bool.random(using: &chance) ? .loadingStarted : .loadingFinished)
      case 6: session.send(.problems([LoadProblem(path: "x", reason: "empty")]))
      case 7: session.send(.idle)
      case 8: session.send(Bool.random(using: &chance) ? .idle : .frameDue)
      default:
        let spelling = try #require(Self.spellings.randomElement(using: &chance))
        session.send(.terminal(.key(try #require(Key(spelling: spelling)))))
      }
      if step.isMultiple(of: 7) { check(session.state, "seed \(seed), step \(step)") }
    }
  }

  private func check(_ state: AppState, _ place: Comment) {
    let frame = state.render()
    #expect(frame.size == state.size, place)
    #expect(frame.cells.count == frame.size.columns * frame.size.rows, place)
    #expect(frame.cursor.map { frame.bounds.contains($0) } ?? true, place)
    #expect(everyWideCharacterIsWhole(in: frame), place)
  }

  /// Whether a wide character and its right half always stand together.
  private func everyWideCharacterIsWhole(in frame: Frame) -> Bool {
    (0..<frame.size.rows).allSatisfy { row in
      var expectsHalf = false
      for cell in frame.row(row) {
        if (cell.width == 0) != expectsHalf { return false }
        expectsHalf = cell.width == 2
      }
      return !expectsHalf
    }
  }
}
