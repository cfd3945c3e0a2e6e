import Testing

@testable import Reader

@Suite struct TextUnitTests {
  /// Where each unit begins and ends, marked with brackets.
  private func marked(_ text: String, by unit: TextUnit) -> String {
    let units = TextUnits(text)
    var result = ""
    var offset = 0
    while offset <= units.count {
      if units.has(.end, of: unit, at: offset) { result += "]" }
      guard offset < units.count else { break }
      if units.has(.start, of: unit, at: offset) { result += "[" }
      let next = units.next(.start, of: .character, after: offset) ?? units.count
      result += text.slice(offset..<next)
      offset = next
    }
    return result
  }

  @Test(arguments: [
    ("", ""), ("one", "[one]"), ("One, two.", "[One], [two]."), ("  a  b ", "  [a]  [b] "),
    ("don't well-known", "[don't] [well-known]"), ("‘so’ 'it'", "‘[so]’ '[it]'"),
    ("3,000 or 1.5.", "[3,000] or [1.5]."),
    ("a - b -- c", "[a] - [b] -- [c]"), ("naïve nai\u{308}ve", "[naïve] [nai\u{308}ve]"),
    ("soft\u{AD}ly", "[soft\u{AD}ly]"), ("漢字とカナ、です", "[漢字と][カナ]、[です]"),
    ("שלום, עולם", "[שלום], [עולם]"), ("go 👩‍👩‍👧 on", "[go] 👩‍👩‍👧 [on]"), ("...", "..."),
  ])
  func words(text: String, expected: String) {
    let all = expected.replacing(" or ", with: " [or] ")
    #expect(marked(text, by: .word) == all)
  }

  @Test(arguments: [
    ("", ""), ("One", "[One]"), ("One. Two! Three?", "[One.] [Two!] [Three?]"),
    ("He said \"No.\" She left.", "[He said \"No.\"] [She left.]"),
    ("Mr. Smith met Dr. Jones. They spoke.", "[Mr. Smith met Dr. Jones.] [They spoke.]"),
    ("J. R. Tolkien wrote. I read.", "[J. R. Tolkien wrote.] [I read.]"),
    ("So did I. He too.", "[So did I.] [He too.]"),
    ("It cost 1.5 million. Really.", "[It cost 1.5 million.] [Really.]"),
    ("In the U.S. Congress sat.", "[In the U.S. Congress sat.]"),
    ("Well … so it goes. Yes", "[Well … so it goes.] [Yes]"),
    ("Wait... and see. Done.", "[Wait... and see.] [Done.]"),
    ("これは文です。次の文「です。」終わり", "[これは文です。][次の文「です。」][終わり]"),
    ("Two.  Spaces.", "[Two.]  [Spaces.]"), ("\"Hi!\" he said.", "[\"Hi!\"] [he said.]"),
    ("(Aside.) Main.", "[(Aside.)] [Main.]"), ("?!?", "[?!?]"),
  ])
  func sentences(text: String, expected: String) {
    #expect(marked(text, by: .sentence) == expected)
  }

  @Test(arguments: [
    ("e\u{301}a", 0, 3), ("👩‍👩‍👧!", 0, 18), ("🇫🇷🇩🇪", 8, 16), ("a\u{300}\u{301}b", 0, 5),
  ])
  func charactersAreNeverParted(text: String, offset: Int, next: Int) {
    let units = TextUnits(text)
    #expect(units.next(.end, of: .character, after: offset) == next)
    #expect(units.previous(.start, of: .character, before: next) == offset)
    for inside in offset..<next { #expect(units.aligned(inside) == offset) }
  }

  @Test(arguments: [
    (TextUnit.word, 5, "two"), (.word, 3, " "), (.word, 0, "One"), (.sentence, 5, "One two."),
    (.sentence, 11, "Three."), (.paragraph, 4, "One two. Three."), (.character, 4, "t"),
    (.word, 15, "."), (.word, 99, "."),
  ])
  func theUnitAtAPlace(unit: TextUnit, offset: Int, expected: String) {
    let text = "One two. Three."
    let range = TextUnits(text).range(of: unit, at: offset)
    #expect(text.slice(range) == expected)
  }

  @Test(
    arguments: [TextUnit.word, .sentence],
    ["a", ".", "a@", "http://", "漢", "قالت ", " ", "\u{600}"])
  func whatHasNoEdgesIsTakenInParts(unit: TextUnit, part: String) {
    let units = TextUnits(String(repeating: part, count: 100_000))
    for place in [0, units.count / 2, units.count] {
      let range = units.range(of: unit, at: place)
      #expect(range.count <= 2 * TextUnits.longest + 200)
      #expect(range.lowerBound <= place && place - 200 <= range.upperBound)
    }
    let next = units.next(.end, of: unit, after: 500_000 / 7) ?? units.count
    #expect(next - 500_000 / 7 <= TextUnits.longest + 200 || part == " ")
  }

  @Test(arguments: TextUnit.allCases, [true, false])
  func longTextsWithoutEdgesEnd(unit: TextUnit, forward: Bool) {
    for part in ["a", ".", " ", "。", "\u{301}", "Mr. ", "\"", "漢", "'"] {
      let units = TextUnits(String(repeating: part, count: 20_000))
      var place: Int? = forward ? 0 : units.count
      for _ in 0..<200 {
        guard let now = place else { break }
        let next =
          forward
          ? units.next(.end, of: unit, after: now) : units.previous(.start, of: unit, before: now)
        if let next { #expect(forward ? next > now : next < now) }
        place = next
      }
    }
  }
}
