import Articles

/// Folds text for search: the one place that says which texts are alike.
///
/// Full case folding; letters without their marks, in canonically or compatibly decomposed form as
/// `FoldTable` has them; curly quotes and dashes as ASCII has them; runs of white space as one space,
/// none at either end of a field; invisible characters dropped; jamo joined into syllables. Broken
/// UTF-8 becomes U+FFFD. Text in ASCII takes a path that does 8 bytes at a time.
struct Folding: ~Copyable {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capitals: UnsafeMutablePointer<UInt64>
  private var capacity: Int
  private(set) var count = 0
  private var hasCapitals = false
  private var hasMarks = false
  private var endsInSpace = true
  private var sourceCount = 0
  private let tracksOffsets: Bool
  private var offsets: [Int] = []
  private let map = FoldMap.shared

  /// More than one step writes: 8 bytes of ASCII and the 31 of the longest record.
  private static let slack = 48
  /// Stands for what is broken.
  private static let replacement: UInt32 = 0xfffd

  /// Room for about so many bytes; with `tracksOffsets` it also says where each byte came from.
  init(expecting expected: Int, tracksOffsets: Bool = false) {
    capacity = (max(expected, 0) + Self.slack + 63) & ~63
    bytes = .allocate(capacity: capacity)
    capitals = .allocate(capacity: capacity / 64 + 1)
    capitals.initialize(repeating: 0, count: capacity / 64 + 1)
    self.tracksOffsets = tracksOffsets
    if tracksOffsets { offsets.reserveCapacity(capacity) }
  }

  deinit {
    bytes.deallocate()
    capitals.deallocate()
  }

  /// The folded form of one text.
  static func fold(_ text: String, tracksOffsets: Bool = false) -> FoldedText {
    var folding = Folding(expecting: text.utf8.count, tracksOffsets: tracksOffsets)
    folding.append(text)
    return folding.finish()
  }

  /// Hands over the folded form of one text, which is not kept.
  static func withFolded<Result>(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var folding = Folding(expecting: text.count)
    folding.append(text)
    _ = folding.trimSpace()
    return body(UnsafeBufferPointer(start: folding.bytes, count: folding.count))
  }

  mutating func append(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil {
      append(Array(text.utf8)[...])
    }
  }

  mutating func append(_ source: ArraySlice<UInt8>) {
    source.withUnsafeBufferPointer { append($0) }
  }

  /// Ends a field: what follows never makes one match with what came before.
  mutating func endField() {
    let end = trimSpace()
    makeRoom()
    put(FoldedText.fieldSeparator, isCapital: false, from: end)
    endsInSpace = true
  }

  /// What has been folded, in memory that is no larger than it must be.
  consuming func finish() -> FoldedText {
    let end = trimSpace()
    if tracksOffsets { offsets.append(end) }
    return FoldedText(
      bytes: Array(UnsafeBufferPointer(start: bytes, count: count)),
      capitals: hasCapitals
        ? Array(UnsafeBufferPointer(start: capitals, count: (count + 63) >> 6)) : [],
      hasMarks: hasMarks, offsets: offsets)
  }

