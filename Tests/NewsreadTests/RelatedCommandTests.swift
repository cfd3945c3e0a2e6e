import Foundation
import Testing

@testable import newsread

/// Articles like one, from the shell.
@Suite struct RelatedCommandTests {
  private static let story = """
    The harbour of Mombasa reopened on Friday after the storm, said the harbour master, who had counted
    the ships twice and found that none of them had left its berth. The ferries sail again from noon.
    """

  /// One story, a copy of it, three others that have less and less in common with it, and one with nothing.
  private func makeLibrary() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("news/2023-01-06-story.txt", "Harbour reopens\n\n\(Self.story)\n")
    try folder.write("news/2023-01-05-copy.txt", "Harbour opens\n\n\(Self.story)\n")
    try folder.write(
      "news/2023-01-02-near.txt",
      "Storm\n\nThe harbour master of Mombasa counted ships: ferries had left the berth at noon.\n")
    try folder.write(
      "news/2023-01-03-far.txt",
      "Ferries\n\nThe ferries of Mombasa sail, and the harbour master counted them at noon.\n")
    try folder.write(
      "news/2023-01-04-farther.txt", "Ships\n\nOld ships have left with the storm.\n")
    try folder.write("news/2023-01-01-beans.txt", "Beans\n\nIt is time to plant them.\n")
    return folder
  }

  @Test func listsWhatTheKeyLists() throws {
    let folder = try makeLibrary()
    let result = try Program.run(
      ["related", "news/2023-01-06-story.txt", "news", "--json"], folder: folder.url)
    let found = try result.lines.map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    let titles = found.compactMap { $0?["title"] as? String }
    #expect(result.status == 0)
    #expect(titles.first == "Storm")
    #expect(Set(titles).isSuperset(of: ["Ferries"]))
    #expect(Set(titles).isDisjoint(with: ["Harbour reopens", "Harbour opens", "Beans"]))
    #expect(found.allSatisfy { ($0?["matches"] as? Int ?? 0) > 0 })
    // On the screen, from the same article.
    let screen = try Program.run(
      ["--play", "L ctrl-w ctrl-w", "--size", "80x40", "news"], folder: folder.url)
    let rows = screen.lines.compactMap { line in
      titles.first { line.dropFirst(2).hasPrefix($0 + " ") }
    }
    #expect(Array(rows.prefix(titles.count)) == titles, "\(screen.output)")
  }

  @Test func printsLinesAndNoMoreThanAskedFor() throws {
    let folder = try makeLibrary()
    let list = try Program.run(["list", "--json", "news"], folder: folder.url)
    let id = try #require(list.lines.first).dropFirst(7).prefix(16)
    let all = try Program.run(["related", String(id), "news"], folder: folder.url)
    let one = try Program.run(["related", String(id), "news", "--limit", "1"], folder: folder.url)
    #expect(all.lines.count > 2)
    #expect(one.lines == Array(all.lines.prefix(2)))
    #expect(one.lines[0].hasSuffix("Storm"))
    #expect(one.lines[1].contains(" matches · "))
  }

  @Test func findsWhatIsLikeAFileThatLiesElsewhere() throws {
    let folder = try makeLibrary()
    try folder.write(
      "draft.txt", "A draft\n\n\(Self.story.replacing("Friday", with: "a Sunday"))\n")
    let result = try Program.run(["related", "draft.txt", "news"], folder: folder.url)
    #expect(result.status == 0)
    #expect(result.lines.first?.hasSuffix("Storm") == true)
    #expect(!result.output.contains("A draft"))
  }

  /// More articles than one piece of an index that is made in passing has.
  @Test func looksThroughALargeLibraryWhole() throws {
    let folder = try makeLibrary()
    for number in 0..<16_600 {
      try folder.write(
        "news/2022/\(number).txt", "Number \(number)\n\nWords w\(number)a and w\(number)b.\n")
    }
    let result = try Program.run(
      ["related", "news/2023-01-06-story.txt", "news"], folder: folder.url)
    #expect(result.lines.first?.hasSuffix("Storm") == true)
    #expect(result.complaints.isEmpty)
  }
}
