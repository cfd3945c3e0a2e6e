/// What each character outside ASCII becomes when text is folded; `FoldTable` made fit for looking up.
///
/// A two-stage table: the upper bits of a code point choose a page, the lower 7 an entry in it, which
/// holds up to 3 folded bytes itself and says of longer forms where they stand in a pool of bytes.
///
/// The tables are reached by pointer, so that a character costs no more than reading them. The
/// conformance to `Sendable` is unchecked because of that. It is sound: the one map there is writes its
/// memory before anyone has it, and neither changes nor frees it afterwards.
struct FoldMap: @unchecked Sendable {
  /// The table for everyone, read at the first use.
  static let shared = FoldMap(FoldMapReader(FoldTable.records))

  private let pages: UnsafePointer<UInt16>
  private let entries: UnsafePointer<FoldEntry>
  private let pool: UnsafePointer<UInt8>
  /// What the characters of up to 2 bytes hide.
  private let hiddenKinds: UnsafePointer<HiddenKind>

  /// Characters below take up to 2 bytes.
  private static let shortLimit: UInt32 = 0x800

  private init(_ reader: consuming FoldMapReader) {
    pages = Self.copy(reader.pages)
    entries = Self.copy(reader.entries)
    pool = Self.copy(reader.pool)
    let (pages, entries) = (pages, entries)
    hiddenKinds = Self.copy(
      (0..<Self.shortLimit).map {
        HiddenKind(of: Self.entry(of: $0, in: pages, entries))
      })
  }

  private static func copy<Element>(_ array: [Element]) -> UnsafePointer<Element> {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(array.count, 1))
    _ = memory.initialize(from: array)
    return UnsafePointer(memory.baseAddress ?? .allocate(capacity: 1))
  }

  /// What a character becomes; an absent entry when folding leaves it alone.
  @inline(__always)
  func entry(of scalar: UInt32) -> FoldEntry {
    Self.entry(of: scalar, in: pages, entries)
  }

  @inline(__always)
  private static func entry(
    of scalar: UInt32, in pages: UnsafePointer<UInt16>, _ entries: UnsafePointer<FoldEntry>
  ) -> FoldEntry {
    guard scalar < FoldMapReader.limit else {
      // Tags and variation selectors: nothing of plane 14 can be seen.
      return scalar &>> 16 == 14 ? .dropped : .absent
    }
    let page = Int(pages[Int(scalar &>> UInt32(FoldMapReader.pageBits))])
    return entries[page &<< FoldMapReader.pageBits | Int(scalar) & FoldMapReader.pageMask]
  }

  /// What of ASCII a character hides.
  @inline(__always)
  func hiddenKind(of scalar: UInt32) -> HiddenKind {
    scalar < Self.shortLimit ? hiddenKinds[Int(scalar)] : HiddenKind(of: entry(of: scalar))
  }

  /// The bytes of an entry that does not hold them itself.
  @inline(__always)
  func longForm(of entry: FoldEntry) -> UnsafeBufferPointer<UInt8> {
    let place = pool + entry.place
    return UnsafeBufferPointer(start: place + 1, count: Int(place.pointee))
  }

  /// What a character becomes, wherever that is kept.
  func folded(_ entry: FoldEntry) -> [UInt8] {
    entry.isLong
      ? Array(longForm(of: entry))
      : (0..<entry.count).map { UInt8(truncatingIfNeeded: entry.rawValue >> UInt32(8 * $0)) }
  }
}

/// What one character becomes when it is folded, and what is lost.
struct FoldEntry {
  /// From the lowest bit on: 3 bytes, or the place of more in the pool; their count, 7 for more; flags.
  let rawValue: UInt32

  /// Folding leaves the character alone.
  static let absent = FoldEntry(rawValue: 0)
  /// Folding leaves nothing of the character.
  static let dropped = FoldEntry(rawValue: presentBit | hidesBit)

  private static let capitalBit: UInt32 = 1 << 27
  private static let markedBit: UInt32 = 1 << 28
  private static let spaceBit: UInt32 = 1 << 29
  private static let hidesBit: UInt32 = 1 << 30
  private static let presentBit: UInt32 = 1 << 31

  fileprivate init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// An entry of so many bytes, which are put into the pool if they are too many.
  fileprivate init(_ bytes: [UInt8], isCapital: Bool, isMarked: Bool, pool: inout [UInt8]) {
    var value = Self.presentBit
    if bytes.count < 4 {
      for (index, byte) in bytes.enumerated() { value |= UInt32(byte) << UInt32(8 * index) }
      value |= UInt32(bytes.count) << 24
    } else {
      value |= UInt32(truncatingIfNeeded: pool.count) & 0xff_ffff | 7 << 24
      pool.append(UInt8(clamping: bytes.count))
      pool += bytes
    }
    if isCapital { value |= Self.capitalBit }
    if isMarked { value |= Self.markedBit }
    if bytes == [0x20] { value |= Self.spaceBit }
    if bytes.isEmpty || bytes.contains(where: WordCharacters.isPlain) { value |= Self.hidesBit }
    rawValue = value
  }

