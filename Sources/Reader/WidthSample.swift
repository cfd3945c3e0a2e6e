import Screen

/// A piece of text by which to tell whether a terminal counts columns as newsread does.
package struct WidthSample: Equatable, Sendable {
  /// What it is an example of.
  package let name: String
  /// The text as an article might have it.
  package let text: String

  /// The text as it is drawn: of some sequences a part, or their parts side by side.
  package var drawn: String {
    var frame = Frame(size: Size(columns: 40, rows: 1))
    // A bar holds the end, which a space may be, in its place.
    let end = frame.write(text, at: Point(column: 0, row: 0), style: .plain, in: frame.bounds)
    frame.put("|", at: Point(column: end, row: 0), style: .plain, in: frame.bounds)
    return String(frame.text.prefix { $0 != "|" })
  }

  /// The columns that newsread counts for it.
  package var columns: Int { DisplayWidth.columns(of: text) }

  private init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }

  /// Those that are drawn in another way than they are written; whether the terminal can show the whole of them is
  /// worth knowing.
  package static let inParts = all.filter {
    $0.drawn.unicodeScalars.elementsEqual($0.text.unicodeScalars) == false
  }

  /// All of them; none is wider than a dozen columns.
  package static let all: [WidthSample] = [
    WidthSample("ASCII", "abc XYZ 123"),
    WidthSample("accents, precomposed", "é ż ő ñ"),
    WidthSample("accents, combining", "e\u{301} z\u{307} o\u{30B}"),
    WidthSample("two marks on a letter", "ệ a\u{323}\u{302}"),
    WidthSample("quotes and dashes", "“a” – — …"),
    WidthSample("ambiguous width", "§ ° ± α я"),
    WidthSample("lines and blocks", "│─┼ ▌█ •"),
    WidthSample("arrows", "← ↑ → ↓"),
    WidthSample("Chinese", "漢字新聞"),
    WidthSample("Japanese", "ひらカタ。"),
    WidthSample("Hangul, syllables", "한국어"),
    WidthSample("Hangul, jamo", "\u{1112}\u{1161}\u{11AB}"),
    WidthSample("full width", "ＡＢＣ１"),
    WidthSample("half width", "ｱｲｳ ﾊﾝ"),
    WidthSample("Greek and Cyrillic", "Ωμέγα Ё"),
    WidthSample("Arabic", "سلام"),
    WidthSample("Arabic, with vowels", "سَلَام"),
    WidthSample("Hebrew", "שלום"),
    WidthSample("Devanagari", "नमस्ते"),
    WidthSample("Thai", "สวัสดี"),
    WidthSample("emoji", "😀 🎉"),
    WidthSample("emoji, skin tone", "👍\u{1F3FD}"),
    WidthSample("emoji, family", "👩\u{200D}👩\u{200D}👧"),
    WidthSample("emoji, flag", "🇵🇱"),
    WidthSample("emoji, keycap", "1\u{FE0F}\u{20E3}"),
    WidthSample("emoji, as a picture", "❤\u{FE0F}"),
    WidthSample("emoji, as text", "❤\u{FE0E}"),
    WidthSample("zero-width space", "a\u{200B}b"),
    WidthSample("zero-width joiner", "a\u{200D}b"),
    WidthSample("soft hyphen", "a\u{AD}b"),
    WidthSample("no-break space", "a\u{A0}b"),
    WidthSample("other planes", "𝐀𝛑 𠀀"),
  ]
}
