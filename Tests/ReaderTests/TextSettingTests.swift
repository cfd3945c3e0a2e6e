import Reader
import Screen
import Testing

@Suite struct TextSettingTests {
  private static let hebrew = """
    הנמל נפתח (שוב)

    חיפה: הנמל נפתח ביום שני, אמר BBC ב-2024.

    Tags: ים
    """

  private func session(_ text: String, _ settings: Settings, size: String = "60x20") throws
    -> Session
  {
    try Session([("2024-03-01-story.txt", text)], size: size, settings: settings)
  }

  @Test(
    "Text from right to left stands at the right, in order where the terminal does not see to that")
  func rightToLeft() throws {
    let plain = try session(Self.hebrew, Settings()).rows.map(String.init)
    #expect(plain.contains { $0.hasSuffix(" הנמל נפתח (שוב)") })
    #expect(plain.contains { $0.hasSuffix(" חיפה: הנמל נפתח ביום שני, אמר BBC ב-2024.") })
    let ordered = try session(Self.hebrew, Settings(reordersText: true)).rows.map(String.init)
    #expect(ordered.contains { $0.hasSuffix(" (בוש) חתפנ למנה") })
    #expect(ordered.contains { $0.hasSuffix(" .2024-ב BBC רמא ,ינש םויב חתפנ למנה :הפיח") })
    // The list begins at the left as ever, each part of a row in order by itself.
    #expect(ordered.contains { $0.hasPrefix("▌ (בוש) חתפנ למנה") })
    #expect(ordered.filter { $0.contains("הפיח · 1 Mar 2024 · ") }.count == 2)
  }

  @Test("A headline that is cut goes on where reading it stops", arguments: ["40x12", "120x20"])
  func cutHeadlines(_ size: String) throws {
    let hebrew = (0..<24).map { "הנמל נפתח שוב \($0)" }.joined(separator: " ")
    let english = (0..<24).map { "The harbour opened \($0)" }.joined(separator: " ")
    for (headline, settings, isFirst) in [
      (hebrew, Settings(reordersText: true), true), (hebrew, Settings(), false),
      (english, Settings(reordersText: true), false),
    ] {
      let rows = try session("\(headline)\n\nText.", settings, size: size).rows
      let row = try #require(rows.first { $0.hasPrefix("▌ ") && $0.contains("…") })
      let cell = row.dropFirst(2).prefix { $0 != "│" }
      #expect(cell.hasPrefix("…") == isFirst)
      #expect(cell.reversed().first { $0 != " " } == "…" || isFirst)
      #expect(cell.filter { $0 == "…" }.count == 1)
    }
  }

  @Test("Titles and messages are put in order as well")
  func titles() throws {
    var session = try session(Self.hebrew, Settings(reordersText: true))
    try session.press("/ text:הנמל enter")
    #expect(session.title.contains("Search: למנה"))
    session.send(.message("הנמל נפתח"))
    #expect(session.bottom.contains("חתפנ למנה"))
  }

  @Test("Place, date and the like are parted between lines as wholes, without their dots")
  func metadata() throws {
    let place = "Llanfairpwllgwyngyllgogerychwyrn"
    for width in 20...40 {
      let rows = try Session(
        [("2024-03-01-story.txt", "Head\n\n\(place): Text.")], size: "80x24",
        settings: Settings(textWidth: width)
      ).rows.map { $0.split(separator: " ").joined(separator: " ") }
      #expect(!rows.contains { $0.hasPrefix("· ") || $0.hasSuffix(" ·") }, "\(width)")
      let words = rows.joined(separator: "|")
      #expect(!["1|Mar", "Mar|2024", "1|min"].contains { words.contains($0) }, "\(width)")
      if width > place.count { #expect(rows.contains("1 Mar 2024 · 1 min"), "\(width)") }
    }
  }

  @Test("Matches are lit where the words stand, whatever their order")
  func matches() throws {
    var session = try session(Self.hebrew, Settings(reordersText: true))
    try session.press("/ text:ביום enter enter")
    let frame = session.state.render()
    let row = try #require(session.rows.firstIndex { $0.contains("םויב") && $0.contains("הפיח") })
    let styles = frame.attributeText().split(separator: "\n", omittingEmptySubsequences: false)
    let column = Array(session.rows[row]).firstIndex(of: "ם")
    let lit = Array(styles[row])
    let start = try #require(column)
    #expect(Set(lit[start..<start + 4]).count == 1)
    #expect(lit[start] != lit[start - 2] && lit[start] != lit[start + 5])
    #expect(frame.cursor?.row == row)
  }

  private static let english =
    "Story\n\n" + (0..<40).map { "word\($0 * $0 * 7_919 % 100_003)" }.joined(separator: " ") + "\n"

  @Test("Justified lines fill the column, but for the last")
  func justified() throws {
    let settings = Settings(textWidth: 40, pageStyle: PageStyle(isJustified: true))
    let rows = try session(Self.english, settings, size: "60x30").rows
    let lines = rows.filter { $0.contains("word") }.map { $0.drop { $0 == " " } }
    try #require(lines.count > 5)
    let widths = lines.map { $0.reversed().drop { $0 == " " }.count }
    #expect(widths.dropLast().allSatisfy { $0 == 40 })
    #expect(lines.joined(separator: " ").split(separator: " ").count == 40)
  }

  @Test("A space with a mark over it is not widened, and no letter is lost")
  func markedSpaces() throws {
    let text =
      "T\n\nalpha beta gamma delta \u{301}epsilon zeta \u{301}eta theta iota kappa lambda mu nu xi.\n"
    let settings = Settings(textWidth: 40, pageStyle: PageStyle(isJustified: true))
    let screen = try session(text, settings).screen
    for word in ["delta", "epsilon", "zeta", "theta", "kappa"] { #expect(screen.contains(word)) }
  }

  @Test(
    "The hyphen of a parted word is drawn, also where text goes from right to left",
    arguments: [true, false])
  func hyphens(_ reorders: Bool) throws {
    let text = "T\n\nשלום עולם international\u{AD}isation שלום עולם organi\u{AD}sation and שלום\n"
    let settings = Settings(textWidth: 25, reordersText: reorders)
    let screen = try session(text, settings).screen
    #expect(screen.contains(reorders ? "-" : "international-"))
    #expect(screen.filter { $0 == "-" }.count == 1)
  }

  @Test("Even lines differ less than greedy ones")
  func even() throws {
    func raggedness(_ fit: LineWrapper.Fit) throws -> Int {
      let settings = Settings(textWidth: 40, pageStyle: PageStyle(fit: fit))
      let rows = try session(Self.english, settings, size: "60x30").rows
      let lines = rows.filter { $0.contains("word") }.dropLast()
      return lines.map { line in
        let free = 40 - line.drop { $0 == " " }.reversed().drop { $0 == " " }.count
        return free * free
      }.reduce(0, +)
    }
    #expect(try raggedness(.even) <= raggedness(.greedy))
  }
}
