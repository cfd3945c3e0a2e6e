import Catalog
import Foundation
import Reader
import Testing

/// The README's tables are those of the program; `NEWSREAD_RECORD=1 swift test` writes them anew.
@Suite(.serialized) struct ReadmeTests {
  private static let readme = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "README.md")

  private static var keys: String {
    var lines: [String] = []
    for group in CommandGroup.allCases {
      lines.append("| **\(group.rawValue)** | |")
      for info in Command.table where info.group == group {
        let keys = info.keyLabels.map { "`\($0)`" }.joined(separator: " ")
        lines.append("| \(keys) | \(info.help) |")
      }
    }
    return "| keys | what they do |\n|---|---|\n" + lines.joined(separator: "\n") + "\n"
  }

  private static var language: String {
    let lines = QueryLanguage.rows.map { row in
      // A bar would end the cell.
      "| `\(row.form.bars)` | \(row.meaning.bars) |"
    }
    return "| you type | it finds |\n|---|---|\n" + lines.joined(separator: "\n") + "\n"
  }

  @Test func theKeyTableIsUpToDate() throws {
    try compare(
      Self.keys, between: "<!-- keys: made from the command table -->\n", "<!-- end of keys -->")
  }

  @Test func theTableOfTheQueryLanguageIsUpToDate() throws {
    try compare(
      Self.language, between: "<!-- language: made from the table of the query language -->\n",
      "<!-- end of language -->")
  }

  private func compare(_ table: String, between begin: String, _ end: String) throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let start = try #require(text.range(of: begin))
    let stop = try #require(text.range(of: end))
    let recorded = String(text[start.upperBound..<stop.lowerBound])
    if recorded != table, ProcessInfo.processInfo.environment["NEWSREAD_RECORD"] == "1" {
      let renewed = text.replacingCharacters(in: start.upperBound..<stop.lowerBound, with: table)
      try renewed.write(to: Self.readme, atomically: true, encoding: .utf8)
    }
    #expect(
      recorded == table,
      "A table of the README is stale: NEWSREAD_RECORD=1 swift test --filter ReadmeTests")
  }
}

extension String {
  fileprivate var bars: String { replacing("|", with: "\\|") }
}
