import Articles
import Catalog
import Reader
import Screen

/// Nothing that happens in any order traps, and each screen is whole and holds nothing that can fool a terminal.
enum ReaderDoor: Opening {
  private static let texts = [
    "Short\n", "No title but words and more words\n\nLeeds: a story of one and another.\n",
    "漢字の見出し\n\n東京: これは長い段落です。\(String(repeating: "漢字とかな、", count: 40))\n",
    "Verse\n\n  Roses are red\n  Violets are blue\n\n- one\n- two\n\nTags: a, e, o\n",
    "Links\n\nURL: www.example.org/a\n\nSee http://пример.рф/1, a@b.org and www.example.net.\n",
    "Long " + String(repeating: "headline ", count: 60) + "\n\n"
      + String(repeating: "word ", count: 900) + "\n",
    "سلام\n\nبغداد: نص قصير من اليمين إلى اليسار.\n\nA   B   C\n1   2   3\n4   5   6\n",
  ]
  private static let keys = Command.table.flatMap(\.keys).compactMap { Key(spelling: $0) }

  static func open(_ input: inout Input) {
    var reader = Reader(size: Size(columns: 80, rows: 24))
    reader.handIn(.loadingStarted)
    reader.handIn(.loaded(batch(from: 0, count: 5)))
    if input.byte() & 1 == 0 { reader.handIn(.loadingFinished) }
    var steps = 0
    while !input.isEmpty, steps < 200 {
      steps += 1
      reader.handIn(event(&input))
      if steps.isMultiple(of: 4) { reader.check() }
    }
    reader.check()
  }

  private static func event(_ input: inout Input) -> Event {
    let kind = input.byte()
    switch kind {
    case 0..<160: return .terminal(.key(keys[Int(kind) % max(keys.count, 1)]))
    case 160..<176:
      return .terminal(.key(Key(.character(input.text(atMost: 4).first ?? "a")).canonical))
    case 176..<184:
      let size = Size(columns: 1 + 2 * Int(input.byte()), rows: 1 + Int(input.byte()))
      return .terminal(.resize(size))
    case 184..<192:
      return .loaded(batch(from: input.number(below: 9), count: input.number(below: 4)))
    case 192..<200: return .removed([id(of: input.number(below: 12))])
    case 200..<212:
      let point = Point(column: Int(input.byte()), row: Int(input.byte()))
      let actions: [MouseEvent.Action] = [.press, .drag, .release, .wheelUp, .wheelDown]
      return .terminal(.mouse(MouseEvent(actions[input.number(below: 5)], at: point)))
    case 212..<220: return .terminal(.paste(input.text()))
    case 220..<224: return .loadingStarted
    case 224..<230: return .loadingFinished
    case 230..<234: return .lingered
    case 234..<238: return .frameDue
    default: return .idle
    }
  }

  private static func path(of number: Int) -> String { "2023-01-\(number + 10)/\(number).txt" }
  private static func id(of number: Int) -> ArticleID { ArticleID(path: path(of: number).utf8) }

  private static func batch(from first: Int, count: Int) -> ArticleBatch {
    ArticleBatch(
      (first..<first + count).compactMap { number in
        let source = ArticleSource(id: id(of: number), path: path(of: number))
        return try? ArticleParser.parse(
          Array(texts[(number + count) % texts.count].utf8), from: source)
      })
  }

  private struct Reader {
    var state: AppState

    init(size: Size) {
      state = AppState(size: size, settings: Settings())
    }

    /// Hands in an event, and what comes of what is asked for.
    mutating func handIn(_ event: Event) {
      for effect in state.update(event) {
        if case .index(let source) = effect { handIn(.indexed(source.build())) }
        if case .ask(let question) = effect {
          for answer in question.answers { handIn(.answered(answer)) }
        }
        if case .compare(let comparison) = effect {
          handIn(.compared(comparison, comparison.difference()))
        }
      }
    }

    func check() {
      let frame = state.render()
      require(frame.size == state.size, "another size")
      require(
        frame.cells.count == frame.size.columns * frame.size.rows, "\(frame.cells.count) cells")
      require(frame.cursor.map { frame.bounds.contains($0) } ?? true, "the cursor is outside")
      for row in 0..<frame.size.rows {
        var expectsHalf = false
        for cell in frame.row(row) {
          require((cell.width == 0) == expectsHalf, "half of a character")
          expectsHalf = cell.width == 2
        }
        require(!expectsHalf, "half of a character at the edge")
      }
      for scalar in frame.text.unicodeScalars {
        require(!Forbidden.contains(scalar), "U+\(String(scalar.value, radix: 16))")
      }
    }
  }
}
