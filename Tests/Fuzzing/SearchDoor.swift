import Articles

@testable import Catalog

/// Articles that come, change and go, an index of some of them, and a query: whoever looks, and in
/// whatever pieces, finds the same, and a search so slow that it can be seen to be right agrees.
enum SearchDoor: Opening {
  static func open(_ input: inout Input) {
    var shelf = Shelf(&input)
    for _ in 0..<1 + input.number(below: 3) {
      let line = FuzzText.query(&input)
      let slice = 1 + input.number(below: 256)
      compare(line, in: shelf, slice: slice)
    }
    goOn(from: input.byte(), in: &shelf)
  }

  private static func compare(_ line: String, in shelf: Shelf, slice: Int) {
    let query = Query(line, today: CalendarDate(year: 2023, month: 7, day: 22))
    let plain = finished(query, in: shelf.library)
    let inSlices = finished(query, in: shelf.library, bytes: slice)
    require(
      plain.results.hits == inSlices.results.hits,
      "\(line.debugDescription): in slices \(inSlices.results.hits), not \(plain.results.hits)")
    let indexed = finished(query, in: shelf.library, index: shelf.index)
    require(
      plain.results.hits == indexed.results.hits && plain.count == indexed.count,
      "\(line.debugDescription): by index \(indexed.results.hits), not \(plain.results.hits)")
    let indexedInSlices = finished(query, in: shelf.library, index: shelf.index, bytes: slice)
    require(
      plain.results.hits == indexedInSlices.results.hits && plain.count == indexedInSlices.count,
      "\(line.debugDescription): by index in slices \(indexedInSlices.results.hits), "
        + "not \(plain.results.hits)")
    require(plain.count == plain.results.count, "\(line.debugDescription): counts \(plain.count)")
    fold(query, line, in: shelf, count: plain.count)
    if query.isPlain, !query.hasExactTerms {
      let found = plain.results.slots.map { Int($0.index) }.sorted()
      let expected = PlainSearch.slots(query, in: shelf.library)
      require(found == expected, "\(line.debugDescription): \(found), not \(expected)")
    }
    for slot in plain.results.slots.prefix(4) {
      guard let article = shelf.library[slot] else { continue }
      _ = query.snippet(of: article, length: slice)
      _ = query.matches(in: article.headline, of: .title)
    }
  }

  /// Near copies are left out and counted.
  private static func fold(_ query: Query, _ line: String, in shelf: Shelf, count: Int) {
    var run = SearchRun(query, in: shelf.library, index: shelf.index, foldsCopies: true)
    while !run.isFinished(in: shelf.library) { _ = run.advance(in: shelf.library, bytes: 1_000) }
    require(
      run.count == count && run.results.count + run.folded.count == count,
      "\(line.debugDescription): \(run.results.count) and \(run.folded.count) of \(count)")
  }

  /// What is like an article, and its versions; articles may go meanwhile.
  private static func goOn(from choice: UInt8, in shelf: inout Shelf) {
    let held = (0..<shelf.library.slotCount).map { Slot(index: Int32($0)) }
      .filter { shelf.library.holds($0) }
    guard !held.isEmpty else { return }
    let slot = held[Int(choice) % held.count]
    var related = RelatedRun(to: slot, in: shelf.library, index: shelf.index)
    var story = StoryRun(of: slot, in: shelf.library, index: shelf.index)
    let goes = choice & 0x80 != 0
    if goes, let id = shelf.library.id(of: held[Int(choice &* 31) % held.count]) {
      related.advance(in: shelf.library)
      story.advance(in: shelf.library)
      let gone = shelf.library.remove([id])
      related.remove(gone)
      story.remove(gone)
    }
    while !related.isFinished { related.advance(in: shelf.library) }
    while !story.isFinished { story.advance(in: shelf.library) }
    require(!related.results.contains(slot), "an article is like itself")
    require(goes || story.results.contains(slot), "an article is no version of itself")
    for slot in related.results.slots {
      require(shelf.library.holds(slot), "what is like an article has gone")
    }
  }
}

/// A library and what its index knows, as bytes have it.
private struct Shelf {
  var library = Library()
  var index = SearchIndex()

  init(_ input: inout Input) {
    insert(1 + input.number(below: 12), &input)
    build(&input)
    for _ in 0..<input.number(below: 4) {
      switch input.number(below: 4) {
      case 0: insert(1 + input.number(below: 3), &input)
      case 1: remove(&input)
      case 2: buildLate(&input)
      default: build(&input)
      }
    }
  }

  /// Puts articles in; some have the names of others, and take their places.
  private mutating func insert(_ count: Int, _ input: inout Input) {
    let articles = (0..<count).compactMap { _ in FuzzText.article(&input) }
    index.forget(library.insert(ArticleBatch(articles)).replaced)
  }

  private mutating func remove(_ input: inout Input) {
    let slot = Slot(index: Int32(input.number(below: library.slotCount)))
    if let id = library.id(of: slot) { index.forget(library.remove([id])) }
  }

  /// Indexes what is there in pieces of some size, but for some pieces.
  private mutating func build(_ input: inout Input) {
    let size = 1 + input.number(below: 5)
    let pieces = input.byte()
    var start = 0
    while start < library.slotCount {
      let end = min(start + size, library.slotCount)
      if pieces >> UInt8(start / size % 8) & 1 == 0 {
        index.take(index.handOut(start..<end, in: library).build())
      }
      start = end
    }
  }

  /// Articles change while a piece is built.
  private mutating func buildLate(_ input: inout Input) {
    let start = input.number(below: library.slotCount)
    let end = min(start + 1 + input.number(below: 4), library.slotCount)
    guard start < end else { return }
    let source = index.handOut(start..<end, in: library)
    insert(1, &input)
    remove(&input)
    index.take(source.build())
  }
}

/// Looks for every term in every field, byte by byte.
private enum PlainSearch {
  static func slots(_ query: Query, in library: Library) -> [Int] {
    (0..<library.slotCount).filter { slot in
      guard let article = library[Slot(index: Int32(slot))] else { return false }
      let fields = fields(of: article).map { PlainFolding(fields: [$0]) }
      return query.terms.allSatisfy { term in fields.contains { has(term, $0) } }
    }
  }

  private static func fields(of article: Article) -> [[UInt8]] {
    let name = article.path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    var stem = Array(name.utf8)
    if let dot = stem.lastIndex(of: UInt8(ascii: ".")), dot > 0 { stem.removeSubrange(dot...) }
    return [
      Array(article.headline.utf8), Array(article.text[..<article.bodyStart]),
      Array(article.text[article.bodyStart..<article.tagsStart]), stem,
      Array((article.place ?? "").utf8),
    ] + article.tags.map { Array($0.utf8) }
  }

  private static func has(_ term: Term, _ field: PlainFolding) -> Bool {
    let wanted = term.needle.bytes
    guard wanted.count <= field.bytes.count else { return false }
    return (0...field.bytes.count - wanted.count).contains { start in
      wanted.indices.allSatisfy { place in
        field.bytes[start + place] == wanted[place]
          && (!term.hasCapitals || field.capitals[start + place] == term.isCapital(at: place))
      }
    }
  }
}
