/// Two versions of an article's pieces: finds again in the newer one what stood at a place of the older.
struct TextRevision {
  private let old: [ArticleLayout.Piece]
  private let new: [ArticleLayout.Piece]
  /// How many pieces are the same at the beginning, and at the end.
  private let head: Int
  private let tail: Int

  /// So many pieces above and below one tell it from others like it.
  private static let neighbours = 8
  /// So many pieces like the one that is looked for, and so far around where it should be, are compared.
  private static let mostCompared = 256
  /// What it is worth to be the same: more than some neighbours, less than all, for of a refrain there are many.
  private static let worthOfSame = 6

  /// - Complexity: O(*n*) in the length of the text.
  init(from old: [ArticleLayout.Piece], to new: [ArticleLayout.Piece]) {
    self.old = old
    self.new = new
    let most = min(old.count, new.count)
    let head = (0..<most).first { !Self.areSame(old[$0], new[$0]) } ?? most
    self.head = head
    tail =
      (0..<most - head).first {
        !Self.areSame(old[old.count - 1 - $0], new[new.count - 1 - $0])
      } ?? most - head
  }

  /// Whether two pieces say the same; how long reading takes need not be the same for that.
  private static func areSame(_ one: ArticleLayout.Piece, _ other: ArticleLayout.Piece) -> Bool {
    one.role == other.role && (!one.role.isArticle || one.text == other.text)
  }

  /// Where in the newer version stands what stood at a place of the older, or what has come in its stead.
  ///
  /// - Complexity: O(*n*) in the pieces that are not the same in both.
  func place(of anchor: TextAnchor) -> TextAnchor {
    guard old.indices.contains(anchor.block), !new.isEmpty else { return anchor }
    let block = block(of: anchor.block)
    let (before, after) = (old[anchor.block].text, new[block].text)
    return TextAnchor(
      block: block,
      offset: before == after ? anchor.offset : Self.offset(anchor.offset, from: before, to: after))
  }

  private func block(of block: Int) -> Int {
    if block < head { return block }
    let shift = new.count - old.count
    if block >= old.count - tail { return block + shift }
    let changed = head..<new.count - tail
    guard !changed.isEmpty else { return min(head, new.count - 1) }
    // Counted from the beginning, and from the end.
    let expected = [block, block + shift].map {
      min(max($0, changed.lowerBound), changed.upperBound - 1)
    }
    func distance(_ place: Int) -> Int { expected.map { abs($0 - place) }.min() ?? 0 }
    let same = changed.filter { Self.areSame(old[block], new[$0]) }
    if let only = same.first, same.count == 1, isOnly(block) { return only }
    var candidates = same.sorted { distance($0) < distance($1) }.prefix(Self.mostCompared).map {
      $0
    }
    for place in expected {
      candidates += (place - Self.mostCompared...place + Self.mostCompared).clamped(
        to: changed.lowerBound...changed.upperBound - 1)
    }
    let best = candidates.max { one, other in
      let (left, right) = (worth(one, for: block), worth(other, for: block))
      return left == right ? distance(one) > distance(other) : left < right
    }
    return best.flatMap { worth($0, for: block) > 0 ? $0 : nil } ?? expected[0]
  }

  /// Whether no other piece of what has changed is the same.
  private func isOnly(_ block: Int) -> Bool {
    !(head..<old.count - tail).contains { $0 != block && Self.areSame(old[$0], old[block]) }
  }

  /// How much a newer piece, with what stands around it, has in common with an older one.
  private func worth(_ place: Int, for block: Int) -> Int {
    var worth = Self.areSame(old[block], new[place]) ? Self.worthOfSame : 0
    for step in -Self.neighbours...Self.neighbours where step != 0 {
      guard old.indices.contains(block + step), new.indices.contains(place + step) else { continue }
      if Self.areSame(old[block + step], new[place + step]) { worth += 1 }
    }
    return worth
  }

  /// Where in a text that has been edited an offset is now.
  private static func offset(_ offset: Int, from old: String, to new: String) -> Int {
    let most = min(old.utf8.count, new.utf8.count)
    let start = zip(old.utf8, new.utf8).prefix { $0 == $1 }.count
    if offset <= start { return offset }
    let end = zip(old.utf8.reversed(), new.utf8.reversed()).prefix(most - start).prefix { $0 == $1 }
      .count
    let rest = old.utf8.count - offset
    return rest <= end ? new.utf8.count - rest : start
  }
}
