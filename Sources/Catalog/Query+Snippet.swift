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
    if let cluster = bestCluster(in: body, of: .text, length: length) {
      return snippet(of: body, in: .text, around: cluster, length: length)
    }
    let isBlank = body.utf8.allSatisfy { $0 <= 0x20 }
    if !isLit, !isBlank {
      return snippet(of: body, in: .text, around: 0..<0, length: length)
    }
    let cluster = bestCluster(in: article.headline, of: .title, length: length) ?? 0..<0
    return snippet(of: article.headline, in: .title, around: cluster, length: length)
  }

  /// The places of each term that a snippet chooses among.
  private static var occurrenceLimit: Int { 256 }

  /// The stretch, of about so many characters, in which most terms occur, and of those most often.
  private func bestCluster(
    in text: String, of field: QueryField, length: Int
  ) -> Range<Int>? {
    let found = occurrences(in: text, of: field, limit: Self.occurrenceLimit)
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

/// A stretch of a text around something that has to be seen, made one line.
private struct Excerpt {
  /// The characters before, of, and after what has to be seen, white space made single spaces.
  private var before: [Character]
  private var middle: [Character]
  private var after: [Character]
  private var isCutBefore: Bool
  private var isCutAfter: Bool
  private let length: Int

  /// Takes no more of the text than can be shown, so that long texts cost nothing.
  init(_ text: String, around cluster: Range<Int>, length: Int) {
    self.length = length
    let start = Self.index(cluster.lowerBound, in: text)
    let end = max(start, Self.index(cluster.upperBound, in: text))
    let isWhole: (before: Bool, middle: Bool, after: Bool)
    (before, isWhole.before) = Self.line(text[..<start].reversed(), atMost: length)
    before.reverse()
    (middle, isWhole.middle) = Self.line(text[start..<end], atMost: length)
    (after, isWhole.after) = Self.line(text[end...], atMost: length)
    isCutBefore = !isWhole.before
    isCutAfter = !isWhole.after || !isWhole.middle
    if isWhole.before, before.first == " " { before.removeFirst() }
    if before.isEmpty, middle.first == " " { middle.removeFirst() }
    if before.isEmpty, middle.isEmpty, after.first == " " { after.removeFirst() }
    if isWhole.after, after.last == " " { after.removeLast() }
    if !isWhole.middle { after = [] }
  }

  /// The index at a UTF-8 offset, or of the Unicode character that the offset lies in.
  private static func index(_ offset: Int, in text: String) -> String.Index {
    let utf8 = text.utf8
    let index = utf8.index(utf8.startIndex, offsetBy: min(max(offset, 0), utf8.count))
    return index.samePosition(in: text.unicodeScalars)
      ?? text.unicodeScalars.index(before: text.unicodeScalars.index(after: index))
  }

  /// The first characters, each run of white space made one space, and whether that was all.
  private static func line(_ text: some Sequence<Character>, atMost limit: Int)
    -> (line: [Character], isWhole: Bool)
  {
    var line: [Character] = []
    for character in text {
      let isSpace = character.isWhitespace
      if isSpace, line.last == " " { continue }
      if line.count > limit { return (line, false) }
      line.append(isSpace ? " " : character)
    }
    return (line, true)
  }

  /// The line: a third of the room, or what the end leaves of it, goes to what comes before.
  mutating func line() -> String {
    widenToWords()
    if middle.count > length {
      after = middle[length...] + after
      middle = Array(middle[..<length])
    }
    let room = length - middle.count
    let wantedAfter = min(after.count, room - min(before.count, room / 3))
    cutBefore(to: room - wantedAfter)
    cutAfter(to: room - before.count - (isCutBefore ? 1 : 0))
    return (isCutBefore ? "…" : "") + String(before + middle + after) + (isCutAfter ? "…" : "")
  }

  /// Lets the middle begin and end with whole words, if there is room for them.
  private mutating func widenToWords() {
    let tail = before.reversed().prefix { $0 != " " }.count
    let head = after.prefix { $0 != " " }.count
    guard middle.count + tail + head + 2 <= length else { return }
    middle = before.suffix(tail) + middle + after.prefix(head)
    before.removeLast(tail)
    after.removeFirst(head)
  }

  /// Keeps at most so many characters, the "…" among them, beginning with a whole word.
  private mutating func cutBefore(to room: Int) {
    guard before.count + (isCutBefore ? 1 : 0) > room else { return }
    isCutBefore = room > 0
    let kept = before.suffix(max(room - 1, 0))
    let hasWholeWord = kept.startIndex > 0 && before[kept.startIndex - 1] == " "
    let start =
      hasWholeWord ? kept.startIndex : kept.firstIndex(of: " ").map { $0 + 1 } ?? before.endIndex
    before = Array(before[start...])
  }

  /// Keeps at most so many characters, the "…" among them, ending with a whole word.
  private mutating func cutAfter(to room: Int) {
    guard after.count + (isCutAfter ? 1 : 0) > room else { return }
    isCutAfter = true
    guard room > 0 else {
      after = []
      // The "…" takes the place of the last character.
      if middle.isEmpty { isCutAfter = false } else { middle.removeLast() }
      return
    }
    let kept = after.prefix(room - 1)
    let hasWholeWord = after[kept.endIndex] == " "
    let end = hasWholeWord ? kept.endIndex : kept.lastIndex(of: " ") ?? 0
    after = Array(after[..<end])
    if after.isEmpty, middle.isEmpty { after = Array(kept) }
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
