import Testing

@testable import Terminal

@Suite struct ClipboardSequenceTests {
  /// The samples of RFC 4648, 10, and what lies at the ends of the alphabet.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("ÿ¿", "w7/Cvw=="), ("~~~?", "fn5+Pw=="),
  ])
  func writesLettersAlone(text: String, letters: String) throws {
    #expect(String(decoding: ClipboardSequence.base64(text.utf8), as: UTF8.self) == letters)
    let sequence = try #require(ClipboardSequence.bytes(for: text))
    #expect(String(decoding: sequence, as: UTF8.self) == "\u{1B}]52;c;\(letters)\u{7}")
  }

  @Test func hasNoneForWhatIsTooLong() {
    #expect(ClipboardSequence.bytes(for: String(repeating: "a", count: 100_000)) != nil)
    #expect(ClipboardSequence.bytes(for: String(repeating: "a", count: 100_001)) == nil)
  }
}
