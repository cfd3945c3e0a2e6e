import Testing

@testable import Catalog

struct NeedleTests {
  private func naive(_ needle: [UInt8], in haystack: [UInt8], from start: Int) -> Int? {
    guard !needle.isEmpty, haystack.count >= needle.count else { return nil }
    let last = haystack.count - needle.count
    guard start <= last else { return nil }
    return (start...last).first { haystack[$0..<$0 + needle.count].elementsEqual(needle) }
  }

  @Test func agreesWithTheNaiveSearchOnAllSmallCases() {
    // Every needle of up to 4 bytes and every text of up to 7, of two letters.
    let words = (0...7).flatMap { length in
      (0..<1 << length).map { bits in (0..<length).map { UInt8(97 + bits >> $0 & 1) } }
    }
    for needle in words where needle.count <= 4 {
      let prepared = Needle(needle)
      for haystack in words
      where prepared.first(in: haystack) != naive(needle, in: haystack, from: 0) {
        Issue.record("\(needle) in \(haystack)")
      }
    }
  }

  @Test func findsAMatchAtEveryPlaceOfATextOfEveryLength() {
    for needleLength in [1, 2, 3, 4, 7, 8, 9, 16, 17, 33] {
      let needle = (0..<needleLength).map { UInt8(97 + $0 % 5) }
      let prepared = Needle(needle)
      for length in needleLength...needleLength + 70 {
        for place in 0...length - needleLength {
          var haystack = [UInt8](repeating: 0x2e, count: length)
          haystack.replaceSubrange(place..<place + needleLength, with: needle)
          if prepared.first(in: haystack) != place { Issue.record("\(needleLength) at \(place)") }
          if prepared.first(in: haystack, from: place + 1) != nil {
            Issue.record("beyond \(place)")
          }
        }
      }
    }
  }

  @Test func agreesWithTheNaiveSearchOnRandomTexts() {
    var generator = SeededGenerator(seed: 3)
    for alphabet in [2, 3, 20, 256] {
      for _ in 0..<150 {
        let haystack = (0..<Int.random(in: 0..<300, using: &generator)).map { _ in
          UInt8(Int.random(in: 0..<alphabet, using: &generator))
        }
        let length = min(haystack.count, Int.random(in: 1..<24, using: &generator))
        let from = Int.random(in: 0...haystack.count - length, using: &generator)
        let needle = Array(haystack[from..<from + length])
        let start = Int.random(in: 0...haystack.count, using: &generator)
        #expect(
          Needle(needle).first(in: haystack, from: start)
            == naive(needle, in: haystack, from: start))
      }
    }
  }

  @Test func findsCapitalAndSmallLettersAlike() {
    var generator = SeededGenerator(seed: 5)
    let letters = Array("aBbcK0k9 .\n".utf8)
    for _ in 0..<2_000 {
      let haystack = (0..<Int.random(in: 0..<200, using: &generator)).map { _ in
        letters.randomElement(using: &generator) ?? 0
      }
      let needle = (0..<Int.random(in: 1..<6, using: &generator)).map { _ in
        Array("abck09".utf8).randomElement(using: &generator) ?? 0
      }
      let lowercased = haystack.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
      let start = Int.random(in: 0...haystack.count, using: &generator)
      let found = haystack.withUnsafeBufferPointer {
        Needle(needle).first(inAnyCase: $0, from: start)
      }
      #expect(found == naive(needle, in: lowercased, from: start))
    }
  }

  @Test func staysLinearOnTextMadeAgainstIt() {
    // Comparing at each place would take 40 billion steps.
    let haystack = [UInt8](repeating: 0x61, count: 400_000)
    let needle = [UInt8](repeating: 0x61, count: 100_000)
    #expect(Needle([0x62] + needle).first(in: haystack) == nil)
    #expect(Needle(needle + [0x62]).first(in: haystack) == nil)
    #expect(Needle(needle + [0x62]).first(in: haystack + [0x62]) == 300_000)
    #expect(Needle(needle).first(in: haystack, from: 17) == 17)
  }

  @Test func findsNothingWhereNothingCanBe() {
    #expect(Needle([]).first(in: [1, 2, 3]) == nil)
    #expect(Needle([1]).first(in: []) == nil)
    #expect(Needle([1, 2]).first(in: [1]) == nil)
    #expect(Needle([1]).first(in: [1, 1], from: 5) == nil)
    #expect(Needle([1]).first(in: [1, 1], from: -5) == 0)
  }
}
