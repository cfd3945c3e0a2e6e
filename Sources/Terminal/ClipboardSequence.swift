/// The sequence that puts a text on the clipboard of the machine that the terminal is shown on (OSC 52).
enum ClipboardSequence {
  /// Terminals pass over longer ones.
  static let mostBytes = 100_000

  /// The sequence for a text; nil when it is too long.
  ///
  /// - Complexity: O(*n*) in its length.
  static func bytes(for text: String) -> [UInt8]? {
    guard text.utf8.count <= mostBytes else { return nil }
    return Array("\u{1B}]52;c;".utf8) + base64(text.utf8) + [0x07]
  }

  /// Bytes in letters that nothing on their way changes (RFC 4648).
  static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      count += 1
      guard count == 3 else { continue }
      for shift: UInt32 in [18, 12, 6, 0] { output.append(letter(bits >> shift)) }
      bits = 0
      count = 0
    }
    guard count > 0 else { return output }
    bits <<= UInt32(3 - count) * 8
    for place in 0..<4 {
      output.append(place <= count ? letter(bits >> UInt32(18 - 6 * place)) : UInt8(ascii: "="))
    }
    return output
  }

  private static func letter(_ bits: UInt32) -> UInt8 {
    let number = UInt8(truncatingIfNeeded: bits & 0x3F)
    switch number {
    case 0..<26: return UInt8(ascii: "A") + number
    case 26..<52: return UInt8(ascii: "a") + number - 26
    case 52..<62: return UInt8(ascii: "0") + number - 52
    case 62: return UInt8(ascii: "+")
    default: return UInt8(ascii: "/")
    }
  }
}
