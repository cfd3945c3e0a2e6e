import Articles

/// What has been marked of the articles of a library, by slot: what lists show and count, and queries ask.
///
/// The table of marks knows articles by what they look like, which takes reading their beginnings. So what it
/// says of each slot is looked up once, in slices, and kept in a byte; until a slot has been come to, it is as
/// it was before. What the user marks stands here at once; a table that does not know of it yet waits.
package struct MarkBook: Sendable {
  /// What is known of all articles, by what they look like.
  private(set) var table = StateTable()
  private var flags = SlotColumn<UInt8>(empty: 0)
  /// What articles look like at their beginnings, as far as that has been worked out; 0 where not.
  private var openings = SlotColumn<UInt64>(empty: 0)
  /// The first slot that the table has not been asked of.
  private var next = 0
  /// Slots before that, whose articles have come or changed since.
  private var changed: [Slot] = []
  /// The tags of one's own, of articles that have any, in order.
  private var ownTags: [Int: [String]] = [:]
  /// How many times tags of one's own were set or taken away.
  package private(set) var tagVersion = 0
  /// How many articles are read, and how many starred.
  package private(set) var readCount = 0
  package private(set) var starredCount = 0
  /// Beginnings of articles whose marks have become others, where nothing else has, and the first slot that has
  /// not been compared with them.
  private var renewed: [UInt64] = []
  private var nextRenewed = 0
  /// Where articles have been left since they came in, which the table will know later.
  private var visits: [Int: (place: TextPlace, progress: Int)] = [:]
  /// How many changes have been handed out to be kept, and how many of these the table knows of.
  private var sent = 0
  private var heard = 0
  /// Whether it is known what was marked in earlier runs.
  package private(set) var hasTable = false
  /// How many times what queries ask has become something else by itself.
  package private(set) var version = 0

  private enum Flag {
    static let read: UInt8 = 1
    static let starred: UInt8 = 2
  }

  /// Whether an article has a mark that a query can ask for.
  ///
  /// - Complexity: O(1).
  package func holds(_ mark: QueryMark, _ slot: Slot) -> Bool {
    let flags = flags[Int(slot.index)]
    return switch mark {
    case .read: flags & Flag.read != 0
    case .unread: flags & Flag.read == 0
    case .starred: flags & Flag.starred != 0
    }
  }

  /// How many of so many articles have a mark.
  package func count(of mark: QueryMark, among articles: Int) -> Int {
    switch mark {
    case .read: readCount
    case .unread: max(0, articles - readCount)
    case .starred: starredCount
    }
  }

  /// The slots that have tags of one's own.
  var tagged: some Collection<Int> { ownTags.keys }

  /// How many articles have each of the tags of one's own.
  ///
  /// - Complexity: O(*n*) in the articles that have any.
  package var tagCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for tag in ownTags.values.joined() { counts[tag, default: 0] += 1 }
    return counts
  }

  fileprivate func ownTags(of slot: Int) -> [String] { ownTags[slot] ?? [] }

  /// Whether the table may know more of some slots than stands here.
  fileprivate func isBehind(of count: Int) -> Bool {
    heard >= sent && (next < count || !changed.isEmpty || !renewed.isEmpty)
      && !(table.count == 0 && flags.isEmpty && ownTags.isEmpty)
  }

  fileprivate mutating func take(_ table: StateTable, upTo heard: Int, changed openings: [UInt64]?)
  {
    self.table = table
    self.heard = heard
    hasTable = true
    if let openings {
      renewed = Array(Set(renewed + openings))
      nextRenewed = 0
      if renewed.count <= Self.mostRenewed { return }
    }
    next = 0
    changed = []
    renewed = []
  }

  /// More beginnings take longer to be compared than looking all up anew.
  private static let mostRenewed = 16

  /// Notes that there is another article in a slot, or none.
  mutating func forget(_ slot: Slot, isGone: Bool) {
    visits[Int(slot.index)] = nil
    guard table.count > 0 || !flags.isEmpty || !ownTags.isEmpty else { return }
    if openings[Int(slot.index)] != 0 { openings[Int(slot.index)] = 0 }
    if isGone {
      ownTags[Int(slot.index)] = nil
      set(0, Int(slot.index))
    } else if Int(slot.index) < next {
      changed.append(slot)
    }
  }

  @discardableResult
  private mutating func set(_ new: UInt8, _ slot: Int) -> Bool {
    let old = flags[slot]
    guard old != new else { return false }
    readCount += Int(new & Flag.read) - Int(old & Flag.read)
    starredCount += Int(new >> 1 & 1) - Int(old >> 1 & 1)
    flags[slot] = new
    return true
  }

  /// Writes down what the table says of an article, and whether that is something else.
  fileprivate mutating func note(_ told: Told, _ slot: Int) -> Bool {
    if let opening = told.opening { openings[slot] = opening }
    let isOther =
      (!told.tags.isEmpty || !ownTags.isEmpty) && (ownTags[slot] ?? []) != told.tags
    if isOther {
      ownTags[slot] = told.tags.isEmpty ? nil : told.tags
      tagVersion += 1
    }
    let (isRead, isStarred) = (told.marks.isRead, told.marks.isStarred)
    return set((isRead ? Flag.read : 0) | (isStarred ? Flag.starred : 0), slot) || isOther
  }

  /// What the table says of an article, and what that looks like.
  fileprivate struct Told {
    var marks = ArticleMarks.none
    var tags: [String] = []
    var opening: UInt64?
  }

  fileprivate func opening(of slot: Int) -> UInt64? {
    let opening = openings[slot]
    return opening == 0 ? nil : opening
  }

  fileprivate func visit(of slot: Int) -> (place: TextPlace, progress: Int)? { visits[slot] }

  /// Forgets where articles have been left that the table knows, as far as it says the same.
  fileprivate mutating func forgetVisits(_ isKnown: (Int, TextPlace, Int) -> Bool) {
    visits = visits.filter { !isKnown($0.key, $0.value.place, $0.value.progress) }
  }

  fileprivate mutating func noteVisit(_ slot: Int, _ place: TextPlace, _ progress: Int) {
    visits[slot] = (place, max(progress, visits[slot]?.progress ?? 0))
  }

  /// Sets a mark on an article.
  fileprivate mutating func set(_ mark: Mark, _ slot: Int) {
    let flag: UInt8
    switch mark {
    case .read: flag = Flag.read
    case .starred: flag = Flag.starred
    case .tag(let name, let isSet):
      var tags = ownTags(of: slot).filter { $0 != name }
      if isSet { tags.append(name) }
      ownTags[slot] = tags.isEmpty ? nil : tags.sorted()
      tagVersion += 1
      return
    }
    set(mark.isSet ? flags[slot] | flag : flags[slot] & ~flag, slot)
  }

  /// Notes that something has been handed out to be kept.
  fileprivate mutating func noteSent() { sent += 1 }

  fileprivate mutating func takeBackSent() { sent -= 1 }

  fileprivate mutating func takeSlots(_ count: Int, of all: Int) -> [Int] {
    if !renewed.isEmpty {
      // Comparing takes a hundredth of looking up.
      let end = min(nextRenewed + 64 * min(count, all), next)
      let slots = (nextRenewed..<max(nextRenewed, end)).filter { renewed.contains(openings[$0]) }
      nextRenewed = end
      if end >= next { renewed = [] }
      return slots
    }
    if next < all {
      let slots = next..<min(next + count, all)
      next = slots.upperBound
      return Array(slots)
    }
    let slots = changed.suffix(count).map { Int($0.index) }
    changed.removeLast(slots.count)
    return slots
  }

  fileprivate mutating func noteChange() { version += 1 }
}

