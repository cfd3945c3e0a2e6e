import Foundation
import Reader
import Testing

/// The README's key table is the command table; `NEWSREAD_RECORD=1 swift test` writes it anew.
@Suite struct ReadmeTests {
  private static let readme = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "README.md")
  private static let begin = "<!-- keys: made from the command table -->\n"
  private static let end = "<!-- end of keys -->"

  private static var table: String {
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

  @Test func theKeyTableIsUpToDate() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let start = try #require(text.range(of: Self.begin))
    let stop = try #require(text.range(of: Self.end))
    let recorded = String(text[start.upperBound..<stop.lowerBound])
    if recorded != Self.table, ProcessInfo.processInfo.environment["NEWSREAD_RECORD"] == "1" {
      let renewed = text.replacingCharacters(
        in: start.upperBound..<stop.lowerBound, with: Self.table)
      try renewed.write(to: Self.readme, atomically: true, encoding: .utf8)
    }
    #expect(
      recorded == Self.table,
      "The README's key table is stale: NEWSREAD_RECORD=1 swift test --filter ReadmeTests")
  }
}
