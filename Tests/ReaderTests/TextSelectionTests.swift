import Testing

@testable import Reader

@Suite struct TextSelectionTests {
  private static let pieces: [ArticleLayout.Piece] = [
    ArticleLayout.Piece(role: .headline, text: "The headline", followsBlankLine: false),
    ArticleLayout.Piece(role: .metadata, text: "Leeds · 2 min", followsBlankLine: true),
    ArticleLayout.Piece(role: .rule, text: "", followsBlankLine: false),
    ArticleLayout.Piece(
      role: .paragraph, text: "First one. Se\u{AD}cond one.", followsBlankLine: true),
    ArticleLayout.Piece(role: .line, text: "- a verse", followsBlankLine: true),
    ArticleLayout.Piece(role: .line, text: "- its end", followsBlankLine: false),
    ArticleLayout.Piece(role: .tags, text: "Tags: news", followsBlankLine: true),
  ]

  private var motion: TextMotion { TextMotion(Self.pieces) }

  private func start(_ block: Int, _ range: Range<Int>) -> TextSelection {
    TextSelection(
      TextAnchor(
        block: block, offset: range.lowerBound)..<TextAnchor(
          block: block, offset: range.upperBound))
  }

  /// Moves as letters say: w b by word, s S by sentence, p P by paragraph, l h by what is selected whole, v wider,
  /// o the other end.
  private func text(after moves: String, from selection: TextSelection) -> String {
    var selection = selection
    for move in moves {
      switch move {
      case "w", "b": selection.move(by: .word, forward: move == "w", in: motion)
      case "s", "S": selection.move(by: .sentence, forward: move == "s", in: motion)
      case "p", "P": selection.move(by: .paragraph, forward: move == "p", in: motion)
      case "l", "h": selection.move(by: selection.unit, forward: move == "l", in: motion)
      case "v": selection.widen(in: motion)
      default: selection.swapEnds()
      }
    }
    return motion.text(in: selection.range(in: motion))
  }

  @Test(arguments: [
    ("", "First"), ("l", "First "), ("h", "Firs"), ("w", "First one"), ("ww", "First one. Second"),
    ("wb", "First"), ("s", "First one."), ("ss", "First one. Second one."),
    ("p", "First one. Second one."), ("pp", "First one. Second one.\n\n- a verse\n- its end"),
    ("ppp", "First one. Second one.\n\n- a verse\n- its end\n\nTags: news"),
    ("oP", "The headline\n\nFirst"),
    ("ob", "headline\n\nFirst"), ("oh", "e\n\nFirst"),
    ("v", "First one."), ("vv", "First one. Second one."), ("vvv", "First"),
    ("vl", "First one. Second one."),
    ("pppppp", "First one. Second one.\n\n- a verse\n- its end\n\nTags: news"),
  ])
  func moves(keys: String, expected: String) {
    #expect(text(after: keys, from: start(3, 0..<5)) == expected)
  }

  @Test(arguments: [
    (3, 0, true, 4), (3, 5, false, 3), (3, 0, false, 0), (4, 0, true, 6), (5, 0, false, 4),
    (6, 0, true, nil as Int?), (0, 0, false, nil), (0, 0, true, 3),
  ])
  func paragraphs(block: Int, offset: Int, forward: Bool, expected: Int?) {
    let place = TextAnchor(block: block, offset: offset)
    #expect(motion.paragraph(forward: forward, from: place)?.block == expected)
  }

