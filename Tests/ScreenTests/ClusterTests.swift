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
    for one in cases {
      var text = String.UnicodeScalarView()
      var expected: [Int] = []
      for (scalar, isStart) in zip(one.scalars, one.breaks) {
        if isStart { expected.append(String(text).utf8.count) }
        text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
      }
      if starts(String(text)) != expected {
        wrong.append(one.scalars.map { String($0, radix: 16) }.joined(separator: " "))
      }
    }
    print("clusters: \(cases.count - wrong.count) of \(cases.count) official cases")
    #expect(cases.count == 602)
    // Upper blade scissors are no picture any more in the Unicode of Swift's strings, which is newer.
    #expect(wrong == ["2701 200d 2701"])
  }
}
