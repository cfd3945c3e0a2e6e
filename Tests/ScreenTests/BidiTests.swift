import Foundation
import Testing

@testable import Screen

@Suite struct BidiTests {
  private static let names: [Substring: BidiClass] = Dictionary(
    uniqueKeysWithValues: zip(
      "L R AL EN ES ET AN CS NSM BN B S WS ON LRE LRO RLE RLO PDF LRI RLI FSI PDI".split(
        separator: " "),
      BidiClass.allCases))

  /// All of the hundreds of thousands of cases are for a build that is fast.
  private static let stride =
    ProcessInfo.processInfo.environment["NEWSREAD_ALL_CASES"] == nil ? 11 : 1

  /// Whether levels and order of a line are as expected; nil is what is removed.
  private func agrees(
    _ paragraph: BidiParagraph, _ classes: [BidiClass], _ levels: [UInt8?], _ order: [Int]
  ) -> Bool {
    let found = paragraph.levels(ofLine: classes.indices)
    let kept = classes.indices.filter { !classes[$0].isRemoved }
    let visual = BidiParagraph.visualOrder(kept.map { found[$0] }).map { kept[$0] }
    return zip(found, levels).allSatisfy { $1 == nil || $0 == $1 } && visual == order
  }

  @Test("The official cases of classes")
  func classes() throws {
    let lines = try UnicodeData.lines(of: "BidiTest.txt")
    var levels: [UInt8?] = []
    var order: [Int] = []
    var count = 0
    var wrong: [Substring] = []
    for (number, line) in lines.enumerated() {
      if line.hasPrefix("@") {
        let words = line.split(whereSeparator: \.isWhitespace).dropFirst()
        if line.hasPrefix("@Levels") { levels = words.map { UInt8($0) } }
        if line.hasPrefix("@Reorder") { order = words.compactMap { Int($0) } }
        continue
      }
      guard number % Self.stride == 0 else { continue }
      let parts = line.split(separator: ";")
      let classes = parts[0].split(separator: " ").map { Self.names[$0] ?? .otherNeutral }
      let bits = Int(parts[1].filter { !$0.isWhitespace }, radix: 16) ?? 0
      for (bit, base) in [(1, nil), (2, 0), (4, 1)] as [(Int, UInt8?)] where bits & bit != 0 {
        count += 1
        if !agrees(BidiParagraph(classes, baseLevel: base), classes, levels, order) {
          wrong.append(line)
        }
      }
    }
    print("direction by classes: \(count - wrong.count) of \(count) official cases")
    #expect(count > 20_000)
    #expect(wrong.isEmpty, "\(wrong.prefix(10))")
  }

  @Test("The official cases of characters")
  func characters() throws {
    var count = 0
    var wrong: [Substring] = []
    for (number, line) in try UnicodeData.lines(of: "BidiCharacterTest.txt").enumerated()
    where number % Self.stride == 0 {
      let parts = line.split(separator: ";", omittingEmptySubsequences: false)
      let scalars = parts[0].split(separator: " ").compactMap { UInt32($0, radix: 16) }
      let classes = scalars.map { BidiClass.of($0) }
      let base: UInt8? = parts[1] == "2" ? nil : UInt8(parts[1])
      let paragraph = BidiParagraph(classes, scalars: scalars, baseLevel: base)
      count += 1
      let levels = parts[3].split(separator: " ").map { UInt8($0) }
      let order = parts[4].split(separator: " ").compactMap { Int($0) }
      if paragraph.baseLevel != UInt8(parts[2]) || !agrees(paragraph, classes, levels, order) {
        wrong.append(line)
      }
    }
    print("direction by characters: \(count - wrong.count) of \(count) official cases")
    #expect(count > 2_000)
    #expect(wrong.isEmpty, "\(wrong.prefix(10))")
  }

  @Test(
    "A line stands as it is read",
    arguments: [
      ("abc", "abc", false), ("שלום", "םולש", true), ("שלום abc", "abc םולש", true),
      ("abc שלום def", "abc םולש def", false), ("(שלום)", "(םולש)", true),
      ("مرحبا 123", "123 ابحرم", true), ("ש\u{5B8}לום", "םולש\u{5B8}", true),
      ("12 שלום", "םולש 12", true), ("", "", false),
    ])
  func lines(_ text: String, shown: String, isRightToLeft: Bool) {
    let line = BidiLine(0..<text.utf8.count, of: text)
    var drawn = ""
    for cluster in line.clusters {
      let bytes = Array(text.utf8)[cluster.range]
      drawn += cluster.mirrored.map(String.init) ?? String(decoding: bytes, as: UTF8.self)
    }
    #expect(drawn == shown)
    #expect(BidiLine.isRightToLeft(text) == isRightToLeft)
    #expect(
      BidiLine.hasRightToLeft(Substring(text)) == text.unicodeScalars.contains { $0.value > 0x500 })
  }

  @Test("Every scalar from right to left is noticed in the bytes of a text")
  func noticed() {
    for scalar in (0...0x10FFFF).compactMap(Unicode.Scalar.init) {
      let one = BidiClass.of(scalar.value)
      guard one == .rightToLeft || one == .arabic || one == .arabicNumber else { continue }
      // Marks of direction are cleaned away or show nothing.
      guard scalar.value != 0x200F else { continue }
      if !BidiLine.hasRightToLeft(Substring(String(Character(scalar)))) {
        Issue.record("\(String(scalar.value, radix: 16))")
      }
    }
  }

  @Test("Ten thousand changes of direction take time in proportion")
  func changes() {
    for text in [
      String(repeating: "aש", count: 10_000), String(repeating: "\u{2067}", count: 10_000) + "a",
      String(repeating: "\u{202B}a\u{202A}", count: 10_000), String(repeating: "(", count: 10_000),
      String(repeating: "\u{2068}a\u{2069}", count: 10_000),
      String(repeating: "(ש)", count: 10_000),
    ] {
      #expect(BidiLine(0..<text.utf8.count, of: text).clusters.count > 0)
    }
  }
}
