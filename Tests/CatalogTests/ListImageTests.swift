import Articles
import Testing

@testable import Catalog

struct ListImageTests {
  private static let key: UInt64 = 7

  /// A library as the loader makes it, from files in folders.
  private static func library(_ count: Int = 40) throws -> Library {
    var builder = BatchBuilder()
    let folders = [
      ArticleFolder(path: "/news/2023", isExact: true),
      ArticleFolder(path: "/news/ü", isExact: true),
      ArticleFolder(path: "/news/other"),
    ]
    let heads = [
      "Harbour reopens", "  Zürich  wakes ", "東京の図書館", String(repeating: "long ", count: 90),
    ]
    for index in 0..<count {
      let place = index % 3 == 0 ? "Leeds: " : ""
      let text = Array(
        "\(heads[index % 4]) \(index)\n\n\(place)Words \(index).\n\nTags: a, b\n".utf8)
      let room = builder.room(for: text.count)
      room.copyBytes(from: text)
      var name = index % 7 == 0 ? "łódź \(index).txt" : "\(index).txt"
      let folder = folders[index % 3]
      try name.withUTF8 { name throws in
        try builder.add(
          text.count, named: name,
          from: ArticleOrigin(
            id: ArticleID(rawValue: UInt64(index) &* 0x9e37_79b9_7f4a_7c15), folder: folder,
            modified: index % 5 == 0 ? nil : Int64(index) * 100_000))
      }
    }
    var library = Library()
    _ = library.insert(builder.take())
    return library
  }

  private static func decode(_ image: [UInt8], key: UInt64) throws -> [ArticleBatch] {
    var batches: [ArticleBatch] = []
    try ListImage.decode(image, key: key) { batches.append($0) }
    return batches
  }

  private static func slots(_ library: Library) -> [Slot] {
    (0..<library.slotCount).map { Slot(index: Int32($0)) }
  }

  @Test func bringsBackWhatAListShows() throws {
    let library = try Self.library()
    let image = ListImage.encode(library, Self.slots(library), key: Self.key)
    var listed = Library()
    for batch in try Self.decode(image, key: Self.key) { _ = listed.insert(batch) }
    // The folder that cannot be found by its path has to be read again.
    let kept = Self.slots(library).filter { $0.index % 3 != 2 }
    #expect(listed.count == kept.count)
    for (slot, original) in zip(Self.slots(listed), kept) {
      #expect(listed.summary(of: slot) == library.summary(of: original))
      #expect(listed.path(of: slot) == library.path(of: original))
      #expect(listed.awaitsText(slot))
      #expect(!library.awaitsText(original))
    }
  }

  @Test func textsTakeTheirPlacesInTheList() throws {
    let library = try Self.library()
    let image = ListImage.encode(library, Self.slots(library), key: Self.key)
    var listed = Library()
    for batch in try Self.decode(image, key: Self.key) { _ = listed.insert(batch) }
    let articles = Self.slots(library).compactMap { library[$0] }
    let change = listed.insert(ArticleBatch(articles))
    #expect(change.replaced.count == 27)
    #expect(change.moved.isEmpty)
    #expect(Self.slots(listed).allSatisfy { !listed.awaitsText($0) })
    #expect(Set(Self.slots(listed).compactMap { listed[$0]?.id }) == Set(articles.map(\.id)))
  }

  @Test func isNotTakenForAnothers() throws {
    let image = ListImage.encode(try Self.library(), [], key: Self.key)
    #expect(try Self.decode(image, key: Self.key).isEmpty)
    #expect(throws: ListImage.Failure.otherLibrary) { try Self.decode(image, key: 8) }
    #expect(throws: ListImage.Failure.otherFormat) { try Self.decode([], key: Self.key) }
    #expect(throws: ListImage.Failure.otherFormat) {
      try Self.decode(
        Array("an article\n\nof some kind, and some length.".utf8), key: Self.key)
    }
  }

  @Test func everyDamagedByteIsNoticed() throws {
    let library = try Self.library(12)
    let image = ListImage.encode(library, Self.slots(library), key: Self.key)
    for place in image.indices {
      for bit in [0, 3, 7] {
        var damaged = image
        damaged[place] ^= 1 << UInt8(bit)
        #expect(throws: ListImage.Failure.self) { try Self.decode(damaged, key: Self.key) }
      }
    }
    for count in image.indices {
      #expect(throws: ListImage.Failure.self) {
        try Self.decode(Array(image.prefix(count)), key: Self.key)
      }
    }
    #expect(throws: ListImage.Failure.self) { try Self.decode(image + [0], key: Self.key) }
  }

  /// Bytes that someone has put together with a right sum still do no harm.
  @Test func bearsWhateverHasARightSum() throws {
    let library = try Self.library(30)
    let image = ListImage.encode(library, Self.slots(library), key: Self.key)
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<3_000 {
      var forged = image
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 16..<forged.count, using: &generator)
        forged[place] = [0, 1, 0x1b, 0x7f, 0x9b, 0xff].randomElement(using: &generator) ?? 0
      }
      var writer = ByteWriter(bytes: forged)
      writer.put(
        Checksum.of(forged, leavingOut: ListImage.headerCount - 8..<ListImage.headerCount),
        at: ListImage.headerCount - 8)
      guard let batches = try? Self.decode(writer.bytes, key: Self.key) else { continue }
      var listed = Library()
      for batch in batches { _ = listed.insert(batch) }
      var list = ArticleList(ordering: .sort(.headline))
      list.insert(Self.slots(listed).map { SearchHit(slot: $0) }, in: listed)
      for slot in Self.slots(listed) {
        let shown = (listed.summary(of: slot)?.headline ?? "") + (listed.path(of: slot) ?? "")
        #expect(
          shown.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7f..<0xa0).contains($0.value) })
        _ = listed[slot]
      }
    }
  }
}
