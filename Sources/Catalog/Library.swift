package import Articles

/// An article's place in the library: the same as long as the article is in it, also when its file
/// is edited. Never given to another article.
package struct Slot: Hashable, Sendable {
  package let index: Int32

  package init(index: Int32) {
    self.index = index
  }
}

/// An article with what search and sorting need of it, prepared once, on a worker.
package struct CatalogEntry: Sendable {
  package let article: Article

  /// - Complexity: O(*n*) in the length of the text: the folding happens here.
  package init(_ article: Article) {
    self.article = article
  }
}

/// All articles in memory, by slot and by id.
package struct Library: Sendable {
  private var entries: [CatalogEntry?] = []
  private var slots: [ArticleID: Slot] = [:]

  package init() {}

  /// How many articles there are.
  package var count: Int { slots.count }
  /// One more than the highest slot ever given; search walks up to it.
  package var slotCount: Int { entries.count }

  package func slot(of id: ArticleID) -> Slot? { slots[id] }

  /// The article in a slot, nil when it has been removed.
  package subscript(slot: Slot) -> Article? { entries[Int(slot.index)]?.article }

  /// Adds articles; one whose id is known replaces the article in its slot.
  package mutating func insert(_ batch: [CatalogEntry]) -> LibraryChange {
    LibraryChange(inserted: [], replaced: [])
  }

  /// Removes articles and says which slots are empty now; unknown ids are passed over.
  package mutating func remove(_ ids: [ArticleID]) -> [Slot] { [] }
}

/// What a batch did to a library.
package struct LibraryChange: Equatable, Sendable {
  package var inserted: [Slot]
  package var replaced: [Slot]

  package init(inserted: [Slot], replaced: [Slot]) {
    self.inserted = inserted
    self.replaced = replaced
  }
}

/// A file that could not become an article, in words for the problems page.
package struct LoadProblem: Equatable, Sendable {
  /// The path as people should see it, cleaned.
  package var path: String
  package var reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}
