/// What each character outside ASCII becomes when text is folded; `FoldTable` made fit for looking up.
///
/// A two-stage table: the upper bits of a code point choose a page, the lower 7 an entry in it,
/// which is 0 or the place of a record in one pool of bytes.
struct FoldMap: Sendable {
  /// The table for everyone, read at the first use.
  static let shared = FoldMap(FoldTable.records)

  /// What is known of one character: where its folded form stands in the pool, and what was lost.
  struct Record {
    let start: Int
    let count: Int
    let isCapital: Bool
    let isMarked: Bool
  }

  private(set) var pool: [UInt8] = [0]
  private var pages = [UInt16](repeating: 0, count: FoldMap.limit >> FoldMap.pageBits)
  private var entries = [UInt16](repeating: 0, count: 1 << FoldMap.pageBits)

  private static let limit = 0x30000
  private static let pageBits = 7

  /// The record of a character, nil when folding leaves it alone.
  func record(of scalar: UInt32) -> Record? {
    guard scalar < Self.limit else {
      // Tags and variation selectors: nothing of plane 14 can be seen.
      return scalar >> 16 == 14
        ? Record(start: 0, count: 0, isCapital: false, isMarked: false) : nil
    }
    let page = Int(pages[Int(scalar) >> Self.pageBits])
    let entry = Int(entries[page << Self.pageBits | Int(scalar) & (1 << Self.pageBits - 1)])
    guard entry != 0 else { return nil }
    let head = pool[entry]
    return Record(
      start: entry + 1, count: Int(head & 31), isCapital: head & 0x20 != 0,
      isMarked: head & 0x40 != 0)
  }

  /// Reads the records of the table; what it cannot read it passes over.
  private init(_ records: StaticString) {
    guard records.hasPointerRepresentation else { return }
    let text = UnsafeBufferPointer(start: records.utf8Start, count: records.utf8CodeUnitCount)
    var folded = String.UnicodeScalarView()
    var flags: UInt8 = 0
    var number: UInt32 = 0
    var first: UInt32?
    var hasDigits = false
    var place: UInt16 = 0
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
        flags = UInt8(truncatingIfNeeded: number)
        folded = String.UnicodeScalarView()
      case UInt8(ascii: "+"):
        if let scalar = Unicode.Scalar(number) { folded.append(scalar) }
      case UInt8(ascii: "="):
        if hasDigits, let scalar = Unicode.Scalar(number) { folded.append(scalar) }
        place = addRecord(String(folded).utf8, flags: flags)
      case UInt8(ascii: "-"):
        first = number
      default:
        // A comma or white space closes a character or a range of them.
        if hasDigits { set(place, for: first ?? number, through: number) }
        first = nil
      }
      number = 0
      hasDigits = false
    }
    if hasDigits { set(place, for: first ?? number, through: number) }
  }

  private mutating func addRecord(_ bytes: String.UTF8View, flags: UInt8) -> UInt16 {
    guard bytes.count < 32, let place = UInt16(exactly: pool.count) else { return 0 }
    pool.append(flags << 5 | UInt8(bytes.count))
    pool.append(contentsOf: bytes)
    return place
  }

  private mutating func set(_ place: UInt16, for first: UInt32, through last: UInt32) {
    guard first <= last, last < Self.limit else { return }
    for scalar in Int(first)...Int(last) {
      let page = scalar >> Self.pageBits
      if pages[page] == 0 {
        guard let fresh = UInt16(exactly: entries.count >> Self.pageBits) else { return }
        pages[page] = fresh
        entries.append(contentsOf: repeatElement(0, count: 1 << Self.pageBits))
      }
      entries[Int(pages[page]) << Self.pageBits | scalar & (1 << Self.pageBits - 1)] = place
    }
  }
}