  // MARK: - ASCII

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    var position = 0
    while position < source.count {
      makeRoom(for: source.count - position)
      position = foldPlain(source, from: position)
      guard position < source.count else { break }
      // White space after white space says nothing more.
      position += source[position] < 0x80 ? 1 : foldCharacter(of: source, at: position)
    }
    sourceCount += source.count
  }

  /// Folds 8 bytes at a time up to the next that needs a closer look, one outside ASCII or white
  /// space after white space, and says where that is.
  ///
  /// There has to be room for the rest of the source.
  private mutating func foldPlain(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = UnsafeRawPointer(source.baseAddress) else { return source.count }
    var position = start
    var end = count
    /// What the byte before the next 8 was, as one more in front of `spaces`.
    var spaceBefore: UInt64 = endsInSpace ? 0x80 : 0
    while position < source.count {
      let left = source.count - position
      let chunk: UInt64
      if left >= 8 {
        chunk = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      } else {
        chunk = (0..<left).reduce(0) { $0 | UInt64(source[position + $1]) << UInt64(8 * $1) }
      }
      let plain = chunk & ~Self.highBits
      // In each byte's highest bit: is it white space; is it a capital letter.
      let spaces = ~(plain &+ Self.ones &* 0x5f) & Self.highBits
      let upper = (plain &+ Self.ones &* 0x3f) & ~(plain &+ Self.ones &* 0x25) & Self.highBits
      let blanks = (spaces >> 7) &* 0xff
      let folded = (plain | upper >> 2) & ~blanks | (blanks & (Self.ones &* 0x20))
      UnsafeMutableRawPointer(bytes + end).storeBytes(of: folded.littleEndian, as: UInt64.self)
      let stop = chunk & Self.highBits | spaces & (spaces << 8 | spaceBefore)
      let good = min(stop.trailingZeroBitCount >> 3, left)
      if upper != 0 { markCapitals(upper, count: good, at: end) }
      if tracksOffsets {
        for lane in 0..<good { offsets.append(sourceCount + position + lane) }
      }
      if good > 0 { spaceBefore = spaces >> UInt64(8 * good - 8) & 0x80 }
      end += good
      position += good
      if good < 8 { break }
    }
    count = end
    endsInSpace = spaceBefore != 0
    return position
  }

  /// Gathers the high bits of the first bytes into as many neighbouring bits.
  private mutating func markCapitals(_ upper: UInt64, count good: Int, at end: Int) {
    let gathered = ((upper >> 7) &* 0x0102_0408_1020_4080) >> 56
    let bits = gathered & ((1 << UInt64(good)) - 1)
    guard bits != 0 else { return }
    hasCapitals = true
    let shift = UInt64(end & 63)
    capitals[end >> 6] |= bits << shift
    if shift > 56 { capitals[end >> 6 + 1] |= bits >> (64 - shift) }
  }

  // MARK: - Beyond ASCII

  /// Folds the character at a position and returns how many bytes of the source it took.
  private mutating func foldCharacter(of source: UnsafeBufferPointer<UInt8>, at position: Int)
    -> Int
  {
    let (read, length) = UTF8Scalars.read(source, at: position)
    let scalar = read == UTF8Scalars.invalid ? Self.replacement : read
    let origin = sourceCount + position
    if let record = map.record(of: scalar) {
      hasMarks = hasMarks || record.isMarked
      if record.count == 1, map.pool[record.start] == 0x20 {
        if !endsInSpace { put(0x20, isCapital: false, from: origin) }
        endsInSpace = true
      } else if record.count > 0 {
        for index in record.start..<record.start + record.count {
          put(map.pool[index], isCapital: record.isCapital, from: origin)
        }
        endsInSpace = false
      }
      return length
    }
    endsInSpace = false
    if let (syllable, taken) = Hangul.syllable(from: scalar, in: source, after: position + length) {
      putScalar(syllable, from: origin)
      return length + taken
    }
    putScalar(scalar, from: origin)
    return length
  }

  private mutating func putScalar(_ scalar: UInt32, from origin: Int) {
    let continuation = { (shift: UInt32) in UInt8(0x80 | scalar >> shift & 0x3f) }
    if scalar < 0x800 {
      put(UInt8(truncatingIfNeeded: 0xc0 | scalar >> 6), isCapital: false, from: origin)
    } else {
      if scalar < 0x10000 {
        put(UInt8(truncatingIfNeeded: 0xe0 | scalar >> 12), isCapital: false, from: origin)
      } else {
        put(UInt8(truncatingIfNeeded: 0xf0 | scalar >> 18), isCapital: false, from: origin)
        put(continuation(12), isCapital: false, from: origin)
      }
      put(continuation(6), isCapital: false, from: origin)
    }
    put(continuation(0), isCapital: false, from: origin)
  }

  // MARK: - Memory

  private mutating func put(_ byte: UInt8, isCapital: Bool, from origin: Int) {
    bytes[count] = byte
    if isCapital {
      hasCapitals = true
      capitals[count >> 6] |= 1 << UInt64(count & 63)
    }
    if tracksOffsets { offsets.append(origin) }
    count += 1
  }

  /// Takes white space off the end and says where in the source the rest ends.
  private mutating func trimSpace() -> Int {
    guard count > 0, bytes[count - 1] == 0x20 else { return sourceCount }
    count -= 1
    return offsets.popLast() ?? sourceCount
  }

  /// Makes room for so many bytes, and for one step more.
  private mutating func makeRoom(for more: Int = 0) {
    guard capacity - count < more + Self.slack else { return }
    let larger = (count + max(capacity, more) + 2 * Self.slack + 63) & ~63
    let newBytes = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    newBytes.update(from: bytes, count: count)
    let newCapitals = UnsafeMutablePointer<UInt64>.allocate(capacity: larger / 64 + 1)
    newCapitals.initialize(repeating: 0, count: larger / 64 + 1)
    newCapitals.update(from: capitals, count: capacity / 64 + 1)
    bytes.deallocate()
    capitals.deallocate()
    (bytes, capitals, capacity) = (newBytes, newCapitals, larger)
  }
}
