import Articles
import Testing

@testable import Catalog

struct LibraryTests {
  private func entry(_ headline: String, path: String, id: UInt64) -> CatalogEntry {
    var article = makeArticle(headline, path: path)
    article.id = ArticleID(rawValue: id)
    return CatalogEntry(article)
  }

  @Test func givesEachArticleASlotForGood() {
    var library = Library()
    #expect(library.count == 0)
    #expect(library[Slot(index: 0)] == nil)
    #expect(library[Slot(index: -1)] == nil)
    let change = library.insert([entry("A", path: "a", id: 1), entry("B", path: "b", id: 2)])
    #expect(change.inserted == [Slot(index: 0), Slot(index: 1)])
    #expect(change.replaced.isEmpty)
    #expect(library.slot(of: ArticleID(rawValue: 2)) == Slot(index: 1))
    #expect(library[Slot(index: 1)]?.headline == "B")

    let edited = library.insert([entry("B2", path: "b", id: 2), entry("C", path: "c", id: 3)])
    #expect(edited == LibraryChange(inserted: [Slot(index: 2)], replaced: [Slot(index: 1)]))
    #expect(library[Slot(index: 1)]?.headline == "B2")
    #expect(library.count == 3)

    let unknown = ArticleID(rawValue: 99)
    #expect(library.remove([ArticleID(rawValue: 1), unknown]) == [Slot(index: 0)])
    #expect(library.remove([ArticleID(rawValue: 1)]).isEmpty)
    #expect(library[Slot(index: 0)] == nil)
    #expect(library.count == 2)
    #expect(library.slotCount == 3)

    let again = library.insert([entry("A", path: "a", id: 1)])
    #expect(again.inserted == [Slot(index: 3)])
  }

  @Test func takesTheLastOfTwoFormsInOneBatch() {
    var library = Library()
    let first = library.insert([entry("A", path: "a", id: 1), entry("A2", path: "a", id: 1)])
    #expect(first == LibraryChange(inserted: [Slot(index: 0)], replaced: []))
    #expect(library[Slot(index: 0)]?.headline == "A2")
    let second = library.insert([entry("A3", path: "a", id: 1), entry("A4", path: "a", id: 1)])
    #expect(second == LibraryChange(inserted: [], replaced: [Slot(index: 0)]))
    #expect(library[Slot(index: 0)]?.headline == "A4")
  }

  @Test func losesNeitherOfTwoPathsWithOneID() {
    var library = Library()
    let shared = ArticleID(rawValue: .max)
    let substitute = ArticleID(rawValue: 0)
    _ = library.insert([entry("One", path: "one", id: .max), entry("Two", path: "two", id: .max)])
    #expect(library.count == 2)
    let two = library.slot(of: substitute)
    #expect(library.slot(of: shared).flatMap { library[$0] }?.headline == "One")
    #expect(two.flatMap { library[$0] }?.headline == "Two")
    #expect(two.flatMap { library[$0] }?.id == substitute)

    // Each is edited under its own path, and the id taken for the second is given to no third.
    let edits = library.insert([
      entry("Two, edited", path: "two", id: .max), entry("One, edited", path: "one", id: .max),
      entry("Zero", path: "zero", id: 0),
    ])
    #expect(edits.replaced.count == 2)
    #expect(edits.inserted.count == 1)
    #expect(two.flatMap { library[$0] }?.headline == "Two, edited")
    #expect(library.slot(of: ArticleID(rawValue: 1)).flatMap { library[$0] }?.headline == "Zero")

    #expect(library.remove([shared]).count == 1)
    #expect(two.flatMap { library[$0] }?.headline == "Two, edited")
    #expect(library.insert([entry("Two, again", path: "two", id: .max)]).replaced == [two])
    #expect(library.remove([shared]) == [two])
    #expect(library.remove([shared]).isEmpty)
    #expect(library.insert([entry("Two", path: "two", id: .max)]).inserted.count == 1)
    #expect(library.slot(of: shared) != nil)
  }

  @Test(arguments: [
    ("", 4), ("1", 1), ("a", 3), ("AB", 2), ("abc", 1), ("abcdef0123456789", 1),
    ("abcdef01234567890", 0), ("f", 0), ("xyz", 0), ("-1", 0), ("+a", 0), ("é", 0), ("0", 0),
  ])
  func findsIdsByTheirFirstDigits(prefix: String, count: Int) {
    let ids: [UInt64] = [
      0x1000_0000_0000_0000, 0xa000_0000_0000_0001, 0xabcd_ef01_2345_6789, 0xab00_0000_0000_0000,
    ]
    let library = makeLibrary(ids.map { entry("x", path: "\($0)", id: $0).article })
    let found = library.articles(withPrefix: prefix)
    #expect(found.count == count)
    #expect(found == found.sorted())
    #expect(found.allSatisfy { $0.description.hasPrefix(prefix.lowercased()) })
  }
}
