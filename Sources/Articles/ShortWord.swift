/// A few bytes held in place, so that words can be looked up without making strings of them.
///
/// A word of more than `longest` bytes equals no word that is written in the program.
struct ShortWord: Hashable, Sendable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64 = 0
  private var fourth: UInt64 = 0
  /// How many bytes it has, those included that were too many to be held.
  private(set) var count = 0

  private static let longest = 32

  init() {}

  /// A range of cleaned text in small letters, without stops, its apostrophes straight and its runs
  /// of spaces made one: as the lists of words have them.
  ///
  /// - Complexity: O(*n*) in the length of the range.
  init(plain range: Range<Int>, of bytes: Span<UInt8>) {
    var index = range.lowerBound
    var last: UInt32 = 0
    while index < range.upperBound, count <= Self.longest {
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      index += length
      switch scalar {
      case 0x2E: break
      case 0x20 where last == 0x20: break
      case 0x41...0x5A: append(UInt8(truncatingIfNeeded: scalar | 0x20))
      case 0..<0x80: append(UInt8(truncatingIfNeeded: scalar))
      case 0x2018, 0x2019: append(0x27)
      default:
        guard let scalar = Unicode.Scalar(scalar) else { break }
        for byte in scalar.properties.lowercaseMapping.utf8 { append(byte) }
      }
      last = scalar
    }
  }

  /// Adds a byte at the end.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    let part = UInt64(byte) &<< UInt64(truncatingIfNeeded: count &* 8)
    switch count {
    case 0..<8: first |= part
    case 8..<16: second |= part
    case 16..<24: third |= part
    case 24..<Self.longest: fourth |= part
    default: break
    }
    count += 1
  }

  func hash(into hasher: inout Hasher) {
    // The lists are fixed, so words that collide cost a comparison and no more.
    hasher.combine(first ^ (second &* 3) ^ (third &* 5) ^ (fourth &* 7))
  }
}

extension ShortWord: ExpressibleByStringLiteral {
  init(stringLiteral text: String) {
    self.init(text)
  }

  init(_ text: some StringProtocol) {
    for byte in text.utf8 { append(byte) }
  }
}
