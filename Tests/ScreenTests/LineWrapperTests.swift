import Screen
import Testing

@Suite struct LineWrapperTests {
  /// The lines of a text as they would be drawn.
  private func lines(
    _ text: String, _ width: Int, hangingIndent: Int = 0, fit: LineWrapper.Fit = .greedy,
    hyphenation: Hyphenation? = nil
  ) -> [String] {
    var wrapper = LineWrapper(
      text, width: width, hangingIndent: hangingIndent, fit: fit, hyphenation: hyphenation)
    var lines: [String] = []
    while let line = wrapper.next() {
      let words = line.words(of: text).replacing("\u{AD}", with: "")
      lines.append(
        String(repeating: " ", count: line.indent) + words + (line.endsInSoftHyphen ? "-" : ""))
    }
    return lines
  }

  private static let paragraph =
    "Saint Petersburg: Russian President Vladimir Putin and Belarusian "
    + "President Alexander Lukashenko held a meeting."

  @Test("A paragraph is broken at spaces")
  func paragraph() {
    #expect(
      lines(Self.paragraph, 66) == [
        "Saint Petersburg: Russian President Vladimir Putin and Belarusian",
        "President Alexander Lukashenko held a meeting.",
      ])
    #expect(
      lines(Self.paragraph, 30) == [
        "Saint Petersburg: Russian",
        "President Vladimir Putin and",
        "Belarusian President Alexander",
        "Lukashenko held a meeting.",
      ])
    #expect(
      lines(Self.paragraph, 12, hangingIndent: 2) == [
        "Saint",
        "  Petersbu",
        "  rg:",
        "  Russian",
        "  President",
        "  Vladimir",
        "  Putin and",
        "  Belarusian",
        "  President",
        "  Alexander",
        "  Lukashenko",
        "  held a",
        "  meeting.",
      ])
  }

  @Test(
    "Where lines break",
    arguments: [
      ("", 5, [""]), ("   ", 5, [""]), ("   ", 2, [""]), ("word   ", 4, ["word"]),
      ("  two  words", 6, ["  two", "words"]), ("  two  words", 12, ["  two  words"]),
      ("      word", 4, ["word"]), ("    verylong", 8, ["    very", "long"]),
      ("one   two", 4, ["one", "two"]), ("a b", 1, ["a", "b"]), ("abc", 1, ["a", "b", "c"]),
      ("abc", 0, ["a", "b", "c"]), ("abc", -5, ["a", "b", "c"]),
      // No-break spaces hold words together.
      ("in 10\u{A0}km there", 6, ["in", "10\u{A0}km", "there"]),
      ("a\u{202F}b\u{2007}c d", 5, ["a\u{202F}b\u{2007}c", "d"]),
      // Hyphens between letters, and dashes.
      ("a well-known man", 8, ["a well-", "known", "man"]),
      ("in 2022-23 or -x", 8, ["in", "2022-23", "or -x"]),
      ("London–Paris", 8, ["London–", "Paris"]), ("wait--what", 7, ["wait--", "what"]),
      ("the --option", 7, ["the", "--opt", "ion"]),
      ("gone—all of it", 8, ["gone—all", "of it"]),
      ("gone—all of it", 6, ["gone—", "all of", "it"]),
      ("so—” he", 4, ["so—”", "he"]), ("well——no", 6, ["well——", "no"]),
      // Addresses are broken at slashes if they are too long, else moved to the next line.
      ("see http://a.org/b now", 15, ["see", "http://a.org/b", "now"]),
      (
        "see https://news.example.org/world/europe/rail-strike now", 24,
        ["see", "https://news.example.org", "/world/europe/rail-", "strike now"]
      ),
      (
        "https://example.org/world/europe/rail-strike", 28,
        ["https://example.org/world/", "europe/rail-strike"]
      ),
      ("https://example.org/abcdefghijk", 30, ["https://example.org/", "abcdefghijk"]),
      // A filler is not seen, and is no place to end a line at within a host.
      (
        "at https://google.com\u{3164}.evil.com it is", 30,
        ["at", "https://google.com\u{3164}.evil.com", "it is"]
      ),
      ("https://example.org/a", 20, ["https://example.", "org/a"]),
      ("jane.doe@verylongname.example", 28, ["jane.doe@verylongname.", "example"]),
      ("quarterly_report_final.txt", 25, ["quarterly_report_final.", "txt"]),
      ("https://e.org/?a=1234&b=5678&cc=9", 32, ["https://e.org/?a=1234&b=5678&", "cc=9"]),
      ("see incomprehensible", 15, ["see", "incomprehensi", "ble"]),
      ("in incomprehensibility now", 17, ["in", "incomprehensibil", "ity now"]),
      ("at 120 km/h", 10, ["at 120", "km/h"]),
      ("and/or", 5, ["and/", "or"]), ("/abcdefgh", 5, ["/abcd", "efgh"]),
      ("x and/or y", 6, ["x", "and/or", "y"]),
      ("a \u{301}b", 1, ["a", " \u{301}", "b"]),
      // Words that are longer than the line.
      ("an incomprehensible word", 8, ["an", "incompre", "hensible", "word"]),
      ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
      ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 13, ["👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧"]), ("a👩‍👧b", 1, ["a", "👩‍👧", "b"]),
      // East Asian text.
      ("日本語の文章です。", 6, ["日本語", "の文章", "です。"]),
      ("日本語の文章です。", 8, ["日本語の", "文章で", "す。"]),
      ("彼は「はい」と言った", 7, ["彼は", "「は", "い」と", "言った"]),
      ("チェック、シート", 4, ["チェ", "ッ", "ク、", "シー", "ト"]),
      ("東京 Tokyo東京", 8, ["東京", "Tokyo東", "京"]), ("漢字", 1, ["漢", "字"]),
      ("漢字 漢字", 5, ["漢字", "漢字"]), ("（漢字）, “漢”", 7, ["（漢", "字）,", "“漢”"]),
      ("한국어 문장 입니다", 9, ["한국어", "문장", "입니다"]),
      // Breaks that do not show.
      ("foo\u{200B}bar", 4, ["foo", "bar"]), ("foo\u{200B}bar", 6, ["foo\u{200B}bar"]),
      ("un\u{AD}break\u{AD}able", 8, ["unbreak-", "able"]),
      ("un\u{AD}break\u{AD}able", 7, ["un-", "break-", "able"]),
      ("un\u{AD}break\u{AD}able", 11, ["unbreakable"]),
      ("word \u{AD}", 4, ["word"]), ("word \u{AD}x", 4, ["word", "x"]),
      ("בינ\u{AD}לאומי", 6, ["בינ-", "לאומי"]), ("בינ\u{AD}לאומי", 9, ["בינלאומי"]),
      ("ab\u{AD}cd", 2, ["ab", "cd"]), ("ab\u{AD} cd", 3, ["ab", "cd"]),
    ])
  func breaks(_ text: String, width: Int, expected: [String]) {
    #expect(lines(text, width) == expected)
  }

  @Test(
    "Lines of a paragraph are about as long as each other",
    arguments: [
      // The first fit is `aaa bb` / `cc` / `ddddd`.
      ("aaa bb cc ddddd", 6, ["aaa", "bb cc", "ddddd"]),
      ("one two three four", 40, ["one two three four"]), ("", 5, [""]), ("  ", 5, [""]),
      ("abcdefgh", 3, ["abc", "def", "gh"]), ("漢字漢字漢字", 4, ["漢字", "漢字", "漢字"]),
      ("漢字", 1, ["漢", "字"]), ("a b", 0, ["a", "b"]),
      (
        "see https://example.org/world/europe/rail now", 24,
        [
          "see https://example.org/", "world/europe/rail now",
        ]
      ),
      ("files in /etc and /usr/local/share", 24, ["files in /etc and", "/usr/local/share"]),
      (
        "late on Wednesday night — but a spokesman", 25,
        ["late on Wednesday night —", "but a spokesman"]
      ),
      ("late on Wednesday night —dijo", 25, ["late on Wednesday night", "—dijo"]),
      ("he said : no", 8, ["he", "said :", "no"]),
      // A last line of one short word takes another with it.
      ("aaaa bbbb cccc dddd ee", 19, ["aaaa bbbb cccc", "dddd ee"]),
    ])
  func best(_ text: String, width: Int, expected: [String]) {
    #expect(lines(text, width, fit: .even) == expected)
  }

  @Test("A word of many lines fills them, and leaves no crumb", arguments: LineWrapper.Fit.allCases)
  func longWord(_ fit: LineWrapper.Fit) {
    for length in 100..<130 {
      for letter in ["x", "é", "漢\u{2060}"] {
        let word = String(repeating: letter, count: length)
        let set = lines("see " + word + " now", 10, fit: fit)
        #expect(set.joined().filter { $0 != " " } == "see" + word + "now")
        #expect(set[1..<(set.count - 3)].allSatisfy { DisplayWidth.columns(of: $0) == 10 })
        let last = set.last?.split(separator: " ").first ?? ""
        #expect(last == "now" || DisplayWidth.columns(of: String(last)) >= 3)
      }
    }
  }

  @Test("A long address ends its lines at signs", arguments: LineWrapper.Fit.allCases)
  func longAddress(_ fit: LineWrapper.Fit) {
    let parts = (0..<500).map { String(repeating: "a", count: 3 + $0 * 7 % 9) }
    let text = parts.joined(separator: "_")
    let set = lines(text, 30, fit: fit)
    #expect(set.joined() == text)
    #expect(set.dropLast().allSatisfy { $0.hasSuffix("_") && $0.count > 15 })
  }

  @Test("A long paragraph is chosen in parts that fit together")
  func longParagraph() {
    let words = (0..<20_000).map { String(repeating: "x", count: 1 + $0 * 7_919 % 11) }
    let text = words.joined(separator: " ")
    let set = lines(text, 50, fit: .even)
    #expect(set.joined(separator: " ") == text)
    #expect(set.dropLast().allSatisfy { 38...50 ~= $0.count })
  }

  @Test(
    "Words are parted where patterns say so",
    arguments: [
      ("hyphenation", 8, ["hyphen-", "ation"]), ("(hyphenation).", 9, ["(hyphen-", "ation)."]),
      ("Hyphenation", 5, ["Hy-", "phen-", "ation"]),
      ("hyphen", 6, ["hyphen"]), ("hyphenation2", 8, ["hyphenat", "ion2"]),
      ("http://hyphenation", 12, ["http://hyphe", "nation"]),
      ("hyphen-ation", 8, ["hyphen-", "ation"]),
    ])
  func hyphenation(_ text: String, width: Int, expected: [String]) throws {
    let patterns =
      "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 2\nhy3ph\nhe2n\nhena4\nhen5at\n1na\nn2at\n1tio\n2io\no2n\ni1on\n"
    let hyphenation = try Hyphenation(patterns: Array(patterns.utf8))
    #expect(lines(text, width, fit: .even, hyphenation: hyphenation) == expected)
  }

  @Test(
    "Scripts without spaces are parted between syllables, not within",
    arguments: [
      ("ภาษาไทยเขียนติดกัน", 8), ("ភាសាខ្មែរសរសេរជាប់គ្នា", 7), ("ພາສາລາວຂຽນຕິດກັນ", 6),
    ])
  func syllables(_ text: String, width: Int) {
    let set = lines(text, width, fit: .even)
    #expect(set.joined() == text)
    #expect(set.count > 1)
    for line in set {
      let first = line.unicodeScalars.first?.value ?? 0
      let last = line.unicodeScalars.last?.value ?? 0
      #expect(![0x0E30, 0x0E32, 0x0EB0, 0x0EB2].contains(first))
      #expect(!(0x0E40...0x0E44).contains(last) && last != 0x17D2)
    }
  }

  @Test(
    "No line holds half a syllable where it can hold a whole one",
    arguments: [
      ("เมื่อเช้าวันเสาร์", ["วั|น", "สา|ร์", "มื่|อ", "เ|"]), ("ตั้งแต่ก่อนรุ่งสาง", ["ตั้|ง", "แ|"]),
      ("ສັນຕິພາບຂົວ", ["ສັ|ນ", "ຂົ|ວ"]), ("ស្ពានចាស់ថ្ងៃសៅរ៍", ["ចា|ស់", "សៅ|រ៍", "ស្|"]),
      ("ပြန်လည်ဖွင့်လှစ်ခဲ့သည်", ["ပြ|န်", "လ|ည်", "ဖွ|င့်", "လှ|စ်", "သ|ည်"]), ("သင်္ဘောဥက္ကဋ္ဌ", ["သ|င်", "ဥ|က္"]),
    ])
  func wholeSyllables(_ text: String, never: [String]) {
    for width in 5..<DisplayWidth.columns(of: text) {
      let set = lines(text, width).joined(separator: "|")
      for parted in never { #expect(!set.contains(parted), "\(width): \(set)") }
    }
  }

  @Test("A Thai line may begin with a consonant whose vowel stands over and behind it")
  func behindVowel() {
    #expect(lines("แม่น้ำ", 3) == ["แม่", "น้ำ"])
  }

  @Test(
    "Lines of Thai and Lao end where a syllable is surely over, if they can",
    arguments: [
      ("สะพานเก่าเปิดให้ใช้อีกครั้งเมื่อเช้าวันเสาร์", "เแโใไ"), ("ຂົວເກົ່າເປີດໃຫ້ໃຊ້ອີກຄັ້ງໃນເຊົ້າວັນເສົາ", "ເແໂໃໄ"),
    ])
  func sureSyllables(_ text: String, starts: String) {
    for width in 12...20 {
      for line in lines(text, width, fit: .even).dropFirst() {
        #expect(
          line.unicodeScalars.first.map(starts.unicodeScalars.contains) == true, "\(width): \(line)"
        )
      }
    }
  }

  @Test("A wrapper goes on where another has stopped")
  func resuming() {
    var whole = LineWrapper(Self.paragraph, width: 20, hangingIndent: 3)
    while true {
      var resumed = LineWrapper(
        Self.paragraph, width: 20, hangingIndent: 3, from: whole.offset)
      let line = whole.next()
      #expect(resumed.next() == line)
      #expect(resumed.offset == whole.offset)
      if line == nil { break }
    }
  }

  @Test("Any offset will do", arguments: [Int.min, -1, 0, 1, 2, 3, 4, 5, 6, 7, .max])
  func anyOffset(_ offset: Int) {
    var wrapper = LineWrapper("é漢 x", width: 2, hangingIndent: .max, from: offset)
    var count = 0
    while wrapper.next() != nil, count < 10 { count += 1 }
    #expect(count < 4)
    #expect(wrapper.offset == 7)
  }

  @Test("Lines fit, say how wide they are, and lose nothing that shows", arguments: 0..<60)
  func properties(_ seed: Int) {
    var random = Random(seed: UInt64(seed))
    for _ in 0..<20 {
      let text = random.text()
      let width = Int.random(in: 1...24, using: &random)
      let indent = Int.random(in: 0...6, using: &random)
      check(text, width: width, hangingIndent: indent, fit: .greedy)
      check(text, width: width, hangingIndent: indent, fit: .even)
    }
  }

  @Test("Signs that keep together over spaces fit as well", arguments: 0..<100)
  func signs(_ seed: Int) {
    var random = Random(seed: UInt64(seed))
    for _ in 0..<60 {
      let text = random.signs()
      let width = Int.random(in: 1...12, using: &random)
      let indent = Int.random(in: 0...3, using: &random)
      check(text, width: width, hangingIndent: indent, fit: .greedy)
      check(text, width: width, hangingIndent: indent, fit: .even)
    }
  }

  @Test(
    "What does not show before spaces and a sign widens no line",
    arguments: [
      ("word\u{AD}   )", 6), ("word\u{AD}   。", 6), ("word\u{200D}   )", 6), ("\u{AD}  。", 2),
      ("a\u{AD} \u{AD} 。", 3), ("漢\u{200D}   。", 4), ("( \u{AD}   )", 3),
    ])
  func invisible(_ text: String, width: Int) {
    check(text, width: width, hangingIndent: 0, fit: .greedy)
    check(text, width: width, hangingIndent: 0, fit: .even)
  }

  private func check(_ text: String, width: Int, hangingIndent: Int, fit: LineWrapper.Fit) {
    var wrapper = LineWrapper(text, width: width, hangingIndent: hangingIndent, fit: fit)
    var shown = ""
    var count = 0
    var end = 0
    while let line = wrapper.next() {
      let words = line.words(of: text)
      shown += words
      count += 1
      #expect(line.range.lowerBound >= end)
      end = line.range.upperBound
      #expect(line.indent == (count == 1 ? 0 : min(hangingIndent, width - 1)))
      let hyphen = line.endsInSoftHyphen ? 1 : 0
      #expect(line.columns == line.indent + DisplayWidth.columns(of: words) + hyphen)
      #expect(
        line.columns <= width || isOneCluster(words), "\(text.debugDescription) \(width)")
      #expect(count == 1 || !words.hasPrefix(" "))
      #expect(!words.hasSuffix(" "))
    }
    #expect(count > 0)
    #expect(visible(shown) == visible(text), "\(text.debugDescription) \(width)")
  }

  private func visible(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter {
      !" \u{3000}\u{AD}".unicodeScalars.contains($0) && DisplayWidth.columns(of: String($0)) > 0
    }
  }

  /// Whether one cluster is all that shows.
  private func isOneCluster(_ text: Substring) -> Bool {
    text.filter { DisplayWidth.columns(of: String($0)) > 0 }.count == 1
  }

  @Test("Huge words, marks and spaces are wrapped in linear time")
  func huge() {
    for (text, expected) in [
      (String(repeating: "x", count: 100_000), 10_000),
      ("a" + String(repeating: "\u{301}", count: 30) + " b", 1),
      ("a" + String(repeating: "\u{301}", count: 100_000) + " b", 157),
      (String(repeating: "\u{600}", count: 100_000), 6_250),
      (String(repeating: " ", count: 100_000) + "b", 1),
      ("a" + String(repeating: " ", count: 100_000) + "b", 2),
      (String(repeating: "\u{200B}", count: 100_000), 1),
      (String(repeating: "🇬", count: 20_000), 2_000),
      (String(repeating: "漢", count: 50_000), 10_000),
    ] {
      #expect(lines(text, 10).count == expected)
      #expect(lines(text, 10, fit: .even).count == expected)
    }
  }
}

