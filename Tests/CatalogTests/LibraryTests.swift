import Articles
import Testing

@testable import Catalog

struct LibraryTests {
  private func article(_ headline: String, path: String, id: UInt64) -> Article {
    var article = makeArticle(headline, path: path)
    article.id = ArticleID(rawValue: id)
    return article
  }

  @Test func givesEachArticleASlotForGood() {
    var library = Library()
    #expect(library.count == 0)
    #expect(library[Slot(index: 0)] == nil)
    #expect(library[Slot(index: -1)] == nil)
    let change = library.insert(
      ArticleBatch([article("A", path: "a", id: 1), article("B", path: "b", id: 2)]))
    #expect(change.inserted == [Slot(index: 0), Slot(index: 1)])
    #expect(change.replaced.isEmpty)
    #expect(library[Slot(index: 1)]?.headline == "B")
    #expect(library[Slot(index: 1)]?.id == ArticleID(rawValue: 2))

    let edited = library.insert(
      ArticleBatch([article("B2", path: "b", id: 2), article("C", path: "c", id: 3)]))
    #expect(
      edited
        == LibraryChange(
          inserted: [Slot(index: 2)], replaced: [Slot(index: 1)], moved: [Slot(index: 1)]))
    #expect(library[Slot(index: 1)]?.headline == "B2")
    #expect(library.count == 3)

    let unknown = ArticleID(rawValue: 99)
    #expect(library.remove([ArticleID(rawValue: 1), unknown]) == [Slot(index: 0)])
    #expect(library.remove([ArticleID(rawValue: 1)]).isEmpty)
    #expect(library[Slot(index: 0)] == nil)
    #expect(library.count == 2)
    #expect(library.slotCount == 3)

