package import Articles

/// All articles in memory, by slot and by id.
///
/// An id is made from a path, so an article that comes again under its id and its path is the same
/// article, edited. Should two paths ever share an id, neither is lost: the newcomer is given the
/// next free id. It is still replaced under its own path; removing the shared id removes the article
/// that bears it, and only when there is none the newcomer.
package struct Library: Sendable {
  /// What is in each slot; nil where an article has been removed.
  private(set) var entries: [CatalogEntry?] = []
  private var slots: [ArticleID: Slot] = [:]
  /// By the id that was made from the path, the ids given instead.
  private var substitutes: [ArticleID: [ArticleID]] = [:]

  package init() {}

  /// How many articles there are.
  package var count: Int { slots.count }
  /// One more than the highest slot ever given; search walks up to it.
  package var slotCount: Int { entries.count }

  /// The article in a slot, nil when it has been removed.
  package subscript(slot: Slot) -> Article? { entry(in: Int(slot.index))?.article }

  /// Whether there is an article in a slot.
  func holds(_ slot: Slot) -> Bool {
    entries.indices.contains(Int(slot.index)) && entries[Int(slot.index)] != nil
  }

  func entry(in index: Int) -> CatalogEntry? {
    entries.indices.contains(index) ? entries[index] : nil
  }

  /// Adds articles; one whose id is known replaces the article in its slot.
  ///
  /// - Complexity: O(*m*) in the size of the batch.
  package mutating func insert(_ batch: [CatalogEntry]) -> LibraryChange {
    var change = LibraryChange(inserted: [], replaced: [])
    for var entry in batch {
      let home = home(of: entry.article)
      entry.article.id = home
      if let slot = slots[home] {
        entries[Int(slot.index)] = entry
        change.replaced.append(slot)
      } else if let index = Int32(exactly: entries.count) {
        let slot = Slot(index: index)
        entries.append(entry)
        slots[home] = slot
        change.inserted.append(slot)
      }
    }
    if !change.replaced.isEmpty {
      change.replaced = Self.uniqued(change.replaced, without: Set(change.inserted))
    }
    return change
  }

  /// Removes articles and says which slots are empty now; unknown ids are passed over.
  ///
  /// - Complexity: O(*m*) in the number of ids.
  package mutating func remove(_ ids: [ArticleID]) -> [Slot] {
    var emptied: [Slot] = []
    for id in ids {
      guard let bearer = slots[id] != nil ? id : substitutes[id]?.last,
        let slot = slots.removeValue(forKey: bearer)
      else { continue }
      entries[Int(slot.index)] = nil
      emptied.append(slot)
      if !substitutes.isEmpty { forget(bearer) }
    }
    return emptied
  }

  /// The id an article goes by: its own, unless an article of another path has it.
  private mutating func home(of article: Article) -> ArticleID {
    func isTaken(_ id: ArticleID) -> Bool {
      slots[id].flatMap { entry(in: Int($0.index)) }.map { $0.article.path != article.path }
        ?? false
    }
    if let known = substitutes[article.id]?.first(where: { slots[$0] != nil && !isTaken($0) }) {
      return known
    }
    guard isTaken(article.id) else { return article.id }
    var id = article.id
    repeat { id.rawValue &+= 1 } while slots[id] != nil
    substitutes[article.id, default: []].append(id)
    return id
  }

  private mutating func forget(_ substitute: ArticleID) {
    for (id, given) in substitutes where given.contains(substitute) {
      let rest = given.filter { $0 != substitute }
      substitutes[id] = rest.isEmpty ? nil : rest
    }
  }

  /// Each slot once: an article may come twice in one batch, and is then its last form.
  private static func uniqued(_ slots: [Slot], without known: Set<Slot>) -> [Slot] {
    var seen = known
    return slots.filter { seen.insert($0).inserted }
  }
}

/// What a batch did to a library.
package struct LibraryChange: Equatable, Sendable {
  /// Slots given for the first time, ascending.
  package var inserted: [Slot]
  /// Slots whose articles are other ones now, each once.
  package var replaced: [Slot]

  package init(inserted: [Slot], replaced: [Slot]) {
    self.inserted = inserted
    self.replaced = replaced
  }
}
