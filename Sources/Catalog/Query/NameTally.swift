package import Articles

/// How many articles have each tag, each place and each day, for what the prompt proposes.
///
/// It is made when someone wants to know, in slices, so that a key never waits for it. Names that
/// differ only in the case of ASCII are one; those that come after so many others are passed over.
package struct NameTally: Sendable {
  private var tags = Names()
  private var places = Names()
  private var days: [Int: Int] = [:]
  /// By the number that the library has for each folder.
  private var folders: [Int32: Int] = [:]
  private var articles = 0
  private var nextSlot = 0

  /// More different names, or days, are not kept.
  private static let capacity = 20_000

  package init() {}

  /// Whether every article has been counted.
  package func isFinished(in library: Library) -> Bool { nextSlot >= library.slotCount }

  /// Counts the next articles.
  ///
  /// - Complexity: O(*n*) in the number of articles.
  package mutating func advance(in library: Library, articles count: Int) {
    let end = min(nextSlot + max(count, 1), library.slotCount)
    while nextSlot < end {
      _ = library.withRecord(at: nextSlot) { add($0, $1) }
      nextSlot += 1
    }
  }

  private mutating func add(_ record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>) {
    articles += 1
    folders[record.folder, default: 0] += 1
    if let date = record.outline.date {
      let day = date.day.daysSinceEpoch
      if days.count < Self.capacity || days[day] != nil { days[day, default: 0] += 1 }
    }
    let place = record.outline.place.within(bytes)
    if !place.isEmpty { places.add(UnsafeBufferPointer(rebasing: bytes[place])) }
    let text = UnsafeBufferPointer(rebasing: bytes.prefix(Int(record.textCount)))
    let start = min(max(Int(record.outline.tagsStart), 0), text.count)
    guard start < text.count else { return }
    if let line = PlainTags(in: text, from: start) {
      line.forEach { tags.add($0) }
      return
    }
    for tag in ArticleParser.tags(of: text.span, record.outline) {
      Array(tag.utf8).withUnsafeBufferPointer { tags.add($0) }
    }
  }

  /// A name and in how many articles it stands.
  package typealias Count = (name: String, count: Int)

  /// The tags in most articles, and the places.
  ///
  /// - Complexity: O(*n*) in the number of names.
  package func frequentTags(atMost limit: Int) -> [Count] {
    tags.beginning(with: [], atMost: limit)
  }

  package func frequentPlaces(atMost limit: Int) -> [Count] {
    places.beginning(with: [], atMost: limit)
  }

  /// The months of which there are articles, the last first.
  package func months(atMost limit: Int) -> [Count] {
    var counts: [String: Int] = [:]
    for (day, count) in days {
      let date = CalendarDate(secondsSinceEpoch: Int64(day) * 86_400).iso8601
      counts[String(date.prefix(7)), default: 0] += count
    }
    return counts.sorted { $0.key > $1.key }.prefix(limit).map { ($0.key, $0.value) }
  }

  /// The folders that lie side by side below what all have in common, with all that is in them.
  ///
  /// - Complexity: O(*n*) in the folders.
  package func folders(in library: Library) -> (above: String, folders: [Count]) {
    var paths: [(parts: [Substring], count: Int)] = []
    for (index, count) in folders {
      let path = library.path(ofFolder: index).split(
        separator: "/", omittingEmptySubsequences: false)
      paths.append((Array(path), count))
    }
    guard var common = paths.first?.parts else { return ("", []) }
    for path in paths.dropFirst() {
      common = Array(zip(common, path.parts).prefix { $0 == $1 }.map(\.0))
    }
    var counts: [Substring: Int] = [:]
    for path in paths where path.parts.count > common.count {
      counts[path.parts[common.count], default: 0] += path.count
    }
    return (
      common.map { $0 + "/" }.joined(),
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (String($0.key), $0.value) }
    )
  }

  /// Names and how often they occur.
  private struct Names: Sendable {
    private struct Entry: Sendable {
      let name: String
      /// As it is compared with what is typed.
      let folded: [UInt8]
      var count: Int

      /// Whether it stands before another.
      static func < (left: Entry, right: Entry) -> Bool {
        left.count != right.count ? left.count > right.count : left.name < right.name
      }
    }

    private var entries: [Entry] = []
    /// By a hash of the name, for whose 64 bits it would take billions of names to meet.
    private var places: [UInt64: Int] = [:]

    init() {}

    mutating func add(_ name: UnsafeBufferPointer<UInt8>) {
      let hash = Self.hash(name)
      if let place = places[hash] {
        entries[place].count += 1
        return
      }
      guard entries.count < NameTally.capacity else { return }
      places[hash] = entries.count
      let folded = Folding.withFolded(name) { Array($0) }
      entries.append(
        Entry(name: String(decoding: name, as: UTF8.self), folded: folded, count: 1))
    }

    /// Fowler, Noll and Vo's hash (1a), of letters without their case.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
      name.reduce(0xcbf2_9ce4_8422_2325) { hash, byte in
        (hash ^ UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* 0x0100_0000_01b3
      }
    }

    /// Those that begin with something, the most frequent first.
    func beginning(with prefix: [UInt8], atMost limit: Int) -> [(name: String, count: Int)] {
      var best: [Entry] = []
      for entry in entries where entry.folded.starts(with: prefix) {
        // Most are worse than all that are kept, which a look at the last one tells.
        if best.count == limit, let last = best.last, !(entry < last) { continue }
        let place = best.firstIndex { entry < $0 } ?? best.count
        best.insert(entry, at: place)
        if best.count > limit { best.removeLast() }
      }
      return best.map { ($0.name, $0.count) }
    }
  }
}