  @Test("Lines that stand together are one paragraph, for selecting as for moving")
  func linesThatStandTogether() {
    typealias Role = ArticleLayout.Piece.Role
    let roles: [(Role, String, Bool)] = [
      (.headline, "Poems", false), (.line, "Two roads", true), (.line, "diverged", false),
      (.line, "in a wood", false), (.line, "To where", true), (.table, "a | b", false),
      (.table, "c | d", false), (.preformatted, "x = 1", true), (.preformatted, "y = 2", false),
      (.item, "- one", true), (.item, "- two", false),
    ]
    let motion = TextMotion(
      roles.map { ArticleLayout.Piece(role: $0.0, text: $0.1, followsBlankLine: $0.2) })
    let paragraphs = [
      "Poems", "Two roads\ndiverged\nin a wood", "To where", "a | b\nc | d", "x = 1\ny = 2",
      "- one",
      "- two",
    ]
    let places = roles.indices.map {
      motion.text(in: motion.range(of: .paragraph, at: TextAnchor(block: $0, offset: 1)))
    }
    #expect(places == [0, 1, 1, 1, 2, 3, 3, 4, 4, 5, 6].map { paragraphs[$0] })
    var stops: [Int] = []
    var place = TextAnchor.start
    while let next = motion.paragraph(forward: true, from: place) {
      stops.append(next.block)
      place = next
    }
    #expect(stops == [1, 4, 5, 7, 9, 10])
    for unitEdge in [TextUnits.Edge.start, .end] {
      var blocks: [Int] = []
      var place = TextAnchor(block: -1, offset: 0)
      while let next = motion.next(unitEdge, of: .paragraph, after: place) {
        blocks.append(next.block)
        place = next
      }
      #expect(blocks == (unitEdge == .start ? [0, 1, 4, 5, 7, 9, 10] : [0, 3, 4, 6, 8, 9, 10]))
      var back: [Int] = []
      place = TextAnchor(block: 10, offset: 100)
      while let next = motion.previous(unitEdge, of: .paragraph, before: place) {
        back.append(next.block)
        place = next
      }
      #expect(back == blocks.reversed())
    }
  }

  @Test(arguments: [(3, false, 0 as Int?), (0, true, nil), (0, false, nil), (9, false, 0)])
  func sections(block: Int, forward: Bool, expected: Int?) {
    let place = TextAnchor(block: block, offset: 0)
    #expect(motion.section(forward: forward, from: place)?.block == expected)
  }

  @Test func placesBeyondTheTextAreHeldToIt() {
    let wild = TextSelection(TextAnchor(block: -4, offset: -9)..<TextAnchor(block: 90, offset: 900))
    #expect(wild.range(in: motion) == motion.bounds)
    #expect(wild.range(in: TextMotion([])).isEmpty)
    var moved = wild
    for unit in TextUnit.allCases {
      moved.move(by: unit, forward: true, in: TextMotion([]))
      moved.move(by: unit, forward: false, in: motion)
      moved.widen(in: motion)
    }
    #expect(motion.held(TextAnchor(block: 1, offset: 2)) == TextAnchor(block: 3, offset: 0))
  }

  @Test(arguments: [
    ("wc -w", ["wc", "-w"]), ("", []), ("  a  ", ["a"]),
    ("tr 'a b' \"c d\"", ["tr", "a b", "c d"]),
    ("a'b'c", ["abc"]), ("x ''", ["x", ""]), ("a\\ b", ["a b"]), ("'a\\n'", ["a\\n"]),
    ("\"a\\\"b\\n\"", ["a\"b\\n"]), ("end\\", ["end\\"]),
    ("echo $HOME; ls | wc", ["echo", "$HOME;", "ls", "|", "wc"]),
    ("open 'quote", nil), ("\"", nil),
  ])
  func wordsOfACommand(line: String, expected: [String]?) {
    #expect(CommandWords.split(line) == expected)
  }

  @Test(arguments: [
    ("wc", "wc"), ("a b", "'a b'"), ("", "''"), ("it's", "\"it's\""), ("a\\n", "'a\\n'"),
    ("say \"so\"", "'say \"so\"'"), ("'\"\\\"'", "\"'\\\"\\\\\\\"'\""), ("'\\n", "\"'\\\\n\""),
    ("a|b;$c", "a|b;$c"),
  ])
  func aWordIsShownAsItMayBeTypedAgain(word: String, shown: String) {
    #expect(CommandWords.quoted(word) == shown)
    #expect(CommandWords.split("x \(CommandWords.quoted(word)) y") == ["x", word, "y"])
  }
}
