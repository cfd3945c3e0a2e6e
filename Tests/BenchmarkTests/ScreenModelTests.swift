import Testing

@testable import newsread_benchmark

/// What a terminal shows after what it was sent.
@Suite struct ScreenModelTests {
  private func screen(_ input: String, columns: Int = 6, rows: Int = 3) -> ScreenModel {
    var screen = ScreenModel(columns: columns, rows: rows)
    screen.feed(Array(input.utf8)[...])
    return screen
  }

  @Test(
    "What is shown",
    arguments: [
      ("plain", "ab\r\ncd", ["ab", "cd", ""]),
      ("wrapping waits for the next character", "abcdef\rX", ["Xbcdef", "", ""]),
      ("wrapping", "abcdefg", ["abcdef", "g", ""]),
      ("scrolling", "1\r\n2\r\n3\r\n4", ["2", "3", "4"]),
      ("backspace and tab", "abc\u{8}\u{8}X\tY", ["aXc  Y", "", ""]),
      ("places", "\u{1B}[2;3Hx\u{1B}[Hy\u{1B}[3dz\u{1B}[5Gw", ["y", "  x", " z  w"]),
      ("places beyond the screen", "\u{1B}[99;99Hx\u{1B}[0;0Hy", ["y", "", "     x"]),
      ("moves", "\u{1B}[2B\u{1B}[3Ca\u{1B}[2A\u{1B}[2Db", ["  b", "", "   a"]),
      ("erasing to the end of the row", "abcdef\u{1B}[3G\u{1B}[K", ["ab", "", ""]),
      ("erasing from its start", "abcdef\u{1B}[3G\u{1B}[1K", ["   def", "", ""]),
      ("erasing it whole", "abcdef\u{1B}[3G\u{1B}[2K", ["", "", ""]),
      ("erasing to the end of the screen", "a\r\nbcd\r\ne\u{1B}[2;2H\u{1B}[J", ["a", "b", ""]),
      ("erasing from its start", "a\r\nbcd\r\ne\u{1B}[2;2H\u{1B}[1J", ["", "  d", "e"]),
      ("erasing characters", "abcdef\u{1B}[2G\u{1B}[2X", ["a  def", "", ""]),
      ("repeating", "ab\u{1B}[3b", ["abbbb", "", ""]),
      ("deleting characters", "abcdef\u{1B}[2G\u{1B}[2P", ["adef", "", ""]),
      ("inserting characters", "abcdef\u{1B}[2G\u{1B}[2@", ["a  bcd", "", ""]),
      ("deleting rows", "a\r\nb\r\nc\u{1B}[1;1H\u{1B}[M", ["b", "c", ""]),
      ("inserting rows", "a\r\nb\r\nc\u{1B}[2;1H\u{1B}[L", ["a", "", "b"]),
      ("scrolling a region", "a\r\nb\r\nc\u{1B}[1;2r\u{1B}[2;1H\nd", ["b", "d", "c"]),
      ("scrolling a region back", "a\r\nb\r\nc\u{1B}[2;3r\u{1B}[2;1H\u{1B}Md", ["a", "d", "b"]),
      ("scrolling up and down", "a\r\nb\r\nc\u{1B}[2S\u{1B}[T", ["", "c", ""]),
      ("saving the place", "ab\u{1B}7cd\u{1B}8X", ["abXd", "", ""]),
      ("colours", "\u{1B}[1;38;5;12ma\u{1B}[38:2::1:2:3mb\u{1B}[m", ["ab", "", ""]),
      ("character sets", "\u{1B}(Ba\u{1B})0b", ["ab", "", ""]),
      ("titles", "\u{1B}]0;title\u{7}a\u{1B}]2;x\u{1B}\\b", ["ab", "", ""]),
      ("the other screen", "ab\u{1B}[?1049hc", ["  c", "", ""]),
      ("other modes", "\u{1B}[?25l\u{1B}[>4;2ma\u{1B}[?2004h\u{1B}[!pb", ["ab", "", ""]),
      ("starting anew", "ab\u{1B}[1;2r\u{1B}cd", ["d", "", ""]),
      ("wide characters", "東京x\u{1B}[3Gy", ["東yx", "", ""]),
      ("wide characters do not part", "abcde東", ["abcde", "東", ""]),
      ("marks in the last column", "abcdee\u{301}\u{301}f", ["abcdee\u{301}\u{301}", "f", ""]),
      ("marks on nothing", "\u{301}a", ["a", "", ""]),
      ("marks take no room", "e\u{301}a", ["e\u{301}a", "", ""]),
    ])
  func shows(_ what: String, input: String, lines: [String]) {
    let screen = screen(input)
    // A half of a wide character that was written over may be shown or not.
    if what == "wide characters" {
      #expect(screen.text(ofRow: 0).hasPrefix("東y"))
    } else {
      #expect(screen.lines == lines)
    }
  }

  @Test func knowsTheCursorAndTheKeys() {
    var screen = screen("\u{1B}[?1h\u{1B}[2;3H")
    #expect(screen.usesApplicationKeys)
    #expect(screen.row == 1 && screen.column == 2)
    screen.feed(Array("\u{1B}[?1l".utf8)[...])
    #expect(!screen.usesApplicationKeys)
    #expect(Keystroke.down.bytes(application: true) == Array("\u{1B}OB".utf8))
    #expect(Keystroke.down.bytes(application: false) == Array("\u{1B}[B".utf8))
  }

  @Test("Pieces of any size come to the same")
  func pieces() {
    let input = "\u{1B}[2;2H“é東”\u{1B}[1;31mx\u{1B}]0;t\u{7}\u{1B}[K\r\nя"
    let whole = screen(input)
    for size in 1...7 {
      var screen = ScreenModel(columns: 6, rows: 3)
      var rest = Array(input.utf8)[...]
      while !rest.isEmpty {
        screen.feed(rest.prefix(size))
        rest = rest.dropFirst(size)
      }
      #expect(screen.lines == whole.lines)
    }
  }

  @Test("Nothing that is sent stops it", arguments: [UInt64(1), 2, 3, 4])
  func noise(_ seed: UInt64) {
    var dice = Dice(seed: seed)
    let finals = Array("ABCDEFGHJKLMPSTX@`abdefhlmrsu".utf8)
    for (columns, rows) in [(1, 1), (2, 2), (7, 3), (0, -1)] {
      var screen = ScreenModel(columns: columns, rows: rows)
      for _ in 0..<2_000 {
        switch dice.below(3) {
        case 0: screen.feed((0..<4).map { _ in UInt8(dice.below(256)) }[...])
        case 1: screen.feed([UInt8(dice.below(32)), 0xE6, 0x9D, 0xB1][...])
        default:
          let numbers = "\u{1B}[\(dice.below(9)):\(dice.below(100_000));999999999999999999999"
          screen.feed((Array(numbers.utf8) + [finals[dice.below(finals.count)]])[...])
        }
      }
      #expect(screen.lines.count == max(1, rows))
    }
  }

  @Test(
    "Bytes of the characters that changed",
    arguments: [
      ("", 0), ("\u{1B}[Ha", 0), ("\u{1B}[HX", 1), ("\u{1B}[H\u{1B}[2K", 3), ("\u{1B}[3;1Hя", 2),
    ])
  func changes(_ more: String, bytes: Int) {
    let before = screen("abc")
    var after = before
    after.feed(Array(more.utf8)[...])
    #expect(after.changedBytes(since: before) == bytes)
  }
}
