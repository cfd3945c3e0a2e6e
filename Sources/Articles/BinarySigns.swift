/// Telling a picture, an archive or a program from text.
enum BinarySigns {
  /// Whether a file begins as a well-known kind of file that is no text.
  static func haveSignature(_ bytes: Span<UInt8>) -> Bool {
    var head: UInt64 = 0
    for index in 0..<min(bytes.count, 8) {
      head |= UInt64(bytes[index]) << UInt64(56 - 8 * index)
    }
    return signatures.contains { signature in
      bytes.count >= signature.count && head >> UInt64(64 - 8 * signature.count) == signature.bytes
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

  /// How some files begin that would otherwise pass for text by their first bytes: at most eight of
  /// them, the first one highest.
  private static let signatures: [(bytes: UInt64, count: Int)] = [
    (0x8950_4E47_0D0A_1A0A, 8),  // PNG
    (0xFF_D8FF, 3),  // JPEG
    (0x504B_0304, 4), (0x504B_0506, 4),  // ZIP, and an empty one
    (0x7F45_4C46, 4),  // ELF
    (0x1F_8B08, 3),  // gzip
    (0xFD37_7A58_5A00, 6),  // xz
    (0x28B5_2FFD, 4),  // Zstandard
    (0x377A_BCAF_271C, 6),  // 7z
    (0xCAFE_BABE, 4), (0xCFFA_EDFE, 4),  // Java class, Mach-O
    (0xD0CF_11E0_A1B1_1AE1, 8),  // old Office documents
    (0x25_5044_462D, 5),  // PDF
  ]
}
