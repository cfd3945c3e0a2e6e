@testable import Catalog

/// Folding as plainly as it can be said, one character at a time: what `Folding` must agree with.
struct PlainFolding {
  private(set) var bytes: [UInt8] = []
  private(set) var capitals: [Bool] = []
  private(set) var offsets: [Int] = []
  private var sourceCount = 0

  init(fields: [[UInt8]] = []) {
    for field in fields {
      append(field)
      put(FoldedText.fieldSeparator, at: trim())
    }
  }

  init(_ text: [UInt8]) {
    append(text)
    _ = trim()
  }

  private mutating func put(_ byte: UInt8, isCapital: Bool = false, at origin: Int) {
    bytes.append(byte)
    capitals.append(isCapital)
    offsets.append(origin)
  }

  /// Takes white space off the end and says where the rest ends.
  private mutating func trim() -> Int {
    guard bytes.last == 0x20 else { return sourceCount }
    bytes.removeLast()
    capitals.removeLast()
    return offsets.removeLast()
  }

  private mutating func append(_ text: [UInt8]) {
    let scalars = Self.scalars(of: text)
    var index = 0
    while index < scalars.count {
      let (scalar, origin) = scalars[index]
      index += 1
      let entry = FoldMap.shared.entry(of: scalar)
      if scalar <= 0x20 || entry.isSpace {
        if let last = bytes.last, last != 0x20, last != FoldedText.fieldSeparator {
          put(0x20, at: sourceCount + origin)
        }
      } else if scalar < 0x80 {
        let isCapital = (0x41...0x5a).contains(scalar)
        put(
          UInt8(isCapital ? scalar + 0x20 : scalar), isCapital: isCapital, at: sourceCount + origin)
      } else if !entry.isAbsent {
        for byte in FoldMap.shared.folded(entry) {
          put(byte, isCapital: entry.isCapital, at: sourceCount + origin)
        }
      } else {
        var syllable = Hangul(scalar)
        while index < scalars.count, syllable.join(scalars[index].scalar) { index += 1 }
        guard let joined = Unicode.Scalar(syllable.scalar) else { continue }
        for byte in String(Character(joined)).utf8 { put(byte, at: sourceCount + origin) }
      }
    }
    sourceCount += text.count
  }

  /// The Unicode characters and their offsets; what is broken is U+FFFD, as the standard library has it.
  private static func scalars(of text: [UInt8]) -> [(scalar: UInt32, offset: Int)] {
    var scalars: [(scalar: UInt32, offset: Int)] = []
    var offset = 0
    while offset < text.count {
      var length = 1
      while length < 4, offset + length < text.count,
        String(decoding: text[offset...offset + length], as: UTF8.self).unicodeScalars.count == 1
      {
        length += 1
      }
      let first = String(decoding: text[offset..<offset + length], as: UTF8.self).unicodeScalars
        .first
      scalars.append((first?.value ?? 0, offset))
      offset += length
    }
    return scalars
  }

  /// A syllable that letters may be added to.
  private struct Hangul {
    var scalar: UInt32
    private var wants: Wants = .nothing

    private enum Wants { case vowel, tail, nothing }

    init(_ scalar: UInt32) {
      self.scalar = scalar
      if (0x1100..<0x1113).contains(scalar) {
        wants = .vowel
      } else if (0xac00...0xd7a3).contains(scalar), (scalar - 0xac00).isMultiple(of: 28) {
        wants = .tail
      }
    }

    mutating func join(_ letter: UInt32) -> Bool {
      switch wants {
      case .vowel where (0x1161..<0x1176).contains(letter):
        scalar = 0xac00 + ((scalar - 0x1100) * 21 + letter - 0x1161) * 28
        wants = .tail
      case .tail where (0x11a8..<0x11c3).contains(letter):
        scalar += letter - 0x11a7
        wants = .nothing
      default: return false
      }
      return true
    }
  }
}

/// Texts of all that makes folding hard, which look random and are the same in every run.
struct HardTexts {
  private var generator: SeededGenerator

  private static let pieces: [String] = [
    "a", "B", "z", "Q", "7", " ", "  ", "\n", "\n\n", "é", "Ó", "ß", "ẞ", "ﬁ", "æ", "½", "①",
    "\u{301}",
    "\u{AD}", "\u{200B}", "\u{A0}", "’", "“", "—", "…", "€", "👍", "ж", "Ж", "й", "東", "한",
    "\u{1112}\u{1161}\u{11AB}", "\u{1112}", "\u{11AB}", "\u{D558}", "ﷺ", "\u{E0067}", "@", "[", "{",
    "\u{7F}", "The ",
    "mutiny", "harbour reopens after the ", "WHO", "x", "y", "\t", "İ", "ŉ", "ｗ",
  ]

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

  /// Up to so many pieces; a few kinds of them, so that they meet.
  mutating func text(pieces limit: Int) -> String {
    let kinds = (0..<number(below: 6) + 1).map { _ in Self.pieces[number(below: Self.pieces.count)]
    }
    return (0..<number(below: limit)).map { _ in kinds[number(below: kinds.count)] }.joined()
  }

  /// A text of which some bytes may be broken.
  mutating func bytes(pieces limit: Int) -> [UInt8] {
    var bytes = Array(text(pieces: limit).utf8)
    guard number(below: 4) == 0, !bytes.isEmpty else { return bytes }
    for _ in 0..<number(below: 4) { bytes[number(below: bytes.count)] = UInt8(number(below: 256)) }
    return bytes
  }
}
