import Articles
import Testing

@Suite struct EncodingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var headline: String
    var encoding: TextEncoding
    var notes: [RepairNote]
    var testDescription: String { name }

    init(
      _ name: String, _ bytes: [UInt8], _ headline: String, _ encoding: TextEncoding = .utf8,
      _ notes: [RepairNote] = []
    ) {
      self.name = name
      self.bytes = bytes
      self.headline = headline
      self.encoding = encoding
      self.notes = notes
    }
  }

  @Test(arguments: [
    Case("ASCII", Array("cafe".utf8), "cafe"),
    Case("UTF-8", Array("café 港 😀".utf8), "café 港 😀"),
    Case("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array("café".utf8), "café"),
    Case(
      "UTF-8 with one broken byte", Array("naïve café".utf8) + [0xFF], "naïve café\u{FFFD}", .utf8,
      [.replacedInvalid(count: 1)]),
    Case(
      "UTF-8 with a cut character", Array("smile ".utf8) + [0xF0, 0x9F, 0x98], "smile \u{FFFD}",
      .utf8, [.replacedInvalid(count: 1)]),
    Case(
      "UTF-8 with a mark and broken bytes", [0xEF, 0xBB, 0xBF, 0x61, 0xE9, 0x62], "a\u{FFFD}b",
      .utf8, [.replacedInvalid(count: 1)]),
    Case(
      "overlong and surrogate among good ones",
      Array("ééééééééé ".utf8) + [0xC0, 0xAF, 0x20, 0xED, 0xA0, 0x80],
      "ééééééééé \u{FFFD}\u{FFFD} \u{FFFD}\u{FFFD}\u{FFFD}", .utf8, [.replacedInvalid(count: 5)]),
    Case(
      "Windows-1252", [0x63, 0x61, 0x66, 0xE9, 0x20, 0x93, 0x61, 0x94, 0x20, 0x80], "café “a” €",
      .windows1252, [.decoded(.windows1252)]),
    Case(
      "Windows-1252 with an empty place", [0x63, 0x81, 0xE9], "c\u{FFFD}é", .windows1252,
      [.decoded(.windows1252), .replacedInvalid(count: 1)]),
    Case(
      "UTF-16LE", [0xFF, 0xFE, 0x61, 0, 0xE9, 0, 0x3D, 0xD8, 0x00, 0xDE], "aé😀",
      .utf16LittleEndian, [.decoded(.utf16LittleEndian)]),
    Case(
      "UTF-16BE", [0xFE, 0xFF, 0, 0x61, 0, 0xE9, 0xD8, 0x3D, 0xDE, 0x00], "aé😀", .utf16BigEndian,
      [.decoded(.utf16BigEndian)]),
    Case(
      "UTF-16 of odd length", [0xFE, 0xFF, 0, 0x61, 0], "a\u{FFFD}", .utf16BigEndian,
      [.decoded(.utf16BigEndian), .replacedInvalid(count: 1)]),
    Case(
      "UTF-16 with lone surrogates", [0xFE, 0xFF, 0xDE, 0, 0, 0x61, 0xD8, 0x3D, 0, 0x62, 0xD8, 0],
      "\u{FFFD}a\u{FFFD}b\u{FFFD}", .utf16BigEndian,
      [.decoded(.utf16BigEndian), .replacedInvalid(count: 3)]),
  ])
  func encodings(_ sample: Case) throws {
    let article = try read(bytes: sample.bytes)
    #expect(article.headline == sample.headline)
    #expect(article.encoding == sample.encoding)
    #expect(article.notes == sample.notes)
  }

  @Test(arguments: ["a\n\nb\nc", "a\r\n\r\nb\r\nc", "a\r\rb\rc", "a\n\u{0B}b\u{0C}c"])
  func lineEnds(_ text: String) throws {
    let article = try read(text)
    #expect(article.string == "a\n\nb\nc")
    #expect(article.notes.isEmpty)
  }

  @Test func aCharacterCutByTheLimitIsNoError() throws {
    let whole = Array("Head\n\nsmile 😀".utf8)
    for cut in 1...3 {
      let article = try read(bytes: Array(whole.dropLast(cut)), wholeSize: whole.count)
      #expect(article.string == "Head\n\nsmile ")
      #expect(article.notes == [.truncated(read: whole.count - cut, of: whole.count)])
    }
    let wide: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8]
    #expect(try read(bytes: wide, wholeSize: 8).headline == "a")
    #expect(try read(bytes: wide + [0], wholeSize: 8).headline == "a")
  }

  @Test(
    arguments: [
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13],
      [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10], [0x50, 0x4B, 0x03, 0x04, 20, 0],
      [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], [0x1F, 0x8B, 0x08], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0],
      [0x50, 0x4B, 0x05, 0x06], [0x28, 0xB5, 0x2F, 0xFD, 1], [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],
      [0xCA, 0xFE, 0xBA, 0xBE], [0xCF, 0xFA, 0xED, 0xFE],
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], [0x1F, 0x8B, 0x08, 0],
      Array("%PDF-1.7\n".utf8),
      [UInt8](repeating: 0, count: 100), (0...255).map { UInt8($0) } + Array("and words".utf8),
      [0xFF, 0xFE] + [UInt8](repeating: 0, count: 100),
      Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x21],
    ] as [[UInt8]])
  func binaries(_ bytes: [UInt8]) {
    #expect(throws: ParseFailure.notText) { try read(bytes: bytes) }
  }

  @Test func compressedDataIsNoText() {
    var dice = Dice(state: 7)
    let bytes = (0..<4_000).map { _ in UInt8.random(in: 0...255, using: &dice) }
    #expect(throws: ParseFailure.notText) { try read(bytes: bytes) }
  }

  @Test func aStrayNulIsMended() throws {
    let article = try read("He\0llo")
    #expect(article.headline == "He\u{FFFD}llo")
    #expect(article.notes == [.replacedControls(count: 1)])
  }
}