extension NameTally {
  /// What can follow a beginning, the most useful first.
  ///
  /// - Complexity: O(*n*) in the number of names.
  package func proposals(
    for beginning: QueryBeginning, today: CalendarDate?, marks: MarkBook = MarkBook(),
    atMost limit: Int
  ) -> [QueryProposal] {
    switch beginning.kind {
    case .name:
      return QueryLanguage.names.filter { $0.form.hasPrefix(beginning.typed.lowercased()) }
        .map { QueryProposal(text: $0.form + ":", label: $0.form + ":", note: $0.meaning) }
    case .tag, .place:
      let names = beginning.kind == .tag ? tags : places
      let folded = Folding.fold(beginning.typed).bytes
      return names.beginning(with: folded, atMost: limit).compactMap { name, count in
        QueryProposal(name: name, of: beginning, count: count)
      }
    case .ownTag:
      let folded = Folding.fold(beginning.typed).bytes
      let own = marks.tagCounts.filter { Folding.fold($0.key).bytes.starts(with: folded) }
        .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      let others = tags.beginning(with: folded, atMost: limit)
        .filter { name, _ in !own.contains { $0.key.lowercased() == name.lowercased() } }
      return (own.map { ($0.key, $0.value) } + others.map { ($0.name, $0.count) }).prefix(limit)
        .compactMap { QueryProposal(tag: $0.0, of: beginning, count: $0.1) }
    case .mark:
      return QueryMark.allCases.filter { $0.rawValue.hasPrefix(beginning.typed.lowercased()) }
        .map {
          QueryProposal(
            value: $0.rawValue, of: beginning, count: marks.count(of: $0, among: articles))
        }
    case .date:
      let typed = beginning.typed.lowercased()
      let dates = QueryDates(today: today)
      let names = QueryDates.names.filter { $0.hasPrefix(typed) }.compactMap { name in
        dates.days(named: name).map {
          QueryProposal(value: name, of: beginning, count: count(in: $0))
        }
      }
      return (names + calendar(beginning, typed)).prefix(limit).map { $0 }
    }
  }

  /// Years, or once one is typed its months, the latest first.
  private func calendar(_ beginning: QueryBeginning, _ typed: String) -> [QueryProposal] {
    let length = typed.utf8.count < 4 ? 4 : 7
    var counts: [String: Int] = [:]
    for (day, count) in days {
      let date = CalendarDate(secondsSinceEpoch: Int64(day) * 86_400).iso8601
      if date.hasPrefix(typed) { counts[String(date.prefix(length)), default: 0] += count }
    }
    return counts.sorted { $0.key > $1.key }.map {
      QueryProposal(value: $0.key, of: beginning, count: $0.value)
    }
  }

  private func count(in range: ClosedRange<Int>) -> Int {
    days.reduce(0) { range.contains($1.key) ? $0 + $1.value : $0 }
  }
}
