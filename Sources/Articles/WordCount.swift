/// Counting words.
enum WordCount {
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
    var flags: ByteBlock.Flags = (0, 0, 0, 0, 0, 0, 0, 0)
    var high: UInt8 = 0
    withUnsafeMutableBytes(of: &flags) { flags in
      for offset in 0..<ByteBlock.size {
        let byte = block[offset]
        let letter =
          ByteBlock.isWithin(byte | 0x20, 0x61, 0x7A) | ByteBlock.isWithin(byte, 0x30, 0x39)
        let space = ByteBlock.isWithin(byte, 0, 0x20)
        flags[offset] = (letter & 0x80) | ((space & 0x80) >> 1)
        high |= byte
      }
    }
    var letters = ByteBlock.bits(7, of: flags)
    var spaces = ByteBlock.bits(6, of: flags)
    if high >= 0x80 { addOthers(block, at: index, of: bytes, &letters, &spaces) }
    add(letters, spaces)
  }

  /// Counts the beginnings of words.
  ///
  /// A letter begins one after a space, or after characters that are neither and that follow a space
  /// themselves: a quotation mark, say. Added to such a run's first bit, the run turns over, and the
  /// sum has a bit just after it.
  @inline(__always)
  private mutating func add(_ letters: UInt64, _ spaces: UInt64) {
    let others = ~(letters | spaces)
    let afterSpace = spaces << 1 | isOutside
    let (sum, overflows) = others.addingReportingOverflow(others & afterSpace)
    words &+= (letters & (afterSpace | (sum & ~others))).nonzeroBitCount
    isOutside = overflows ? 1 : spaces >> 63
  }

  /// Adds what is beyond ASCII to the letters and spaces of a block.
  @inline(never)
  private mutating func addOthers(
    _ block: UnsafeBufferPointer<UInt8>, at index: Int, of bytes: UnsafeBufferPointer<UInt8>,
    _ letters: inout UInt64, _ spaces: inout UInt64
  ) {
    var flags: ByteBlock.Flags = (0, 0, 0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &flags) { flags in
      for offset in 0..<ByteBlock.size {
        let byte = block[offset]
        // U+00C0 to U+07FF, U+A000 to U+EFFF, and from U+40000 on.
        let letter =
          ByteBlock.isWithin(byte, 0xC3, 0xDF) | ByteBlock.isWithin(byte, 0xEA, 0xEE)
          | ByteBlock.reaches(byte, 0xF1)
        // U+5000 to U+9FFF.
        let ideograph = ByteBlock.isWithin(byte, 0xE5, 0xE9)
        let other = ByteBlock.reaches(byte, 0xC0) & ~(letter | ideograph)
        flags[offset] = (letter & 0x80) | ((ideograph & 0x80) >> 1) | ((other & 0x80) >> 2)
      }
    }
    letters |= ByteBlock.bits(7, of: flags)
    let ideographs = ByteBlock.bits(6, of: flags)
    spaces |= ideographs
    self.ideographs &+= ideographs.nonzeroBitCount
    var rest = ByteBlock.bits(5, of: flags)
    while rest != 0 {
      let offset = rest.trailingZeroBitCount
      let bit = rest & (~rest &+ 1)
      rest ^= bit
      let (scalar, _) = UTF8Scalars.read(bytes, at: index &+ offset)
      if TextLines.isSpace(scalar) || scalar == 0x2014 {
        spaces |= bit
      } else if Scripts.isUnspaced(scalar) {
        spaces |= bit
        if Scripts.isIdeographOrKana(scalar) { self.ideographs &+= 1 }
      } else if Scripts.isUnspacedAlphabet(scalar) {
        spaces |= bit
        unspaced &+= 1
      } else if scalar >= 0xC0, !(0x2000...0x2BFF ~= scalar) {
        letters |= bit
      }
    }
  }
}
