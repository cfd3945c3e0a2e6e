import Screen
import Testing

@Suite struct FrameDrawingTests {
  private static let bold = Style(attributes: .bold)

  /// A frame full of dots, so that what is drawn shows, blanks included.
  private func dotted(_ columns: Int, _ rows: Int) -> Frame {
    var frame = Frame(size: Size(columns: columns, rows: rows))
    let line = String(repeating: ".", count: columns)
    for row in 0..<rows {
      frame.write(line, at: Point(column: 0, row: row), style: .plain, in: frame.bounds)
    }
    return frame
  }

  @Test(
    "Text is clipped at the edges of its part, and wide characters are never cut in half",
    arguments: [
      ("word", 0, ".word...", 4), ("word", 4, ".....wor", 3), ("word", -2, ".rd.....", 4),
      ("word", -9, "........", 4), ("word", 7, "........", 0), ("word", 6, ".......w", 1),
      ("", 3, "........", 0), ("漢字", 0, ".漢字...", 4), ("漢字", 4, ".....漢 ", 3),
      ("漢字", 6, "....... ", 1), ("漢字", -1, ". 字....", 4), ("漢字", -3, ". ......", 4),
      ("e\u{301}a", 6, ".......e\u{301}", 1), ("a\tb", 0, ".a\u{FFFD}b....", 3),
      ("👩‍👩‍👧x", 0, ".👩👩👧x", 7), ("👩‍👩‍👧x", 2, "...👩👩 ", 5), ("क्षि", 5, "......क\u{94D}ष", 2),
    ])
  func clipping(_ text: String, column: Int, expected: String, columns: Int) {
    var frame = dotted(8, 1)
    let clip = Rect(column: 1, row: 0, columns: 7, rows: 1)
    let written = frame.write(
      text, at: Point(column: column + 1, row: 0), style: .plain, in: clip)
    // What is blank at the end of a row is trimmed, so the end is marked.
    let row = frame.row(0).map(\.text).joined()
    #expect(row == expected)
    #expect(written == columns)
  }

  @Test(
    "Rows outside the clip or the frame stay as they are", arguments: [-1, 0, 2, 3, .min, .max])
  func rowsOutside(_ row: Int) {
    var frame = dotted(4, 3)
    let before = frame
    let clip = Rect(column: 0, row: 1, columns: 4, rows: 1)
    #expect(frame.write("漢a", at: Point(column: 0, row: row), style: .plain, in: clip) == 3)
    frame.put("x", at: Point(column: 0, row: row), style: .plain, in: clip)
    #expect(frame == before)
  }

  @Test(
    "Overwriting half of a wide character blanks the other half",
    arguments: [
      (0, "x", "x 字漢"), (1, "x", " x字漢"), (1, "ab", " ab 漢"), (1, "語", " 語 漢"),
      (5, "x", "漢字 x"), (4, "x", "漢字x "), (2, "語", "漢語漢"),
    ])
  func halves(_ column: Int, text: String, expected: String) {
    var frame = Frame(size: Size(columns: 6, rows: 1))
    frame.write("漢字漢", at: Point(column: 0, row: 0), style: .plain, in: frame.bounds)
    frame.write(text, at: Point(column: column, row: 0), style: .plain, in: frame.bounds)
    #expect(frame.row(0).map(\.text).joined() == expected)
    #expect(isWhole(frame))
  }

  @Test("Blanking and restyling a part leaves the rest")
  func fillAndRestyle() {
    var frame = dotted(5, 3)
    frame.write("漢字", at: Point(column: 0, row: 1), style: .plain, in: frame.bounds)
    frame.restyle(Rect(column: 2, row: 1, columns: 1, rows: 9)) { $0.adding(.bold) }
    #expect(frame.attributeText() == ".....\n..aa.\n..a..\n\na bold\n")
    frame.fill(Rect(column: 1, row: 0, columns: 2, rows: 2), with: Self.bold)
    #expect(frame.text == ".  ..\n    .\n.....\n")
    #expect(frame.attributeText() == ".aa..\n.aaa.\n..a..\n\na bold\n")
    #expect(isWhole(frame))
  }

  @Test(
    "Whatever is drawn wherever, at any size, the frame stays whole",
    arguments: [(1, 1), (2, 1), (1, 2), (3, 2), (10, 3)])
  func anywhere(_ columns: Int, rows: Int) {
    let extremes = [Int.min, -2, -1, 0, 1, 2, columns - 1, columns, .max]
    var frame = dotted(columns, rows)
    for column in extremes {
      for row in extremes {
        let point = Point(column: column, row: row)
        for clip in [
          frame.bounds, Rect(column: column, row: row, columns: .max, rows: .max),
          Rect(column: 1, row: 0, columns: -1, rows: 2),
          Rect(column: -1, row: -1, columns: 3, rows: 3),
        ] {
          frame.write("漢a👩‍👧\u{301}", at: point, style: .plain, in: clip)
          frame.put("字", at: point, style: .plain, in: clip)
          frame.fill(Rect(column: column, row: row, columns: 1, rows: 1), with: Self.bold)
          frame.restyle(clip) { $0.adding(.dim) }
          #expect(isWhole(frame))
        }
      }
    }
  }

  /// Whether every wide cell has its right half, and no half stands alone.
  private func isWhole(_ frame: Frame) -> Bool {
    (0..<frame.size.rows).allSatisfy { row in
      let widths = frame.row(row).map(\.width)
      return widths.first != 0 && widths.last != 2
        && zip(widths, widths.dropFirst()).allSatisfy { ($0 == 2) == ($1 == 0) }
    }
  }

  @Test("A part as far out as numbers go contains no point of the frame and can be asked")
  func farOut() {
    let far = Rect(column: .max, row: .max, columns: .max, rows: .max)
    #expect(!far.contains(Point(column: 0, row: 0)))
    #expect(far.intersection(Rect(column: .min, row: .min, columns: .max, rows: .max)).isEmpty)
    #expect(Frame(size: Size(columns: 3, rows: 2)).row(2).isEmpty)
  }

  @Test("A cell holds three marks")
  func marks() {
    var frame = Frame(size: Size(columns: 3, rows: 1))
    frame.write(
      "o\u{301}\u{302}\u{303}\u{304}\u{305}x", at: Point(column: 0, row: 0), style: .plain,
      in: frame.bounds)
    #expect(frame.text == "o\u{301}\u{302}\u{303}x\n")
  }

  @Test("The text of a frame has a line for each row, without the spaces at its end")
  func text() {
    var frame = Frame(size: Size(columns: 6, rows: 3))
    #expect(frame.text == "\n\n\n")
    frame.write("a 漢 b", at: Point(column: 0, row: 1), style: .plain, in: frame.bounds)
    #expect(frame.text == "\na 漢 b\n\n")
  }

  @Test("Styles are shown as letters and named in words")
  func attributeText() {
    var frame = Frame(size: Size(columns: 6, rows: 2))
    #expect(frame.attributeText() == "......\n......\n")
    let accent = Style(
      foreground: .palette(75), background: .palette(0), attributes: [.dim, .italic, .underline])
    frame.write("漢", at: Point(column: 1, row: 0), style: accent, in: frame.bounds)
    frame.write("ab", at: Point(column: 0, row: 1), style: Self.bold, in: frame.bounds)
    frame.put("c", at: Point(column: 5, row: 1), style: accent, in: frame.bounds)
    #expect(
      frame.attributeText() == """
        .aa...
        bb...a

        a dim italic underline fg=75 bg=0
        b bold

        """)
  }
}
