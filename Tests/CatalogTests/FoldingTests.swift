import Testing

@testable import Catalog

struct FoldingTests {
  @Test(arguments: [
    ("Harbour REOPENS", "harbour reopens"),
    ("Rzeszów", "rzeszow"),
    ("Rzeszo\u{301}w", "rzeszow"),
    ("Łódź", "lodz"),
    ("İstanbul", "istanbul"),
    ("Diyarbakır", "diyarbakir"),
    ("Straße", "strasse"),
    ("STRASSE", "strasse"),
    ("STRAẞE", "strasse"),
    ("Tromsø", "tromso"),
    ("Đà Nẵng", "da nang"),
    ("Ærø, Œuvre", "aero, oeuvre"),
    ("Þórður Guðmundsson", "thordur gudmundsson"),
    ("Ħamrun", "hamrun"),
    ("ŐŰ ÿ Ž", "ou y z"),
    ("ﬁnance eﬃcient", "finance efficient"),
    ("Ｗａｇｎｅｒ　２０２３", "wagner 2023"),
    ("𝐖𝐚𝐠𝐧𝐞𝐫", "wagner"),
    ("x² ① Ⅷ", "x2 1 viii"),
    ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
    ("Σίσυφος", "σισυφοσ"),
    ("ᾳ ῼ", "α ω"),
    ("МОСКВА Йошкар-Ола Ёлка", "москва иошкар-ола елка"),
    ("Київ Їжак", "киів іжак"),
    ("ԵՐԵՎԱՆ եւ և", "երեվան եւ եւ"),
    ("مُحَمَّد", "محمد"),
    ("أحمد آل", "احمد ال"),
    ("العـــراق", "العراق"),
    ("ﻣﺮﺣﺒﺎ", "مرحبا"),
    ("שָׁלוֹם", "שלום"),
    ("צה״ל ג׳ירפה", "צה\"ל ג'ירפה"),
    ("Ինչո՞ւ, այո՛, վա՜յ", "ինչու, այո, վայ"),
    ("کتاب‌های", "كتابهاي"),
    ("على مدرسة ٱلله", "علي مدرسه الله"),
    ("لاہور", "لاهور"),
    ("١٬٢٠٠ ٣٫٥", "1,200 3.5"),
    ("۱۲۰۰ १२ ১২ ๑๒ ၁၂ ༡༢", "1200 12 12 12 12 12"),
    ("ｶﾞﾗｽ", "ガラス".decomposedKana),
    ("東京", "東京"),
    ("한국", "한국"),
    ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", "한국"),
    ("\u{D558}\u{11AB}", "한"),
    ("हिन्दी", "हिन्दी"),
    ("ไทยแลนด์", "ไทยแลนด์"),
    ("K Å Ω", "k a ω"),
    ("“Yes,” it’s ‘so’", "\"yes,\" it's 'so'"),
    ("«да» „ja“", "\"да\" \"ja\""),
    ("a–b—c‑d−e", "a-b-c-d-e"),
    ("wait…", "wait..."),
    ("10\u{A0}000\u{202F}km", "10 000 km"),
    ("co\u{AD}op\u{200B}er\u{200D}a\u{200C}te\u{FEFF}", "cooperate"),
    ("one \r\n\r\n\t two", "one two"),
    ("  trimmed \n", "trimmed"),
    ("\u{200B} \u{200B} x", "x"),
    ("👩‍👩‍👧 ❤️", "👩👩👧 ❤"),
    ("Acme™", "acme™"),
    ("e\u{E0067}x", "ex"),
    ("", ""),
  ])
  func foldsScripts(text: String, folded: String) {
    #expect(Folding.fold(text).bytes == Array(folded.utf8))
  }

