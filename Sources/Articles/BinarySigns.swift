/// Telling a picture, an archive or a program from text.
enum BinarySigns {
  /// Whether a file begins as a well-known kind of file that is no text.
  static func haveSignature(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count > 1, mayBeginSignature(bytes[0]) else { return false }
    return signatures.contains { signature in
      guard signature.count <= bytes.count else { return false }
      for (index, byte) in signature.enumerated() where bytes[index] != byte { return false }
      return true
    }
  }

  /// Whether the bytes, read as text, show that they are none.
  ///
  /// A stray control character is no sign; a fifth of them is, and so is a twentieth together with
  /// many bytes that are not ASCII and not UTF-8, as in compressed data. UTF-16 that breaks often
  /// had its mark by chance.
  /// - Complexity: O(1): no more than the first 8 KB are looked at, and nothing where nothing had
  ///   to be repaired.
  static func found(
    in bytes: Span<UInt8>, decoded: DecodedText, repaired: Int
  ) -> Bool {
    switch decoded.encoding {
    case .utf16LittleEndian, .utf16BigEndian:
      let text = decoded.bytes ?? []
      if decoded.invalid > 3, decoded.invalid * 50 > text.count { return true }
      return repaired > 3 && count(text.span).isMostlyControls
    case .utf8:
      return repaired > 3 && count(bytes).isMostlyControls
    case .windows1252:
      guard repaired > 3 else { return false }
      let sample = count(bytes)
      return sample.isMostlyControls || sample.looksCompressed
    }
  }

  private struct Sample {
    var size: Int
    var controls = 0
    var high = 0

    var isMostlyControls: Bool { controls > 3 && controls * 5 > size }
    var looksCompressed: Bool { controls > 3 && controls * 20 > size && high * 4 > size }
  }

  private static func count(_ bytes: Span<UInt8>) -> Sample {
    var sample = Sample(size: min(bytes.count, 8_192))
    for index in 0..<sample.size {
      let byte = bytes[index]
      if byte >= 0x80 {
        sample.high += 1
      } else if byte < 0x20, isRareInText(byte) {
        sample.controls += 1
      }
    }
    return sample
  }

  /// All of C0 but backspace, the line ends, TAB, SUB (an old end of file) and ESC.
  private static func isRareInText(_ byte: UInt8) -> Bool {
    !(0x08...0x0D).contains(byte) && byte != 0x1A && byte != 0x1B
  }

  /// Whether a byte begins one of the signatures; most files are told from them by it.
  private static func mayBeginSignature(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x89, 0xFF, 0x50, 0x7F, 0x1F, 0xFD, 0x28, 0x37, 0xCA, 0xCF, 0xD0, 0x25: true
    default: false
    }
  }

  /// How some files begin that would otherwise pass for text by their first bytes.
  private static let signatures: [[UInt8]] = [
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],  // PNG
    [0xFF, 0xD8, 0xFF],  // JPEG
    [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06],  // ZIP, and an empty one
    [0x7F, 0x45, 0x4C, 0x46],  // ELF
    [0x1F, 0x8B, 0x08],  // gzip
    [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],  // xz
    [0x28, 0xB5, 0x2F, 0xFD],  // Zstandard
    [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],  // 7z
    [0xCA, 0xFE, 0xBA, 0xBE], [0xCF, 0xFA, 0xED, 0xFE],  // Java class, Mach-O
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],  // old Office documents
    [0x25, 0x50, 0x44, 0x46, 0x2D],  // PDF
  ]
}
