import Testing

@testable import Screen

@Suite struct ClusterTests {
  /// Where the clusters of a text begin, in UTF-8 bytes.
  private func starts(_ text: String) -> [Int] {
    ClusterReader.read(Substring(text)) { reader in
      var starts: [Int] = []
      while let cluster = reader.next() { starts.append(cluster.start) }
      return starts
    }
  }

  @Test("All official cases of grapheme segmentation")
  func official() throws {
    let cases = try UnicodeData.lines(of: "auxiliary/GraphemeBreakTest.txt").map {
      UnicodeData.BreakCase($0)
    }
    var wrong: [String] = []
    var lost: [String] = []
    for one in cases {
      var text = String.UnicodeScalarView()
      var expected: [Int] = []
      for (scalar, isStart) in zip(one.scalars, one.breaks) {
        if isStart { expected.append(String(text).utf8.count) }
        text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
      }
      let clusters = TextClusters(of: String(text))
      for offset in 0..<String(text).utf8.count
      where clusters.start(atOrBefore: offset) != starts(String(text)).last(where: { $0 <= offset })
      {
        lost.append("\(String(text).debugDescription) \(offset)")
      }
      if starts(String(text)) != expected {
        wrong.append(one.scalars.map { String($0, radix: 16) }.joined(separator: " "))
      }
    }
    print("clusters: \(cases.count - wrong.count) of \(cases.count) official cases")
    #expect(cases.count == 602)
    // Upper blade scissors are no picture any more in the Unicode of Swift's strings, which is newer.
    #expect(wrong == ["2701 200d 2701"])
    #expect(lost.isEmpty)
  }

  @Test(
    "No cluster is longer than a key may wait for, from wherever one goes",
    arguments: [
      "\u{301}", "\u{200D}👩", "\u{600}", "\u{1100}", "\u{1161}", "क्", "🇬", "\u{94D}\u{915}",
    ])
  func long(_ part: String) {
    let text = "漢 a" + String(repeating: part, count: 3_000) + "b c"
    let clusters = TextClusters(of: text)
    let all = clusters.clusters(in: 0..<text.utf8.count)
    #expect(all.map(\.range.lowerBound) == starts(text))
    #expect(all.allSatisfy { $0.range.count <= ClusterReader.mostBytes && $0.columns <= 17 })
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
    #expect(clusters.end(from: 0) == 3)
    #expect(clusters.start(atOrBefore: text.utf8.count) == text.utf8.count)
    var place = text.utf8.count
    while place > 0 {
      let before = clusters.start(atOrBefore: place - 1)
      #expect(before < place && place - before <= ClusterReader.mostBytes)
      place = before
    }
  }

  @Test func placesWithinAClusterAreHeldToItsBeginning() {
    let text = "ae\u{301}漢👩\u{200D}👩\u{200D}👧क्षि🇫🇷🇩🇪x\r\n"
    let starts = starts(text)
    let clusters = TextClusters(of: text)
    for offset in 0..<text.utf8.count {
      #expect(clusters.start(atOrBefore: offset) == starts.last { $0 <= offset })
    }
    #expect(clusters.start(atOrBefore: -5) == 0)
    #expect(clusters.start(atOrBefore: 500) == text.utf8.count)
  }
}
