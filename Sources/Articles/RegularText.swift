/// Finding out how far a text may stay as it is.
///
/// Most files are clean UTF-8 from end to end, so this is what is done with each byte of a library:
/// one pass checks that the bytes are well-formed and looks for what has to be mended.
enum RegularText {
  /// Where the bytes, from an index on, first hold something that is not well-formed UTF-8 or may
  /// have to change.
  ///
  /// - Complexity: O(*n*), without allocating.
  static func end(in bytes: Span<UInt8>, from start: Int) -> Int {
    bytes.withUnsafeBufferPointer { end(in: $0, from: start) }
  }

  /// Whether a scalar beyond ASCII may stay whatever stands around it.
  @inline(__always)
  static func mayStay(_ scalar: UInt32) -> Bool {
    if scalar < 0x2028 { return scalar >= 0xA0 }
    switch scalar {
    case 0x2028...0x202E, 0x2066...0x2069: return false
    case 0xFDD0...0xFDEF, 0xFEFF, 0xFFF9...0xFFFB: return false
    case 0xE0000...0xE007F, UTF8Scalars.invalid: return false
    default: return scalar & 0xFFFE != 0xFFFE
    }
  }

  /// Whether a scalar chooses the form of the one before it: a variation selector.
  @inline(__always)
  static func isSelector(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F: true
    default: false
    }
  }

  /// Whether a scalar takes no room and may stand between others, as joiners and direction marks do.
  static func isBetween(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x34F, 0x61C, 0x180E, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF: true
    default: false
    }
  }

  /// Whether the selector that ends at an index is the last before something that shows.
  private static func isLastSelector(
    _ bytes: UnsafeBufferPointer<UInt8>, until end: Int
  ) -> Bool {
    var index = end
    while index < bytes.count {
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      if isSelector(scalar) { return false }
      guard isBetween(scalar) else { break }
      index += length
    }
    return true
  }

  /// Every block begins with a character, and none looks back beyond where the search began: what
  /// stands there may be broken.
  private static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let size = ByteBlock.size
    let lookBack = start + 3
    var index = start
    while bytes.count - index >= size {
      let (high, controls) = survey(bytes, index)
      if high | controls < 0x80 {
        index += size
      } else if high < 0x80 {
        return index + firstControl(bytes, index)
      } else if index >= lookBack, isRegular(bytes, index) {
        index += size - cut(bytes, at: index + size)
      } else {
        let limit = index >= lookBack ? index + size : lookBack
        index = end(in: bytes, from: index, to: limit)
        if index < limit { return index }
      }
    }
    guard index < bytes.count else { return index }
    let last = bytes.count - size
    if last >= lookBack, isRegular(bytes, last), cut(bytes, at: bytes.count) == 0 {
      return bytes.count
    }
    return end(in: bytes, from: index, to: bytes.count)
  }

  /// The same, a character at a time, as far as a limit.
  private static func end(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int
  ) -> Int {
    var index = start
    while index < limit {
      let byte = bytes[index]
      if byte &- 0x20 < 0x5F || byte == 0x0A {
        index += 1
      } else {
        guard byte >= 0x80 else { return index }
        let (scalar, length) = UTF8Scalars.read(bytes, at: index)
        guard mayStay(scalar),
          !isSelector(scalar) || isLastSelector(bytes, until: index + length)
        else { return index }
        index += length
      }
    }
    return index
  }

  /// In the highest bit: whether a block is not all ASCII, and, if it is, whether it holds control
  /// characters other than LF.
  @inline(__always)
  private static func survey(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> (high: UInt8, controls: UInt8) {
    var high: UInt8 = 0
    var controls: UInt8 = 0
    for offset in 0..<ByteBlock.size {
      let byte = bytes[start &+ offset]
      high |= byte
      controls |= control(byte)
    }
    return (high, controls)
  }

  /// Where in a block of ASCII the first control character stands.
  private static func firstControl(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var flags: ByteBlock.Flags = (0, 0, 0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &flags) { flags in
      for offset in 0..<ByteBlock.size { flags[offset] = control(bytes[start &+ offset]) }
    }
    return ByteBlock.bits(7, of: flags).trailingZeroBitCount
  }

  /// Whether a block is surely regular; what comes before it has been looked at.
  private static func isRegular(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    var broken: UInt8 = 0
    var special: UInt8 = 0
    for offset in 0..<ByteBlock.size {
      let index = start &+ offset
      let byte = bytes[index]
      let continues = byte & ~(byte &+ byte)
      let shouldContinue =
        ByteBlock.reaches(bytes[index &- 1], 0xC0) | ByteBlock.reaches(bytes[index &- 2], 0xE0)
        | ByteBlock.reaches(bytes[index &- 3], 0xF0)
      broken |= (continues ^ shouldContinue) | (control(byte) & ~byte)
      special |= isSpecial(byte)
    }
    guard broken < 0x80 else { return false }
    return special < 0x80 || specialsMayStay(bytes, start)
  }

  /// Whether the characters may stay that begin with a special byte.
  private static func specialsMayStay(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    var flags: ByteBlock.Flags = (0, 0, 0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &flags) { flags in
      for offset in 0..<ByteBlock.size {
        flags[offset] = isSpecial(bytes[start &+ offset])
      }
    }
    var rest = ByteBlock.bits(7, of: flags)
    while rest != 0 {
      let place = start &+ rest.trailingZeroBitCount
      let (scalar, length) = UTF8Scalars.read(bytes, at: place)
      guard mayStay(scalar), !isSelector(scalar) || isLastSelector(bytes, until: place + length)
      else { return false }
      rest &= rest &- 1
    }
    return true
  }

  /// In the highest bit, for ASCII: whether a byte is a control character other than LF.
  @inline(__always)
  private static func control(_ byte: UInt8) -> UInt8 {
    (byte &+ 1) | ((byte &- 0x20) & ((byte ^ 0x0A) &+ 0x7F))
  }

  /// In the highest bit: whether a byte may begin a character that may not stay, or whose second
  /// byte is not free: C0 to C2, E0 to E2, and all from ED on.
  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> UInt8 {
    ByteBlock.reaches(byte, 0xC0) & (~((byte & 0x1F) &+ 0x7D) | ByteBlock.reaches(byte, 0xED))
  }

  /// How many bytes before an index belong to a character that goes on beyond it.
  @inline(__always)
  private static func cut(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    if bytes[index &- 1] < 0x80 { return 0 }
    if bytes[index &- 1] >= 0xC0 { return 1 }
    if bytes[index &- 2] >= 0xE0 { return 2 }
    return bytes[index &- 3] >= 0xF0 ? 3 : 0
  }
}
