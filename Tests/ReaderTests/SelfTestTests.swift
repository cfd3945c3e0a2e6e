import Screen
import Testing

@testable import Reader

@Suite struct SelfTestTests {
  private static let counted = WidthSample.all.map(\.columns)

  @Test func samplesHaveNamesOfTheirOwnAndFit() {
    #expect(Set(WidthSample.all.map(\.name)).count == WidthSample.all.count)
    for sample in WidthSample.all {
      #expect((1...12).contains(sample.columns), "\(sample.name)")
      #expect(DisplayWidth.columns(of: sample.drawn) == sample.columns, "\(sample.name)")
      #expect(DisplayWidth.columns(of: sample.name) <= 21, "\(sample.name)")
    }
  }

  @Test func barsStandInOneColumn() {
    let report = SelfTest(sections: [], measure: .measured(Self.counted))
    let rows = report.text.split(separator: "\n").filter {
      $0.hasSuffix(" whole") || $0.contains("| ")
    }
    let places = Set(
      rows.flatMap { row in
        row.indices.filter { row[$0] == "|" }.map { DisplayWidth.columns(of: row[..<$0]) }
      })
    #expect(places == [24, 37])
  }

  @Test func whatIsDrawnOtherwiseIsSaid() {
    var columns = Self.counted
    #expect(SelfTest(sections: [], measure: .measured(columns)).disagreements.isEmpty)
    columns[0] += 1
    let one = SelfTest(sections: [], measure: .measured(columns))
    #expect(one.disagreements.map(\.sample.name) == ["ASCII"])
    #expect(one.text.hasPrefix("The terminal draws one sample wider or narrower"))
    #expect(one.text.contains("11       12  differs"))
    columns[2] = 0
    let two = SelfTest(sections: [], measure: .measured(columns))
    #expect(two.text.hasPrefix("The terminal draws 2 samples wider"))
    let none = SelfTest(sections: [], measure: .notAsked("nobody is there"))
    #expect(none.text.hasPrefix("Widths were not measured: nobody is there.\n"))
    #expect(none.disagreements.isEmpty)
  }

  @Test func thePageAsksAndShowsWhatThereIsToTell() throws {
    var session = try Session(dated(3), size: "100x60")
    try session.press("D")
    #expect(session.effects.last == .examine)
    #expect(session.title.contains("Self-test"))
    #expect(session.screen.contains("Asking the terminal"))
    let facts = SelfTest.Section("Terminal", [SelfTest.Fact("TERM", "xterm")])
    session.send(.examined(SelfTest(sections: [facts], measure: .measured(Self.counted))))
    #expect(session.screen.contains("All is well"))
    #expect(session.screen.contains("  TERM                  xterm"))
    try session.press("pgdn pgdn pgup esc")
    #expect(!session.title.contains("Self-test"))
    try session.press(": text:widths enter")
    #expect(session.title.contains("Self-test"))
    try session.press("D")
    #expect(!session.title.contains("Self-test"))
  }

  @Test(arguments: ["80x24", "40x12", "10x3", "1x1"])
  func thePageFitsAnyScreen(_ size: String) throws {
    var session = try Session(dated(3), size: size)
    try session.press("D G g")
    session.send(.examined(SelfTest(sections: [], measure: .measured([]))))
    try session.press("G k q")
    #expect(session.rows.count - 1 == Size(spelling: size)?.rows)
  }

  @Test(arguments: [78, 60, 38, 18]) func aNarrowPageSaysAllOfIt(columns: Int) {
    let path = "/home/reader/a/folder/of/many/articles/with/a/long/name"
    let facts = SelfTest.Section("Files", [SelfTest.Fact("library", path)])
    let counted = Self.counted.dropLast() + [1]
    let report = SelfTest(
      sections: [facts], measure: .measured(counted + WidthSample.inParts.map { _ in 7 }))
    let lines = report.lines(columns: columns).map { $0.runs.map(\.text).joined() }
    #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= columns })
    let words = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(words.contains("wider or narrower than it was counted."))
    #expect(words.contains("differs"))
    #expect(lines.joined().split(separator: " ").joined().contains(path))
  }

  @Test func ofWhatIsDrawnInPartsTheWholeIsMeasuredToo() {
    #expect(WidthSample.inParts.map(\.name).contains("emoji, family"))
    let report = SelfTest(
      sections: [], measure: .measured(Self.counted + WidthSample.inParts.map { _ in 2 }))
    #expect(report.disagreements.isEmpty)
    let row = report.text.split(separator: "\n").first { $0.contains("emoji, family") }
    #expect(row?.split(separator: "|").last?.split(separator: " ") == ["6", "6", "2"])
  }
}
