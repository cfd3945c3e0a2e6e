/// Sixty-four bytes looked at together.
///
/// The loops over a block hold nothing but wrapping arithmetic on bytes, from which the compiler
/// makes vector instructions; a comparison would become a branch for each byte. Whether a byte is
/// something is said by the highest bit of a byte, whose other bits are of no account.
enum ByteBlock {
  @inline(__always)
  static var size: Int { 64 }

  /// One byte for each of the block's bytes.
  typealias Flags = (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

  /// In the highest bit: whether a byte is at least so large; for limits from 80 on.
  @inline(__always)
  static func reaches(_ byte: UInt8, _ limit: UInt8) -> UInt8 {
    // A subtraction that stops at zero, which is one instruction.
    max(byte, limit &- 0x80) &- (limit &- 0x80)
  }

  /// In the highest bit: whether a byte lies in a range; for ranges from 80 on.
  @inline(__always)
  static func isWithin(_ byte: UInt8, _ first: UInt8, _ last: UInt8) -> UInt8 {
    reaches(byte, first) & ~reaches(byte, last &+ 1)
  }

  /// In the highest bit, for ASCII: whether a byte is at least so large.
  @inline(__always)
  static func reachesASCII(_ byte: UInt8, _ limit: UInt8) -> UInt8 {
    byte &+ (0x80 &- limit)
  }

  /// In the highest bit, for ASCII: whether a byte lies in a range.
  @inline(__always)
  static func isWithinASCII(_ byte: UInt8, _ first: UInt8, _ last: UInt8) -> UInt8 {
    reachesASCII(byte, first) & ~reachesASCII(byte, last &+ 1)
  }

  /// One bit of each flag, in the order of the bytes: the first byte's is the lowest.
  @inline(__always)
  static func bits(_ bit: UInt64, of flags: Flags) -> UInt64 {
    let low =
      gather(bit, flags.0) | gather(bit, flags.1) << 8 | gather(bit, flags.2) << 16
      | gather(bit, flags.3) << 24
    let high =
      gather(bit, flags.4) | gather(bit, flags.5) << 8 | gather(bit, flags.6) << 16
      | gather(bit, flags.7) << 24
    return low | high << 32
  }

  /// One bit of each of eight bytes, by a multiplication in which no two of them meet.
  @inline(__always)
  private static func gather(_ bit: UInt64, _ word: UInt64) -> UInt64 {
    let kept = word.littleEndian & (0x0101_0101_0101_0101 &<< bit)
    return (kept &* (0x0102_0408_1020_4080 &>> bit)) >> 56
  }
}
