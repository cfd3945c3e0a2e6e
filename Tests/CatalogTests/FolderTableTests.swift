import Testing

@testable import Catalog

@Suite struct FolderTableTests {
  /// Every folder compares as its path does, whatever came and went before.
  @Test(arguments: [1, 2, 3]) func ordersFoldersThatComeAndGo(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var table = FolderTable()
    var indices: [Int: Int32] = [:]
    for round in 0..<6_000 {
      let number = Int.random(in: 0..<2_000, using: &generator)
      if let index = indices.removeValue(forKey: number) {
        table.release(index)
      } else {
        let index = table.index(of: ArticleFolder(path: "/\(number / 30)/\(number)"))
        table.take(index)
        indices[number] = index
      }
      if round % 7 == 0 { table.letGo() }
    }
    table.letGo()
    #expect(table.count == indices.count)
    let byLabel = indices.sorted { table.labels[$0.value] < table.labels[$1.value] }.map(\.key)
    #expect(byLabel == indices.keys.sorted())
    for (number, index) in indices { #expect(table[index].path == "/\(number / 30)/\(number)") }
  }

  /// Folders that come in rows do not have all others renumbered, in whatever pieces the rows come.
  @Test(arguments: [false, true], [1, 64]) func rowsOfFoldersRenumberLittle(
    isUpwards: Bool, piece: Int
  ) {
    var table = FolderTable()
    for path in ["/a", "/a/x", "/b"] { _ = table.index(of: ArticleFolder(path: path)) }
    let row = Array(0..<40_000)
    for start in stride(from: 0, to: row.count, by: 2 * piece) {
      // Two workers read, and the later piece may be there first.
      let (first, second) = (row[start..<start + piece], row[(start + piece)...].prefix(piece))
      for number in start % 3 == 0 ? second + first : first + second {
        let place = isUpwards ? number : row.count - number
        _ = table.index(of: ArticleFolder(path: "/a/\(place)"))
      }
    }
    #expect(table.labels.generation < 200)
  }
}
