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
    var isInside = false
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0x20 || byte == 0x0A {
          isInside = false
        } else if !isInside, isWordByte(byte) {
          isInside = true
          words += 1
        }
        index += 1
        continue
      }
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      index += length
      if TextLines.isSpace(scalar) || scalar == 0x2014 {
        isInside = false
      } else if Scripts.isUnspaced(scalar) {
        isInside = false
        if isIdeographOrKana(scalar) { ideographs += 1 }
      } else if Scripts.isUnspacedAlphabet(scalar) {
        isInside = false
        unspaced += 1
      } else if !isInside, scalar >= 0xC0, !(0x2000...0x2BFF ~= scalar) {
        isInside = true
        words += 1
      }
    }
    return words + (ideographs + 1) / 2 + (unspaced + 4) / 5
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  private static func isIdeographOrKana(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3005...0x3007, 0x3041...0x30FA, 0x30FC...0x30FF, 0xFF66...0xFF9F: true
    case 0x3001...0x303F, 0xFE30...0xFE4F, 0xFF01...0xFF65: false
    default: true
    }
  }
}
