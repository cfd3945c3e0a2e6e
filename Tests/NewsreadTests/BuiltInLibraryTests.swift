import Foundation
import Testing

@testable import newsread

@Suite struct BuiltInLibraryTests {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func shipsTheSeedByteForByte() throws {
    let seed = try Data(contentsOf: root.appendingPathComponent("seeds/000_b0c2242ed8593c7d.txt"))
    let first = try #require(BuiltInLibrary.articles().first)
    #expect(first.path == "newsread:000_b0c2242ed8593c7d.txt")
    #expect(first.bytes == Array(seed))
  }

  @Test func hasAGuideInTheOrderOfItsPaths() {
    let paths = BuiltInLibrary.articles().map(\.path)
    #expect(paths == paths.sorted())
    #expect(paths.count == 5)
  }

  @Test func putsTheKeysWhereTheyBelong() throws {
    func keys(_ table: [String]) throws -> String {
      let article = try #require(BuiltInLibrary.articles(keyTable: table).dropFirst(3).first)
      return String(decoding: article.bytes, as: UTF8.self)
    }
    let filled = try keys(["j  down", "k  up"])
    #expect(filled.contains("\n\n  j  down\n  k  up\n\nTags: guide\n"))
    let empty = try keys([])
    #expect(!empty.contains("{keys}"))
  }
}