  /// The bits of entries that are more than up to 3 bytes to be copied.
  ///
  /// Only a long entry has the highest bit of the count.
  @inline(__always)
  static func specialBits(withCapitals: Bool) -> UInt32 {
    1 << 26 | spaceBit | (withCapitals ? capitalBit : 0)
  }

  /// Whether any of the entries whose bits these are has lost a mark.
  @inline(__always)
  static func isMarked(_ bits: UInt32) -> Bool { bits & markedBit != 0 }

  @inline(__always) var isAbsent: Bool { rawValue == 0 }
  /// Whether the folded form is in the pool.
  @inline(__always) var isLong: Bool { rawValue >> 24 & 7 == 7 }
  /// How many bytes it holds itself, when it is not long.
  @inline(__always) var count: Int { Int(rawValue >> 24 & 7) }
  @inline(__always) var place: Int { Int(rawValue & 0xff_ffff) }
  @inline(__always) var isCapital: Bool { rawValue & Self.capitalBit != 0 }
  /// Whether a letter loses a mark.
  @inline(__always) var isMarked: Bool { rawValue & Self.markedBit != 0 }
  @inline(__always) var isSpace: Bool { rawValue & Self.spaceBit != 0 }
  /// Whether nothing is left, or something with a letter or digit of ASCII.
  @inline(__always) var hidesASCII: Bool { rawValue & Self.hidesBit != 0 }
}

/// Reads the records of `FoldTable`; what it cannot read it passes over.
private struct FoldMapReader {
  private(set) var pool: [UInt8] = []
  private(set) var pages = [UInt16](repeating: 0, count: Int(limit) >> pageBits)
  private(set) var entries = [FoldEntry](repeating: .absent, count: 1 << pageBits)

  static let limit: UInt32 = 0x30000
  static let pageBits = 7
  static let pageMask = 1 << pageBits - 1
  /// No folded form is longer.
  private static let longestForm = 31

  init(_ records: StaticString) {
    guard records.hasPointerRepresentation else { return }
    let text = UnsafeBufferPointer(start: records.utf8Start, count: records.utf8CodeUnitCount)
    var folded = String.UnicodeScalarView()
    var flags: UInt32 = 0
    var number: UInt32 = 0
    var first: UInt32?
    var hasDigits = false
    var entry = FoldEntry.absent
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        number = number << 4 | UInt32(byte & 15)
        hasDigits = true
        continue
      case UInt8(ascii: "A")...UInt8(ascii: "F"):
        number = number << 4 | UInt32(byte & 15 + 9)
        hasDigits = true
        continue
      case UInt8(ascii: ":"):
        flags = number
        folded = String.UnicodeScalarView()
      case UInt8(ascii: "+"):
        if let scalar = Unicode.Scalar(number) { folded.append(scalar) }
      case UInt8(ascii: "="):
        if hasDigits, let scalar = Unicode.Scalar(number) { folded.append(scalar) }
        entry = self.entry(Array(String(folded).utf8), flags)
      case UInt8(ascii: "-"):
        first = number
      default:
        // A comma or white space closes a character or a range of them.
        if hasDigits { set(entry, for: first ?? number, through: number) }
        first = nil
      }
      number = 0
      hasDigits = false
    }
    if hasDigits { set(entry, for: first ?? number, through: number) }
  }

  private mutating func entry(_ bytes: [UInt8], _ flags: UInt32) -> FoldEntry {
    guard bytes.count <= Self.longestForm else { return .absent }
    return FoldEntry(bytes, isCapital: flags & 1 != 0, isMarked: flags & 2 != 0, pool: &pool)
  }

  private mutating func set(_ entry: FoldEntry, for first: UInt32, through last: UInt32) {
    guard first <= last, last < Self.limit else { return }
    for scalar in Int(first)...Int(last) {
      let page = scalar >> Self.pageBits
      if pages[page] == 0 {
        guard let fresh = UInt16(exactly: entries.count >> Self.pageBits) else { return }
        pages[page] = fresh
        entries.append(contentsOf: repeatElement(.absent, count: 1 << Self.pageBits))
      }
      entries[Int(pages[page]) << Self.pageBits | scalar & Self.pageMask] = entry
    }
  }
}
