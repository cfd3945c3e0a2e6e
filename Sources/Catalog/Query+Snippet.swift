package import Articles

extension Query {
  /// The part of an article around its best match, on one line of about so many characters.
  ///
  /// It is taken from the body where most of the terms occur close together, the first such place;
  /// from the headline when nothing is found in the body; and from the body's beginning when nothing
  /// is asked of the words. It is never longer than `length`, ends with whole words where they fit, and says
  /// with "…" where it leaves something out.
  /// - Complexity: O(*n*) in the length of the body, for each term.
  package func snippet(of article: Article, length: Int) -> Snippet {
    let start = min(max(article.bodyStart, 0), article.text.count)
    let end = min(max(article.tagsStart, start), article.text.count)
    let body = String(decoding: article.text[start..<end], as: UTF8.self)
    if let cluster = bestCluster(in: body, of: .text, length: Self.room(in: length)) {
      return snippet(of: body, in: .text, around: cluster, length: length)
    }
    let isBlank = body.utf8.allSatisfy { $0 <= 0x20 }
    if !isLit, !isBlank {
      return snippet(of: body, in: .text, around: 0..<0, length: length)
    }
    let cluster =
      bestCluster(in: article.headline, of: .title, length: Self.room(in: length)) ?? 0..<0
    return snippet(of: article.headline, in: .title, around: cluster, length: length)
  }

  /// The name of an article's file, when something is found in it that its headline does not have:
  /// `file: harbour.txt`.
  ///
  /// The folders are named from the one on that the match begins in. Nil when nothing is found there.
  /// - Complexity: O(*n*) in the length of path and headline, for each condition.
  package func fileSnippet(of article: Article) -> Snippet? {
    let found = matches(inPathOf: article)
    guard let first = found.first else { return nil }
    let path = article.path
    let before = path.utf8.prefix(first.lowerBound)
    let start = before.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
    let dropped = path.utf8.distance(from: path.startIndex, to: start ?? path.startIndex)
    let label = "file: "
    let shift = label.utf8.count - dropped
    return Snippet(
      text: label + path[(start ?? path.startIndex)...],
      matches: found.map { $0.lowerBound + shift..<$0.upperBound + shift })
  }

  /// What of a snippet matches may take, so that words around them are seen on both sides.
  private static func room(in length: Int) -> Int { length * 2 / 3 }

  /// The places of each term that a snippet chooses among.
  private static var occurrenceLimit: Int { 256 }

  /// The stretch, of about so many characters, in which most terms occur, and of those most often.
  private func bestCluster(
    in text: String, of field: QueryField, length: Int
  ) -> Range<Int>? {
    let found = occurrences(in: text, of: { $0.lights(field) }, limit: Self.occurrenceLimit)
    guard !found.isEmpty else { return nil }
    var counts = [Int](repeating: 0, count: positiveLeaves.count)
    var distinct = 0
    var first = 0
    var best: (worth: Int, range: Range<Int>)?
    for (index, occurrence) in found.enumerated() {
      if counts[occurrence.leaf] == 0 { distinct += 1 }
      counts[occurrence.leaf] += 1
      while first < index, occurrence.range.upperBound - found[first].range.lowerBound > length {
        counts[found[first].leaf] -= 1
        if counts[found[first].leaf] == 0 { distinct -= 1 }
        first += 1
      }
      let worth = distinct << 16 + (index - first)
      if best.map({ worth > $0.worth }) ?? true {
        let start = found[first].range.lowerBound
        best = (worth, start..<max(start, occurrence.range.upperBound))
      }
    }
    return best?.range
  }

  private func snippet(
    of text: String, in field: QueryField, around cluster: Range<Int>, length: Int
  ) -> Snippet {
    var excerpt = Excerpt(text, around: cluster, length: max(length, 0))
    let line = excerpt.line()
    return Snippet(text: line, matches: matches(in: line, of: field))
  }
}

/// A line of text with its matches as UTF-8 offsets.
package struct Snippet: Equatable, Sendable {
  /// One line of the article.
  package var text: String
  /// What is to be lit, as UTF-8 offsets in `text`.
  package var matches: [Range<Int>]

  package init(text: String, matches: [Range<Int>]) {
    self.text = text
    self.matches = matches
  }
}
