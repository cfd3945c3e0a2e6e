import Articles
import Testing

@testable import newsread

@Suite struct IDPrefixTests {
  private static let ids: [UInt64] = [
    0x1000_0000_0000_0000, 0xa000_0000_0000_0001, 0xabcd_ef01_2345_6789, 0xab00_0000_0000_0000,
    0x0000_0000_0000_0000,
  ]

  @Test(arguments: [
    ("1", 1), ("a", 3), ("AB", 2), ("abc", 1), ("abcdef0123456789", 1), ("f", 0), ("0", 1),
    ("00", 1), ("000000000000000", 1), ("0000000000000001", 0),
  ])
  func beginsIdsThatArePrintedSo(digits: String, count: Int) throws {
    let prefix = try #require(IDPrefix(digits))
    let begun = Self.ids.map { ArticleID(rawValue: $0) }.filter { prefix.begins($0) }
    #expect(begun.count == count)
    #expect(begun.allSatisfy { $0.description.hasPrefix(digits.lowercased()) })
  }

  @Test(arguments: ["", "abcdef01234567890", "xyz", "-1", "+a", "é", "\u{FF11}", "1 "])
  func cannotBeginSo(text: String) {
    #expect(IDPrefix(text) == nil)
  }
}
