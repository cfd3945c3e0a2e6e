/// The work of `CleanText` on text in which something has to change.
struct TextCleaner {
  /// The text so far.
  private(set) var cleaned: [UInt8] = []
  private(set) var repaired = 0

  private let tabs: CleanText.Tabs
  private var index = 0
  /// Where in `cleaned` the embeddings and isolates stand that are still open on this line.
  private var openings: [Opening] = []
  /// How far the columns of `cleaned` have been counted, and what the count is there.
  private var counted = 0
  private var column = 0

  private struct Opening {
    var offset: Int
    var isIsolate: Bool
  }

  /// More open at once than any real text needs; UAX #9 itself stops at 125.
  private static let deepest = 60

  init(tabs: CleanText.Tabs) {
    self.tabs = tabs
  }

  /// Cleans everything.
  ///
  /// - Complexity: O(*n*).
  mutating func run(_ bytes: Span<UInt8>) {
    cleaned.reserveCapacity(bytes.count + 64)
    while index < bytes.count {
      var regular = RegularText.end(in: bytes, from: index)
      // What is open closes at the end of its line.
      if !openings.isEmpty { regular = bytes.first(0x0A, from: index, to: regular) }
      if regular > index {
        cleaned.append(bytes, index..<regular)
        index = regular
      } else {
        mend(bytes)
      }
    }
    closeLine()
  }

  /// Deals with one character that is not regular.
  private mutating func mend(_ bytes: Span<UInt8>) {
    let (scalar, length) = UTF8Scalars.read(bytes, at: index)
    let next = index + length
    switch scalar {
    case 0x09: tab()
    case 0x0A, 0x0B, 0x0C, 0x85, 0x2028: endLine()
    case 0x0D:
      endLine()
      if next < bytes.count, bytes[next] == 0x0A {
        index = next + 1
        return
      }
    case 0x2029:
      endLine()
      cleaned.append(0x0A)
    case 0x202A, 0x202B: open(isIsolate: false, bytes, next)
    case 0x2066...0x2068: open(isIsolate: true, bytes, next)
    case 0x202C: close(isIsolate: false, bytes, next)
    case 0x2069: close(isIsolate: true, bytes, next)
    case 0xFEFF: repaired += 1
    case _ where RegularText.isSelector(scalar):
      cleaned.append(bytes, index..<next)
      index = dropSelectors(bytes, from: next)
      return
    case 0xE0000...0xE007F:
      replace()
      index = endOfTags(bytes, from: next)
      return
    default:
      replace()
      index = EscapeSequence.end(in: bytes, at: index) ?? next
      return
    }
    index = next
  }

  /// Leaves out the selectors that follow one: a letter has one form, and a row of them may be a hidden text.
  ///
  /// Returns where something shows again.
  private mutating func dropSelectors(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var next = start
    var isDropped = false
    while next < bytes.count {
      let (scalar, length) = UTF8Scalars.read(bytes, at: next)
      if scalar == 0xFEFF {
        repaired += 1
      } else if RegularText.isSelector(scalar) {
        isDropped = true
      } else if RegularText.isBetween(scalar) {
        cleaned.append(bytes, next..<next + length)
      } else {
        break
      }
      next += length
    }
    if isDropped { repaired += 1 }
    return next
  }

  private mutating func replace() {
    repaired += 1
    cleaned.append(contentsOf: UTF8Scalars.replacement)
  }

  private mutating func endLine() {
    closeLine()
    cleaned.append(0x0A)
  }

  private mutating func tab() {
    guard tabs == .columns else {
      cleaned.append(0x20)
      return
    }
    while counted < cleaned.count {
      let (scalar, length) = UTF8Scalars.read(cleaned.span, at: counted)
      column = scalar == 0x0A ? 0 : column + Scripts.columns(of: scalar)
      counted += length
    }
    cleaned.append(contentsOf: repeatElement(0x20, count: 8 - column % 8))
  }

  private mutating func open(isIsolate: Bool, _ bytes: Span<UInt8>, _ next: Int) {
    guard openings.count < Self.deepest else { return replace() }
    openings.append(Opening(offset: cleaned.count, isIsolate: isIsolate))
    cleaned.append(bytes, index..<next)
  }

  private mutating func close(isIsolate: Bool, _ bytes: Span<UInt8>, _ next: Int) {
    guard let innermost = openings.last, innermost.isIsolate == isIsolate else { return replace() }
    openings.removeLast()
    cleaned.append(bytes, index..<next)
  }

  /// Replaces what was opened on this line and not closed; each is as long as U+FFFD in UTF-8.
  private mutating func closeLine() {
    for opening in openings {
      repaired += 1
      for (place, byte) in UTF8Scalars.replacement.enumerated() {
        cleaned[opening.offset + place] = byte
      }
    }
    openings.removeAll(keepingCapacity: true)
  }

  private func endOfTags(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let (scalar, length) = UTF8Scalars.read(bytes, at: end)
      guard 0xE0000...0xE007F ~= scalar else { break }
      end += length
    }
    return end
  }
}

/// The shapes of the control sequences of ECMA-48.
///
/// A sequence is taken as a whole so that its parameters do not litter the text, but only when it
/// is complete: an ESC that begins nothing swallows no word.
private enum EscapeSequence {
  /// The end of the sequence that begins at an index, nil when none does.
  ///
  /// The search stops at the first control character, so that no byte is looked at twice.
  static func end(in bytes: Span<UInt8>, at start: Int) -> Int? {
    let kind: UInt8
    var index: Int
    if bytes[start] == 0x1B, start + 1 < bytes.count {
      kind = bytes[start + 1]
      index = start + 2
    } else if bytes[start] == 0xC2, start + 1 < bytes.count, bytes[start + 1] >= 0x80 {
      kind = bytes[start + 1] &- 0x40  // C1 controls are ESC and a letter in one
      index = start + 2
    } else {
      return nil
    }
    switch kind {
    case 0x5B:  // CSI: parameters, intermediates, a final byte
      while index < bytes.count, 0x30...0x3F ~= bytes[index] { index += 1 }
      while index < bytes.count, 0x20...0x2F ~= bytes[index] { index += 1 }
      return index < bytes.count && 0x40...0x7E ~= bytes[index] ? index + 1 : nil
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F:  // DCS, SOS, OSC, PM, APC: a string and its terminator
      return endOfString(in: bytes, from: index)
    case 0x23, 0x25,
      0x28...0x2B where bytes[start] == 0x1B:  // character sets and line sizes
      return index < bytes.count && 0x30...0x7E ~= bytes[index] ? index + 1 : nil
    default:
      return nil
    }
  }

  private static func endOfString(in bytes: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if byte == 0x07 { return index + 1 }
      if byte == 0x1B { return next == 0x5C ? index + 2 : nil }
      if byte == 0xC2, 0x80...0x9F ~= next { return next == 0x9C ? index + 2 : nil }
      if byte < 0x20 || byte == 0x7F { return nil }
      index += 1
    }
    return nil
  }
}
