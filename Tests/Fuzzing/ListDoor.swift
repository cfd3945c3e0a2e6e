import Articles

@testable import Catalog

/// The list of the last time, and the orders of paths.
enum ListDoor: Opening {
  static func open(_ input: inout Input) {
    if input.byte() & 1 == 0 { orders(&input) } else { images(&input) }
  }

  // MARK: - Orders

  private static func orders(_ input: inout Input) {
    let names = (0..<2 + input.number(below: 6)).map { _ in input.piece(atMost: 24) }
    for left in names {
      require(!precedes(left, left), "before itself: \(left)")
      for right in names {
        let isBefore = precedes(left, right)
        require(!(isBefore && precedes(right, left)), "both before the other: \(left) \(right)")
        let prefixes = [left, right].map { $0.withUnsafeBufferPointer { PathOrder.prefix(of: $0) } }
        if prefixes[0] != prefixes[1] {
          require(isBefore == (prefixes[0] < prefixes[1]), "prefixes: \(left) \(right)")
        }
        if let first = String(validating: left, as: UTF8.self),
          let second = String(validating: right, as: UTF8.self)
        {
          require(
            isBefore
              == PathOrder.key(of: first).lexicographicallyPrecedes(PathOrder.key(of: second)),
            "keys: \(left) \(right)")
        }
        for other in names {
          let isAlike = !isBefore && !precedes(right, left)
          require(
            !isBefore || !precedes(right, other) || precedes(left, other),
            "not transitive: \(left) \(right) \(other)")
          if isAlike {
            require(
              precedes(left, other) == precedes(right, other)
                && precedes(other, left) == precedes(other, right),
              "alike, but not beside \(other): \(left) \(right)")
          }
        }
      }
    }
    folders(names)
  }

  private static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    PathOrder.precedes(left[...], right[...])
  }

  /// Folders that come and go compare as their paths do.
  private static func folders(_ names: [[UInt8]]) {
    var table = FolderTable()
    var held: [(folder: ArticleFolder, index: Int32)] = []
    for (place, name) in names.enumerated() {
      let path = "/" + String(decoding: name, as: UTF8.self)
      let folder = ArticleFolder(path: path)
      let index = table.index(of: folder)
      table.take(index)
      held.append((folder, index))
      guard place % 3 == 2 else { continue }
      table.release(held.removeFirst().index)
      table.letGo()
    }
    for left in held {
      for right in held
      where left.folder.sortKey.lexicographicallyPrecedes(right.folder.sortKey) {
        require(
          table.labels[left.index] < table.labels[right.index],
          "\(left.folder.path.debugDescription) \(right.folder.path.debugDescription)")
      }
    }
  }

  // MARK: - Images

  /// A damaged image is refused; one with a right sum does no harm, whatever it says.
  private static func images(_ input: inout Input) {
    let isForged = input.byte() & 1 != 0
    let damages = (0..<1 + input.number(below: 6)).map { _ in
      (place: Int(input.byte()) << 8 | Int(input.byte()), byte: input.byte())
    }
    let articles = (0..<1 + input.number(below: 4)).compactMap { _ in FuzzText.article(&input) }
    let library = makeLibrary(articles)
    let slots = (0..<library.slotCount).map { Slot(index: Int32($0)) }
    let image = ListImage.encode(library, slots, key: 7)
    var changed = image
    for damage in damages { changed[damage.place % changed.count] = damage.byte }
    if isForged {
      var writer = ByteWriter(bytes: changed)
      writer.put(
        Checksum.of(changed, leavingOut: ListImage.headerCount - 8..<ListImage.headerCount),
        at: ListImage.headerCount - 8)
      changed = writer.bytes
    }
    let shorter = Array(changed.prefix(damages[0].place))
    read(shorter, mayBeRead: shorter == image || isForged)
    read(changed, mayBeRead: changed == image || isForged)
  }

  private static func read(_ image: [UInt8], mayBeRead: Bool) {
    var batches: [ArticleBatch] = []
    do throws(ListImage.Failure) {
      try ListImage.decode(image, key: 7) { batches.append($0) }
    } catch {
      return
    }
    require(mayBeRead, "damage goes unnoticed")
    var library = Library()
    for batch in batches { _ = library.insert(batch) }
    let slots = (0..<library.slotCount).map { Slot(index: Int32($0)) }
    var list = ArticleList(ordering: .sort(.headline))
    list.insert(slots.map { SearchHit(slot: $0) }, in: library)
    for slot in slots {
      let shown = (library.summary(of: slot)?.headline ?? "") + (library.path(of: slot) ?? "")
      for scalar in shown.unicodeScalars {
        require(!Forbidden.contains(scalar), "U+\(String(scalar.value, radix: 16))")
      }
      _ = library[slot]
    }
    _ = finished(Query("rail a"), in: library)
  }
}
