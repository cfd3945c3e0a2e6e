import Testing

@testable import Articles

/// What parting a text into blocks costs, counted.
@Suite struct DocumentEffortTests {
  private static let million = 1_000_000

  /// Each of these is a text that a step which looks back or ahead without a limit would look at many
  /// times over.
  @Test(arguments: [
    "a\n", "> a\n", "> > a\n", ">\n", "- a\n", "  a\n", "- a\n  b\n", "- a\n\n    b\n", "```\n",
    "````\n```\n",
    "---\n", "Title\n\n", "Title\n\nText.\n\n", "Title\n---\n\n", "## a\n\n", "a | b\n", "a   b\n",
    "By Jane Doe\n\n", "Date: 2024-03-14\n", "Leeds: a\n\n", "a\n\n\n\n",
  ])
  func manyLines(_ part: String) throws {
    try check(String(repeating: part, count: 30_000))
  }

  @Test(arguments: ["a", "a ", "> ", ">", "- ", "-", "* ", "`", "#", "| ", "=", "a   ", "港", "。"])
  func oneLongLine(_ part: String) throws {
    try check(String(repeating: part, count: 1_000_000 / part.utf8.count))
    try check("a\n" + String(repeating: part, count: 1_000_000 / part.utf8.count))
  }

  @Test func aMillionLines() throws {
    try check(String(repeating: "The harbour\n", count: Self.million))
  }

  /// No line is measured twice, and nothing stands in two blocks.
  private func check(_ body: String) throws {
    let article = try read("Head\n\n\(body)")
    let lines = BodyLines(of: article.text.span, in: article.bodyStart..<article.tagsStart)
    #expect(lines.measuredBytes <= article.text.count)
    #expect(lines.runs.reduce(0) { $0 + $1.count } == lines.lines.count)
    var signs = 0
    for block in article.document().blocks { signs += block.source.utf8.count }
    // A `>` may have got a space behind it.
    #expect(signs <= 2 * article.text.count)
  }
}
