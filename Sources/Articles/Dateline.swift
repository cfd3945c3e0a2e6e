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
  static func place(of paragraph: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    let start = TextLines.trimmed(paragraph, in: bytes).lowerBound
    var head: [Unicode.Scalar] = []
    var colon: Int?
    var bracket = false
    var index = start
    while index < paragraph.upperBound, head.count < reach {
      let (value, length) = UTF8Scalars.read(bytes, at: index)
      guard let scalar = Unicode.Scalar(value), value != 0x0A else { break }
      if colon == nil, isColon(scalar) { colon = head.count }
      if scalar == "(" { bracket = true }
      if head.count > longestPlace, colon == nil, !bracket { return nil }
      head.append(scalar)
      index += length
    }
    if bracket, let place = agencyPlace(in: head) { return start..<start + length(of: place) }
    guard let colon, colon <= longestPlace else { return nil }
    if head[colon] == ":" {
      let next = colon + 1
      guard next == head.count || TextLines.isSpace(head[next].value) else { return nil }
    }
    guard PlaceName.isPlausible(head[..<colon]) else { return nil }
    return start..<start + length(of: head[..<colon])
  }

  private static func length(of scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.reduce(0) { $0 + UTF8.width($1) }
  }

  /// `PARIS, July 22 (AFP) - ...`: the place, without the day.
  private static func agencyPlace(in head: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar>? {
    guard let opening = head.firstIndex(of: "("), opening > 0,
      let closing = head[opening...].firstIndex(of: ")")
    else { return nil }
    let after = head[(closing + 1)...].drop { TextLines.isSpace($0.value) }
    guard let mark = after.first, mark == "-" || isDash(mark) || isColon(mark) else { return nil }
    let rest = after.drop { $0 == "-" || isDash($0) || isColon($0) }
    guard rest.first.map({ TextLines.isSpace($0.value) }) ?? true else { return nil }

    let name = withoutDay(head[..<opening])
    guard name.count <= longestPlace, PlaceName.isPlausible(name) else { return nil }
    let place = string(name)
    let agency = string(head[(opening + 1)..<closing])
    let isNamed = agency.first?.isUppercase ?? false
    let isShouted = place.prefix { $0 != " " && $0 != "," }.allSatisfy { !$0.isLowercase }
    return agencies.contains(agency.lowercased()) || (isShouted && isNamed) ? name : nil
  }

  /// `PARIS, July 22` without its day; everything else as it is.
  private static func withoutDay(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard let comma = text.lastIndex(of: ",") else { return text }
    let words = string(text[(comma + 1)...]).split(separator: " ")
    guard (1...3).contains(words.count), words.contains(where: { DateReading.month($0) != nil }),
      words.allSatisfy({ word in
        DateReading.month(word) != nil || word.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2E }
      })
    else { return text }
    return text[..<comma]
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count)
    for scalar in scalars { bytes.append(scalar: scalar.value) }
    return TextLines.string(bytes.indices, in: bytes)
  }

  private static func isColon(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ":" || scalar == "\u{FF1A}"
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{2013}" || scalar == "\u{2014}"
  }

  private static let agencies: Set<String> = [
    "reuters", "thomson reuters", "thomson reuters foundation", "ap", "the associated press", "afp",
    "dpa", "ansa", "efe", "xinhua", "tass", "interfax", "bloomberg", "upi", "pti", "ani", "ians",
    "pa", "pa media", "cnn", "bbc", "kyodo", "yonhap", "kuna", "wam", "sana", "aap", "belga", "anp",
    "ntb", "ritzau", "pap", "lusa", "anadolu", "irna", "cp", "the canadian press", "apa", "ats",
  ]
}
