import Articles
import Catalog
import Foundation
import Reader
import Screen
import Testing

@testable import newsread

@Suite struct ListCacheTests {
  /// A reader without a terminal, from its start until everything has been read.
  private struct Run {
    var state: AppState
    /// The articles that were known only from the cache when the first batch came.
    var listedFirst: [String] = []

    init?(_ folder: TemporaryFolder, _ cache: ListCache?) {
      state = AppState(size: Size(columns: 100, rows: 30), settings: Settings())
      guard let mailbox = Mailbox(),
        let loader = Loader(
          ArticleSources(paths: [folder.rawPath]), into: mailbox, watches: false, cache: cache)
      else { return nil }
      loader.start()
      while state.isLoading {
        for case .event(let event) in mailbox.wait() {
          _ = state.update(event)
          if case .loaded = event, listedFirst.isEmpty {
            listedFirst = headlines(where: state.library.awaitsText)
          }
        }
      }
      while state.hasWork { _ = state.update(.idle) }
    }

    var headlines: [String] { headlines { _ in true } }

    func headlines(where isMeant: (Slot) -> Bool) -> [String] {
      state.all.slots.filter(isMeant).compactMap { state.library.summary(of: $0)?.headline }
    }
  }

  private static let count = 300

  private func library() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 0..<Self.count {
      try folder.write(
        "2024-0\(1 + number % 9)-11/\(number) é.txt",
        "Headline \(number)\n\nLeeds: Text of \(number).\n")
    }
    return folder
  }

  private func cache(_ folder: TemporaryFolder, _ caches: TemporaryFolder) throws -> ListCache {
    try #require(ListCache(of: [folder.rawPath], in: caches.rawPath))
  }

  /// How many articles a cache lists.
  private static func count(of cache: ListCache) -> Int {
    var count = 0
    cache.read { count += $0.count }
    return count
  }

  /// The one file in the folder of caches.
  private func file(in caches: TemporaryFolder) throws -> URL {
    let folder = caches.url.appendingPathComponent("newsread")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.count == 1)
    return folder.appendingPathComponent(try #require(names.first))
  }

  @Test func theNextStartShowsTheListAtOnceAndEveryChangeAfterReading() throws {
    let (folder, caches) = (try library(), try TemporaryFolder())
    let cache = try cache(folder, caches)
    let first = try #require(Run(folder, cache))
    #expect(first.listedFirst.isEmpty)
    cache.write(first.state.library, first.state.all)

    try folder.write("2024-01-11/0 é.txt", "Another headline\n\nParis: Text.\n")
    try folder.write("2024-02-02/new.txt", "New headline\n\nText.\n")
    try folder.remove("2024-02-11/1 é.txt")
    let second = try #require(Run(folder, cache))
    #expect(second.listedFirst == first.headlines)
    let fresh = try #require(Run(folder, nil))
    #expect(second.headlines == fresh.headlines)
    #expect(second.state.all.slots.allSatisfy { !second.state.library.awaitsText($0) })
    #expect(second.state.render() == fresh.state.render())
  }

  /// Articles are known by where their files really are, and listed by how they were reached.
  @Test func aRenamedLinkLeavesNothingBehind() throws {
    let (folder, caches) = (try TemporaryFolder(), try TemporaryFolder())
    let (real, elsewhere) = (try library(), "b")
    try folder.link("a", to: real.path)
    let cache = try cache(folder, caches)
    let first = try #require(Run(folder, cache))
    #expect(first.headlines.count == Self.count)
    cache.write(first.state.library, first.state.all)
    try folder.move("a", to: elsewhere)
    for _ in 0..<2 {
      let next = try #require(Run(folder, cache))
      #expect(next.listedFirst.count == Self.count)
      #expect(next.headlines.sorted() == first.headlines.sorted())
      #expect(next.state.problems.isEmpty)
      cache.write(next.state.library, next.state.all)
    }
  }

  @Test func whateverTheFileHoldsTheArticlesAreRight() throws {
    let (folder, caches) = (try library(), try TemporaryFolder())
    let cache = try cache(folder, caches)
    let first = try #require(Run(folder, cache))
    cache.write(first.state.library, first.state.all)
    let file = try file(in: caches)
    let whole = try Data(contentsOf: file)
    var forms = [
      Data(), Data(repeating: 0, count: 5_000), Data("an article\n".utf8), whole + whole,
    ]
    for place in stride(from: 0, to: whole.count, by: whole.count / 20) {
      forms.append(whole.prefix(place))
      var damaged = whole
      damaged[place] ^= 0x10
      forms.append(damaged)
    }
    for form in forms {
      try form.write(to: file)
      #expect(Self.count(of: cache) == 0)
    }
    let second = try #require(Run(folder, cache))
    #expect(second.listedFirst.isEmpty)
    #expect(second.headlines == first.headlines)
    cache.write(second.state.library, second.state.all)
    #expect(try Data(contentsOf: file) == whole)
  }

  @Test func itBelongsToOneFolderOnly() throws {
    let (folder, caches) = (try library(), try TemporaryFolder())
    let first = try #require(Run(folder, nil))
    let cache = try cache(folder, caches)
    cache.write(first.state.library, first.state.all)
    #expect(Self.count(of: cache) == Self.count)
    let other = try #require(ListCache(of: [caches.rawPath], in: caches.rawPath))
    #expect(Self.count(of: other) == 0)
    #expect(ListCache(of: [], in: caches.rawPath) == nil)
    #expect(ListCache(of: [folder.rawPath], in: nil) == nil)
  }

  @Test func itIsForItsOwnerAlone() throws {
    let (folder, caches) = (try library(), try TemporaryFolder())
    let first = try #require(Run(folder, nil))
    let cache = try cache(folder, caches)
    cache.write(first.state.library, first.state.all)
    let attributes = try FileManager.default.attributesOfItem(atPath: file(in: caches).path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func aLinkInItsPlaceIsNeitherReadNorWrittenThrough() throws {
    let (folder, caches) = (try library(), try TemporaryFolder())
    let first = try #require(Run(folder, nil))
    let cache = try cache(folder, caches)
    cache.write(first.state.library, first.state.all)
    let file = try file(in: caches)
    let elsewhere = caches.url.appendingPathComponent("elsewhere")
    try FileManager.default.moveItem(at: file, to: elsewhere)
    let before = try Data(contentsOf: elsewhere)
    try FileManager.default.createSymbolicLink(at: file, withDestinationURL: elsewhere)
    #expect(Self.count(of: cache) == 0)
    try folder.remove("2024-02-11/1 é.txt")
    let second = try #require(Run(folder, nil))
    cache.write(second.state.library, second.state.all)
    #expect(try Data(contentsOf: elsewhere) == before)
    #expect(Self.count(of: cache) == Self.count - 1)
  }

  @Test func aFolderThatCannotBeWrittenToIsNoTrouble() throws {
    let folder = try library()
    let run = try #require(Run(folder, nil))
    let notAFolder = try folder.write("file.txt")
    for caches in [notAFolder, RawPath("/proc/nowhere"), RawPath("/dev/null/x")] {
      let cache = try #require(ListCache(of: [folder.rawPath], in: caches))
      cache.write(run.state.library, run.state.all)
      #expect(Self.count(of: cache) == 0)
    }
  }

  @Test func manyWritersLeaveAWholeFile() async throws {
    let (folder, caches) = (try library(), try TemporaryFolder())
    let run = try #require(Run(folder, nil))
    let cache = try cache(folder, caches)
    let (library, list) = (run.state.library, run.state.all)
    var shorter = list
    shorter.remove(Set(list.slots.prefix(20)))
    let fewer = shorter
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<24 {
        group.addTask { cache.write(library, number.isMultiple(of: 2) ? list : fewer) }
      }
    }
    #expect([Self.count, Self.count - 20].contains(Self.count(of: cache)))
    _ = try file(in: caches)
  }

  @Test func aShortListIsNotKept() throws {
    let (folder, caches) = (try library(), try TemporaryFolder())
    let run = try #require(Run(folder, nil))
    let cache = try cache(folder, caches)
    cache.write(run.state.library, run.state.all)
    #expect(Self.count(of: cache) > 0)
    var short = run.state.all
    short.remove(Set(run.state.all.slots.dropFirst(ListCache.fewest - 1)))
    cache.write(run.state.library, short)
    #expect(Self.count(of: cache) == 0)
  }

  @Test func theListsUsedLongestAgoGo() throws {
    let (folder, caches) = (try library(), try TemporaryFolder())
    let run = try #require(Run(folder, nil))
    for number in 0..<20 {
      try caches.makeFolder("library \(number)")
      let cache = try #require(
        ListCache(of: [RawPath(caches.path("library \(number)"))], in: caches.rawPath))
      cache.write(run.state.library, run.state.all)
    }
    let kept = try FileManager.default.contentsOfDirectory(atPath: caches.path("newsread"))
    #expect(kept.count == 16)
  }
}
