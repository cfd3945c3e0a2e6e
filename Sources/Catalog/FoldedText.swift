/// Text as search sees it: case and diacritics folded, runs of white space made one space.
struct FoldedText: Equatable, Sendable {
  /// The folded text as UTF-8, its fields, if there are several, separated by `fieldSeparator`.
  let bytes: [UInt8]
  /// A bit for each byte that came from a capital letter, lowest first; empty when there is none.
  let capitals: [UInt64]
  /// Whether folding took a mark off some letter.
  let hasMarks: Bool
  /// For each byte, the offset of the character in the source that it came from, and one more for
  /// the end of the source; empty unless it was asked for.
  let offsets: [Int]

  /// A byte that no folded text and no query holds, so that no match crosses it.
  static let fieldSeparator: UInt8 = 1

  /// Hands over the bytes and the capitals, as a search reads them.
  func withBytes<Result>(_ body: (FoldedBytes) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      capitals.withUnsafeBufferPointer { body(FoldedBytes(bytes: bytes, capitals: $0)) }
    }
  }

  /// The part of the source that a range of the folded bytes came from; needs `offsets`.
  ///
  /// It is made of whole Unicode characters and has the marks that follow it.
  func sourceRange(_ start: Int, _ end: Int) -> Range<Int> {
    guard start < end, end < offsets.count else { return 0..<0 }
    var next = end
    // Half of what one character became, as of ß, stands for the whole character.
    while next < bytes.count, offsets[next] == offsets[end - 1] { next += 1 }
    return offsets[start]..<max(offsets[start], offsets[next])
  }
}

/// Folded text where it stands in memory; to be used only as long as whoever handed it over says.
struct FoldedBytes {
  let bytes: UnsafeBufferPointer<UInt8>
  /// As `FoldedText` has them.
  let capitals: UnsafeBufferPointer<UInt64>

  /// The capital bits of up to 64 bytes from a position on.
  func capitals(at position: Int, count: Int) -> UInt64 {
    let word = position >> 6
    let shift = UInt64(position & 63)
    guard word < capitals.count else { return 0 }
    var bits = capitals[word] >> shift
    if shift > 0, word + 1 < capitals.count { bits |= capitals[word + 1] << (64 - shift) }
    return count < 64 ? bits & ((1 << UInt64(count)) - 1) : bits
  }
}
