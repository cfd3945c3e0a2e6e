/// Bytes read as text: well-formed UTF-8 without a byte order mark, not yet cleaned.
struct DecodedText: Equatable, Sendable {
  /// Nil when the bytes are such text as they stand.
  var bytes: [UInt8]?
  var encoding: TextEncoding
  /// How many broken sequences became U+FFFD.
  var invalid: Int
}

/// Finding out how a file's bytes are meant.
enum TextDecoding {
  /// Reads bytes as UTF-8, as UTF-16 if they begin with its mark, else as Windows-1252.
  ///
  /// UTF-8 with a few broken places stays UTF-8: its many well-formed sequences are no accident,
  /// for in Windows-1252 they would be things like `Ã©`. When the bytes are the beginning of a
  /// larger file, a sequence cut at their end is left out without being counted as broken.
  /// - Complexity: O(*n*); bytes that are UTF-8 without a mark are handed back as they are.
  static func decode(_ bytes: Span<UInt8>, isCut: Bool = false) -> DecodedText {
    if begins(bytes, with: 0xFF, 0xFE) {
      return utf16(bytes, encoding: .utf16LittleEndian, isCut: isCut)
    }
    if begins(bytes, with: 0xFE, 0xFF) {
      return utf16(bytes, encoding: .utf16BigEndian, isCut: isCut)
    }
    let start = begins(bytes, with: 0xEF, 0xBB) && bytes.count > 2 && bytes[2] == 0xBF ? 3 : 0
    let survey = UTF8Survey(bytes, from: start, isCut: isCut)
    if survey.broken == 0 {
      let isWhole = start == 0 && survey.end == bytes.count
      var text: [UInt8] = []
      if !isWhole { text.append(bytes, start..<survey.end) }
      return DecodedText(bytes: isWhole ? nil : text, encoding: .utf8, invalid: 0)
    }
    if start > 0 || survey.continuations >= survey.broken {
      let text = mended(bytes, start..<survey.end)
      return DecodedText(bytes: text, encoding: .utf8, invalid: survey.broken)
    }
    return windows1252(bytes)
  }

  private static func begins(_ bytes: Span<UInt8>, with first: UInt8, _ second: UInt8) -> Bool {
    bytes.count > 1 && bytes[0] == first && bytes[1] == second
  }

  /// UTF-8 with every broken sequence replaced.
  private static func mended(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      if scalar == UTF8Scalars.invalid {
        text.append(contentsOf: UTF8Scalars.replacement)
      } else {
        text.append(bytes, index..<index + length)
      }
      index += length
    }
    return text
  }

  private static func utf16(
    _ bytes: Span<UInt8>, encoding: TextEncoding, isCut: Bool
  ) -> DecodedText {
    let highAt = encoding == .utf16BigEndian ? 0 : 1
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var invalid = 0
    var index = 2
    while index + 1 < bytes.count {
      let unit = UInt32(bytes[index + highAt]) << 8 | UInt32(bytes[index + 1 - highAt])
      index += 2
      guard 0xD800..<0xE000 ~= unit else {
        text.append(scalar: unit)
        continue
      }
      if unit < 0xDC00, index + 1 < bytes.count {
        let next = UInt32(bytes[index + highAt]) << 8 | UInt32(bytes[index + 1 - highAt])
        if 0xDC00..<0xE000 ~= next {
          index += 2
          text.append(scalar: 0x1_0000 + (unit - 0xD800) << 10 + (next - 0xDC00))
          continue
        }
      }
      if isCut, unit < 0xDC00, index + 1 >= bytes.count {
        return DecodedText(bytes: text, encoding: encoding, invalid: invalid)
      }
      invalid += 1
      text.append(contentsOf: UTF8Scalars.replacement)
    }
    if index < bytes.count, !isCut {
      invalid += 1
      text.append(contentsOf: UTF8Scalars.replacement)
    }
    return DecodedText(bytes: text, encoding: encoding, invalid: invalid)
  }

  static func windows1252(_ bytes: Span<UInt8>) -> DecodedText {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 4)
    var invalid = 0
    var index = 0
    while index < bytes.count {
      let end = bytes.endOfASCII(from: index)
      text.append(bytes, index..<end)
      index = end
      guard index < bytes.count else { break }
      let byte = bytes[index]
      let scalar = byte < 0xA0 ? windows1252Block[Int(byte) - 0x80] : UInt32(byte)
      if scalar == 0xFFFD { invalid += 1 }
      text.append(scalar: scalar)
      index += 1
    }
    return DecodedText(bytes: text, encoding: .windows1252, invalid: invalid)
  }

  /// Windows-1252 from 80 to 9F, where it differs from Latin-1; the five empty places are U+FFFD.
  ///
  /// https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT
  private static let windows1252Block: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}

/// How much in some bytes speaks for UTF-8, and how much against it.
private struct UTF8Survey {
  /// Bytes that continue a sequence as they should, in whole sequences and in broken ones.
  private(set) var continuations = 0
  /// Broken sequences.
  private(set) var broken = 0
  /// Where the text ends: before a sequence that the end of the bytes cut, if that is to be so.
  private(set) var end: Int

  init(_ bytes: Span<UInt8>, from start: Int, isCut: Bool) {
    end = bytes.count
    var index = start
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index = bytes.endOfASCII(from: index)
        continue
      }
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      if scalar == UTF8Scalars.invalid {
        if isCut, index + length == bytes.count, bytes[index] >= 0xC2, bytes[index] <= 0xF4 {
          end = index
          return
        }
        broken += 1
      }
      continuations += length - 1
      index += length
    }
  }
}
