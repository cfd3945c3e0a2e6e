/// Takes folded text apart into the words that the index holds.
///
/// A word is a longest run of characters that make words. Scripts that set no spaces (Han, Kana,
/// Thai, Lao, Khmer, Burmese) would give whole sentences, each another; their runs become overlapping
/// pairs of characters instead, and the last character alone, so that each character begins exactly
/// one of these words.
enum WordSplitter {
  /// Calls back for the beginning and end of each word, in ascending order of their beginnings.
  ///
  /// - Complexity: O(*n*); ASCII is looked at eight bytes at a time.
  @inline(__always)
  static func forEachWord(
    in bytes: UnsafeBufferPointer<UInt8>, _ body: (_ start: Int, _ end: Int) -> Void
  ) {
    forEachRun(in: bytes) { start, end, isPlain in
      if isPlain {
        body(start, end)
      } else {
        forEachWord(in: bytes, from: start, to: end, body)
      }
    }
  }

  /// Calls back for each longest run of letters and digits of ASCII and of all that is not ASCII, and
  /// says whether it is ASCII alone.
  @inline(__always)
  private static func forEachRun(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ body: (_ start: Int, _ end: Int, _ isPlain: Bool) -> Void
  ) {
    let raw = UnsafeRawBufferPointer(bytes)
    var block = 0
    var start = 0
    var isInRun = false
    var isHigh = false
    while block < raw.count {
      let (word, high) = classes(in: raw, at: block)
      // Each bit that differs from the one before it begins or ends a run.
      var edges = word ^ (word &<< 1 | (isInRun ? 1 : 0))
      var counted: UInt64 = 0
      while edges != 0 {
        let bit = edges & (0 &- edges)
        edges ^= bit
        let place = block &+ bit.trailingZeroBitCount
        let before = bit &- 1
        if isInRun {
          body(start, place, !isHigh && high & before & ~counted == 0)
        } else {
          start = place
          isHigh = false
        }
        counted = before
        isInRun.toggle()
      }
      if isInRun, high & ~counted != 0 { isHigh = true }
      block &+= 64
    }
    if isInRun { body(start, raw.count, !isHigh) }
  }

  /// A bit for each of up to 64 bytes: whether it may be in a word, and whether it is not ASCII.
  @inline(__always)
  private static func classes(
    in raw: UnsafeRawBufferPointer, at block: Int
  ) -> (word: UInt64, high: UInt64) {
    var word: UInt64 = 0
    var high: UInt64 = 0
    if raw.count &- block >= 64 {
      var index = 0
      while index < 8 {
        let eight = UInt64(
          littleEndian: raw.loadUnaligned(fromByteOffset: block &+ 8 &* index, as: UInt64.self))
        let shift = UInt64(truncatingIfNeeded: 8 &* index)
        word |= gathered(wordBits(of: eight)) &<< shift
        let highBits = eight & 0x8080_8080_8080_8080
        if highBits != 0 { high |= gathered(highBits) &<< shift }
        index &+= 1
      }
      return (word, high)
    }
    var lane: UInt64 = 0
    for place in block..<raw.count {
      let byte = raw[place]
      if byte >= 0x80 {
        high |= 1 &<< lane
        word |= 1 &<< lane
      } else if WordCharacters.isPlain(byte) {
        word |= 1 &<< lane
      }
      lane &+= 1
    }
    return (word, high)
  }

  /// The highest bit of each byte that is a letter or digit of folded ASCII, or not ASCII.
  @inline(__always)
  private static func wordBits(of eight: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let plain = eight & (ones &* 0x7f)
    let letters = (plain &+ ones &* 0x1f) & ~(plain &+ ones &* 0x05)
    let digits = (plain &+ ones &* 0x50) & ~(plain &+ ones &* 0x46)
    return (letters | digits | eight) & (ones &* 0x80)
  }

  /// The highest bits of eight bytes, side by side.
  @inline(__always)
  private static func gathered(_ bits: UInt64) -> UInt64 {
    ((bits &>> 7) &* 0x0102_0408_1020_4080) &>> 56
  }

  /// Takes a run apart that holds more than ASCII.
  @inline(never)
  private static func forEachWord(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int,
    _ body: (_ start: Int, _ end: Int) -> Void
  ) {
    var place = start
    // Where the run of one kind began, and where its last character did.
    var first = start
    var last = start
    var kind = WordCharacters.Kind.none
    while place < end {
      let (found, length) = WordCharacters.kind(at: place, in: bytes)
      if found != kind {
        switch kind {
        case .spaced: body(first, place)
        case .unspaced: body(last, place)
        case .none: break
        }
        kind = found
        first = place
      } else if kind == .unspaced {
        body(last, min(place &+ length, end))
      }
      last = place
      place &+= length
    }
    switch kind {
    case .spaced: body(first, end)
    case .unspaced: body(last, end)
    case .none: break
    }
  }
}