extension Library {
  /// What is known of an article.
  ///
  /// - Complexity: O(1); the first time the beginning of its text is read.
  package func marks(of slot: Slot) -> ArticleMarks {
    var marks = told(of: Int(slot.index)).marks
    marks.isRead = self.marks.holds(.read, slot)
    marks.isStarred = self.marks.holds(.starred, slot)
    if let visit = self.marks.visit(of: Int(slot.index)) {
      marks.place = visit.place
      marks.progress = max(marks.progress, visit.progress)
    }
    return marks
  }

  /// The tags that the user has given an article, in order.
  ///
  /// - Complexity: O(1).
  package func ownTags(of slot: Slot) -> [String] { marks.ownTags(of: Int(slot.index)) }

  /// What the table says of an article, and what that looks like.
  private func told(of slot: Int) -> MarkBook.Told {
    let table = marks.table
    guard table.count > 0, records.holds(slot) else { return MarkBook.Told() }
    let record = records[slot]
    // As long as its text is not there, only its path can tell.
    if record.traits.contains(.awaitsText) {
      return MarkBook.Told(
        marks: table.marks(at: record.id) ?? .none, tags: table.tags(at: record.id))
    }
    if let opening = marks.opening(of: slot) {
      if let known = table.marks(ofOpening: opening) {
        return MarkBook.Told(
          marks: known, tags: table.tags(ofOpening: opening), opening: opening)
      }
      guard table.marks(at: record.id) != nil else { return MarkBook.Told(opening: opening) }
    }
    guard let key = key(of: Slot(index: Int32(clamping: slot))) else { return MarkBook.Told() }
    return MarkBook.Told(marks: table[key], tags: table.tags(of: key), opening: key.opening)
  }

