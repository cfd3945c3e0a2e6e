/// 16 bytes of text, as two numbers, and what becomes of those that are ASCII.
///
/// The arithmetic on all bytes of a number at once is that of Warren, "Hacker's Delight", chapter 6.
/// Only operations on two vectors become single instructions, so numbers are made vectors here; the
/// vectors' own comparisons do not.
struct PlainChunk {
  private let source: SIMD2<UInt64>
  /// In each byte's highest bit: is it white space.
  private let spaces: SIMD2<UInt64>
  /// In each byte's highest bit: is it a capital letter.
  private let upper: SIMD2<UInt64>

  @inline(__always)
  private static func each(_ byte: UInt64) -> SIMD2<UInt64> {
    SIMD2(repeating: 0x0101_0101_0101_0101 &* byte)
  }

  /// 16 bytes in the order they have in memory.
  @inline(__always)
  init(_ bytes: SIMD2<UInt64>) {
    source = Self.littleEndian(bytes)
    let plain = source & Self.each(0x7f)
    spaces = ~(plain &+ Self.each(0x5f)) & Self.each(0x80)
    upper = (plain &+ Self.each(0x3f)) & ~(plain &+ Self.each(0x25)) & Self.each(0x80)
  }

  /// The last bytes of a text, fewer than 16, and zeros.
  init(lastOf text: UnsafeBufferPointer<UInt8>, count: Int) {
    let raw = UnsafeRawBufferPointer(text)
    let start = raw.count &- count
    func word(at offset: Int, without bytes: Int) -> UInt64 {
      UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        &>> UInt64(truncatingIfNeeded: 8 &* bytes)
    }
    var low: UInt64 = 0
    var high: UInt64 = 0
    if count >= 8 {
      low = word(at: start, without: 0)
      if count > 8 { high = word(at: raw.count &- 8, without: 16 &- count) }
    } else if raw.count >= 8, count > 0 {
      low = word(at: raw.count &- 8, without: 8 &- count)
    } else {
      for index in 0..<count { low |= UInt64(raw[start + index]) << UInt64(8 * index) }
    }
    self.init(SIMD2(low.littleEndian, high.littleEndian))
  }

  @inline(__always)
  private static func littleEndian(_ words: SIMD2<UInt64>) -> SIMD2<UInt64> {
    SIMD2(UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
  }

  /// The bytes in small letters, white space of any kind as spaces, in the order of memory; good for
  /// ASCII only.
  @inline(__always)
  var folded: SIMD2<UInt64> {
    let blanks = spaces | spaces &- spaces &>> SIMD2(repeating: 7)
    let letters = (source & Self.each(0x7f)) | upper &>> SIMD2(repeating: 2)
    return Self.littleEndian(letters & ~blanks | blanks & Self.each(0x20))
  }

  /// 1 if the last byte is white space, else 0.
  @inline(__always)
  var endsInSpace: UInt64 { spaces[1] &>> 63 }

  @inline(__always)
  func isSpace(at lane: Int) -> Bool {
    let word = lane < 8 ? spaces[0] : spaces[1]
    return word &>> UInt64(truncatingIfNeeded: 8 &* lane &+ 7) & 1 != 0
  }

  /// Which bytes came from capitals, a bit for each, the first one lowest.
  @inline(__always)
  var capitals: UInt64 {
    guard upper[0] | upper[1] != 0 else { return 0 }
    return Self.gathered(upper[0]) | Self.gathered(upper[1]) &<< 8
  }

  @inline(__always)
  private static func gathered(_ word: UInt64) -> UInt64 {
    ((word &>> 7) &* 0x0102_0408_1020_4080) &>> 56
  }

  /// The bytes that need a closer look: those outside ASCII, and white space after white space.
  @inline(__always)
  func stops(after spaceBefore: UInt64) -> Stops {
    let high: UInt64 = 0x8080_8080_8080_8080
    return Stops(
      low: source[0] & high | spaces[0] & (spaces[0] &<< 8 | spaceBefore &<< 7),
      high: source[1] & high | spaces[1] & (spaces[1] &<< 8 | spaces[0] &>> 56))
  }

  struct Stops {
    fileprivate let low: UInt64
    fileprivate let high: UInt64

    @inline(__always)
    var isEmpty: Bool { low | high == 0 }

    /// The first of the bytes; 16 when there is none.
    @inline(__always)
    var first: Int {
      low != 0
        ? low.trailingZeroBitCount &>> 3 : 8 &+ high.trailingZeroBitCount &>> 3
    }
  }
}
