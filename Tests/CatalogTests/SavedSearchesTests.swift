import Testing

@testable import Catalog

struct SavedSearchesTests {
  @Test func areKeptAsLines() {
    var searches = SavedSearches()
    searches.apply(.save(name: "Rail", query: "title:rail -bus"))
    searches.apply(.save(name: "  Two   words\n", query: "\"a b\""))
    searches.apply(.save(name: "", query: "x"))
    searches.apply(.save(name: "nothing", query: ""))
    searches.apply(.pin(name: "Two words", true))
    #expect(searches.text == "*Two words\t\"a b\"\nRail\ttitle:rail -bus\n")
    #expect(SavedSearches(searches.text) == searches)
    searches.apply(.save(name: "Rail", query: "rail"))
    #expect(searches.search(named: "Rail")?.query == "rail")
    #expect(searches.searches.map(\.name) == ["Two words", "Rail"])
    searches.apply(.pin(name: "Rail", true))
    searches.apply(.pin(name: "Two words", false))
    #expect(searches.pinned.map(\.name) == ["Rail"])
    searches.apply(.remove(name: "Rail"))
    searches.apply(.remove(name: "Rail"))
    searches.apply(.pin(name: "none", true))
    #expect(searches.text == "Two words\t\"a b\"\n")
  }

  @Test func keepsLinesThatItDoesNotUnderstand() {
    let text = "# mine\nno tab\n*\tquery\nname\t\nRail\trail\nRail\tother\n*Bus\tbus\ttab\r\n"
    let searches = SavedSearches(text)
    #expect(searches.searches.map(\.name) == ["Bus", "Rail"])
    #expect(searches.search(named: "Rail")?.query == "rail")
    for line in ["# mine", "no tab", "*\tquery", "name\t", "Rail\tother"] {
      #expect(searches.text.contains(line + "\n"))
    }
    #expect(SavedSearches(searches.text).searches == searches.searches)
  }

  /// Names and queries go to the terminal.
  @Test(arguments: ["\u{1B}[31mx", "a\u{202E}b", "\u{9B}", "x\u{7}", "*#* x", "#a"])
  func areHarmless(name: String) {
    var searches = SavedSearches("\(name)\t\(name)\n")
    searches.apply(.save(name: name, query: name))
    for search in searches.searches {
      for scalar in (search.name + search.query).unicodeScalars {
        #expect(scalar.value >= 0x20 && scalar.value != 0x7F && !(0x80..<0xA0 ~= scalar.value))
        #expect(scalar.value != 0x202E)
      }
    }
    #expect(SavedSearches(searches.text).searches == searches.searches)
  }

  @Test func areNoMoreThanManyAndNoLongerThanALine() {
    var searches = SavedSearches()
    for number in 0..<SavedSearches.limit + 5 {
      searches.apply(.save(name: "n\(number)", query: "q"))
    }
    #expect(searches.searches.count == SavedSearches.limit)
    #expect(SavedSearches(searches.text) == searches)
    searches = SavedSearches()
    searches.apply(.save(name: String(repeating: "long ", count: 100), query: "q"))
    #expect(searches.searches.first.map { $0.name.count <= SavedSearches.longestName } ?? false)
    #expect(SavedSearches(searches.text) == searches)
  }
}
