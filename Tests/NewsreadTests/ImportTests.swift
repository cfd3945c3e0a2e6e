import Foundation
import Testing

/// Reads the import lines of every source file against the table in Sources/README.md.
@Suite struct ImportTests {
  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources")

  /// What each target may import, by target.
  private static func allowed() throws -> [String: Set<String>] {
    let whole = try String(contentsOf: sources.appending(path: "README.md"), encoding: .utf8)
    // Further down there are other tables.
    let text = try #require(whole.components(separatedBy: "\n## ").first)
    var table: [String: Set<String>] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("|") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 5, cells[1] != "target", !cells[1].hasPrefix("-") else { continue }
      let names = (cells[2] + "," + cells[3]).split(separator: ",")
        .map { $0.trimmingCharacters(in: .whitespaces) }
      table[cells[1]] = Set(names.filter { !$0.isEmpty })
    }
    return table
  }

  @Test func everyFileImportsOnlyWhatTheTableAllows() throws {
    let table = try Self.allowed()
    #expect(table.count == 9)
    var read = 0
    for (target, allowed) in table where target != "CNcurses" {
      let folder = Self.sources.appending(path: target)
      let files = try #require(
        FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
      for case let file as URL in files where file.pathExtension == "swift" {
        read += 1
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
          let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
          guard let index = words.firstIndex(of: "import"), index <= 1, words.count > index + 1
          else { continue }
          let isDeclaration =
            index == 0 || ["package", "internal", "private", "public"].contains(words[0])
          guard isDeclaration, let module = words[index + 1].split(separator: ".").first else {
            continue
          }
          #expect(
            allowed.contains(String(module)), "\(target)/\(file.lastPathComponent): \(line)")
        }
      }
    }
    #expect(read > 30)
  }
}
