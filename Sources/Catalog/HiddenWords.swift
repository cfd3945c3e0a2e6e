import Articles

/// Finds a run of letters and digits of ASCII in the words of a text that hide some of them.
///
/// All bytes of such a run in folded text come from letters and digits of ASCII that stand side by
/// side, which a scan of the text as it is finds, or some come from characters like é and ﬁ, or have
/// characters like combining marks between them. So no more than the words around such characters
/// has to be folded, and few of these: most have other letters, or other neighbours.
struct HiddenWords: Equatable, Sendable {
  private let run: Needle
  /// A bit for each byte of the run, by its lower 6 bits.
  private let letters: UInt64

  /// To look for a run of small letters and digits of ASCII.
  init(_ run: Needle) {
    self.run = run
    letters = run.bytes.reduce(0) { $0 | Self.bit(of: $1) }
  }

  private static func bit(of byte: UInt8) -> UInt64 { 1 << UInt64(byte & 63) }

  /// Whether some word of a text holds the run when it is folded, but not as it is.
  ///
  /// Words that hold it as they are may be found as well.
  /// - Complexity: O(*n*); ASCII is passed over 8 bytes at a time.
  func holdRun(in text: UnsafeBufferPointer<UInt8>, using folding: inout Folding) -> Bool {
    let raw = UnsafeRawBufferPointer(text)
    let map = FoldMap.shared
    /// Where the last word that was folded ends.
    var done = 0
    var place = 0
    while place < raw.count {
      var leads = Self.leads(in: raw, at: place)
      while leads != 0 {
        let start = place + leads.trailingZeroBitCount >> 3
        leads &= leads &- 1
        guard start >= done else { continue }
        let (scalar, length) = UTF8Scalars.read(text, at: start)
        let entry = map.entry(of: scalar)
        guard entry.hidesASCII, mayBePart(entry, of: text, at: start, length) else { continue }
        let word = Self.word(in: text, around: start..<start + length, from: done)
        folding.removeAll()
        folding.append(UnsafeBufferPointer(rebasing: text[word]))
        if folding.withFolded({ run.first(in: $0.bytes) != nil }) { return true }
        done = word.upperBound
      }
      place += 8
    }
    return false
  }

  /// The highest bit of each of up to 8 bytes that begins a character outside ASCII.
  @inline(__always)
  private static func leads(in raw: UnsafeRawBufferPointer, at place: Int) -> UInt64 {
    guard place + 8 <= raw.count else {
      return (place..<raw.count).reduce(0) {
        raw[$1] >= 0xc0 ? $0 | 0x80 << UInt64(8 * ($1 - place)) : $0
      }
    }
    let word = UInt64(
      littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    return word & word << 1 & 0x8080_8080_8080_8080
  }

  /// Whether a character that hides something could be part of a match, as far as can be told from
  /// what it becomes and the bytes next to it.
  @inline(__always)
  private func mayBePart(
    _ entry: FoldEntry, of text: UnsafeBufferPointer<UInt8>, at start: Int, _ length: Int
  ) -> Bool {
    guard !entry.isLong else { return true }
    let before = start > 0 ? text[start - 1] : 0
    let after = start + length < text.count ? text[start + length] : 0
    switch entry.count {
    case 0: return mayJoin(before, after)
    case 1:
      let letter = UInt8(truncatingIfNeeded: entry.rawValue)
      return letters & Self.bit(of: letter) != 0 && mayStand(letter, between: before, after)
    default: return true
    }
  }

  /// Whether a letter is in the run between two bytes of the text, as far as these are of ASCII.
  private func mayStand(_ letter: UInt8, between before: UInt8, _ after: UInt8) -> Bool {
    run.bytes.withUnsafeBufferPointer { run in
      for index in run.indices where run[index] == letter {
        if index == 0 || Self.mayBe(run[index - 1], before),
          index == run.count - 1 || Self.mayBe(run[index + 1], after)
        {
          return true
        }
      }
      return false
    }
  }

  /// Whether two bytes of the text may be neighbours in the run when what is between them goes.
  private func mayJoin(_ before: UInt8, _ after: UInt8) -> Bool {
    run.bytes.withUnsafeBufferPointer { run in
      for index in run.indices.dropLast() {
        if Self.mayBe(run[index], before), Self.mayBe(run[index + 1], after) { return true }
      }
      return false
    }
  }

  /// Whether a byte of the text may become a byte of the run.
  @inline(__always)
  private static func mayBe(_ byte: UInt8, _ found: UInt8) -> Bool {
    found >= 0x80 || found | 0x20 == byte
  }

  /// The letters and digits of ASCII around a character and all between them that is not ASCII.
  private static func word(
    in text: UnsafeBufferPointer<UInt8>, around character: Range<Int>, from limit: Int
  ) -> Range<Int> {
    var start = character.lowerBound
    var end = character.upperBound
    while start > limit, isInWord(text[start - 1]) { start -= 1 }
    while end < text.count, isInWord(text[end]) { end += 1 }
    return start..<end
  }

  private static func isInWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || WordCharacters.isPlain(byte) || byte &- 0x41 < 26
  }
}
