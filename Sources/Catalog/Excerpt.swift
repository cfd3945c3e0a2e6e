/// A stretch of a text around something that has to be seen, made one line.
///
/// It begins and ends with whole words where they are of a usual length. Scripts without spaces between
/// words are cut between any two characters.
struct Excerpt {
  /// The characters before, of, and after what has to be seen, white space made single spaces.
  private var before: [Character]
  private var middle: [Character]
  private var after: [Character]
  private var isCutBefore: Bool
  private var isCutAfter: Bool
  private let length: Int

  /// A longer run without spaces is cut anywhere: leaving out all of it would leave nothing to see.
  private static let longestWord = 24

  /// Takes the surroundings of some UTF-8 offsets, and no more of the text than can be shown, so that long
  /// texts cost nothing.
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
      let isSpace = character.isSpace
      if isSpace, line.last == " " { continue }
      if line.count > limit { return (line, false) }
      line.append(isSpace ? " " : character)
    }
    return (line, true)
  }

  /// The line: a third of the room, or what the end leaves of it, goes to what comes before.
  mutating func line() -> String {
    guard length > 1 else { return length > 0 && !isEmpty ? "…" : "" }
    widenToWords()
    if middle.count > length {
      after = middle[length...] + after
      middle = Array(middle[..<length])
    }
    let room = length - middle.count
    let wantedAfter = min(after.count + (isCutAfter ? 1 : 0), room - min(before.count, room / 3))
    cutBefore(to: room - wantedAfter)
    cutAfter(to: room - before.count - (isCutBefore ? 1 : 0))
    let marks = (isCutBefore ? 1 : 0) + (isCutAfter ? 1 : 0)
    if before.isEmpty, after.isEmpty, middle.count > length - marks {
      isCutAfter = true
      middle = Array(middle.prefix(length - (isCutBefore ? 2 : 1)))
    }
    guard !isEmpty else { return isCutBefore || isCutAfter ? "…" : "" }
    return (isCutBefore ? "…" : "") + String(before + middle + after) + (isCutAfter ? "…" : "")
  }

  private var isEmpty: Bool { before.isEmpty && middle.isEmpty && after.isEmpty }

  /// Lets the middle begin and end with whole words, if there is room for them.
  private mutating func widenToWords() {
    let all = before + middle + after
    var start = before.count
    while start > 0, !Self.isBreak(all, at: start) { start -= 1 }
    var end = before.count + middle.count
    while end < all.count, !Self.isBreak(all, at: end) { end += 1 }
    guard end - start + 2 <= length else { return }
    before = Array(all[..<start])
    middle = Array(all[start..<end])
    after = Array(all[end...])
  }

  /// Keeps at most so many characters, the "…" among them, beginning with a whole word.
  private mutating func cutBefore(to room: Int) {
    guard before.count + (isCutBefore ? 1 : 0) > room else { return }
    isCutBefore = true
    let kept = before.count - max(room - 1, 0)
    let all = before + Array(middle.prefix(1))
    var start = kept
    while start < before.count, !Self.isBreak(all, at: start) { start += 1 }
    if start > kept, Self.isWordLong(all, around: kept) { start = kept }
    while start < before.count, before[start].endsPhrase { start += 1 }
    before = Array(before[start...])
  }

  /// Keeps at most so many characters, the "…" among them, ending with a whole word.
  private mutating func cutAfter(to room: Int) {
    guard after.count + (isCutAfter ? 1 : 0) > max(room, 0) else { return }
    isCutAfter = true
    let kept = max(room - 1, 0)
    let all = Array(middle.suffix(1)) + after
    let first = all.count - after.count
    var end = min(kept, after.count)
    while end > 0, !Self.isBreak(all, at: first + end) { end -= 1 }
    if end < kept, Self.isWordLong(all, around: first + kept) || (end == 0 && middle.isEmpty) {
      end = min(kept, after.count)
    }
    while end > 0, after[end - 1] == " " { end -= 1 }
    after = Array(after[..<end])
  }

  /// Whether a line may be cut before the character at a place.
  private static func isBreak(_ line: [Character], at place: Int) -> Bool {
    guard place > 0, place < line.count else { return true }
    let (last, next) = (line[place - 1], line[place])
    return last == " " || next == " " || last.isUnspaced || next.isUnspaced
  }

  /// Whether the word that a place lies in is longer than words are.
  private static func isWordLong(_ line: [Character], around place: Int) -> Bool {
    var start = min(place, line.count)
    var end = start
    while start > 0, end - start <= longestWord, !isBreak(line, at: start) { start -= 1 }
    while end < line.count, end - start <= longestWord, end == place || !isBreak(line, at: end) {
      end += 1
    }
    return end - start > longestWord
  }
}

extension Character {
  /// Whether it is white space; most are told without the tables of Unicode.
  fileprivate var isSpace: Bool {
    guard let byte = utf8.first, byte < 0x80 else { return isWhitespace }
    return byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Whether it is a space or a sign that belongs to what is before it, with which no excerpt should begin.
  package var endsPhrase: Bool {
    guard !isSpace, let scalar = unicodeScalars.first else { return true }
    switch scalar.properties.generalCategory {
    case .closePunctuation, .finalPunctuation: return true
    default: return Self.phraseEnds.contains(self)
    }
  }

  private static let phraseEnds: Set<Character> = [
    ",", ".", ";", ":", "!", "?", "、", "。", "，", "．", "：", "；", "！", "？", "،", "؛", "؟", "۔",
    "।", "॥", "།", "༎", "။", "၊", "។", "៕", "።", "፣", "፤", "։", "ฯ", "ๆ", "ะ", "า", "ະ", "າ", "ໆ",
  ]

  /// Whether it belongs to a script that sets no spaces between words, or to the punctuation set with it.
  package var isUnspaced: Bool {
    guard let scalar = unicodeScalars.first, scalar.value >= 0xE00 else { return false }
    switch scalar.value {
    case 0x3000..<0x3040, 0xFF01..<0xFF66: return true
    default:
      return Array(String(self).utf8).withUnsafeBufferPointer {
        WordCharacters.kind(at: 0, in: $0).kind == .unspaced
      }
    }
  }
}
