/// Gathers a bracketed paste and makes one harmless line of text of it.
///
/// Line breaks and tabs become spaces and other controls are left out, so that a paste can never
/// act as keys, whoever filled the clipboard.
struct PasteCollector: Sendable {
  /// The most scalars kept; what a paste has beyond them is read and forgotten.
  static let limit = 65_536

  private static let end: [UInt8] = Array("\u{1B}[201~".utf8)

  private var text = ""
  private var kept = 0
  private var matched = 0
  private var scalars = ScalarDecoder()
  private var isAfterReturn = false

  /// Takes the next byte; answers the whole text when it ends the paste.
  mutating func take(_ byte: UInt8) -> String? {
    if byte == Self.end[matched] {
      matched += 1
      return matched == Self.end.count ? finish() : nil
    }
    if matched > 0 {
      // It only looked like the end: all but the ESC, which begins it, was text.
      let seeming = Self.end[1..<matched]
      matched = 0
      scalars.reset()
      for byte in seeming { takeContent(byte) }
    }
    if byte == Self.end[0] {
      matched = 1
    } else {
      takeContent(byte)
    }
    return nil
  }

  /// Ends the paste here, and makes room for the next.
  mutating func finish() -> String {
    let result = text
    self = PasteCollector()
    return result
  }

  private mutating func takeContent(_ byte: UInt8) {
    let wasAfterReturn = isAfterReturn
    isAfterReturn = byte == 0x0D
    if byte >= 0x80 {
      if case .scalar(let scalar) = scalars.take(byte) { keep(scalar) }
      return
    }
    scalars.reset()
    if byte == 0x0A, wasAfterReturn { return }
    keep(Unicode.Scalar(byte))
  }

  private mutating func keep(_ scalar: Unicode.Scalar) {
    guard kept < Self.limit else { return }
    switch scalar {
    case "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
      text.unicodeScalars.append(" ")
    default:
      guard scalar.isTypable else { return }
      text.unicodeScalars.append(scalar)
    }
    kept += 1
  }
}
