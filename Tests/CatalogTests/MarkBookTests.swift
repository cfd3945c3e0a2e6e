import Articles
import Testing

@testable import Catalog

/// What has been marked, as lists and queries know it.
struct MarkBookTests {
  private static func articles(_ numbers: some Sequence<Int>) -> [Article] {
    numbers.map { number in
      makeArticle(
        "Story \(number)", body: "What happened on day \(number), told in words of its own.",
        date: Int64(number) * 86_400, path: "/news/\(number).txt")
    }
  }

  /// A table in which some articles of a library are marked, by what they look like.
  private static func table(
    of library: Library, read: (Int) -> Bool, starred: (Int) -> Bool = { _ in false }
  ) throws -> StateTable {
    var table = StateTable()
    for number in 0..<library.slotCount where read(number) || starred(number) {
      let key = try #require(library.key(of: Slot(index: Int32(number))))
      let id = StateID(rawValue: key.opening)
      var marks = ArticleMarks()
      marks.isRead = read(number)
      marks.isStarred = starred(number)
      table.set(marks, of: id)
      table.set(path: key.path.rawValue, key.print, of: id)
    }
    return table
  }

  @Test(arguments: [1, 7, 1 << 16])
  func countsAndQueriesAreThoseOfTheTable(slice: Int) throws {
    var library = makeLibrary(Self.articles(0..<300))
    var index = makeIndex(of: library, segments: 64, without: 30)
    let table = try Self.table(
      of: library, read: { $0.isMultiple(of: 3) }, starred: { $0.isMultiple(of: 7) })
    library.take(table, upTo: 0)
    while library.hasMarksToLookUp { _ = library.lookUpMarks(slice) }
    #expect(library.marks.readCount == 100)
    #expect(library.marks.starredCount == 43)
    let gone = library.remove(Self.articles([0, 3, 4]).map(\.id))
    index.forget(gone)
    index.forget(library.insert(ArticleBatch(Self.articles([500, 501]))).replaced)
    while library.hasMarksToLookUp { _ = library.lookUpMarks(slice) }
    #expect(library.marks.readCount == 98)
    for (line, expected) in [
      ("is:read", 98), ("is:unread", 201), ("is:starred", 42), ("-is:read", 201),
      ("story is:starred -is:read", 28), ("is:read OR is:starred", 98 + 28), ("zzz is:read", 0),
    ] {
      let plain = finished(Query(line), in: library)
      let indexed = finished(Query(line), in: library, index: index)
      #expect(plain.count == expected, "\(line)")
      #expect(plain.results.hits == indexed.results.hits, "\(line)")
      #expect(indexed.count == expected, "\(line)")
    }
  }

  @Test func aFileUnderAnotherNameIsKnownAgain() throws {
    var library = makeLibrary(Self.articles(0..<5))
    let table = try Self.table(of: library, read: { $0 == 2 })
    var renamed = Self.articles(0..<5)
    renamed[2] = makeArticle(
      "Story 2", body: "What happened on day 2, told in words of its own.",
      path: "/elsewhere/other.txt")
    library = makeLibrary(renamed)
    library.takeAll(of: table)
    #expect(library.marks.holds(.read, Slot(index: 2)))
    #expect(library.marks.readCount == 1)
  }

  /// A table that was on its way when something was marked does not take it back, not for a moment.
  @Test func whatIsMarkedStaysUntilATableKnowsOfIt() throws {
    var library = makeLibrary(Self.articles(0..<10))
    library.takeAll(of: try Self.table(of: library, read: { $0 == 1 }))
    let changes = library.mark([Slot(index: 4)], .read(true))
    library.noteMarking()
    #expect(changes.count == 1)
    #expect(library.marks.readCount == 2)
    library.take(try Self.table(of: library, read: { $0 == 1 || $0 == 9 }), upTo: 0)
    while library.hasMarksToLookUp { _ = library.lookUpMarks(3) }
    #expect(library.marks.holds(.read, Slot(index: 4)))
    library.take(try Self.table(of: library, read: { $0 == 4 || $0 == 9 }), upTo: 1)
    while library.hasMarksToLookUp { _ = library.lookUpMarks(3) }
    #expect(library.marks.holds(.read, Slot(index: 4)))
    #expect(library.marks.holds(.read, Slot(index: 9)))
    #expect(library.marks.holds(.unread, Slot(index: 1)))
    #expect(library.marks.readCount == 2)
  }

