import Articles

/// Finds a run of letters and digits of ASCII in the words of a text that hide some of them.
///
/// All bytes of such a run in folded text come from letters and digits of ASCII that stand side by
/// side, which a scan of the text as it is finds, or some come from characters like é and ﬁ, or have
/// characters like combining marks between them. So no more than the words around such characters
/// has to be folded, and few of these: most have other letters, or other neighbours.
struct HiddenWords: Equatable, Sendable {
  private let run: Needle
  /// By `HiddenKind`, which bytes of ASCII may stand before a character, a bit for each kind of byte.
  private let before: [UInt64]
  /// The same for what may stand after it.
  private let after: [UInt64]

  /// To look for a run of small letters and digits of ASCII.
  init(_ run: Needle) {
    self.run = run
    let bytes = run.bytes
    var before = [UInt64](repeating: 0, count: HiddenKind.count)
    var after = before
    for (index, byte) in bytes.enumerated() {
      let kind = Int(HiddenKind(of: byte).rawValue)
      before[kind] |= index > 0 ? Self.bit(of: bytes[index - 1]) : .max
      after[kind] |= index + 1 < bytes.count ? Self.bit(of: bytes[index + 1]) : .max
      if index > 0 {
        before[Int(HiddenKind.nothing.rawValue)] |= Self.bit(of: bytes[index - 1])
        after[Int(HiddenKind.nothing.rawValue)] |= Self.bit(of: byte)
      }
    }
    before[Int(HiddenKind.several.rawValue)] = .max
    after[Int(HiddenKind.several.rawValue)] = .max
    self.before = before
    self.after = after
  }

  /// The same bit for both cases of a letter; some bytes share one, which does no harm.
  @inline(__always)
  private static func bit(of byte: UInt8) -> UInt64 { 1 &<< UInt64(byte | 0x20) }

  /// Whether some word of a text holds the run when it is folded, but not as it is.
  ///
  /// Words that hold it as they are may be found as well.
  /// - Complexity: O(*n*); ASCII is passed over 64 bytes at a time.
  func holdRun(in text: UnsafeBufferPointer<UInt8>, using folding: inout Folding) -> Bool {
    let raw = UnsafeRawBufferPointer(text)
    let map = FoldMap.shared
    return before.withUnsafeBufferPointer { before in
      after.withUnsafeBufferPointer { after in
        /// Where the last word that was folded ends.
        var done = 0
        var block = 0
        while block < raw.count {
          var leads = Self.leads(in: raw, at: block)
          while leads != 0 {
            let start = block &+ leads.trailingZeroBitCount
            leads &= leads &- 1
            let (scalar, length) = UTF8Scalars.readQuickly(text, at: start)
            let kind = Int(map.hiddenKind(of: scalar).rawValue)
            let end = start &+ length
            let first: UInt8 = start > 0 ? text[start &- 1] : 0
            let last: UInt8 = end < text.count ? text[end] : 0
            // What is next to the character and not of ASCII may be anything.
            let fitsBefore = Self.bit(of: first) | (first < 0x80 ? 0 : .max)
            let fitsAfter = Self.bit(of: last) | (last < 0x80 ? 0 : .max)
            guard before[kind] & fitsBefore != 0, after[kind] & fitsAfter != 0, start >= done
            else { continue }
            let word = Self.word(in: text, around: start..<end, from: done)
            folding.removeAll()
            folding.append(UnsafeBufferPointer(rebasing: text[word]))
            if folding.withFolded({ run.first(in: $0.bytes) != nil }) { return true }
            done = word.upperBound
          }
          block &+= 64
        }
        return false
      }
    }
  }

  /// A bit for each of up to 64 bytes that begins a character outside ASCII.
  @inline(__always)
  private static func leads(in raw: UnsafeRawBufferPointer, at block: Int) -> UInt64 {
    var leads: UInt64 = 0
    guard raw.count &- block >= 64 else {
      for place in block..<raw.count where raw[place] >= 0xc0 {
        leads |= 1 &<< UInt64(truncatingIfNeeded: place &- block)
      }
      return leads
    }
    // Bit k of byte n says what byte n of word k is.
    for index in 0..<8 {
      let word = UInt64(
        littleEndian: raw.loadUnaligned(fromByteOffset: block &+ 8 &* index, as: UInt64.self))
      let found = word & word &<< 1 & 0x8080_8080_8080_8080
      leads |= found &>> UInt64(7 &- index)
    }
    return leads == 0 ? 0 : transposed(leads)
  }

  /// 8 bytes of 8 bits, with rows and columns exchanged (Warren, "Hacker's Delight", 7-3).
  private static func transposed(_ bits: UInt64) -> UInt64 {
    var bits = bits
    func swap(_ mask: UInt64, by shift: UInt64) {
      let differences = (bits ^ bits &>> shift) & mask
      bits ^= differences ^ differences &<< shift
    }
    swap(0x00aa_00aa_00aa_00aa, by: 7)
    swap(0x0000_cccc_0000_cccc, by: 14)
    swap(0x0000_0000_f0f0_f0f0, by: 28)
    return bits
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

/// What of ASCII a character hides: no letter or digit, one of them, several of them, or nothing that
/// is left, so that its neighbours meet.
struct HiddenKind: Equatable, Sendable {
  let rawValue: UInt8

  static let none = HiddenKind(rawValue: 0)
  static let nothing = HiddenKind(rawValue: 37)
  static let several = HiddenKind(rawValue: 38)
  static let count = 39

  private init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// What a small letter or a digit is hidden as.
  init(of byte: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): rawValue = byte - UInt8(ascii: "a") + 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"): rawValue = byte - UInt8(ascii: "0") + 27
    default: rawValue = 0
    }
  }

  init(of entry: FoldEntry) {
    guard entry.hidesASCII else {
      self = .none
      return
    }
    switch entry.count {
    case 0: self = .nothing
    case 1: self.init(of: UInt8(truncatingIfNeeded: entry.rawValue))
    default: self = .several
    }
  }
}