  /// Takes in what is known of all articles, as it is after so many of the changes that were handed out.
  ///
  /// If nothing has changed but the marks of articles that begin in some ways, only those are looked up.
  package mutating func take(_ table: StateTable, upTo heard: Int, changed: [UInt64]? = nil) {
    marks.take(table, upTo: heard, changed: changed)
    var visits = marks
    visits.forgetVisits { slot, place, progress in
      let known = told(of: slot).marks
      return known.place == place && known.progress >= progress
    }
    marks = visits
  }

  /// Notes where an article is left, until a table knows of it.
  package mutating func noteVisit(_ slot: Slot, _ place: TextPlace, progress: Int) {
    marks.noteVisit(Int(slot.index), place, progress)
  }

  /// Takes in what is known of all articles, and looks it all up at once.
  ///
  /// - Complexity: O(*n*) in the number of articles, a microsecond for each.
  package mutating func takeAll(of table: StateTable) {
    take(table, upTo: .max)
    while hasMarksToLookUp { _ = lookUpMarks(1 << 16) }
  }

  /// Whether marks wait to be looked up.
  package var hasMarksToLookUp: Bool { marks.isBehind(of: slotCount) }

  /// Looks up the marks of so many articles more, and says whether that was all and has changed any.
  ///
  /// - Complexity: O(`count`), for each a microsecond the first time, and a tenth of it later.
  package mutating func lookUpMarks(_ count: Int) -> Bool {
    guard hasMarksToLookUp else { return false }
    var isChanged = false
    for slot in marks.takeSlots(count, of: slotCount) where records.holds(slot) {
      let found = told(of: slot)
      if marks.note(found, slot) { isChanged = true }
    }
    if isChanged { marks.noteChange() }
    return isChanged
  }

  /// Looks up the marks of articles that are about to be shown before all others.
  package mutating func lookUpMarks(of slots: some Sequence<Slot>) {
    guard hasMarksToLookUp else { return }
    for slot in slots where records.holds(Int(slot.index)) {
      let found = told(of: Int(slot.index))
      if marks.note(found, Int(slot.index)) { marks.noteChange() }
    }
  }

  /// Sets a mark on articles, and gives what has changed by that, to be kept.
  ///
  /// - Complexity: O(*n*), for each article about a microsecond.
  package mutating func mark(_ slots: some Sequence<Slot>, _ mark: Mark) -> [Change] {
    var changes: [Change] = []
    for slot in slots {
      guard let key = key(of: slot) else { continue }
      marks.set(mark, Int(slot.index))
      changes.append(Change(mark, of: key))
    }
    return changes
  }

  /// Notes that a change has been handed out, of which a table has to know to be taken for true.
  package mutating func noteMarking() { marks.noteSent() }

  /// Notes that the last of them has turned out to be none.
  package mutating func withdrawMarking() { marks.takeBackSent() }
}
