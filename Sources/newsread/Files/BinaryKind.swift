/// Well known kinds of files that are no text, told by their first bytes.
///
/// The signatures are those of each format's own specification.
struct BinaryKind: Equatable, Sendable {
  /// Its place among those that are known.
  let number: Int

  init?(_ bytes: some Collection<UInt8>) {
    let number = Self.signatures.firstIndex { bytes.starts(with: $0.0) }
    guard let number else { return nil }
    self.number = number
  }

  /// Nil when there are not so many.
  init?(number: Int) {
    guard Self.signatures.indices.contains(number) else { return nil }
    self.number = number
  }

  /// The bytes it begins with.
  var signature: [UInt8] { Self.signatures[number].0 }
  /// With its article: `a PNG picture`.
  var words: String { Self.signatures[number].1 }

  /// The most bytes that have to be looked at.
  static let longestSignature = 16

  private static let signatures: [([UInt8], String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("GIF8".utf8), "a GIF picture"),
    (Array("RIFF".utf8), "a picture, sound or film in RIFF"),
    (Array("%PDF".utf8), "a PDF document"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old office document"),
    ([0x1F, 0x8B], "a gzip archive"),
    (Array("BZh".utf8), "a bzip2 archive"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive"),
    ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0xCF, 0xFA, 0xED, 0xFE], "a program"),
    (Array("SQLite format 3".utf8), "an SQLite database"),
    (Array("OggS".utf8), "an Ogg sound or film"),
    (Array("ID3".utf8), "an MP3 sound"),
  ]
}
