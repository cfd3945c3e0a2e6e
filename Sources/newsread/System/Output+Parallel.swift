extension Output {
  /// Prints the text that each of many items becomes, in their order; the texts are made on all cores.
  ///
  /// - Throws: `Failure`, when what has gathered could not be written.
  mutating func write<Item: Sendable>(
    _ items: ArraySlice<Item>, _ text: @escaping @Sendable (Item) -> String
  ) throws(Failure) {
    var rest = items
    // Whoever wants only the first few does not wait for many.
    var share = Self.leastShare
    while !rest.isEmpty {
      let parts = Self.parts(of: rest.prefix(share * Worker.coreCount), share: share)
      rest = rest.dropFirst(share * parts.count)
      for text in Self.texts(of: parts, text) { try write(text) }
      share = min(2 * share, Self.mostShare)
    }
  }

  private static func parts<Item>(of items: ArraySlice<Item>, share: Int) -> [ArraySlice<Item>] {
    stride(from: items.startIndex, to: items.endIndex, by: share).map { start in
      items[start..<min(start + share, items.endIndex)]
    }
  }

  /// The texts of some parts, each made on a thread of its own as far as there are any.
  private static func texts<Item: Sendable>(
    of parts: [ArraySlice<Item>], _ text: @escaping @Sendable (Item) -> String
  ) -> [String] {
    @Sendable func whole(_ part: ArraySlice<Item>) -> String {
      part.reduce(into: "") { $0 += text($1) }
    }
    guard parts.count > 1, let done = BlockingQueue<(place: Int, text: String)>() else {
      return parts.map(whole)
    }
    var texts = Array(repeating: "", count: parts.count)
    var awaited = 0
    for (place, part) in parts.enumerated().dropFirst() {
      if Worker.start({ done.put((place, whole(part))) }) {
        awaited += 1
      } else {
        texts[place] = whole(part)
      }
    }
    texts[0] = whole(parts[0])
    for _ in 0..<awaited {
      let (place, text) = done.take()
      texts[place] = text
    }
    return texts
  }

  /// So many items are taken by one thread at a time, fewer at first.
  private static let leastShare = 16
  private static let mostShare = 1_024
}
