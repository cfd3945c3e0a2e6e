/// Counting words.
package enum WordCount {
  /// How many words a cleaned text has, counted in the same way.
  ///
  /// - Complexity: O(*n*), in one pass without allocating.
  package static func words(in text: String) -> Int {
    var text = text
    return text.withUTF8 { words(in: $0, before: $0.count) }
  }

  /// How many words the beginning of a cleaned text has.
  ///
  /// A word is a run without white space that holds a letter or a digit; an em dash parts words
  /// too. Scripts that set no spaces are counted by their letters: two ideographs or kana make a
  /// word, and so do five letters of Thai, Lao, Burmese or Khmer, each total rounded up.
  /// - Complexity: O(*n*), in one pass without allocating.
  static func words(in bytes: Span<UInt8>, before end: Int) -> Int {
    bytes.withUnsafeBufferPointer { words(in: $0, before: min(end, $0.count)) }
  }

  private static func words(in bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Int {
    var count = BlockCount()
    var index = 0
    while end - index >= ByteBlock.size {
      count.add(UnsafeBufferPointer(rebasing: bytes[index...]), at: index, of: bytes)
      index += ByteBlock.size
    }
    if index < end {
      // What is left, filled up with spaces to a whole block.
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: ByteBlock.size) { rest in
        rest.initialize(repeating: 0x20)
        for offset in 0..<end - index { rest[offset] = bytes[index + offset] }
        count.add(UnsafeBufferPointer(rest), at: index, of: bytes)
      }
    }
    return count.words + (count.ideographs + 1) / 2 + (count.unspaced + 4) / 5
  }
}

/// The words so far of a text that is counted in blocks.
///
/// Of each block there are two sets of bits, for its letters and for its spaces. A character of
/// several bytes stands in them with its first; the others are neither.
private struct BlockCount {
  private(set) var words = 0
  private(set) var ideographs = 0
  private(set) var unspaced = 0
  /// 1 when the next letter begins a word, else 0.
  private var isOutside: UInt64 = 1

  /// Counts a block; characters beyond ASCII are read from the whole text, where it begins at an
  /// index.
  @inline(__always)
  mutating func add(
    _ block: UnsafeBufferPointer<UInt8>, at index: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) {
    var high: UInt8 = 0
    for offset in 0..<ByteBlock.size { high |= block[offset] }
    if high < 0x80 {
      addASCII(block)
    } else {
      addMixed(block, at: index, of: bytes)
    }
  }

  @inline(__always)
  private mutating func addASCII(_ block: UnsafeBufferPointer<UInt8>) {
    var flags: ByteBlock.Flags = (0, 0, 0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &flags) { flags in
      for offset in 0..<ByteBlock.size {
        let byte = block[offset]
        flags[offset] = (Self.letter(byte) & 0x80) | ((Self.space(byte) & 0x80) >> 1)
      }
    }
    add(letters: ByteBlock.bits(7, of: flags), spaces: ByteBlock.bits(6, of: flags))
  }

  @inline(never)
  private mutating func addMixed(
    _ block: UnsafeBufferPointer<UInt8>, at index: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) {
    var flags: ByteBlock.Flags = (0, 0, 0, 0, 0, 0, 0, 0)
    var ideographs: UInt8 = 0
    withUnsafeMutableBytes(of: &flags) { flags in
      for offset in 0..<ByteBlock.size {
        let byte = block[offset]
        // What begins the characters U+00C0 to U+07FF, U+A000 to U+EFFF, and from U+40000 on.
        let letter =
          ByteBlock.isWithin(byte, 0xC3, 0xDF) | ByteBlock.isWithin(byte, 0xEA, 0xEE)
          | ByteBlock.reaches(byte, 0xF1)
        // What begins U+5000 to U+9FFF.
        let ideograph = ByteBlock.isWithin(byte, 0xE5, 0xE9)
        let other = ByteBlock.reaches(byte, 0xC0) & ~(letter | ideograph)
        let isLetter = letter | (Self.letter(byte) & ~byte)
        let isSpace = ideograph | (Self.space(byte) & ~byte)
        flags[offset] = (isLetter & 0x80) | ((isSpace & 0x80) >> 1) | ((other & 0x80) >> 2)
        ideographs &+= ideograph >> 7
      }
    }
    self.ideographs &+= Int(ideographs)
    var letters = ByteBlock.bits(7, of: flags)
    var spaces = ByteBlock.bits(6, of: flags)
    var others = ByteBlock.bits(5, of: flags)
    while others != 0 {
      let offset = others.trailingZeroBitCount
      let (scalar, _) = UTF8Scalars.read(bytes, at: index &+ offset)
      switch kind(of: scalar) {
      case .letter: letters |= 1 &<< UInt64(offset)
      case .space: spaces |= 1 &<< UInt64(offset)
      case .neither: break
      }
      others &= others &- 1
    }
    add(letters: letters, spaces: spaces)
  }

  /// Counts the beginnings of words.
  ///
  /// A letter begins one after a space, or after characters that are neither and that follow a space
  /// themselves: a quotation mark, say. Added to such a run's first bit, the run turns over, and the
  /// sum has a bit just after it.
  @inline(__always)
  private mutating func add(letters: UInt64, spaces: UInt64) {
    let neither = ~(letters | spaces)
    let afterSpace = spaces << 1 | isOutside
    let (sum, overflows) = neither.addingReportingOverflow(neither & afterSpace)
    words &+= (letters & (afterSpace | (sum & ~neither))).nonzeroBitCount
    isOutside = overflows ? 1 : spaces >> 63
  }

  private enum Kind {
    case letter
    case space
    case neither
  }

  /// What a scalar beyond ASCII is; those that are counted by themselves part words, as spaces do.
  @inline(__always)
  private mutating func kind(of scalar: UInt32) -> Kind {
    if 0x2000...0x2BFF ~= scalar {
      return TextLines.isSpace(scalar) || scalar == 0x2014 ? .space : .neither
    }
    if Scripts.isUnspaced(scalar) {
      if Scripts.isIdeographOrKana(scalar) { ideographs &+= 1 }
      return .space
    }
    if Scripts.isUnspacedAlphabet(scalar) {
      unspaced &+= 1
      return .space
    }
    if TextLines.isSpace(scalar) { return .space }
    return scalar >= 0xC0 ? .letter : .neither
  }

  /// In the highest bit, for ASCII: whether a byte is a letter or a digit.
  @inline(__always)
  private static func letter(_ byte: UInt8) -> UInt8 {
    ByteBlock.isWithinASCII(byte | 0x20, 0x61, 0x7A) | ByteBlock.isWithinASCII(byte, 0x30, 0x39)
  }

  /// In the highest bit, for ASCII: whether a byte is white space.
  @inline(__always)
  private static func space(_ byte: UInt8) -> UInt8 {
    ~ByteBlock.reachesASCII(byte, 0x21)
  }
}
