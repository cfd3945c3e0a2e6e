/// What a byte of ASCII is to a word.
package enum WordByte {
  /// Whether it is a letter or a digit.
  @inline(__always)
  package static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// Whether it is a sign with which a part of an address begins.
  static func beginsPart(_ byte: UInt8) -> Bool {
    // / ? # &
    byte == 0x2F || byte == 0x3F || byte == 0x23 || byte == 0x26
  }

  /// Whether it is a sign with which a part of an address ends.
  static func endsPart(_ byte: UInt8) -> Bool {
    switch byte {
    // / . @ - ? & = _ : ; # % ~ + ,
    case 0x2F, 0x2E, 0x40, 0x2D, 0x3F, 0x26, 0x3D, 0x5F, 0x3A, 0x3B, 0x23, 0x25, 0x7E, 0x2B, 0x2C:
      true
    default: false
    }
  }

  /// Whether it is a sign that ends a part of a sentence and never begins a line.
  @inline(__always)
  static func isStop(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x2E || byte == 0x3A || byte == 0x3B
  }
}
