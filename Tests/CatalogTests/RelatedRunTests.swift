import Articles
import Testing

@testable import Catalog

struct RelatedRunTests {
  private static let library = makeLibrary([
    makeArticle("Rail strike", body: "Drivers and signallers walk out over pay on the railways."),
    makeArticle("Signallers vote", body: "The signallers of the railways vote on pay."),
    makeArticle("Beans", body: "It is time to plant beans and peas."),
    makeArticle("Pay for drivers", body: "Bus drivers get more pay."),
    makeArticle("Chinese", body: "\u{4E2D}\u{56FD}\u{94C1}\u{8DEF}\u{7F62}\u{5DE5}"),
    makeArticle("More Chinese", body: "\u{4E2D}\u{56FD}\u{94C1}\u{8DEF}\u{8BC4}\u{8BBA}"),
  ])

  private static func related(to slot: Int32, index: SearchIndex) -> [String] {
    var run = RelatedRun(to: Slot(index: slot), in: library, index: index)
    while !run.isFinished { run.advance(in: library) }
    return run.results.slots.compactMap { library[$0]?.headline }
  }

  @Test(
    arguments: [
      (0, ["Signallers vote", "Pay for drivers"]), (1, ["Rail strike"]), (2, []),
      (4, ["More Chinese"]), (99, []),
    ] as [(Int32, [String])])
  func findsWhatHasItsWords(slot: Int32, headlines: [String]) {
    let found = Self.related(to: slot, index: SearchIndex())
    #expect(found.prefix(headlines.count) == headlines[...], "\(found)")
    #expect(Self.related(to: slot, index: makeIndex(of: Self.library, segments: 2)) == found)
    #expect(
      Self.related(to: slot, index: makeIndex(of: Self.library, segments: 4, without: 3)) == found)
  }

  /// Words that only tags, places and names have say nothing; that is no reason to stop.
  @Test func bearsArticlesThatShareNothingButTags() {
    let library = makeLibrary([
      makeArticle("One", body: "Alpha.", tags: ["weather", "harbour"], path: "/1"),
      makeArticle("Two", body: "Beta.", tags: ["weather", "harbour"], path: "/2"),
    ])
    var run = RelatedRun(to: Slot(index: 0), in: library, index: SearchIndex())
    while !run.isFinished { run.advance(in: library) }
    #expect(run.results.isEmpty)
  }

  @Test func looksWordsUpWhole() {
    let words = ["rail", "railway", "a", "signallers", "signallersandmore", "\u{4E2D}\u{56FD}"]
    let dictionary = WordDictionary(
      Array(("\0" + words.joined(separator: "\0") + "\0").utf8))
    #expect(words.map { dictionary.number(of: Array($0.utf8)) } == [0, 1, 2, 3, 4, 5])
    for other in ["", "rai", "railw", "railways", "signallersandmor", "\u{4E2D}", "zz"] {
      #expect(dictionary.number(of: Array(other.utf8)) == nil)
    }
  }

  @Test func copiesLookAlikeAndOthersDoNot() {
    var texts = HardTexts(seed: 3)
    let words = (0..<300).map { "word\($0)" }
    for _ in 0..<50 {
      let body = (0..<200).map { _ in words[texts.number(below: 300)] }
      var edited = body
      edited[texts.number(below: 200)] = "edited"
      edited.insert("inserted", at: texts.number(below: 200))
      let library = makeLibrary([
        makeArticle("A", body: body.joined(separator: " "), path: "/1"),
        makeArticle("B", body: edited.joined(separator: "  "), path: "/2"),
        makeArticle("A", body: body.shuffled().joined(separator: " "), path: "/3"),
        makeArticle("A", body: body.prefix(60).joined(separator: " "), path: "/4"),
      ])
      let prints = (0..<4).map { StoryPairs(ofArticleIn: $0, of: library) }
      #expect(prints[0].isLike(prints[1]))
      #expect(
        StoryPrint(ofArticleIn: 0, of: library).mayBeLike(StoryPrint(ofArticleIn: 1, of: library)))
      #expect(!prints[0].isLike(prints[2]))
      #expect(!prints[0].isLike(prints[3]))
    }
  }
}