/// A generator that gives the same numbers on every run (SplitMix64).
private struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  private static let pieces = [
    "a", "b", "word", "long", " ", " ", "  ", "-", "—", "/", "//", ".", "é", "e\u{301}", "漢", "字",
    "、", "「", "」", "ッ", "한", "👩‍👩‍👧", "🇬🇧", "🇬", "\u{AD}", "\u{200B}", "\u{A0}", "“", "”", "नि", "क्ष",
    "\u{301}", "\u{200D}", "1", "http://", "\t", "\u{3000}x",
  ]

  mutating func text() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...40, using: &self) {
      text += Self.pieces.randomElement(using: &self) ?? ""
    }
    return text
  }

  private static let signs = [
    "\u{AD}", "\u{200D}", "\u{200B}", "\u{2060}", "\u{200E}", " ", " ", "  ", "   ", "\u{3000}",
    ")", "。", "」", "!", "/", "-", "—", "“", "(", "「", "%", "$", ",", ".", "1", "a", "bc", "漢", "한",
    "א", "ก",
    "เ", "\u{301}", "\u{A0}", "http://", "…", "ッ",
  ]

  /// Signs that go by rules of their own, with few letters between them.
  mutating func signs() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...16, using: &self) {
      text += Self.signs.randomElement(using: &self) ?? ""
    }
    return text
  }
}