  @Test func foldsToTheSameFormTwice() {
    for value: UInt32 in 0x21..<0x30000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = Folding.fold(String(Character(scalar))).bytes
      let twice = Folding.fold(String(decoding: once, as: UTF8.self)).bytes
      if once != twice { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test func foldsAsciiAlikeAtEveryAlignment() {
    let text = "The  Quick\tbrown \nFOX @[`{ 09 Zz Ünder é a"
    let expected = "the quick brown fox @[`{ 09 zz under e a"
    for padding in 0..<20 {
      let front = String(repeating: "x", count: padding)
      let folded = Folding.fold(front + text)
      #expect(String(decoding: folded.bytes, as: UTF8.self) == front + expected)
    }
  }

  @Test func remembersCapitals() {
    for padding in 0..<70 {
      let folded = Folding.fold(String(repeating: "é", count: padding) + "aBC  d ẞÓ 12Z")
      let marks = folded.withBytes { text in
        text.bytes.indices.map { text.capitals(at: $0, count: 1) }
      }
      let expected: [UInt64] = [0, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1]
      #expect(marks == Array(repeating: 0, count: padding) + expected)
    }
    #expect(Folding.fold("all lower, ß").capitals.isEmpty)
  }

  @Test func saysWhereEachByteCameFrom() {
    let folded = Folding.fold(" Aß\u{301} \n é。 ", tracksOffsets: true)
    #expect(String(decoding: folded.bytes, as: UTF8.self) == "ass e。")
    #expect(folded.offsets == [1, 2, 2, 6, 9, 11, 11, 11, 14])
    #expect(folded.sourceRange(0, 2) == 1..<6)
    #expect(folded.sourceRange(4, 5) == 9..<11)
  }

  @Test func agreesWithPlainFolding() {
    var texts = HardTexts(seed: 21)
    var scratch = Folding(expecting: 16)
    var withoutCapitals = Folding(expecting: 16, marksCapitals: false)
    for _ in 0..<4_000 {
      let fields = (0..<texts.number(below: 4)).map { _ in texts.bytes(pieces: 40) }
      let expected = PlainFolding(fields: fields)
      var tracking = Folding(expecting: 0, tracksOffsets: true)
      scratch.removeAll()
      withoutCapitals.removeAll()
      for field in fields {
        tracking.append(field[...])
        tracking.endField()
        scratch.append(field[...])
        scratch.endField()
        withoutCapitals.append(field[...])
        withoutCapitals.endField()
      }
      let tracked = tracking.finish()
      #expect(tracked.bytes == expected.bytes)
      #expect(tracked.offsets == expected.offsets + [fields.joined().count])
      #expect(tracked.withBytes { Self.capitals(in: $0) } == expected.capitals)
      #expect(scratch.withFolded { Array($0.bytes) } == expected.bytes)
      #expect(scratch.withFolded { Self.capitals(in: $0) } == expected.capitals)
      #expect(withoutCapitals.withFolded { Array($0.bytes) } == expected.bytes)
      #expect(withoutCapitals.withFolded { $0.capitals.isEmpty })
    }
  }

  private static func capitals(in text: FoldedBytes) -> [Bool] {
    text.bytes.indices.map { text.capitals(at: $0, count: 1) == 1 }
  }

  @Test func bytesAreTheSameWithOffsets() {
    var generator = SeededGenerator(seed: 7)
    let pieces = ["a", "B", " ", "\n", "é", "ß", "ﬁ", "한", "\u{301}", "\u{200B}", "€", "👍", "xyz"]
    for _ in 0..<300 {
      let count = Int.random(in: 0..<60, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let plain = Folding.fold(text)
      let tracked = Folding.fold(text, tracksOffsets: true)
      #expect(plain.bytes == tracked.bytes)
      #expect(plain.capitals == tracked.capitals)
      #expect(tracked.offsets.count == tracked.bytes.count + 1)
      #expect(tracked.offsets == tracked.offsets.sorted())
    }
  }

  @Test(
    arguments: [
      [0xff], [0xc3], [0xe2, 0x80], [0xf0, 0x9f, 0x98], [0xc0, 0x80], [0xed, 0xa0, 0x80],
      [0x80, 0x80],
      [0xf5, 0x80, 0x80, 0x80], [0xf4, 0x90, 0x80, 0x80],
    ] as [[UInt8]])
  func replacesBrokenBytes(bytes: [UInt8]) {
    var folding = Folding(expecting: 0)
    folding.append(([0x41] + bytes + [0x42])[...])
    let folded = folding.finish()
    // As many of them as the standard library has.
    let middle = String(decoding: bytes, as: UTF8.self)
    #expect(String(decoding: folded.bytes, as: UTF8.self) == "a" + middle + "b")
  }

  @Test func growsForTextThatGrows() {
    let text = String(repeating: "㌖", count: 5_000)
    #expect(Folding.fold(text).bytes.count > 15 * 5_000)
  }
}

extension String {
  /// Kana with the voicing mark as a character of its own, as folding leaves it.
  fileprivate var decomposedKana: String { "\u{30AB}\u{3099}\u{30E9}\u{30B9}" }
}