    let again = library.insert(ArticleBatch([article("A", path: "a", id: 1)]))
    #expect(again.inserted == [Slot(index: 3)])
  }

  @Test func takesTheLastOfTwoFormsInOneBatch() {
    var library = Library()
    let first = library.insert(
      ArticleBatch([article("A", path: "a", id: 1), article("A2", path: "a", id: 1)]))
    #expect(first == LibraryChange(inserted: [Slot(index: 0)], replaced: []))
    #expect(library[Slot(index: 0)]?.headline == "A2")
    let second = library.insert(
      ArticleBatch([article("A3", path: "a", id: 1), article("A4", path: "a", id: 1)]))
    #expect(second == LibraryChange(replaced: [Slot(index: 0)], moved: [Slot(index: 0)]))
    #expect(library[Slot(index: 0)]?.headline == "A4")
  }

  @Test func losesNeitherOfTwoPathsWithOneID() {
    var library = Library()
    let shared = ArticleID(rawValue: .max)
    let substitute = ArticleID(rawValue: 0)
    _ = library.insert(
      ArticleBatch([article("One", path: "one", id: .max), article("Two", path: "two", id: .max)]))
    #expect(library.count == 2)
    let (one, two) = (Slot(index: 0), Slot(index: 1))
    #expect(library[one]?.headline == "One")
    #expect(library[one]?.id == shared)
    #expect(library[two]?.headline == "Two")
    #expect(library[two]?.id == substitute)

    // Each is edited under its own path, and the id taken for the second is given to no third.
    let edits = library.insert(
      ArticleBatch([
        article("Two, edited", path: "two", id: .max),
        article("One, edited", path: "one", id: .max),
        article("Zero", path: "zero", id: 0),
      ]))
    #expect(edits.replaced.count == 2)
    #expect(edits.inserted == [Slot(index: 2)])
    #expect(library[two]?.headline == "Two, edited")
    #expect(library[Slot(index: 2)]?.headline == "Zero")
    #expect(library[Slot(index: 2)]?.id == ArticleID(rawValue: 1))

    #expect(library.remove([shared]).count == 1)
    #expect(library[two]?.headline == "Two, edited")
    #expect(
      library.insert(ArticleBatch([article("Two, again", path: "two", id: .max)])).replaced == [two]
    )
    #expect(library.remove([shared]) == [two])
    #expect(library.remove([shared]).isEmpty)
    let again = library.insert(ArticleBatch([article("Two", path: "two", id: .max)])).inserted
    #expect(again.map { library[$0]?.id } == [shared])
  }

  @Test func editingForeverTakesNoMoreThanTwiceTheSpace() {
    var generator = SeededGenerator(seed: 11)
    var texts = [String](repeating: "", count: 200)
    var library = Library()
    var builder = BatchBuilder()
    func write(_ indices: some Sequence<Int>) -> ArticleBatch {
      for index in indices {
        texts[index] = String(
          repeating: "\(index) ", count: Int.random(in: 0..<5_000, using: &generator))
        builder.add(makeArticle("\(index)", body: texts[index], path: "/news/\(index)"))
      }
      return builder.take()
    }
    func hasAll(_ library: Library, _ texts: [String]) -> Bool {
      texts.indices.allSatisfy { index in
        library[Slot(index: Int32(index))]
          == makeArticle("\(index)", body: texts[index], path: "/news/\(index)")
      }
    }
    _ = library.insert(write(texts.indices))
    // A copy from before the edits keeps what it has.
    let copy = library
    let first = texts
    for _ in 0..<60 {
      _ = library.insert(
        write(Set((0..<20).map { _ in Int.random(in: 0..<200, using: &generator) })))
    }
    #expect(hasAll(library, texts))
    #expect(hasAll(copy, first))
    let needed = texts.reduce(0) { $0 + $1.utf8.count + 60 }
    #expect(library.textByteCount < 2 * needed + 3 << 20)
    _ = library.remove(texts.indices.map { ArticleID(path: "/news/\($0)".utf8) })
    #expect(library.textByteCount == 0)
  }

  /// Weeks of files that come into new folders and go take no more than what is there now.
  @Test func comingAndGoingForeverTakesNoMoreThanTwiceTheSpace() {
    var library = Library()
    var builder = BatchBuilder()
    func path(_ number: Int) -> String { "/news/\(number / 10)/\(number)" }
    func id(_ number: Int) -> ArticleID { ArticleID(path: path(number).utf8) }
    var slots: [Slot: Int] = [:]
    let (perDay, days) = (500, 100)
    for day in 0..<days {
      for number in day * perDay..<(day + 1) * perDay {
        builder.add(makeArticle("\(number)", body: "\(number)", path: path(number)))
      }
      let change = library.insert(builder.take())
      #expect(change.inserted.count == perDay)
      for (offset, slot) in change.inserted.enumerated() {
        // Where there was another before, whoever knows the slot hears of it.
        #expect((slots[slot] != nil) == change.replaced.contains(slot))
        slots[slot] = day * perDay + offset
      }
      // One in ten stays.
      let gone = (max(0, (day - 1) * perDay)..<day * perDay).filter { $0 % 10 != 0 }
      #expect(library.remove(gone.map(id)).count == gone.count)
    }
    let kept = days * perDay / 10 + perDay * 9 / 10
    #expect(library.count == kept)
    #expect(library.slotCount < 3 * kept)
    #expect(library.folderCount == days * perDay / 10)
    let isRight = slots.allSatisfy { slot, number in
      !library.holds(slot) || library[slot]?.path == path(number)
    }
    #expect(isRight)
    _ = library.remove((0..<days * perDay).map(id))
    #expect(library.folderCount == 0)
    #expect(library.textByteCount == 0)
  }

  @Test func textsNotReadYetAreNotTakenForTheSame() throws {
    var builder = BatchBuilder()
    let folder = ArticleFolder(path: "/news", isExact: true)
    for index in 0..<3 {
      let text = Array("Headline \(index)\n\nText.\n".utf8)
      builder.room(for: text.count).copyBytes(from: text)
      var name = "\(index).txt"
      try name.withUTF8 { name throws in
        try builder.add(
          text.count, named: name,
          from: ArticleOrigin(id: ArticleID(rawValue: UInt64(index)), folder: folder))
      }
    }
    var library = Library()
    let change = library.insert(builder.take())
    let image = ListImage.encode(library, change.inserted, key: 1)
    var listed = Library()
    try ListImage.decode(image, key: 1) { _ = listed.insert($0) }
    let (first, second) = (Slot(index: 0), Slot(index: 1))
    #expect(!listed.haveSameText(first, second))
    #expect(library.haveSameText(first, first))
    // A list of an earlier time says nothing about what has been read.
    try ListImage.decode(image, key: 1) { batch in
      #expect(library.insert(batch) == LibraryChange())
    }
    #expect(library[first]?.text == Array("Headline 0\n\nText.\n".utf8))
  }
}
