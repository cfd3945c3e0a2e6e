package import Articles

/// All articles in memory, by slot and by id.
///
/// An id is made from a path, so an article that comes again under its id and its path is the same
/// article, edited. Should two paths ever share an id, neither is lost: the newcomer is given the
/// next free id. It is still replaced under its own path; removing the shared id removes the article
/// that bears it, and only when there is none the newcomer.
///
/// The texts stay where they were read to; an `Article` is made when one is asked for.
package struct Library: Sendable {
  private(set) var records = RecordStore()
  private var memory = TextMemory()
  private var slots = IDTable()
  /// Slots of articles that have gone, and how many of them, from the first on, are given again.
  private var free: [Int32] = []
  private var freeStart = 0
  private var folders = FolderTable()
  /// What was repaired, in the few articles that needed it.
  private var notes: [Int32: [RepairNote]] = [:]
  /// By the id that was made from the path, the ids given instead.
  private var substitutes: [ArticleID: [ArticleID]] = [:]
  /// What has been marked.
  package internal(set) var marks = MarkBook()

  package init() {}

  /// How many articles there are.
  package var count: Int { slots.count }
  /// One more than the highest slot ever given; search walks up to it.
  package var slotCount: Int { records.count }

  /// How many bytes the pieces of memory have that the texts lie in.
  ///
  /// - Complexity: O(*n*) in their number.
  var textByteCount: Int { memory.byteCount }

  /// How many folders articles lie in.
  var folderCount: Int { folders.count }

  /// Whether there is an article in a slot.
  package func holds(_ slot: Slot) -> Bool { records.holds(Int(slot.index)) }

  // MARK: - Changing

  /// Adds articles; one whose id is known replaces the article in its slot.
  ///
  /// - Complexity: O(*m*) in the size of the batch.
  package mutating func insert(_ batch: ArticleBatch) -> LibraryChange {
    var change = LibraryChange()
    let slotCountBefore = records.count
    for part in batch.parts {
      let chunks = part.chunks.map { memory.index(of: $0) }
      let folders = part.folders.map { self.folders.index(of: $0) }
      for (place, record) in part.records.enumerated() {
        var record = record
        guard chunks.indices.contains(Int(record.chunk)),
          folders.indices.contains(Int(record.folder))
        else { continue }
        record.chunk = chunks[Int(record.chunk)]
        record.folder = folders[Int(record.folder)]
        insert(record, notes: part.notes[place], into: &change)
      }
    }
    folders.letGo()
    if !change.replaced.isEmpty {
      compact()
      let inserted = Set(change.inserted)
      change.replaced = Self.uniqued(change.replaced, without: inserted)
      change.moved = Self.uniqued(change.moved, without: inserted)
    }
    change.replaced += change.inserted.filter { Int($0.index) < slotCountBefore }
    return change
  }

  private mutating func insert(
    _ record: ArticleRecord, notes: [RepairNote]?, into change: inout LibraryChange
  ) {
    var record = record
    let slot: Slot
    if let known = slotOfSamePath(as: &record) {
      slot = known
      // What is known from an earlier time does not take the place of what has been read.
      if record.traits.contains(.awaitsText), !awaitsText(slot) { return }
      if !isListedAlike(records[Int(slot.index)], record) { change.moved.append(slot) }
      memory.release(records[Int(slot.index)])
      folders.release(records[Int(slot.index)].folder)
      records[Int(slot.index)] = record
      change.replaced.append(slot)
    } else {
      guard let index = freeSlot ?? Int32(exactly: records.count) else { return }
      slot = Slot(index: index)
      if Int(index) < records.count {
        records[Int(index)] = record
      } else {
        records.append(record)
      }
      slots.insert(record.id, slot.index)
      change.inserted.append(slot)
    }
    if notes != nil || self.notes[slot.index] != nil { self.notes[slot.index] = notes }
    marks.forget(slot, isGone: false)
    memory.take(record, in: slot)
    folders.take(record.folder)
  }

  /// A slot to be given again, once more of them are free than taken: those that go are then long
  /// forgotten everywhere, and weeks of coming and going take no more than twice the space.
  private var freeSlot: Int32? {
    mutating get {
      guard free.count - freeStart > max(count, Self.fewestFree) else { return nil }
      defer {
        freeStart += 1
        if freeStart * 2 > free.count {
          free.removeFirst(freeStart)
          freeStart = 0
        }
      }
      return free[freeStart]
    }
  }

  private static let fewestFree = 4_096

  /// Removes articles and says which slots are empty now; unknown ids are passed over.
  ///
  /// - Complexity: O(*m*) in the number of ids.
  package mutating func remove(_ ids: [ArticleID]) -> [Slot] {
    var emptied: [Slot] = []
    for id in ids {
      var bearer = id
      if slot(of: id) == nil, let other = substitutes[id]?.last { bearer = other }
      guard let slot = slot(of: bearer) else { continue }
      slots.remove(bearer, slot.index)
      memory.release(records[Int(slot.index)])
      folders.release(records[Int(slot.index)].folder)
      records[Int(slot.index)].chunk = -1
      free.append(slot.index)
      notes[slot.index] = nil
      marks.forget(slot, isGone: true)
      emptied.append(slot)
      if !substitutes.isEmpty { forget(bearer) }
    }
    folders.letGo()
    compact()
    return emptied
  }

  /// Moves the texts out of chunks that hold little else than what is no longer needed.
  private mutating func compact() {
    while let sparse = memory.takeSparse() {
      for slot in sparse.slots where records[Int(slot)].chunk == sparse.index {
        memory.move(&records[Int(slot)], to: Slot(index: slot))
      }
    }
  }

  /// Counts the words of articles that are about to be shown, if nobody has yet.
  ///
  /// They are not counted when they come in, since most are never shown.
  package mutating func countWords(of slots: [Slot]) {
    for slot in slots where holds(slot) && records[Int(slot.index)].wordCount < 0 {
      let words = withRecord(at: Int(slot.index)) { $0.countedWords($1) }
      records[Int(slot.index)].wordCount = Int32(clamping: words ?? 0)
    }
  }

  // MARK: - Ids

  /// Where an article is; nil if it is not in the library.
  ///
  /// - Complexity: O(1).
  package func slot(of id: ArticleID) -> Slot? {
    slots.number(of: id) { records[Int($0)].id == id }.map { Slot(index: $0) }
  }

  /// The slot of the article with the same path, if there is one; else the record is given an id
  /// that no other article has.
  private mutating func slotOfSamePath(as record: inout ArticleRecord) -> Slot? {
    let id = record.id
    // What is known from an earlier time gives way, wherever the file was then.
    if let slot = slot(of: id), awaitsText(slot) || hasSamePath(records[Int(slot.index)], record) {
      return slot
    }
    for other in substitutes[id] ?? [] {
      if let slot = slot(of: other), hasSamePath(records[Int(slot.index)], record) {
        record.id = other
        return slot
      }
    }
    guard slot(of: id) != nil else { return nil }
    repeat { record.id.rawValue &+= 1 } while slot(of: record.id) != nil
    substitutes[id, default: []].append(record.id)
    return nil
  }

  /// Whether a list has no reason to put one of two records elsewhere than the other.
  private func isListedAlike(_ left: ArticleRecord, _ right: ArticleRecord) -> Bool {
    guard left.outline.date == right.outline.date, hasSamePath(left, right) else { return false }
    return memory.withBytes(of: left) { first in
      memory.withBytes(of: right) { second in
        first[left.outline.headline.within(first)].elementsEqual(
          second[right.outline.headline.within(second)])
          && first[left.outline.place.within(first)].elementsEqual(
            second[right.outline.place.within(second)])
      }
    }
  }

  private func hasSamePath(_ left: ArticleRecord, _ right: ArticleRecord) -> Bool {
    guard left.folder == right.folder else { return false }
    return memory.withBytes(of: left) { first in
      memory.withBytes(of: right) { first[left.name].elementsEqual($0[right.name]) }
    }
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

  // MARK: - Reading

  /// The record in a slot and its bytes, the text and what lies behind it; nil when it is empty.
  func withRecord<Result>(
    at index: Int, _ body: (ArticleRecord, UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    guard records.holds(index) else { return nil }
    let record = records[index]
    return memory.withBytes(of: record) { bytes in
      bytes.count == record.byteCount ? body(record, bytes) : nil
    }
  }

  /// The chunk that texts lie in, by its number in their records.
  func textChunk(_ index: Int32) -> TextChunk? { memory.chunk(index) }

  func folder(of record: ArticleRecord) -> ArticleFolder { folders[record.folder] }

  /// The path of a folder by its number, without a slash at its end.
  func path(ofFolder index: Int32) -> String {
    var path = folders[index].path(of: "")
    if path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// What the folders of records compare as.
  var folderLabels: FolderLabels { folders.labels }

  func notes(in slot: Slot) -> [RepairNote] { notes[slot.index] ?? [] }
}

/// What a batch did to a library.
package struct LibraryChange: Equatable, Sendable {
  /// Slots of articles that have come.
  package var inserted: [Slot]
  /// Slots whose articles are other ones now, each once; those of articles that have gone included,
  /// when they are given again.
  package var replaced: [Slot]
  /// Those of them that may stand elsewhere in a list now.
  package var moved: [Slot]

  package init(inserted: [Slot] = [], replaced: [Slot] = [], moved: [Slot] = []) {
    self.inserted = inserted
    self.replaced = replaced
    self.moved = moved
  }
}
