import Screen
import Testing

@Suite struct DisplayWidthTests {
  @Test(
    "Columns of a text",
    arguments: [
      ("", 0), ("word", 4), ("Rzeszów", 7), ("e\u{301}", 1), ("한", 2),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("漢字", 4), ("ｱｲｳ", 3), ("Ａ", 2), ("—", 1), ("…", 1),
      ("👩", 2), ("👩‍👩‍👧", 6), ("👍🏽", 2), ("👩🏽‍🚀", 4), ("🏳️‍🌈", 3), ("👨‍👩‍👧‍👦", 8), ("👩‍⚕️", 3), ("🇬🇧", 2), ("🇬", 1),
      ("❤️", 1), ("❤", 1),
      ("1️⃣", 1), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2), ("🏽", 2), ("a🏽", 3),
      ("สวัสดี", 4), ("नमस्ते", 4), ("क्षि", 3), ("Z̴̡̢̛̗̘̙͐a", 2), ("שָׁלוֹם", 4), ("سلام", 4),
      ("\u{301}", 1), ("a\u{200B}b", 2), ("co\u{AD}op", 4), ("\u{2060}a\u{FEFF}", 1),
      ("a\u{200D}b", 2), ("ن\u{200C}ی", 2), ("\u{200C}", 0), ("\u{600}1", 2),
      ("\t", 1), ("\u{1B}[0m", 4), ("\r\n", 2), ("\u{85}", 1), ("\u{2028}", 1), ("\u{FFFF}", 1),
      ("\u{E000}", 1), ("\u{1100}\u{1100}\u{1161}", 4),
    ])
  func columns(_ text: String, expected: Int) {
    #expect(DisplayWidth.columns(of: text) == expected)
  }

  @Test("A part of a text is measured by itself")
  func substring() {
    let text = "é漢字e\u{301}🇬🇧"
    #expect(DisplayWidth.columns(of: text.dropFirst()) == 7)
    #expect(DisplayWidth.columns(of: text.dropFirst(2).dropLast()) == 3)
  }

  @Test("What is too long for a cluster is several, in no more columns than bytes")
  func manyMarks() {
    let zalgo = "a" + String(repeating: "\u{301}", count: 30)
    #expect(DisplayWidth.columns(of: zalgo + "b") == 2)
    let all = zalgo + String(repeating: "\u{301}", count: 100_000)
    #expect(DisplayWidth.columns(of: all) == 200_061 / 128 + 1)
    let flags = String(repeating: "🇬", count: 50_000)
    #expect(DisplayWidth.columns(of: flags) == 50_000)
    let family = "👩" + String(repeating: "\u{200D}👩", count: 50_000)
    #expect(DisplayWidth.columns(of: "😀😀😀😀😀👩\u{200D}👩\u{200D}👧\u{200D}👦") == 18)
    #expect((8_000...40_000).contains(DisplayWidth.columns(of: family)))
    #expect(DisplayWidth.columns(of: String(repeating: "\u{600}", count: 50_000)) == 50_000)
  }

  @Test(
    "A text that is too long ends in an ellipsis",
    arguments: [
      ("Harbour reopens", 15, "Harbour reopens"), ("Harbour reopens", 14, "Harbour reope…"),
      ("Harbour reopens", 9, "Harbour…"), ("Harbour reopens", 8, "Harbour…"),
      ("Harbour", 1, "…"), ("Harbour", 0, ""), ("Harbour", -3, ""), ("", 0, ""), ("", 5, ""),
      ("漢字漢字", 8, "漢字漢字"), ("漢字漢字", 7, "漢字漢…"), ("漢字漢字", 6, "漢字…"),
      ("漢字", 2, "…"), ("漢", 1, "…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
      ("👩‍👩‍👧👩‍👩‍👧", 7, "👩‍👩‍👧…"), ("a   ", 4, "a   "), ("a   b", 4, "a…"),
      ("ab\u{301}", 2, "ab\u{301}"), ("   a", 2, "…"),
    ])
  func truncation(_ text: String, columns: Int, expected: String) {
    let short = DisplayWidth.truncate(text, to: columns)
    #expect(short == expected)
    #expect(DisplayWidth.columns(of: short) <= max(0, columns))
  }
}
