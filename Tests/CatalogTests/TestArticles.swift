import Articles

@testable import Catalog

/// Builds articles by hand, the way the parser would.
func makeArticle(
  _ headline: String = "A headline", body: String = "", place: String? = nil, tags: [String] = [],
  date: Int64? = nil, path: String? = nil
) -> Article {
  let head = Array((headline + "\n").utf8)
  let main = Array(("\n" + body + "\n").utf8)
  let tail = Array(("Tags: " + tags.joined(separator: ", ") + "\n").utf8)
  let path = path ?? "/news/" + headline + ".txt"
  let text = head + main + tail
  let outline = ArticleParser.outline(
    of: text.span, path: [UInt8]().span, modified: nil, isCut: false)
  return Article(
    id: ArticleID(path: path.utf8), path: path, headline: headline, place: place,
    date: date.map { ArticleDate(secondsSinceEpoch: $0, origin: .header) }, tags: tags,
    wordCount: ArticleParser.wordCount(of: text.span, outline), encoding: .utf8, notes: [],
    text: text, bodyStart: head.count,
    tagsStart: head.count + main.count)
}

func makeLibrary(_ articles: [Article]) -> Library {
  var library = Library()
  _ = library.insert(ArticleBatch(articles))
  return library
}

/// The headlines that a query finds, best first.
func search(
  _ query: String, in library: Library, index: SearchIndex = SearchIndex()
) -> [String] {
  let run = finished(Query(query), in: library, index: index)
  return run.results.slots.compactMap { library[$0]?.headline }
}

/// A search that has found all that there is.
func finished(
  _ query: Query, in library: Library, index: SearchIndex = SearchIndex(), bytes: Int = 1 << 20,
  foldsCopies: Bool = false
) -> SearchRun {
  var run = SearchRun(query, in: library, index: index, foldsCopies: foldsCopies)
  while !run.isFinished(in: library) { _ = run.advance(in: library, bytes: bytes) }
  return run
}

/// The slots that a query finds.
func slots(_ query: Query, in library: Library, index: SearchIndex = SearchIndex()) -> Set<Int> {
  Set(finished(query, in: library, index: index).results.slots.map { Int($0.index) })
}

/// An index of a library in segments of so many slots, which leaves out some at the end.
func makeIndex(of library: Library, segments: Int, without rest: Int = 0) -> SearchIndex {
  var index = SearchIndex()
  let count = max(library.slotCount - rest, 0)
  for start in stride(from: 0, to: count, by: max(segments, 1)) {
    let source = index.handOut(start..<min(start + max(segments, 1), count), in: library)
    index.take(source.build())
  }
  return index
}

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 33
  }
}