  @Test func anEditedArticleKeepsItsMarksAndAnotherInItsPlaceHasNone() throws {
    var library = makeLibrary(Self.articles(0..<4))
    library.takeAll(of: try Self.table(of: library, read: { $0 < 2 }))
    let edited = makeArticle(
      "Story 0", body: "What happened on day 0, told in words of its own. And more since.",
      path: "/news/0.txt")
    let other = makeArticle(
      "Nothing like it", body: "Quite another matter altogether, at length.", path: "/news/1.txt")
    _ = library.insert(ArticleBatch([edited, other]))
    while library.hasMarksToLookUp { _ = library.lookUpMarks(1) }
    #expect(library.marks.holds(.read, Slot(index: 0)))
    #expect(library.marks.holds(.unread, Slot(index: 1)))
    #expect(library.marks.readCount == 1)
  }

  /// What was noted of reading holds until a table says the same; from then on the table does.
  @Test func aPlaceIsForgottenOnceTheTableKnowsIt() throws {
    var library = makeLibrary(Self.articles(0..<2))
    let slot = Slot(index: 1)
    func table(_ place: TextPlace) throws -> StateTable {
      var table = StateTable()
      let key = try #require(library.key(of: slot))
      var marks = ArticleMarks()
      marks.place = place
      marks.progress = 300
      table.set(marks, of: StateID(rawValue: key.opening))
      table.set(path: key.path.rawValue, key.print, of: StateID(rawValue: key.opening))
      return table
    }
    let (earlier, mine, later) = (
      TextPlace(block: 1, offset: 0), TextPlace(block: 2, offset: 5), TextPlace(block: 3, offset: 0)
    )
    library.take(try table(earlier), upTo: 0)
    library.noteVisit(slot, mine, progress: 300)
    library.take(try table(earlier), upTo: 0)
    #expect(library.marks(of: slot).place == mine)
    library.take(try table(mine), upTo: 0)
    library.take(try table(later), upTo: 0)
    #expect(library.marks(of: slot).place == later)
  }

  @Test func tagsOfOnesOwnAreFoundAsOthersAre() throws {
    var library = makeLibrary(
      Self.articles(0..<200)
        + [
          makeArticle(
            "Filed", body: "Of its own.", tags: ["Later"], date: 9, path: "/news/filed.txt")
        ])
    let index = makeIndex(of: library, segments: 64, without: 30)
    var table = StateTable()
    for number in [3, 70, 150, 190] {
      let key = try #require(library.key(of: Slot(index: Int32(number))))
      let id = StateID(rawValue: key.opening)
      table.set(path: key.path.rawValue, key.print, of: id)
      table.set(tag: number == 70 ? "To keep" : "later", isPresent: true, of: id)
    }
    library.take(table, upTo: 0)
    while library.hasMarksToLookUp { _ = library.lookUpMarks(7) }
    #expect(library.marks.tagCounts == ["later": 3, "To keep": 1])
    for (line, expected) in [
      ("tag:later", 4), ("-tag:later", 197), ("tag:Later", 1), ("tag:~latre", 4),
      ("tag:/l.t+e/", 4), ("tag:\"to keep\"", 1), ("tag:later OR tag:keep", 5),
      ("tag:later story", 3), ("later", 1), ("tag:news", 0),
    ] {
      let plain = finished(Query(line), in: library)
      let indexed = finished(Query(line), in: library, index: index)
      #expect(plain.count == expected, "\(line)")
      #expect(plain.results.hits == indexed.results.hits, "\(line)")
      #expect(indexed.count == expected, "\(line)")
    }
    // Marked here, and taken away elsewhere.
    let version = library.marks.version
    _ = library.mark([Slot(index: 9)], .tag("later", true))
    #expect(library.ownTags(of: Slot(index: 9)) == ["later"])
    #expect(library.marks.version == version)
    library.take(StateTable(), upTo: 0)
    while library.hasMarksToLookUp { _ = library.lookUpMarks(7) }
    #expect(library.marks.tagCounts == [:])
    #expect(library.marks.version > version)
  }
}
