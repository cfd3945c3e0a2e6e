import Articles
import Catalog
import Screen
import Testing

@testable import Reader

/// What a search of the list keeps in order while articles and the index come between its slices.
@Suite struct ListSearchTests {
  private static let nowhere = Whereabouts(
    list: ListPane(), slot: nil, place: .start, currentMatch: nil, focus: .list)

  private func library(_ articles: [(path: String, text: String)]) throws -> Library {
    var library = Library()
    _ = library.insert(try Session.batch(articles))
    return library
  }

  private func search(_ words: String, in library: Library) -> ListSearch {
    var search = ListSearch(before: Self.nowhere)
    search.ask(words, today: nil, in: library, index: SearchIndex())
    return search
  }

  private func finish(_ search: inout ListSearch, in library: Library, bytes: Int = 1 << 20) {
    while !search.isFinished(in: library) || search.isSorting {
      if search.isFinished(in: library) {
        search.sortOn(in: library)
      } else {
        _ = search.advance(in: library, bytes: bytes)
      }
    }
  }

  /// Cases of an order, and what happens between two slices.
  @Test(
    arguments: [ArticleList.Ordering.relevance, .sort(.newest), .sort(.headline)], [false, true])
  func whatComesBetweenSlicesKeepsItsPlace(ordering: ArticleList.Ordering, removes: Bool) throws {
    let all = dated(12)
    var library = try library(Array(all[..<8]))
    var search = search("common", in: library)
    search.reorder(by: ordering, in: library)
    finish(&search, in: library)
    #expect(search.results.count == 8)
    _ = library.insert(try Session.batch(Array(all[8...])))
    // One of those that have come is found before another changes or goes.
    _ = search.advance(in: library, bytes: 1)
    if removes {
      let id = ArticleID(path: all[2].path.utf8)
      search.remove(library.remove([id]), in: library)
    } else {
      let changed = (path: all[2].path, text: all[2].text + "\n\nAn end of another kind.\n")
      search.update(library.insert(try Session.batch([changed])).replaced, in: library)
    }
    finish(&search, in: library, bytes: 1)
    let slots = search.results.slots
    #expect(slots.count == (removes ? 11 : 12))
    #expect(Set(slots).count == slots.count)
    var anew = self.search("common", in: library)
    anew.reorder(by: ordering, in: library)
    finish(&anew, in: library)
    #expect(Set(anew.results.slots) == Set(slots))
    if ordering != .relevance { #expect(anew.results.slots == slots) }
  }

  @Test func askedAgainBeforeAnythingWasShownItShowsTheFirstThatIsFound() throws {
    let library = try library(dated(300))
    var search = search("common", in: library)
    search.askAgain(in: library, index: SearchIndex())
    #expect(!search.isSettled(in: library))
    while search.results.count == 0 { _ = search.advance(in: library, bytes: 1) }
    #expect(!search.isFinished(in: library))
  }

  @Test func askedAgainWhatWasFoundStaysUntilThereIsBetter() throws {
    let library = try library(dated(300))
    var search = search("common", in: library)
    finish(&search, in: library)
    search.askAgain(in: library, index: SearchIndex())
    while !search.isFinished(in: library) {
      #expect(search.isSettled(in: library) && search.results.count == 300)
      _ = search.advance(in: library, bytes: 10_000)
    }
    #expect(search.results.count == 300)
  }

  @Test func aQuestionThatNobodyAsksAnyMoreIsCalledOff() throws {
    var state = try Session(dated(3)).state
    state.openQuestion = 7
    #expect(state.update(.day(CalendarDate(secondsSinceEpoch: 0))).contains(.stopAsking))
    #expect(!state.update(.idle).contains(.stopAsking))
  }
}
