/// The marks that begin an item of a list.
enum Bullet {
  /// Whether a line begins with a bullet, a number or a letter of a list.
  static func begins(_ text: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard !text.isEmpty else { return false }
    switch bytes[text.lowerBound] {
    case 0x2D, 0x2A, 0x2B: return isSpace(bytes, text.lowerBound + 1, text)
    case 0x28: return counter(bytes, text.lowerBound + 1, text)
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return counter(bytes, text.lowerBound, text)
    case 0x80...:
      let (scalar, length) = UTF8Scalars.read(bytes, at: text.lowerBound)
      let isMark = [0x2022, 0x2023, 0x2043, 0x2013, 0x25AA, 0x25CF, 0x25E6].contains(scalar)
      return isMark && isSpace(bytes, text.lowerBound + length, text)
    default: return false
    }
  }

  /// `1. `, `12) `, `a) `.
  private static func counter(_ bytes: Span<UInt8>, _ start: Int, _ text: Range<Int>) -> Bool {
    var end = start
    while end < text.upperBound, end - start < 3, bytes[end] &- 0x30 < 10 { end += 1 }
    let isNumber = end > start
    if !isNumber, end < text.upperBound, (bytes[end] | 0x20) &- 0x61 < 26 { end += 1 }
    guard end > start, end < text.upperBound else { return false }
    let closes = bytes[end] == 0x29 || (isNumber && bytes[end] == 0x2E)
    return closes && isSpace(bytes, end + 1, text)
  }

  private static func isSpace(_ bytes: Span<UInt8>, _ index: Int, _ text: Range<Int>) -> Bool {
    index < text.upperBound && bytes[index] == 0x20
  }
}

/// The `>` signs that begin a line of a quotation.
struct QuoteMarks {
  /// How many there are; 0 for a line that is no quotation.
  private(set) var level = 0
  /// Where the line goes on behind them and one space.
  private(set) var end: Int

  /// Deeper quotations keep the rest of their marks in the text.
  private static let deepest = 8

  /// Reads the marks of a line; `> 5` may be one, `>5` is none.
  init(of line: Range<Int>, in bytes: Span<UInt8>) {
    end = line.lowerBound
    var index = line.lowerBound
    var spaces = 0
    while index < line.upperBound, level < Self.deepest {
      if bytes[index] == 0x3E {
        level += 1
        index += 1
        end = index
        spaces = 0
      } else if bytes[index] == 0x20, spaces < (level == 0 ? 3 : 1) {
        spaces += 1
        index += 1
      } else {
        break
      }
    }
    guard level > 0, end < line.upperBound else { return }
    if bytes[end] == 0x20 {
      end += 1
    } else if bytes[end] &- 0x30 < 10 || bytes[end] == 0x3D {
      level = 0
      end = line.lowerBound
    }
  }
}

/// A line of nothing but signs that parts two stretches of text.
enum RuleLine {
  /// What it is drawn with.
  enum Sign {
    /// `*` and its like, which are shown as they are.
    case ornament
    /// `=` or `-`, which may underline the line above them too.
    case underline
    /// What draws a line and nothing else.
    case line
  }

  /// Nil when a line has anything else in it, or too little: `---` and `* * *` are rules, `--` and
  /// `--- ---` are not.
  /// - Complexity: O(*n*) in the signs that it begins with.
  static func sign(of text: Range<Int>, in bytes: Span<UInt8>) -> Sign? {
    guard !text.isEmpty else { return nil }
    let (first, length) = UTF8Scalars.read(bytes, at: text.lowerBound)
    if first == 0x2042, text.count == length { return .ornament }
    guard let sign = sign(of: first) else { return nil }
    var count = 1
    var index = text.lowerBound + length
    var gap = -1
    while index < text.upperBound {
      let before = index
      while index < text.upperBound, bytes[index] == 0x20 { index += 1 }
      // All signs stand together, or all apart.
      let spaces = min(index - before, 1)
      guard gap < 0 || spaces == gap else { return nil }
      gap = spaces
      let (next, length) = UTF8Scalars.read(bytes, at: index)
      guard next == first else { return nil }
      count += 1
      index += length
    }
    guard count >= 3 else { return nil }
    return sign == .underline && gap == 1 ? .line : sign
  }

  private static func sign(of scalar: UInt32) -> Sign? {
    switch scalar {
    case 0x2A, 0x2022, 0xB7, 0x2217, 0x2731, 0xFF0A: .ornament
    case 0x2D, 0x3D: .underline
    case 0x5F, 0x2013, 0x2014, 0x2015, 0x2500, 0x2501, 0x2550: .line
    default: nil
    }
  }
}

/// The lines of backticks between which everything stays as it is.
struct Fences {
  /// From where each opening line begins to where its closing line does, from top to bottom.
  private(set) var pairs: [Range<Int>] = []

  /// An opening line that nothing closes is none.
  ///
  /// - Complexity: O(*n*) in the length of the range.
  init(of bytes: Span<UInt8>, in range: Range<Int>) {
    var opening: (start: Int, ticks: Int)?
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(TextLines.end(of: start, in: bytes), range.upperBound)
      if let fence = Self.fence(start..<end, in: bytes) {
        if let open = opening {
          if fence.isBare, fence.ticks >= open.ticks {
            pairs.append(open.start..<start)
            opening = nil
          }
        } else {
          opening = (start, fence.ticks)
        }
      }
      start = end + 1
    }
  }

  private static func fence(
    _ line: Range<Int>, in bytes: Span<UInt8>
  ) -> (ticks: Int, isBare: Bool)? {
    let start = self.start(of: line, in: bytes)
    let end = endOfTicks(from: start, in: line, of: bytes)
    guard end - start >= 3 else { return nil }
    let rest = TextLines.endOfSpaces(end..<line.upperBound, in: bytes)
    guard bytes.first(0x60, from: rest, to: line.upperBound) == line.upperBound else { return nil }
    return (end - start, rest == line.upperBound)
  }

  private static func start(of line: Range<Int>, in bytes: Span<UInt8>) -> Int {
    var start = line.lowerBound
    while start < line.upperBound, start - line.lowerBound < 3, bytes[start] == 0x20 { start += 1 }
    return start
  }

  private static func endOfTicks(from start: Int, in line: Range<Int>, of bytes: Span<UInt8>) -> Int
  {
    var end = start
    while end < line.upperBound, bytes[end] == 0x60 { end += 1 }
    return end
  }

  /// Where the backticks of a fence end, and the spaces behind them.
  static func endOfMark(_ line: Range<Int>, in bytes: Span<UInt8>) -> Int {
    let end = endOfTicks(from: start(of: line, in: bytes), in: line, of: bytes)
    return TextLines.endOfSpaces(end..<line.upperBound, in: bytes)
  }
}
