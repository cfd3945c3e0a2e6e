import Articles
import Testing

@Suite struct CleanTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var cleaned: String
    var repaired: Int
    var testDescription: String { cleaned.debugDescription }

    init(_ text: String, _ cleaned: String, _ repaired: Int) {
      self.text = text
      self.cleaned = cleaned
      self.repaired = repaired
    }
  }

  @Test(arguments: [
    Case("plain é 港 😀", "plain é 港 😀", 0),
    Case("a\0b\u{7F}c\u{8}d", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d", 3),
    Case("a\u{80}b\u{9F}c", "a\u{FFFD}b\u{FFFD}c", 2),
    // Escape sequences go as a whole, and only when they are whole.
    Case("\u{1B}[31mred\u{1B}[0m", "\u{FFFD}red\u{FFFD}", 2),
    Case("\u{9B}31mred", "\u{FFFD}red", 1),
    Case("\u{1B}[?1049hx", "\u{FFFD}x", 1),
    Case("\u{1B}]0;title\u{7}x", "\u{FFFD}x", 1),
    Case("\u{1B}]52;c;aGk=\u{1B}\\x", "\u{FFFD}x", 1),
    Case("\u{9D}0;title\u{9C}x", "\u{FFFD}x", 1),
    Case("\u{1B}Pq#0\u{1B}\\x", "\u{FFFD}x", 1),
    Case("\u{1B}(Bx", "\u{FFFD}x", 1),
    Case("\u{1B}]0;title\nx", "\u{FFFD}]0;title\nx", 1),
    Case("\u{1B}]0;ti\u{1B}[mx", "\u{FFFD}]0;ti\u{FFFD}x", 2),
    Case("\u{1B}[31", "\u{FFFD}[31", 1),
    Case("\u{1B}The", "\u{FFFD}The", 1),
    Case("\u{1B}", "\u{FFFD}", 1),
    Case("\u{1B}\u{1B}[m", "\u{FFFD}\u{FFFD}", 2),
    Case("\u{1B}[\u{FEFF}31m", "\u{FFFD}[31m", 2),
    // Line ends.
    Case("a\r\nb\rc\n", "a\nb\nc\n", 0),
    Case("a\r\r\nb", "a\n\nb", 0),
    Case("a\u{B}b\u{C}c\u{85}d\u{2028}e\u{2029}f", "a\nb\nc\nd\ne\n\nf", 0),
    // Tabs.
    Case("\ta", "        a", 0),
    Case("abc\td\te", "abc     d       e", 0),
    Case("港\ta\n\tb", "港      a\n        b", 0),
    Case("e\u{301}\tb", "e\u{301}       b", 0),
    Case("น้ำที่\t1", "น้ำที่     1", 0), Case("سَلَام\t1", "سَلَام    1", 0), Case("שָׁ\t1", "שָׁ       1", 0),
    Case("नि\t1", "नि      1", 0),
    Case("\u{1112}\u{1161}\u{11AB}\t1", "\u{1112}\u{1161}\u{11AB}      1", 0),
    // Directions.
    Case("a\u{202E}b\u{202C}c", "a\u{FFFD}b\u{FFFD}c", 2),
    Case("a\u{202D}b", "a\u{FFFD}b", 1),
    Case("a\u{2067}b\u{2069}c", "a\u{2067}b\u{2069}c", 0),
    Case("\u{202B}a\u{2066}b\u{2069}\u{202C}", "\u{202B}a\u{2066}b\u{2069}\u{202C}", 0),
    Case("a\u{2067}b", "a\u{FFFD}b", 1),
    Case("a\u{2067}b\nc\u{2069}", "a\u{FFFD}b\nc\u{FFFD}", 2),
    Case("a\u{2067}b\r\nc", "a\u{FFFD}b\nc", 1),
    Case("a\u{2069}\u{202C}", "a\u{FFFD}\u{FFFD}", 2),
    Case("\u{2067}\u{202A}\u{2069}", "\u{FFFD}\u{FFFD}\u{FFFD}", 3),
    Case("\u{200E}a\u{200F}\u{61C}", "\u{200E}a\u{200F}\u{61C}", 0),
    // What is hidden.
    Case("a\u{E0001}\u{E0068}\u{E0069}b", "a\u{FFFD}b", 1),
    Case("a\u{FEFF}b", "ab", 1),
    Case("a\u{FFF9}b\u{FFFA}c\u{FFFB}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}", 3),
    Case(
      String(
        decoding: [0xEF, 0xBF, 0xBE, 0xEF, 0xB7, 0x90, 0xF4, 0x8F, 0xBF, 0xBF], as: UTF8.self),
      "\u{FFFD}\u{FFFD}\u{FFFD}", 3),
    // A form is chosen once.
    Case("a\u{FE0F}\u{E0100}\u{E0101}b", "a\u{FE0F}b", 1),
    Case("\u{E0100}\u{E0101}", "\u{E0100}", 1),
    Case("a\u{E0100}\u{FEFF}\u{E0101}b", "a\u{E0100}b", 2),
    Case("a\u{E0100}\u{200D}\u{E0101}\u{200D}\u{E0102}b", "a\u{E0100}\u{200D}\u{200D}b", 1),
    Case("🏳\u{FE0F}\u{200D}🌈\u{FE0F}", "🏳\u{FE0F}\u{200D}🌈\u{FE0F}", 0),
    Case("葛\u{E0100}飾\u{E0101}", "葛\u{E0100}飾\u{E0101}", 0),
    Case("ᠠ\u{180B}\u{180C}ᠨ\u{180B}", "ᠠ\u{180B}ᠨ\u{180B}", 1),
    // What scripts need.
    Case(
      "\u{644}\u{200C}\u{627} 👩\u{200D}🚀 ❤\u{FE0F} so\u{AD}ft",
      "\u{644}\u{200C}\u{627} 👩\u{200D}🚀 ❤\u{FE0F} so\u{AD}ft", 0),
    Case("a\u{FFFD}b", "a\u{FFFD}b", 0),
  ])
  func texts(_ sample: Case) {
    let result = CleanText.text(Array(sample.text.utf8))
    #expect(String(decoding: result.bytes, as: UTF8.self) == sample.cleaned)
    #expect(result.bytes == Array(sample.cleaned.utf8))
    #expect(result.repaired == sample.repaired)
    #expect(CleanText.text(result.bytes) == CleanText.Result(result.bytes))
  }

  /// Wherever it stands: text is looked at in blocks.
  @Test func noRowOfSelectorsHidesAnything() {
    let hidden = String(
      String.UnicodeScalarView((0..<60).compactMap { Unicode.Scalar(0xE0100 + $0) }))
    for count in 0..<140 {
      let before = String(repeating: "x", count: count)
      for after in ["", "y", String(repeating: "z", count: 100)] {
        let result = CleanText.text(Array("\(before)\(hidden)\(after)".utf8))
        #expect(result.bytes == Array("\(before)\u{E0100}\(after)".utf8))
        #expect(result.repaired == 1)
        #expect(CleanText.text(result.bytes) == CleanText.Result(result.bytes))
      }
    }
  }

  @Test(
    "Thirty marks in a row are kept, and no more",
    arguments: [
      "\u{301}", "\u{E31}", "\u{1D167}", "\u{200D}", "\u{200B}", "\u{AD}", "\u{1161}", "\u{20DD}",
    ],
    [0, 1, 2, 61, 62, 63, 200])
  func piles(mark: String, letters: Int) {
    let letters = String(repeating: "x", count: letters)
    func text(_ first: Int, _ second: Int) -> [UInt8] {
      let (one, two) = (
        String(repeating: mark, count: first), String(repeating: mark, count: second)
      )
      return Array("\(letters)\(one)y\(two)\u{4E00}".utf8)
    }
    #expect(CleanText.text(text(30, 30)) == CleanText.Result(text(30, 30)))
    for (first, second) in [(31, 1), (2, 31), (1_000, 32), (64, 90_000)] {
      let result = CleanText.text(text(first, second))
      #expect(result.bytes == text(min(first, 30), min(second, 30)))
      #expect(result.shortened == (first > 30 ? 1 : 0) + (second > 30 ? 1 : 0))
      #expect(result.repaired == 0)
      #expect(CleanText.text(result.bytes) == CleanText.Result(result.bytes))
    }
  }

  @Test func whatIsTakenOutJoinsNoMarks() {
    let marks = String(repeating: "\u{301}", count: 20)
    let result = CleanText.text(Array("a\(marks)\u{FEFF}\(marks)b".utf8))
    #expect(
      result.bytes
        == Array("a\(marks + marks.unicodeScalars.prefix(10).map(String.init).joined())b".utf8))
    #expect(CleanText.text(result.bytes) == CleanText.Result(result.bytes))
  }

  @Test(arguments: [
    Case("a.txt", "a.txt", 0), Case("", "", 0), Case("  a  b ", "a  b", 0),
    Case("a\tb\nc\r\nd", "a b c d", 0), Case("\u{1B}]0;x\u{7}a", "\u{FFFD}a", 0),
    Case("\n\t", "", 0), Case("é\u{3000}", "é", 0), Case("\u{202E}txt.exe", "\u{FFFD}txt.exe", 0),
  ])
  func lines(_ sample: Case) {
    #expect(CleanText.line(sample.text) == sample.cleaned)
    #expect(CleanText.line(sample.cleaned) == sample.cleaned)
  }

  @Test func noForbiddenScalarIsLeft() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array("harbours\(scalar)reopened".utf8)
      let result = CleanText.text(bytes)
      let kept = String(decoding: result.bytes, as: UTF8.self).unicodeScalars
      if kept.contains(where: Forbidden.contains) {
        Issue.record("U+\(String(value, radix: 16)) is left")
      }
      let mayStay = !Forbidden.contains(scalar) && !Forbidden.mayChange(scalar)
      if mayStay != (result.bytes == bytes) {
        Issue.record("U+\(String(value, radix: 16)) should be \(mayStay ? "kept" : "mended")")
      }
    }
  }

  @Test func brokenBytesAreMendedToo() {
    let result = CleanText.text([0x61, 0xFF, 0xC3, 0xED, 0xA0, 0x80, 0x62])
    #expect(String(validating: result.bytes, as: UTF8.self) != nil)
    #expect(result.repaired == 5)
  }

  @Test func anyMixtureIsCleanAfterwards() {
    let parts: [String] = [
      "a", "b ", "\n", "\r", "\t", "\u{1B}", "[", "]", "31", "m", "\u{7}", "\\", "\u{9B}", "\u{9C}",
      "\u{202A}", "\u{202B}", "\u{202C}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}",
      "\u{2069}",
      "\u{FEFF}", "\u{E0041}", "é", "港", "\u{85}", "\u{2029}", "P", "(",
    ]
    var dice = Dice(state: 1)
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 1...20, using: &dice))
        .compactMap { _ in parts.randomElement(using: &dice) }.joined()
      let result = CleanText.text(Array(text.utf8))
      let cleaned = String(decoding: result.bytes, as: UTF8.self)
      #expect(
        !cleaned.unicodeScalars.contains(where: Forbidden.contains), "\(text.debugDescription)")
      #expect(
        cleaned.split(separator: "\n").allSatisfy(Forbidden.isBalanced), "\(text.debugDescription)")
      #expect(
        CleanText.text(result.bytes) == CleanText.Result(result.bytes), "\(text.debugDescription)")
      let line = CleanText.line(text)
      #expect(!line.unicodeScalars.contains { Forbidden.contains($0) || $0 == "\n" })
      #expect(Forbidden.isBalanced(line[...]))
      #expect(CleanText.line(line) == line)
    }
  }
}

extension CleanText.Result {
  /// Text that needed no repair.
  init(_ bytes: [UInt8]) {
    self = CleanText.text([])
    self.bytes = bytes
  }
}
