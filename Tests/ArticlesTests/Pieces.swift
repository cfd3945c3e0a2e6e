/// Bits of text from which articles are thrown together.
enum Pieces {
  /// What headers, datelines, tags and sentences are made of, in many scripts.
  static let texts = [
    "Head", ": ", "\n", "\n\n", "Tags:", ",", "London", "PARIS", "(AP)", "(Reuters) - ", " - ",
    "2023-07-22", "Date: ", "Published on ", "22 July 2023", ", July 22", "Updated: ", " ", "  ",
    "- ", "é", "re\u{301}sume\u{301}", "港", "港口说", "：", "，", "。", "カタカナ", "한국", "สวัสดี",
    "हिन्दी", "Москва", "“", "”", "’", "—", "–", "\u{2026}", "\u{A0}", "\u{202F}", "\u{3000}",
    "\u{200B}", "\u{200D}", "😀", "By Jane Doe", "The Hague", "and", "al-Hasakah", "...", "\"", "(",
    ")", "x", "1", "12:30", "\u{2067}x\u{2069}",
    String(repeating: "word ", count: 15),
  ]

  /// What has to be mended.
  static let unclean = [
    "\r", "\r\n", "\t", "\u{B}", "\u{1B}[31m", "\0", "\u{7F}", "\u{85}", "\u{9B}", "\u{2028}",
    "\u{2029}", "\u{202E}", "\u{2067}", "\u{2069}", "\u{FEFF}", "\u{FFF9}", "\u{E0041}",
  ]

  /// What is no UTF-8: sequences cut short, too long, of surrogates, beyond the last character.
  static let broken: [[UInt8]] = [
    [0x80], [0xBF], [0xC3], [0xC0, 0x80], [0xC1, 0xBF], [0xE0], [0xE0, 0x80, 0x80],
    [0xE0, 0x9F, 0xBF], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0],
    [0xF0, 0x9F], [0xF0, 0x9F, 0x98], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
    [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
  ]

  /// So many of some pieces, one after the other.
  static func some(_ pieces: [String], _ count: Int, _ dice: inout Dice) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<count {
      if let piece = pieces.randomElement(using: &dice) { bytes += piece.utf8 }
    }
    return bytes
  }
}
