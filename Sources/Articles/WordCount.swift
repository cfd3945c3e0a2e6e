/// Counting words.
enum WordCount {
  /// How many words a range of cleaned text has.
  ///
  /// A word is a run without white space that holds a letter or a digit; an em dash parts words
  /// too. Scripts that set no spaces are counted by their letters: two ideographs or kana make a
  /// word, and so do five letters of Thai, Lao, Burmese or Khmer, each total rounded up.
  /// - Complexity: O(*n*), in one pass without allocating.
  static func words(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    var words = 0
    var ideographs = 0
    var unspaced = 0
    var inside: UInt8 = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] < 0x80 {
        let end = min(bytes.endOfASCII(from: index), range.upperBound)
        words += asciiWords(in: bytes, index..<end, inside: &inside)
        index = end
        continue
      }
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      index += length
      if TextLines.isSpace(scalar) || scalar == 0x2014 {
        inside = 0
      } else if Scripts.isUnspaced(scalar) {
        inside = 0
        if isIdeographOrKana(scalar) { ideographs += 1 }
      } else if Scripts.isUnspacedAlphabet(scalar) {
        inside = 0
        unspaced += 1
      } else if inside == 0, scalar >= 0xC0, !(0x2000...0x2BFF ~= scalar) {
        inside = 1
        words += 1
      }
    }
    return words + (ideographs + 1) / 2 + (unspaced + 4) / 5
  }

  /// How many words begin in a run of ASCII.
  ///
  /// Whether the last byte was inside a word is a number here instead of a truth value, so that the
  /// loop needs no branch: no processor can foresee where the words of running text end.
  private static func asciiWords(
    in bytes: [UInt8], _ range: Range<Int>, inside: inout UInt8
  ) -> Int {
    let kinds = kinds
    var words = 0
    var state = inside
    for byte in bytes[range] {
      let kind = kinds[Int(byte)]
      words &+= Int(kind & ~state & word)
      state = (state | kind) & ~(kind >> 1) & word
    }
    inside = state
    return words
  }

  private static let word: UInt8 = 1
  private static let space: UInt8 = 2

  /// For each ASCII character: part of a word, white space, or neither.
  private static let kinds: [UInt8] = (0...127).map { (byte: UInt8) in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: word
    case 0...0x20: space
    default: 0
    }
  }

  private static func isIdeographOrKana(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3005...0x3007, 0x3041...0x30FA, 0x30FC...0x30FF, 0xFF66...0xFF9F: true
    case 0x3001...0x303F, 0xFE30...0xFE4F, 0xFF01...0xFF65: false
    default: true
    }
  }
}
