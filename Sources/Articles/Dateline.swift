/// Finding the place a report was sent from, at the head of its first paragraph.
enum Dateline {
  /// Longer names than this are no places.
  private static let longestPlace = 40
  /// How much of a paragraph is looked at: a place, a day and an agency.
  private static let reach = 96

  /// The place before the first colon, as in `Saint Petersburg: Russian President ...`.
  ///
  /// The form of the agencies is understood too: `PARIS, July 22 (AFP) - ...`. A place is written
  /// in capitalised words, or in a script without capitals; what is no place but looks like one
  /// (`Note:`, `He said:`, `12:30`) is refused. In doubt there is no place: it is only a label.
  /// - Complexity: O(1): only the paragraph's beginning is looked at.
  static func place(of paragraph: Range<Int>, in bytes: Span<UInt8>) -> Range<Int>? {
    let start = TextLines.endOfSpaces(paragraph, in: bytes)
    var index = start
    var length = 0
    // Neither a colon nor a bracket can be part of the place, so the first of them decides.
    while index < paragraph.upperBound, length <= longestPlace + 1 {
      let (scalar, width) = UTF8Scalars.read(bytes, at: index)
      if scalar == 0x0A { return nil }
      if scalar == 0x28 {
        return agencyPlace(in: start..<paragraph.upperBound, opening: index, of: bytes)
      }
      if isColon(scalar) {
        let next = index + width
        let ends = scalar != 0x3A || next >= paragraph.upperBound || isSpace(at: next, in: bytes)
        return ends && length <= longestPlace ? place(start..<index, of: bytes) : nil
      }
      length += 1
      index += width
    }
    return nil
  }

  /// `PARIS, July 22 (AFP) - ...`: the place, without the day.
  private static func agencyPlace(
    in paragraph: Range<Int>, opening: Int, of bytes: Span<UInt8>
  ) -> Range<Int>? {
    let start = paragraph.lowerBound
    let end = endOfHead(of: paragraph, in: bytes)
    let closing = bytes.first(0x29, from: opening, to: end)
    guard opening > start, closing < end else { return nil }
    let dash = TextLines.endOfSpaces(closing + 1..<end, in: bytes)
    var rest = dash
    while rest < end {
      let (scalar, length) = UTF8Scalars.read(bytes, at: rest)
      guard isDash(scalar) || isColon(scalar) else { break }
      rest += length
    }
    guard rest > dash, rest >= end || isSpace(at: rest, in: bytes),
      let place = place(withoutDay(start..<opening, of: bytes), of: bytes)
    else { return nil }
    let agency = TextLines.trimmed(opening + 1..<closing, in: bytes)
    if agencies.contains(ShortWord(plain: agency, of: bytes)) { return place }
    let isNamed = bytes.string(agency).first?.isUppercase ?? false
    let firstWord = bytes.string(place).prefix { $0 != " " && $0 != "," }
    return isNamed && firstWord.allSatisfy { !$0.isLowercase } ? place : nil
  }

  /// Where the part of a paragraph ends in which an agency is looked for.
  private static func endOfHead(of paragraph: Range<Int>, in bytes: Span<UInt8>) -> Int {
    var index = paragraph.lowerBound
    var length = 0
    while index < paragraph.upperBound, length < reach, bytes[index] != 0x0A {
      index += UTF8Scalars.read(bytes, at: index).length
      length += 1
    }
    return index
  }

  /// `PARIS, July 22` without its day; everything else as it is.
  private static func withoutDay(_ text: Range<Int>, of bytes: Span<UInt8>) -> Range<Int> {
    let day = bytes.endOfLast(0x2C, before: text.upperBound, from: text.lowerBound)
    guard day > text.lowerBound else { return text }
    let rest = TextLines.trimmed(day..<text.upperBound, in: bytes)
    var words = 0
    var months = 0
    var start = rest.lowerBound
    while start < rest.upperBound {
      let end = bytes.first(0x20, from: start, to: rest.upperBound)
      if end > start {
        words += 1
        if DateReading.month(ShortWord(plain: start..<end, of: bytes)) != nil {
          months += 1
        } else if !isNumber(start..<end, of: bytes) {
          return text
        }
      }
      start = end + 1
    }
    return (1...3).contains(words) && months > 0 ? text.lowerBound..<day - 1 : text
  }

  private static func isNumber(_ word: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    for index in word where bytes[index] &- 0x30 >= 10 && bytes[index] != 0x2E { return false }
    return true
  }

  /// A range without white space around it, if it can be the name of a place.
  private static func place(_ range: Range<Int>, of bytes: Span<UInt8>) -> Range<Int>? {
    var length = 0
    for index in range where bytes[index] & 0xC0 != 0x80 { length += 1 }
    guard length <= longestPlace, PlaceName.isPlausible(range, of: bytes) else { return nil }
    return TextLines.trimmed(range, in: bytes)
  }

  private static func isSpace(at index: Int, in bytes: Span<UInt8>) -> Bool {
    TextLines.isSpace(UTF8Scalars.read(bytes, at: index).scalar)
  }

  private static func isColon(_ scalar: UInt32) -> Bool {
    scalar == 0x3A || scalar == 0xFF1A
  }

  private static func isDash(_ scalar: UInt32) -> Bool {
    scalar == 0x2D || scalar == 0x2013 || scalar == 0x2014
  }

  private static let agencies: Set<ShortWord> = [
    "reuters", "thomson reuters", "thomson reuters foundation", "ap", "the associated press", "afp",
    "dpa", "ansa", "efe", "xinhua", "tass", "interfax", "bloomberg", "upi", "pti", "ani", "ians",
    "pa", "pa media", "cnn", "bbc", "kyodo", "yonhap", "kuna", "wam", "sana", "aap", "belga", "anp",
    "ntb", "ritzau", "pap", "lusa", "anadolu", "irna", "cp", "the canadian press", "apa", "ats",
  ]
}
